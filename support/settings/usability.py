"""Which suppliers an environment can be tested with: those whose credentials were found."""

from support.settings.credentials import Credential
from support.settings.errors import SettingsError
from support.settings.groups import Supplier
from support.settings.models import Settings

USED_BY_FLOW = {
    "client-credentials": ("client_id", "kid", "private_key"),
    "authorization-code": ("client_id", "client_secret"),
}


def credentials_of(supplier: Supplier, flow: str) -> list[Credential]:
    """Give the credentials with which a supplier gets a token, whether or not they were found."""
    return [getattr(supplier, name) for name in USED_BY_FLOW[flow]]


def unusable(settings: Settings) -> dict[str, str]:
    """Give the suppliers of the environment for whom nobody can act, each with what is missing."""
    reasons = {
        name: ", ".join(
            each.why_missing for each in credentials_of(supplier, settings.auth.flow) if each.value is None
        )
        for name, supplier in settings.suppliers.items()
    }
    return {name: why for name, why in reasons.items() if why}


def require_usable(settings: Settings) -> None:
    """Refuse an environment that lacks credentials, if the settings say so.

    Raises:
        SettingsError: somebody cannot act; there is a line for each.
    """
    absent = unusable(settings)
    if absent and settings.missing_credentials == "refuse":
        raise SettingsError(*(f"suppliers.{name} cannot act: {why}" for name, why in absent.items()))

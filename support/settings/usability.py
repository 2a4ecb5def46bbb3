"""Which suppliers an environment can be tested with: those whose credentials were found."""

from support.settings.credentials import Credential
from support.settings.groups import Supplier
from support.settings.models import Settings

USED_BY_FLOW = {
    "client-credentials": ("client_id", "kid", "private_key"),
    "authorization-code": ("client_id", "client_secret"),
}


def credentials_of(supplier: Supplier, flow: str) -> list[Credential]:
    """Give the credentials with which a supplier gets a token, whether or not they were found."""
    return [getattr(supplier, name) for name in USED_BY_FLOW[flow]]


def why_unusable(settings: Settings, name: str) -> str:
    """Say why nobody can act for a supplier in this environment; empty where somebody can."""
    if name not in settings.suppliers:
        return f"suppliers.{name} is not set"
    credentials = credentials_of(settings.suppliers[name], settings.auth.flow)
    return ", ".join(each.why_missing for each in credentials if each.value is None)

"""Access tokens: issued by the identity service, looked up by the gateway."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from support.sandbox.identity.expiring import Expiring


class Scope(StrEnum):
    """What a token was issued for; only the first two open this API (AUTH-20)."""

    APPLICATION = "urn:nhsd:apim:app:level3:immunisation-fhir-api"
    CIS2_USER = "urn:nhsd:apim:user-nhs-cis2:aal3:immunisation-fhir-api"
    NHS_LOGIN_USER = "urn:nhsd:apim:user-nhs-login:P9:immunisation-fhir-api"


@dataclass(frozen=True)
class Grant:
    """What an access token stands for."""

    supplier: str
    scope: Scope


class AccessTokens:
    """The tokens that are valid at the moment: opaque to their holders, as on the platform."""

    def __init__(self, lifetime: int, epoch_seconds: Callable[[], float]) -> None:
        self.lifetime = lifetime
        """How long a token is valid, in seconds."""
        self._grants = Expiring[Grant](lifetime, epoch_seconds)

    def issue(self, grant: Grant) -> str:
        """Make a token."""
        token = secrets.token_urlsafe(24)
        self._grants.add(token, grant)
        return token

    def grant_of(self, token: str) -> Grant | None:
        """Tell what a token stands for; None when it is unknown or has expired."""
        return self._grants.get(token)

"""The client-credentials flow: a signed JWT is exchanged for a token (AUTH-10 to AUTH-18)."""

import time
from uuid import uuid4

import jwt

from support.auth import private_keys
from support.auth.dialogue import Dialogue
from support.auth.tokens import Token
from support.settings import Supplier

ALGORITHM = "RS512"
ASSERTION_LIFETIME = 300
"""Seconds; the most that is allowed (AUTH-16)."""

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def fetch(token_url: str, supplier: Supplier, dialogue: Dialogue) -> Token:
    """Get a token for a supplier.

    Raises:
        AuthError: the private key is none, or the server cannot be reached or refuses.
        SettingsError: a credential is missing.
    """
    assertion = _assertion(token_url, supplier, dialogue)
    dialogue.remember_secret(assertion)
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION_TYPE,
        "client_assertion": assertion,
    }
    return dialogue.token(token_url, form)


def _assertion(token_url: str, supplier: Supplier, dialogue: Dialogue) -> str:
    client_id = dialogue.reveal(supplier.client_id)
    kid = dialogue.reveal(supplier.kid)
    key = private_keys.read(dialogue.reveal(supplier.private_key))
    if key is None:
        held = supplier.private_key
        raise dialogue.failed(
            f"{held.key}, from {held.source}, is not an RSA private key in PEM without a passphrase"
        )
    now = int(time.time())
    claims = {
        "iss": client_id,
        "sub": client_id,
        "aud": token_url,
        "iat": now,
        "exp": now + ASSERTION_LIFETIME,
        "jti": str(uuid4()),
    }
    return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": kid})

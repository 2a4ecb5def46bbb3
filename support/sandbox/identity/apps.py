"""The apps that call the API: one per supplier, each with its credentials (AUTH-09, AUTH-34)."""

import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

KEY_FILE = "private-key.pem"


@dataclass(frozen=True)
class App:
    """An app as registered with the platform; `supplier` is its attribute `SupplierSystem`."""

    supplier: str
    client_id: str
    kid: str
    private_key_file: Path
    client_secret: str = field(repr=False)
    public_key: RSAPublicKey = field(repr=False)


Apps = Mapping[str, App]
"""Apps by client id."""


def register(suppliers: Iterable[str], folder: Path) -> Apps:
    """Register one app for each supplier, with credentials that are new in every run.

    All share one key pair, because making one for each would take most of the start-up time. Each has
    registered it under a key id of its own, so that the key id of another app is refused all the same.

    Args:
        suppliers: their exact names.
        folder: receives the private key, readable by its owner only.
    """
    private_key = generate_private_key(public_exponent=65537, key_size=2048)
    private_key_file = folder / KEY_FILE
    _write_private(private_key_file, private_key)
    apps = [
        App(
            supplier=supplier,
            client_id=secrets.token_hex(16),
            kid=f"{supplier}-{secrets.token_hex(4)}",
            private_key_file=private_key_file,
            client_secret=secrets.token_hex(16),
            public_key=private_key.public_key(),
        )
        for supplier in suppliers
    ]
    return {app.client_id: app for app in apps}


def _write_private(file: Path, key: RSAPrivateKey) -> None:
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(pem)

"""Reading the private key that a supplier signs with."""

import base64
import binascii

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

PEM_BEGINS = "-----BEGIN"


def read(text: str) -> RSAPrivateKey | None:
    r"""Read an RSA private key; None when the text is none.

    Args:
        text: PEM; or, as a single-line variable holds it, that in base64 (AUTH-18) or with \n for line ends.
    """
    try:
        key = load_pem_private_key(_pem(text), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, RSAPrivateKey) else None


def _pem(text: str) -> bytes:
    if text.startswith(PEM_BEGINS):
        return text.replace("\\n", "\n").encode()
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from support.auth import private_keys


def pem(key: rsa.RSAPrivateKey, form: PrivateFormat = PrivateFormat.PKCS8) -> str:
    return key.private_bytes(Encoding.PEM, form, NoEncryption()).decode()


def test_a_key_is_read_in_each_form_it_is_kept_in(private_key: rsa.RSAPrivateKey) -> None:
    text = pem(private_key)
    forms = [
        text,
        text.strip(),
        pem(private_key, PrivateFormat.TraditionalOpenSSL),
        base64.b64encode(text.encode()).decode(),
        base64.encodebytes(text.encode()).decode(),
        text.replace("\n", "\\n"),
        text.replace("\n", "\r\n"),
    ]
    for form in forms:
        key = private_keys.read(form)
        assert key is not None, form
        assert key.private_numbers() == private_key.private_numbers()


def test_what_is_no_rsa_private_key_is_not_read(private_key: rsa.RSAPrivateKey) -> None:
    public = private_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    locked = private_key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"open sesame")
    ).decode()
    elliptic = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    for text in ("", "none", "é", "-----BEGIN", pem(private_key)[:200], public, locked, elliptic.decode()):
        assert private_keys.read(text) is None


@pytest.mark.parametrize("size", [1024, 2048])
def test_the_size_of_a_key_is_for_the_server_to_judge(size: int) -> None:
    assert private_keys.read(pem(rsa.generate_private_key(public_exponent=65537, key_size=size))) is not None

import stat
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from support.sandbox.identity import Apps, register


def test_every_supplier_has_an_app_with_credentials_of_its_own(apps: Apps) -> None:
    assert [app.supplier for app in apps.values()] == ["EMIS", "TPP"]
    assert all(client_id == app.client_id for client_id, app in apps.items())
    assert len({app.client_secret for app in apps.values()}) == 2
    assert len({app.kid for app in apps.values()}) == 2


def test_credentials_differ_from_run_to_run(apps: Apps, tmp_path: Path) -> None:
    again = register(["EMIS", "TPP"], tmp_path)
    assert not set(apps) & set(again)
    assert not {app.kid for app in apps.values()} & {app.kid for app in again.values()}


def test_the_private_key_belongs_to_the_public_one_and_to_its_owner_only(tmp_path: Path) -> None:
    (app,) = register(["EMIS"], tmp_path).values()
    private_key = load_pem_private_key(app.private_key_file.read_bytes(), password=None)
    assert isinstance(private_key, RSAPrivateKey)
    assert private_key.key_size == 2048
    assert private_key.public_key() == app.public_key
    assert stat.S_IMODE(app.private_key_file.stat().st_mode) == 0o600


def test_the_secret_does_not_show(apps: Apps) -> None:
    for app in apps.values():
        assert app.client_secret not in repr(app)

from pathlib import Path
from typing import Any

import pytest

from support.settings import SettingsError, load, unusable

NAMED = """
[suppliers.EMIS]
client_id = "open"
client_secret = {{ env = "WHERE" }}
private_key = {{ file = "{file}" }}
"""


def test_a_credential_is_looked_up_where_the_profile_says(
    write_profile: Any, minimal: str, tmp_path: Path
) -> None:
    key = tmp_path / "key.pem"
    key.write_text("a key\n", encoding="utf-8")
    path = write_profile(minimal.replace("EMIS = {}", "") + NAMED.format(file=key))
    emis = load({"env": path}, {"WHERE": " hush ", "EMIS_client_Secret": "not this"}).supplier("EMIS")
    assert emis.client_id.reveal() == "open"
    assert emis.client_secret.reveal() == "hush"
    assert emis.private_key.reveal() == "a key"


def test_a_credential_of_which_the_profile_says_nothing_is_in_the_usual_variable(deployment: str) -> None:
    environ = {
        "Postman_Auth_client_Id": "id",
        "Postman_Auth_client_Secret": "secret",
        "Postman_Auth_kid": "kid",
        "Postman_Auth_private_Key": "key",
    }
    supplier = load({"env": deployment}, environ).supplier("Postman_Auth")
    revealed = [
        each.reveal()
        for each in (supplier.client_id, supplier.client_secret, supplier.kid, supplier.private_key)
    ]
    assert revealed == list(environ.values())


def test_a_variable_or_d_gives_a_credential_itself_or_its_place(deployment: str) -> None:
    environ = {"IMMS_SUPPLIERS__EMIS__CLIENT_SECRET__ENV": "PLACE", "PLACE": "hush"}
    assert load({"env": deployment}, environ).supplier("EMIS").client_secret.reveal() == "hush"
    userdata = {"env": deployment, "suppliers.emis.client_secret": "louder"}
    assert load(userdata, environ).supplier("EMIS").client_secret.reveal() == "louder"


def test_a_missing_credential_is_no_error_until_it_is_used(deployment: str) -> None:
    supplier = load({"env": deployment}, {}).supplier("EMIS")
    with pytest.raises(SettingsError) as caught:
        supplier.client_secret.reveal()
    assert str(caught.value) == (
        "suppliers.EMIS.client_secret is missing: environment variable EMIS_client_Secret is not set"
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "cannot be read: No such file or directory"),
        (b" \n", "is empty"),
        (b"\xff", "is not text"),
    ],
)
def test_a_file_that_holds_no_credential_is_named(
    deployment: str, tmp_path: Path, content: bytes | None, why: str
) -> None:
    path = tmp_path / "key.pem"
    if content is not None:
        path.write_bytes(content)
    settings = load({"env": deployment, "suppliers.EMIS.private_key.file": str(path)}, {})
    with pytest.raises(SettingsError) as caught:
        settings.supplier("EMIS").private_key.reveal()
    assert str(caught.value) == f"suppliers.EMIS.private_key is missing: file {path} {why}"


def test_a_file_may_be_in_the_home_directory(
    deployment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "emis.secret").write_text("hush", encoding="utf-8")
    settings = load({"env": deployment, "suppliers.EMIS.client_secret.file": "~/emis.secret"}, {})
    assert settings.supplier("EMIS").client_secret.reveal() == "hush"


def test_no_secret_shows_in_the_representation(deployment: str) -> None:
    settings = load(
        {"env": deployment, "suppliers.EMIS.client_secret": "from-d"}, {"EMIS_private_Key": "from-variable"}
    )
    for text in (repr(settings), str(settings), repr(settings.sources), settings.model_dump_json()):
        assert "from-d" not in text
        assert "from-variable" not in text


@pytest.mark.parametrize(
    ("flow", "given", "lacking"),
    [
        ("authorization-code", ("client_Id", "client_Secret"), ""),
        ("authorization-code", ("client_Id", "kid", "private_Key"), "client_Secret"),
        ("client-credentials", ("client_Id", "kid", "private_Key"), ""),
        ("client-credentials", ("client_Id", "kid", "client_Secret"), "private_Key"),
    ],
)
def test_who_lacks_a_credential_of_the_flow_cannot_act(
    flow: str, given: tuple[str, ...], lacking: str
) -> None:
    environ = {f"EMIS_{each}": "x" for each in given} | {"CIS2_USERNAME": "x"}
    absent = unusable(load({"env": "internal-dev", "auth.flow": flow}, environ))
    assert absent.get("EMIS") == (f"environment variable EMIS_{lacking} is not set" if lacking else None)
    assert "MAVIS" in absent

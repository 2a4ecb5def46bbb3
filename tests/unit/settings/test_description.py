from typing import Any

from support.settings import describe, load, with_sandbox


def line_of(description: str, key: str) -> str:
    (line,) = [each for each in description.splitlines() if each.split()[0] == key]
    return " ".join(line.split())


def test_each_setting_is_shown_with_its_origin(deployment: str) -> None:
    userdata = {"env": deployment, "waiting.settle": "1", "seed": "7"}
    description = describe(load(userdata, {"IMMS_TABLES__DELTA": "other", "EMIS_client_Id": "x"}))
    assert line_of(description, "base_url") == (
        f"base_url https://deployment.example/FHIR/R4 (profile {deployment})"
    )
    assert line_of(description, "tables.delta") == (
        "tables.delta other (environment variable IMMS_TABLES__DELTA)"
    )
    assert line_of(description, "waiting.settle") == "waiting.settle 1.0 (-D waiting.settle)"
    assert line_of(description, "seed") == "seed 7 (-D seed)"
    assert "http.retries" not in description, "it has its default"
    assert line_of(description, "environment") == f"environment deployment (profile {deployment})"


def test_secrets_are_masked_and_missing_ones_named(ready: dict[str, Any], deployment: str) -> None:
    description = describe(with_sandbox(load({"auth.flow": "authorization-code"}, {}), ready))
    assert line_of(description, "status_api_key") == "status_api_key ******** (the sandbox)"
    for secret in ("a-status-key", "EMIS-hush", "a-mock-user", "any-key-will-do"):
        assert secret not in description
    missing = describe(load({"env": deployment, "status_api_key.env": "NOT_THERE"}, {}))
    assert line_of(missing, "status_api_key") == "status_api_key missing (environment variable NOT_THERE)"


def test_suppliers_are_told_usable_or_what_they_lack(deployment: str) -> None:
    environ = {
        "EMIS_client_Id": "a",
        "EMIS_kid": "b",
        "EMIS_private_Key": "c",
        "Postman_Auth_client_Id": "a",
        "Postman_Auth_kid": "b",
    }
    lines = describe(load({"env": deployment}, environ)).splitlines()
    assert [" ".join(line.split()) for line in lines if line.startswith("suppliers ")] == [
        "suppliers usable: EMIS (environment variable EMIS_client_Id, environment variable EMIS_kid, "
        "environment variable EMIS_private_Key)",
        "suppliers not usable: Postman_Auth (environment variable Postman_Auth_private_Key is not set)",
    ]


def test_only_what_was_chosen_and_the_target_uses_is_shown(ready: dict[str, Any]) -> None:
    chosen = {"sandbox.latency": "1", "auth.authorization_code.scope": "other"}
    shown = {line.split()[0] for line in describe(with_sandbox(load(chosen, {}), ready)).splitlines()}
    assert "sandbox.latency" in shown, "it was chosen"
    assert "sandbox.port" not in shown, "it has its default"
    assert not any("authorization_code" in key for key in shown), "the other flow is used"
    assert {"base_url", "seed", "tables.delta", "suppliers"} <= shown

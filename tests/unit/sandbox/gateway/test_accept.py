import pytest

from support.sandbox.gateway import accept
from support.sandbox.gateway.answers import TurnedAway


@pytest.mark.parametrize(
    "header",
    [
        None,
        "*/*",
        "application/fhir+json",
        "application/fhir+json;",
        "application/fhir+json;version=1",
        "application/fhir+json;   version=1",
        "Application/FHIR+JSON; Version=01",
    ],
)
def test_version_1_passes(header: str | None) -> None:
    accept.check(header)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "application/json",
        "application/*",
        "application/fhir+xml",
        "application/fhir+json, */*",
        "application/fhir+json ; version=1",
        "application/fhir+json; version=",
        "application/fhir+json; version=one",
        "application/fhir+json; version=1.0",
        "application/fhir+json; version=١",
        "application/fhir+json; version=1;",
        "application/fhir+json; charset=utf-8",
        "application/fhirxjson",
        "text/html application/fhir+json",
    ],
)
def test_anything_else_is_not_allowed(header: str) -> None:
    with pytest.raises(TurnedAway) as refusal:
        accept.check(header)
    assert refusal.value.response.status_code == 400


@pytest.mark.parametrize("version", ["2", "10", "0", "9" * 5_000])
def test_another_version_is_not_implemented(version: str) -> None:
    with pytest.raises(TurnedAway) as refusal:
        accept.check(f"application/fhir+json; version={version}")
    assert refusal.value.response.status == "501 Not Implemented"
    assert "Content-Type" not in refusal.value.response.headers
    assert refusal.value.response.data == b""

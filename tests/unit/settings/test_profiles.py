from pathlib import Path

import pytest

from support.settings import load
from support.settings.profiles import built_in

HOST = "https://{}.api.service.nhs.uk"
PATH = "/immunisation-fhir-api/FHIR/R4"
ENVIRON = {"CIS2_USERNAME": "a-user"}

DEPLOYMENTS = {
    # profile: base URL, host of the log-in, tables, requests a minute
    "internal-dev": (HOST.format("internal-dev") + PATH, "internal-dev", "imms-internal-dev", 300),
    "pr": (HOST.format("internal-dev") + PATH + "-pr-1164", "internal-dev", "imms-pr-1164", 300),
    "internal-qa": (HOST.format("internal-qa") + PATH, "internal-dev", "imms-internal-qa", 3000),
    "ref": (HOST.format("ref") + PATH, "internal-dev", "imms-ref", 30000),
    "int": (HOST.format("int") + PATH, "int", "imms-preprod", 3000),
}


def test_there_is_a_profile_for_each_environment_that_is_tested() -> None:
    assert built_in() == sorted(["sandbox", *DEPLOYMENTS])


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_built_in_profile_points_where_its_environment_is(name: str) -> None:
    base_url, auth_host, tables, per_minute = DEPLOYMENTS[name]
    run = {"env": name, "pr": "1164"} if name == "pr" else {"env": name}
    settings = load(run, ENVIRON)
    assert settings.base_url == settings.links_base_url == base_url
    assert settings.auth.flow == "authorization-code"
    assert settings.auth.authorization_code.authorize_url == f"{HOST.format(auth_host)}/oauth2-mock/authorize"
    assert settings.auth.authorization_code.token_url == f"{HOST.format(auth_host)}/oauth2-mock/token"
    assert settings.auth.client_credentials.token_url == f"{HOST.format(auth_host)}/oauth2/token"
    assert (settings.tables.events, settings.tables.delta) == (f"{tables}-imms-events", f"{tables}-delta")
    assert settings.http.rate_limit == per_minute
    assert (settings.status_api_key is None) == (name == "int")
    assert not settings.embedded


def test_a_pull_request_names_its_environment_and_may_come_as_a_variable() -> None:
    settings = load({"env": "pr"}, {**ENVIRON, "IMMS_PR": "7"})
    assert settings.environment == "pr-7"
    assert settings.tables.delta == "imms-pr-7-delta"


def test_a_file_of_ones_own_may_use_the_pull_request_too(tmp_path: Path, deployment: str) -> None:
    text = Path(deployment).read_text(encoding="utf-8").replace("our-", "our-{pr}-")
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    assert load({"env": str(own), "pr": "12"}, {}).tables.events == "our-12-events"


def test_a_profile_is_called_like_its_file_unless_it_says_otherwise(deployment: str) -> None:
    assert load({"env": deployment}, {}).environment == "deployment"
    Path(deployment).write_text('environment = "ours"\n' + Path(deployment).read_text(encoding="utf-8"))
    assert load({"env": deployment}, {}).environment == "ours"


def test_a_relative_path_is_a_file_even_without_a_separator(
    deployment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(deployment).parent)
    assert load({"env": "deployment.toml"}, {}).environment == "deployment"

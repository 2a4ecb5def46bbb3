from typing import Any

import pytest
from pydantic import ValidationError

from support.settings import Settings, SettingsError, load, with_sandbox

VARIABLE = "IMMS_WAITING__DELTA_TIMEOUT"


def test_the_default_target_is_the_embedded_sandbox() -> None:
    settings = load({}, {})
    assert settings.environment == "sandbox"
    assert settings.embedded
    assert settings.base_url == ""


@pytest.mark.parametrize(
    ("userdata", "environ", "expected"),
    [
        ({}, {}, 10.0),
        ({}, {VARIABLE: "20"}, 20.0),
        ({"waiting.delta_timeout": "30"}, {VARIABLE: "20"}, 30.0),
        ({"waiting.delta-timeout": "30"}, {}, 30.0),
        ({}, {VARIABLE: ""}, 10.0),
    ],
    ids=["profile", "variable over profile", "-D over variable", "hyphen in -D", "empty variable"],
)
def test_the_last_word_has_d_then_the_variable_then_the_profile(
    userdata: dict[str, str], environ: dict[str, str], expected: float
) -> None:
    assert load(userdata, environ).waiting.delta_timeout == expected


@pytest.mark.parametrize(
    ("userdata", "environ"),
    [
        ({"fault": "f"}, {}),
        ({"sandbox.fault": "f"}, {}),
        ({}, {"IMMS_FAULT": "f"}),
        ({"fault": "f"}, {"IMMS_FAULT": "g"}),
    ],
)
def test_a_fault_of_the_sandbox_has_a_short_name(userdata: dict[str, str], environ: dict[str, str]) -> None:
    assert load(userdata, environ).sandbox.fault == "f"


def test_d_chooses_the_profile_before_the_variable_does(deployment: str) -> None:
    assert load({}, {"IMMS_ENV": deployment}).environment == "deployment"
    assert load({"env": "sandbox"}, {"IMMS_ENV": deployment}).environment == "sandbox"


def test_nothing_can_be_changed(deployment: str) -> None:
    settings = load({"env": deployment}, {})
    with pytest.raises(ValidationError):
        settings.seed = 1
    with pytest.raises(ValidationError):
        settings.waiting.settle = 1
    with pytest.raises(TypeError):
        settings.suppliers["EMIS"] = settings.suppliers["Postman_Auth"]  # type: ignore[index]


def test_links_have_the_base_url_unless_the_service_writes_another(deployment: str) -> None:
    assert load({"env": deployment}, {}).links_base_url == "https://deployment.example/FHIR/R4"
    other = {"env": deployment, "links_base_url": "https://other.example/R4/"}
    assert load(other, {}).links_base_url == "https://other.example/R4"


def test_a_given_seed_is_kept_and_a_missing_one_is_drawn_anew() -> None:
    assert load({"seed": "42"}, {}).seed == 42
    assert load({}, {}).seed != load({}, {}).seed


def test_options_of_behave_and_allure_are_no_settings() -> None:
    load({"behave.reporter.junit.show_timings": "no", "AllureFormatter.issue_pattern": "x"}, {})


def test_a_flag_without_value_is_true_as_behave_says_it() -> None:
    assert load({"keep_data": "true"}, {}).keep_data


def test_none_in_words_takes_a_limit_away() -> None:
    given = {"env": "ref", "http.rate_limit": "none", "aws.profile": "none"}
    settings = load(given, {"CIS2_USERNAME": "user"})
    assert settings.http.rate_limit is None
    assert settings.aws.profile is None


def test_the_sandbox_completes_the_connection(ready: dict[str, Any]) -> None:
    settings = with_sandbox(load({}, {}), ready)
    assert settings.base_url == settings.links_base_url == "http://127.0.0.1:9000/FHIR/R4"
    assert settings.auth.client_credentials.token_url == ready["token_url"]
    assert settings.auth.authorization_code.authorize_url == ready["oauth_authorize_url"]
    assert settings.auth.authorization_code.token_url == ready["oauth_token_url"]
    assert settings.auth.authorization_code.redirect_uri == ready["oauth_redirect_uri"]
    assert settings.auth.authorization_code.username is not None
    assert settings.auth.authorization_code.username.reveal() == "a-mock-user"
    assert settings.aws.endpoint_url == "http://127.0.0.1:8000"
    assert (settings.tables.events, settings.tables.delta) == ("events-of-sandbox", "delta-of-sandbox")
    assert settings.status_api_key is not None
    assert settings.status_api_key.reveal() == "a-status-key"
    emis = settings.supplier("EMIS")
    assert (emis.client_id.reveal(), emis.kid.reveal()) == ("EMIS-id", "key-1")
    assert emis.client_secret.reveal() == "EMIS-hush"
    assert emis.private_key.source == "file /nowhere/key.pem"


def test_the_sandbox_knows_better_than_the_profile_how_to_connect(
    ready: dict[str, Any], write_profile: Any
) -> None:
    own = write_profile('embedded = true\n[tables]\nevents = "elsewhere"\n[http]\nretries = 0')
    settings = with_sandbox(load({"env": own}, {}), ready)
    assert settings.tables.events == "events-of-sandbox"
    assert settings.http.retries == 0


def test_the_sandbox_leaves_the_seed_as_it_was(ready: dict[str, Any]) -> None:
    settings = load({}, {})
    assert with_sandbox(settings, ready).seed == settings.seed


def test_variables_and_d_have_the_last_word_over_the_sandbox_too(ready: dict[str, Any]) -> None:
    userdata = {"auth.flow": "authorization-code", "suppliers.EMIS.client_secret": "from-d"}
    environ = {
        "IMMS_TABLES__DELTA": "another-delta",
        "IMMS_SUPPLIERS__POSTMAN_AUTH__KID": "another-kid",
        "IMMS_SUPPLIERS__AGEM_NIVS__CLIENT_ID": "another-id",
    }
    settings = with_sandbox(load(userdata, environ), ready)
    assert settings.auth.flow == "authorization-code"
    assert settings.tables.delta == "another-delta"
    assert settings.supplier("EMIS").client_secret.reveal() == "from-d"
    assert settings.supplier("Postman_Auth").kid.reveal() == "another-kid"
    assert settings.supplier("AGEM-NIVS").client_id.reveal() == "another-id"


def test_a_supplier_that_the_sandbox_lacks_is_refused_once_its_suppliers_are_known(
    ready: dict[str, Any],
) -> None:
    settings = load({"suppliers.EMSI.kid": "x"}, {})
    with pytest.raises(SettingsError, match=r"-D suppliers.EMSI.kid: EMSI is not a supplier .*EMIS\?$"):
        with_sandbox(settings, ready)


def test_a_ready_file_that_lacks_something_is_refused(ready: dict[str, Any]) -> None:
    del ready["delta_table"]
    with pytest.raises(SettingsError, match=r"^the sandbox does not say its delta_table$"):
        with_sandbox(load({}, {}), ready)


def test_sandbox_options_are_named_as_on_its_command_line() -> None:
    given = {
        "sandbox.delta_delay": "2",
        "sandbox.port": "0",
        "sandbox.token_lifetime": "5",
        "sandbox.suppliers": "x.json",
    }
    options = load(given, {}).sandbox.model_dump(exclude_none=True)
    assert {name: str(value) for name, value in options.items()} == {
        "delta_delay": "2.0",
        "port": "0",
        "token_lifetime": "5",
        "suppliers": "x.json",
    }


def test_an_unknown_supplier_is_named_with_the_nearest(deployment: str) -> None:
    settings: Settings = load({"env": deployment}, {})
    with pytest.raises(
        SettingsError, match=r"^EMSI is not a supplier of environment deployment\. Did you mean EMIS\?$"
    ):
        settings.supplier("EMSI")

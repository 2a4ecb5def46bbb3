"""Each thing that can be wrong, and the one line that says so."""

from pathlib import Path
from typing import Any

import pytest

from support.settings import SettingsError, load, with_sandbox

PRODUCTION = "that is production, which is never tested"


def problems(userdata: dict[str, str], environ: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load(userdata, environ or {})
    assert str(caught.value).splitlines() == list(caught.value.problems)
    return list(caught.value.problems)


ENVIRONMENTS = "Known: int, internal-dev, internal-qa, pr, ref, sandbox. "
OF_ONES_OWN = "Of one's own: the path of a profile, ending in .toml"


@pytest.mark.parametrize(
    ("userdata", "environ", "problem"),
    [
        (
            {"env": "internal-dv"},
            {},
            "-D env is 'internal-dv': no such environment. Did you mean internal-dev? " + OF_ONES_OWN,
        ),
        (
            {},
            {"IMMS_ENV": "xyz"},
            f"environment variable IMMS_ENV is 'xyz': no such environment. {ENVIRONMENTS}{OF_ONES_OWN}",
        ),
        ({"env": "Prod"}, {}, "-D env is 'Prod': production is never tested (HOST-08)"),
        (
            {"env": "no/such.toml"},
            {},
            "profile no/such.toml (from -D env) cannot be read: No such file or directory",
        ),
        ({"env": "/"}, {}, "profile / (from -D env) cannot be read: Is a directory"),
        ({"env": "pr"}, {}, "profile pr needs the number of a pull request: -D pr=1164 or IMMS_PR=1164"),
        (
            {"env": "pr", "pr": "PR-7"},
            {},
            "-D pr is 'PR-7': should be a pull request's number, such as 1164",
        ),
        ({"pr": "7"}, {}, "-D pr has no effect on profile sandbox. Did you mean -D env=pr?"),
        (
            {"waiting.delta_timout": "9"},
            {},
            "unknown key: -D waiting.delta_timout. Did you mean waiting.delta_timeout?",
        ),
        (
            {"delta_timeout": "9"},
            {},
            "unknown key: -D delta_timeout. Did you mean waiting.delta_timeout or http.timeout?",
        ),
        ({"colour": "red"}, {}, "unknown key: -D colour. docs/configuration.md lists every key."),
        (
            {},
            {"IMMS_BASEURL": "x"},
            "unknown key: environment variable IMMS_BASEURL. Did you mean IMMS_BASE_URL?",
        ),
        (
            {"waiting": "9"},
            {},
            "-D waiting is a group of keys, not a value:"
            " delta_timeout, events_timeout, first_step, longest_step, settle",
        ),
        (
            {"environment": "int"},
            {},
            "-D environment: what the target is stands in its profile only."
            " To choose another: -D env=NAME or -D env=path/to/profile.toml",
        ),
        (
            {},
            {"IMMS_EMBEDDED": "true"},
            "environment variable IMMS_EMBEDDED: what the target is stands in its profile only."
            " To choose another: -D env=NAME or -D env=path/to/profile.toml",
        ),
        (
            {"waiting.delta_timeout": "ninety"},
            {},
            "-D waiting.delta_timeout is 'ninety': should be a valid number,"
            " unable to parse string as a number",
        ),
        ({"waiting.delta_timeout": "0"}, {}, "-D waiting.delta_timeout is '0': should be greater than 0"),
        ({"waiting.settle": "inf"}, {}, "-D waiting.settle is 'inf': should be a finite number"),
        (
            {},
            {"IMMS_SEED": "1.5"},
            "environment variable IMMS_SEED is '1.5': should be a valid integer,"
            " unable to parse string as an integer",
        ),
        (
            {"keep_data": "maybe"},
            {},
            "-D keep_data is 'maybe': should be a valid boolean, unable to interpret input",
        ),
        (
            {"auth.flow": "authorisation-code"},
            {},
            "-D auth.flow is 'authorisation-code': should be 'client-credentials' or 'authorization-code'."
            " Did you mean authorization-code?",
        ),
        (
            {"base_url": "deployment.example"},
            {},
            "-D base_url is 'deployment.example': should be a URL such as https://host/path",
        ),
        (
            {"base_url": "https://[x/"},
            {},
            "-D base_url is 'https://[x/': should be a URL such as https://host/path",
        ),
        (
            {"waiting.first_step": "5"},
            {},
            "waiting: first_step 5.0 is longer than longest_step 0.25",
        ),
        (
            {"aws.access_key_id": "AKIA"},
            {},
            "aws: access_key_id and secret_access_key belong together: give both or neither",
        ),
        (
            {"status_api_key": ""},
            {},
            '-D status_api_key must be { env = "NAME" } or { file = "path" }',
        ),
    ],
)
def test_what_is_given_wrongly_is_named_with_what_would_be_right(
    userdata: dict[str, str], environ: dict[str, str], problem: str
) -> None:
    assert problems(userdata, environ) == [problem]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("events =", "event =", "unknown key: tables.event in {profile}. Did you mean tables.events?"),
        (
            "base_url =",
            'tables = "x"\nbase_url =',
            "{profile} is not valid TOML: Cannot overwrite a value (at line 8, column 8)",
        ),
        (
            'base_url = "https',
            'base_url = https"',
            "{profile} is not valid TOML: Invalid value (at line 2, column 12)",
        ),
        (
            "EMIS = {}",
            'EMIS = { client_secret = "hush" }',
            "suppliers.EMIS.client_secret in {profile} holds a secret, which would be committed with it:"
            ' say where it is kept, as { env = "NAME" } or { file = "path" }',
        ),
        (
            "EMIS = {}",
            "EMIS = { client_secret = 5 }",
            'suppliers.EMIS.client_secret in {profile} must be { env = "NAME" } or { file = "path" }',
        ),
        (
            "EMIS = {}",
            'EMIS = { kid = { env = "A", file = "b" } }',
            'suppliers.EMIS.kid in {profile} must be { env = "NAME" } or { file = "path" }',
        ),
        (
            "EMIS = {}",
            'EMIS = { private_key = { path = "b" } }',
            'suppliers.EMIS.private_key in {profile} must be { env = "NAME" } or { file = "path" }',
        ),
        (
            "EMIS = {}",
            'EMIS = { secret = { env = "b" } }',
            "unknown key: suppliers.EMIS.secret.env in {profile}."
            " Did you mean suppliers.EMIS.client_secret or suppliers.EMIS.client_id or suppliers.EMIS.kid?",
        ),
        (
            "EMIS = {}",
            "EMIS = 5",
            "suppliers.EMIS in {profile} is a group of keys, not a value:"
            " client_id, client_secret, kid, private_key",
        ),
        (
            'delta = "our-delta"',
            "delta = 5",
            "tables.delta in {profile} is 5: should be a valid string",
        ),
        (
            'delta = "our-delta"',
            'delta = ["our-delta"]',
            "tables.delta in {profile} is ['our-delta']: should be a valid string",
        ),
        (
            "[tables]",
            "[waiting]\nsettle = true\n[tables]",
            "waiting.settle in {profile} is True: should be a number",
        ),
        (
            "base_url =",
            'embedded = "no"\nbase_url =',
            "embedded in {profile} is 'no': should be a valid boolean",
        ),
        (
            "Postman_Auth = {}",
            "",
            "default_supplier is 'Postman_Auth': no supplier of this environment. Known: EMIS.",
        ),
        (
            "EMIS = {}\nPostman_Auth = {}",
            "",
            "suppliers is missing: the profile lists none. Add a table such as [suppliers.EMIS]",
        ),
        (
            'base_url = "https://deployment.example/FHIR/R4"',
            "",
            "base_url is missing: looked in the profile, in environment variable IMMS_BASE_URL"
            " and in -D base_url. The base URL of the FHIR API.",
        ),
        (
            'delta = "our-delta"',
            "",
            "tables.delta is missing: looked in the profile, in environment variable IMMS_TABLES__DELTA"
            " and in -D tables.delta. The table that tells of each change.",
        ),
    ],
)
def test_what_a_profile_has_wrong_is_named_with_its_place(
    write_profile: Any, minimal: str, before: str, after: str, problem: str
) -> None:
    assert before in minimal
    path = write_profile(minimal.replace(before, after))
    assert problems({"env": path}) == [problem.replace("{profile}", f"profile {path}")]


def test_a_profile_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deployment.toml"
    path.write_bytes(b"\xff\xfe")
    assert problems({"env": str(path)}) == [f"profile {path} is not a text file in UTF-8"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("base_url", "https://api.service.nhs.uk/immunisation-fhir-api/FHIR/R4"),
        ("base_url", "https://API.service.NHS.uk:443/x"),
        ("links_base_url", "https://api.service.nhs.uk./x"),
        ("auth.client_credentials.token_url", "https://api.service.nhs.uk/oauth2/token"),
        ("auth.authorization_code.redirect_uri", "https://api.service.nhs.uk/callback"),
        ("aws.endpoint_url", "https://blue.imms.prod.vds.platform.nhs.uk"),
        ("tables.events", "imms-prod-imms-events"),
        ("tables.events", "IMMS-PROD-imms-events"),
        ("tables.delta", "arn:aws:dynamodb:eu-west-2:123456789012:table/imms-prod-delta"),
    ],
)
def test_production_is_refused_wherever_it_is_named(deployment: str, key: str, value: str) -> None:
    assert problems({"env": deployment, key: value}) == [f"-D {key} is {value!r}: {PRODUCTION}"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("base_url", "https://int.api.service.nhs.uk/immunisation-fhir-api/FHIR/R4"),
        ("base_url", "https://api.service.nhs.uk.example/"),
        ("base_url", "https://green.imms.preprod.vds.platform.nhs.uk"),
        ("tables.events", "imms-preprod-imms-events"),
    ],
)
def test_what_only_resembles_production_is_accepted(deployment: str, key: str, value: str) -> None:
    load({"env": deployment, key: value}, {})


def test_a_password_in_a_url_is_refused_and_not_repeated(deployment: str) -> None:
    found = problems({"env": deployment, "base_url": "https://user:hush@deployment.example/"})
    assert found == [
        "-D base_url is 'https://***@deployment.example/': should not hold a user name or a password"
    ]


def test_a_sandbox_option_without_a_sandbox_is_refused(deployment: str) -> None:
    assert problems({"env": deployment}, {"IMMS_SANDBOX__PORT": "1"}) == [
        "environment variable IMMS_SANDBOX__PORT has no effect: "
        "environment deployment does not run the embedded sandbox"
    ]


def test_a_fault_without_a_sandbox_is_refused(deployment: str) -> None:
    assert problems({"env": deployment, "fault": "stale-version-accepted"}) == [
        "-D fault has no effect: environment deployment does not run the embedded sandbox"
    ]


def test_only_the_chosen_flow_must_be_complete(deployment: str) -> None:
    load({"env": deployment}, {})
    missing = problems({"env": deployment, "auth.flow": "authorization-code"})
    assert [line.split(" is missing")[0] for line in missing] == [
        "auth.authorization_code.authorize_url",
        "auth.authorization_code.token_url",
        "auth.authorization_code.username",
    ]


def test_a_user_name_that_is_not_where_the_profile_says_is_missing() -> None:
    assert problems({"env": "int"}) == [
        "auth.authorization_code.username is missing: environment variable CIS2_USERNAME is not set"
    ]


def test_all_problems_of_a_kind_are_told_at_once() -> None:
    assert len(problems({"a": "1", "b": "2"}, {"IMMS_C": "3"})) == 3
    assert len(problems({"waiting.settle": "x", "keep_data": "x"}, {"IMMS_SEED": "x"})) == 3


def test_no_secret_is_repeated(ready: dict[str, Any]) -> None:
    given = {"suppliers.EMIS.client_secret": "top-secret", "waiting.settle": "x"}
    with pytest.raises(SettingsError) as caught:
        with_sandbox(load({**given, "waiting.settle": "1", "default_supplier": "none"}, {}), ready)
    assert "top-secret" not in str(caught.value)

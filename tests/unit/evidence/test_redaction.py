import base64
import json
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from support.evidence.redaction import MASK, Redactor, names_a_secret, redact, redact_bytes, redact_tree

SECRET = 'pa55 "word"/+&é<x>'
PEM = """-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj
MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu
-----END PRIVATE KEY-----
"""
JWS = "eyJhbGciOiJSUzUxMiJ9.eyJzdWIiOiJzdXBwbGllciJ9.c2lnbmF0dXJl-_c2ln"


@pytest.mark.parametrize(
    "disguised",
    [
        SECRET,
        quote(SECRET),
        quote(SECRET, safe=""),
        quote(SECRET, safe="").lower(),
        urlencode({"q": SECRET}),
        json.dumps({"q": SECRET}),
        json.dumps({"q": SECRET}, ensure_ascii=False),
        json.dumps({"body": json.dumps({"q": SECRET})}),
        repr({"q": SECRET}),
        "<q>pa55 &quot;word&quot;/+&amp;é&lt;x&gt;</q>",
        '<q>pa55 "word"/+&amp;é&lt;x&gt;</q>',
    ],
)
def test_a_remembered_secret_is_masked_in_every_form_in_which_it_travels(disguised: str) -> None:
    redactor = Redactor()
    redactor.remember(SECRET)
    masked = redactor.redact(f"before {disguised} after")
    assert "pa55" not in masked
    assert masked.startswith("before ")
    assert masked.endswith(" after")
    assert MASK in masked


@pytest.mark.parametrize("before", ["", "a", "ab", "abc", "client-id:"])
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_a_remembered_secret_is_masked_wherever_it_stands_in_base64(before: str, encode: object) -> None:
    redactor = Redactor()
    redactor.remember("correct horse?battery>staple")
    encoded = encode(f"{before}correct horse?battery>staple, and more".encode()).decode()  # type: ignore[operator]
    masked = redactor.redact(encoded)
    assert MASK in masked
    longest_run = max(masked.split(MASK), key=len)
    assert b"horse" not in base64.b64decode(longest_run + "===", altchars=b"-_")


@pytest.mark.parametrize("line", PEM.splitlines()[1:-1])
def test_each_line_of_a_remembered_key_is_masked_on_its_own(line: str) -> None:
    redactor = Redactor()
    redactor.remember(PEM)
    assert redactor.redact(f"  {line}\r\n") == f"  {MASK}\r\n"


def test_the_longer_of_two_secrets_is_masked_whole() -> None:
    redactor = Redactor()
    redactor.remember("secret-one")
    redactor.remember("secret-one-and-two")
    assert redactor.redact("secret-one-and-two") == MASK


def test_what_is_too_short_to_be_a_secret_is_left_alone() -> None:
    redactor = Redactor()
    redactor.remember("12345")
    redactor.remember("   ")
    assert redactor.redact("12345   6") == "12345   6"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Authorization: Bearer 4hZ9x0Qw2Lk8", "Authorization: Bearer ***"),
        ("authorization=bearer%204hZ9x0Qw2Lk8", "authorization=bearer%20***"),
        ("Basic dXNlcjpwYXNz", "Basic ***"),
        (JWS, "***"),
        (f"token {JWS}!", "token ***!"),
        (f"%22{JWS}%22", "%22***%22"),
        (JWS.rpartition(".")[0] + ".", "***"),
        ("eyJlbmMiOiJBMjU2R0NNIn0.a.b.c.d", "***"),
        ('{"client_secret": "x y\\"z", "grant_type": "a"}', '{"client_secret": "***", "grant_type": "a"}'),
        ('{"access_token":"abcd","expires_in":5}', '{"access_token":"***","expires_in":5}'),
        ('{"access_token": "cut off he', '{"access_token": "***'),
        ('{\\"password\\": \\"pw\\", \\"b\\": 1}', '{\\"password\\": \\"***\\", \\"b\\": 1}'),
        ("{'apiKey': 'k', 'n': 1}", "{'apiKey': '***', 'n': 1}"),
        ("client_id=me&client_secret=hunter&x=1", "client_id=me&client_secret=***&x=1"),
        (
            "client_assertion_type=urn:x&client_assertion=a.b.c",
            "client_assertion_type=urn:x&client_assertion=***",
        ),
        ("IMMS_CLIENT_SECRET=hunter next", "IMMS_CLIENT_SECRET=*** next"),
        ("password = 'hunter 2'", "password = '***'"),
        ("x-api-key: 0a1b2c3d", "x-api-key: ***"),
        ("https://me:hunter@host/path", "https://***@host/path"),
        ("postgres://me:hu@nter@host:1/p", "postgres://***@host:1/p"),
        (PEM, "***\n"),
        (json.dumps(PEM), '"***\\n"'),
        (PEM.replace("PRIVATE", "RSA PRIVATE"), "***\n"),
        (PEM[:120], "***"),
    ],
)
def test_a_secret_is_known_by_its_shape(text: str, masked: str) -> None:
    assert redact(text) == masked
    assert redact(masked) == masked, "to mask twice must change nothing"


@pytest.mark.parametrize(
    "text",
    [
        "POST https://host/immunisation-fhir-api/FHIR/R4/Immunization 201",
        "see basic information about the bearer certificate. Bearer token missing",
        "client_secret: missing from the profile",
        "client_secret_file: keys/emis.pem",
        '{"token_type": "Bearer", "client_secret": "", "password": null}',
        "SettingsError(client_secret=SecretStr('**********'))",
        "who@example.org wrote to http://host/a@b",
        "",
    ],
)
def test_what_only_looks_like_a_secret_is_left_alone(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n\x00\xff\xfe", b"", "é".encode("latin-1")])
def test_bytes_that_are_not_text_come_back_unchanged(body: bytes) -> None:
    assert redact_bytes(body) == body


def test_a_secret_among_bytes_that_are_not_text_is_masked() -> None:
    assert redact_bytes(b"\xff\x00Bearer 4hZ9x0Qw2Lk8\xfe") == b"\xff\x00Bearer ***\xfe"


def test_a_tree_is_masked_by_shape_and_by_name_and_the_original_is_kept() -> None:
    tree = {
        "headers": [("Authorization", "Bearer 4hZ9x0Qw2Lk8")],
        "X-API-Key": "plainword",
        "Set-Cookie": "a=b",
        "client_secret": "",
        "token_type": "Bearer",
        "count": 3,
    }
    assert redact_tree(tree) == {
        "headers": [["Authorization", "Bearer ***"]],
        "X-API-Key": "***",
        "Set-Cookie": "***",
        "client_secret": "",
        "token_type": "Bearer",
        "count": 3,
    }
    assert tree["X-API-Key"] == "plainword"


@pytest.mark.parametrize(
    ("name", "secret"),
    [("Authorization", True), ("apikey", True), ("Cookie", True), ("E-Tag", False), ("Location", False)],
)
def test_a_header_is_known_by_its_name(name: str, secret: bool) -> None:
    assert names_a_secret(name) is secret


def test_this_file_itself_can_be_redacted() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert redact(redact(text)) == redact(text)

"""VAL-002…009: what is checked before the body is looked into."""

import math
from collections.abc import Callable
from decimal import Decimal

import pytest

from support.sandbox.outcomes import TRANSIENT, Refused
from support.sandbox.validation import request


def _refusal(check: Callable[..., object], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(Refused) as refused:
        check(*arguments)
    return refused.value.status, refused.value.code, refused.value.diagnostics


def test_a_version_is_required() -> None:
    assert _refusal(request.require_version, None) == (
        400,
        "invariant",
        "Validation errors: Immunization resource version not specified in the request headers",
    )


def test_an_empty_version_is_one_until_it_is_read() -> None:
    assert request.require_version("") == ""


@pytest.mark.parametrize("header", ["", "0", "00", "-1", "+1", "1.0", " 1", '"1"', 'W/"1"', "abcde", "²"])
def test_a_version_that_is_not_a_positive_number_is_refused(header: str) -> None:
    assert _refusal(request.parse_version, header) == (
        400,
        "invariant",
        f"Validation errors: Immunization resource version:{header} in the request headers is invalid.",
    )


@pytest.mark.parametrize(("header", "version"), [("1", 1), ("01", 1), ("10", 10)])
def test_a_version_is_bare_digits(header: str, version: int) -> None:
    assert request.parse_version(header) == version


@pytest.mark.parametrize("path_id", ["a", "A-z.9", "x" * 64, "some-id\n"])
def test_a_path_id_may_be(path_id: str) -> None:
    request.check_path_id(path_id)


@pytest.mark.parametrize("path_id", ["", " ", "a_b", "no!", "x" * 65, "é", "a b"])
def test_a_path_id_may_not_be(path_id: str) -> None:
    assert _refusal(request.check_path_id, path_id) == (
        400,
        "invalid",
        "Validation errors: the provided event ID is either missing or not in the expected format.",
    )


@pytest.mark.parametrize("raw", [None, b"[]", b'"x"', b"5", b"null", b"true"])
def test_a_body_that_is_no_object_is_an_unexpected_failure(raw: bytes | None) -> None:
    assert _refusal(request.parse_body, raw) == (500, "exception", TRANSIENT)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "Expecting value: line 1 column 1 (char 0)"),
        (b"{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (b'{"a": 1} x', "Extra data: line 1 column 10 (char 9)"),
        (b'{"a": 01}', "Expecting ',' delimiter: line 1 column 8 (char 7)"),
    ],
)
def test_malformed_json_is_told_with_the_words_of_the_parser(raw: bytes, message: str) -> None:
    assert _refusal(request.parse_body, raw) == (
        400,
        "invalid",
        f"Request's body contains malformed JSON: {message}",
    )


def test_fractions_are_decimals_and_the_last_of_two_members_counts() -> None:
    body = request.parse_body('{"a": 1, "b": 0.10, "c": 1E+2, "a": 2, "d": "é"}'.encode())
    assert {name: repr(value) for name, value in body.items()} == {
        "a": "2",
        "b": repr(Decimal("0.10")),
        "c": repr(Decimal("1E+2")),
        "d": "'é'",
    }


def test_what_is_not_a_number_is_parsed_all_the_same() -> None:
    body = request.parse_body(b'{"a": NaN, "b": -Infinity}')
    assert math.isnan(body["a"])
    assert body["b"] == -math.inf


@pytest.mark.parametrize("record_id", ["abc", "", 0, False, []])
def test_a_new_record_must_not_have_an_id(record_id: object) -> None:
    assert _refusal(request.check_create_id, {"id": record_id}) == (
        400,
        "invariant",
        "id field must not be present for CREATE operation",
    )


@pytest.mark.parametrize("body", [{}, {"id": None}])
def test_a_new_record_may_have_a_null_id(body: dict[str, object]) -> None:
    request.check_create_id(body)


@pytest.mark.parametrize("body", [{}, {"id": None}, {"id": "other"}, {"id": 5}, {"id": "A"}])
def test_a_changed_record_must_have_the_id_of_the_path(body: dict[str, object]) -> None:
    assert _refusal(request.check_update_id, body, "a") == (
        400,
        "invariant",
        "Validation errors: The provided immunization id:a"
        " doesn't match with the content of the request body",
    )


def test_a_changed_record_has_the_id_of_the_path() -> None:
    request.check_update_id({"id": "a"}, "a")

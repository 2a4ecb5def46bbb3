import pytest

from support.sandbox.outcomes import Refused
from support.sandbox.search import from_form, from_query
from support.sandbox.search.parameters import Name, read_parameters


@pytest.mark.parametrize(
    ("raw", "pairs"),
    [
        ("", []),
        ("a=1&b=2", [("a", "1"), ("b", "2")]),
        ("a=1&a=2", [("a", "1"), ("a", "2")]),
        ("a=x%7Cy%2Cz", [("a", "x|y,z")]),
        ("a=x|y,z", [("a", "x|y,z")]),
        ("a=one+two%20three", [("a", "one two three")]),
        ("a=caf%C3%A9", [("a", "café")]),
        ("%2Ddate.from=2024-01-01", [("-date.from", "2024-01-01")]),
    ],
)
def test_queries_and_forms_are_decoded_alike(raw: str, pairs: list[tuple[str, str]]) -> None:
    assert from_query(raw) == pairs
    assert from_form(raw.encode()) == pairs


@pytest.mark.parametrize("raw", ["identifier=", "identifier"])
def test_a_name_without_a_value_has_one_empty_value_in_a_query_and_is_absent_in_a_form(raw: str) -> None:
    assert from_query(raw) == [("identifier", "")]
    assert from_form(raw.encode()) == []


def test_a_form_that_is_not_utf_8_cannot_be_read() -> None:
    with pytest.raises(UnicodeDecodeError):
        from_form(b"identifier=\xff")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("RSV", ("RSV",)),
        ("RSV,FLU", ("RSV", "FLU")),
        (" RSV , FLU\t", ("RSV", "FLU")),
        ("RSV,", ("RSV", "")),
        (",", ("", "")),
        ("", ("",)),
        ("6 IN 1", ("6 IN 1",)),
    ],
)
def test_values_are_split_at_commas_and_trimmed(text: str, values: tuple[str, ...]) -> None:
    parameters = read_parameters([("-immunization.target", text)])
    assert parameters.values(Name.VACCINE_TYPE) == values
    assert parameters.first(Name.VACCINE_TYPE) == values[0]
    assert Name.VACCINE_TYPE in parameters


def test_a_name_that_was_not_sent_has_no_values() -> None:
    parameters = read_parameters([("_Elements", "id")])
    assert Name.ELEMENTS not in parameters
    assert parameters.values(Name.ELEMENTS) == ()
    assert parameters.first(Name.ELEMENTS) is None


@pytest.mark.parametrize("name", ["identifier", "anything"])
def test_a_name_that_occurs_twice_is_refused_even_if_it_is_unknown(name: str) -> None:
    with pytest.raises(Refused) as caught:
        read_parameters([(name, "1"), ("other", "x"), (name, "1")])
    assert (caught.value.status, caught.value.code) == (400, "invalid")
    assert caught.value.diagnostics == 'Parameters may not be duplicated. Use commas for "or".'

"""The parts of sentences mean what they say; each phrase is read whole or not at all."""

import re

import pytest
from behave import matchers

from support import phrases
from support.phrases import Actor, OfPatient, Typical, Version, Which


def read(sentence: str, text: str) -> dict[str, object] | None:
    """Match a step's text against a sentence, as behave does."""
    found = matchers.ParseMatcher(lambda: None, sentence).match(text)
    return {argument.name: argument.value for argument in found.arguments} if found else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the supplier", Actor()),
        ('"EMIS"', Actor(supplier="EMIS")),
        ("somebody without a token", Actor(token="no")),
        ("somebody with an unknown token", Actor(token="unknown")),
        ("somebody with an expired token", Actor(token="expired")),
    ],
)
def test_who_acts(text: str, who: Actor) -> None:
    assert read("{actor:Actor} acts", f"{text} acts") == {"actor": who}


@pytest.mark.parametrize("text", ["EMIS", "a supplier", "somebody", "somebody with a token", '""'])
def test_nobody_else_acts(text: str) -> None:
    assert read("{actor:Actor} acts", f"{text} acts") is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("it", Which()),
        ("the record", Which()),
        ('the record "first one"', Which(name="first one")),
        ('a record with the id "a b"', Which(id="a b")),
        ('a record with the id ""', Which(id="")),
        ('a record with the id "{1 space}"', Which(id="{1 space}")),
    ],
)
def test_which_record(text: str, meant: Which) -> None:
    assert read("read {record:Which}", f"read {text}") == {"record": meant}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("nothing", []),
        ("the record", [Which()]),
        ('"a"', [Which(name="a")]),
        ('the record "a"', [Which(name="a")]),
        ('the records "a", "b" and "c d"', [Which(name="a"), Which(name="b"), Which(name="c d")]),
    ],
)
def test_which_records(text: str, meant: list[Which]) -> None:
    assert phrases.records(text) == meant
    assert read("{records:Records}{rest:RestOfBundle}", f"{text}, among others") == {
        "records": meant,
        "rest": "among others",
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a COVID vaccination", Typical("complete", "COVID", OfPatient(), False)),
        ("an HPV vaccination", Typical("complete", "HPV", OfPatient(), False)),
        ("a complete 3IN1 vaccination", Typical("complete", "3IN1", OfPatient(), False)),
        ("a minimal FLU vaccination", Typical("minimal", "FLU", OfPatient(), False)),
        (
            "a FLU vaccination of a patient with no NHS number",
            Typical("complete", "FLU", OfPatient("no NHS number"), False),
        ),
        (
            "a FLU vaccination of a patient with an old NHS number with the same identifier",
            Typical("complete", "FLU", OfPatient("old NHS number"), True),
        ),
        (
            "a FLU vaccination of a sensitive patient",
            Typical("complete", "FLU", OfPatient("sensitive"), False),
        ),
        (
            "a FLU vaccination of the same patient with the same identifier",
            Typical("complete", "FLU", OfPatient(same=True), True),
        ),
        (
            'a FLU vaccination of the patient of "first"',
            Typical("complete", "FLU", OfPatient(record="first"), False),
        ),
    ],
)
def test_typical_vaccinations(text: str, wanted: Typical) -> None:
    sentence = "recorded {vaccination:ItOrTypical}{name:Name}{where:Where}"
    for ending, name, where in (("", None, False), (' as "x"', "x", False), (' as "x" where', "x", True)):
        found = read(sentence, f"recorded {text}{ending}")
        assert found == {"vaccination": wanted, "name": name, "where": where}


@pytest.mark.parametrize("text", ["it", "it again"])
def test_it_is_the_vaccination_that_was_prepared(text: str) -> None:
    assert read("recorded {vaccination:ItOrTypical}{name:Name}", f'recorded {text} as "x"') == {
        "vaccination": None,
        "name": "x",
    }


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("", None),
        (" from version 2", Version("2")),
        (' from version "abc"', Version("abc")),
        (' from version ""', Version("")),
        (' from version "-1"', Version("-1")),
        (" without a version", Version(None)),
    ],
)
def test_versions(text: str, claimed: Version | None) -> None:
    assert read("update it{version:Version}{where:Where}", f"update it{text} where") == {
        "version": claimed,
        "where": True,
    }


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("", []),
        (", limited to FLU", ["FLU"]),
        (", limited to FLU and 3IN1", ["FLU", "3IN1"]),
        (", limited to FLU, MMR and 3IN1", ["FLU", "MMR", "3IN1"]),
    ],
)
def test_what_a_search_is_limited_to(text: str, types: list[str]) -> None:
    sentence = "finds {records:Records}{limited:Limited}{rest:RestOfBundle}"
    found = read(sentence, f'finds "a" and "b"{text}, with the warnings')
    assert found == {"records": [Which(name="a"), Which(name="b")], "limited": types, "rest": "warnings"}


@pytest.mark.parametrize(
    ("text", "operations", "record", "within"),
    [
        ("nothing", [], Which(), None),
        ("CREATE", ["CREATE"], Which(), None),
        ("CREATE, UPDATE, DELETE", ["CREATE", "UPDATE", "DELETE"], Which(), None),
        ('CREATE for the record "a"', ["CREATE"], Which(name="a"), None),
        ('CREATE for the record "a" within 30 seconds', ["CREATE"], Which(name="a"), 30),
    ],
)
def test_what_the_delta_table_shows(
    text: str, operations: list[str], record: Which, within: float | None
) -> None:
    sentence = "shows {operations:Operations}{record:ForRecord}{within:Within}"
    assert read(sentence, f"shows {text}") == {"operations": operations, "record": record, "within": within}


@pytest.mark.parametrize("text", ["", "create", "CREATED", "CREATE UPDATE"])
def test_it_shows_no_other_operations(text: str) -> None:
    assert read("shows {operations:Operations}", f"shows {text}") is None


def test_quotes_keep_everything_between_the_first_and_the_last() -> None:
    assert read("saying{text:Quoted}", 'saying "a "b" c"') == {"text": 'a "b" c'}
    assert read("saying{text:Quoted}", "saying") == {"text": None}


def test_the_row_of_an_operation() -> None:
    assert read(
        "row{operation:ForOperation}{record:ForRecord} has", 'row for UPDATE for the record "a" has'
    ) == {
        "operation": "UPDATE",
        "record": Which(name="a"),
    }
    assert read("row{operation:ForOperation}{record:ForRecord} has", "row has") == {
        "operation": None,
        "record": Which(),
    }


def test_every_part_says_how_it_looks() -> None:
    parts = [each for each in vars(phrases).values() if getattr(each, "pattern", None) and callable(each)]
    assert len(parts) > 10
    assert all(part.__doc__ and re.search("`.+`|Where|pattern", part.__doc__) for part in parts)

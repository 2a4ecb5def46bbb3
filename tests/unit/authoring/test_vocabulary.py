"""Step definitions, as testers read them."""

from pathlib import Path

import pytest
from behave.step_registry import registry

from support.authoring import vocabulary
from support.authoring.vocabulary import Definition, VocabularyError


def load(folder: Path, steps: str) -> list[Definition]:
    (folder / "some.py").write_text(f"from behave import given, when, then\n{steps}", encoding="utf-8")
    return vocabulary.load(folder)


def test_sentences_read_as_people_write_them(known: list[Definition]) -> None:
    assert [(each.keyword, sentence) for each in known for sentence in each.sentences] == [
        ("Given", "a complete COVID vaccination [where]"),
        ("Given", 'the supplier has recorded a COVID vaccination [as "first"]'),
        ("When", "the supplier reads it"),
        ("Then", "the response has"),
        ("Then", "the response holds"),
        ("Then", "the delta row has"),
        ("Then", 'the request is refused, saying ["…"]'),
        ("When", "the supplier sends TARGET"),
        ("Step", "the PLACE is seen, and its FIELD noted as NAME"),
    ]


def test_a_definition_explains_itself_and_shows_an_example(known: list[Definition]) -> None:
    recorded = known[1]
    assert (recorded.noun, recorded.about_noun) == ("shop", "The shop: what is sold.")
    assert recorded.about == "Record it."
    assert recorded.example == 'Given the supplier has recorded it as "first"'


def test_loading_leaves_the_step_registry_alone(tmp_path: Path) -> None:
    before = {keyword: list(steps) for keyword, steps in registry.steps.items()}
    load(tmp_path, "@given('a thing that nobody else has')\ndef thing(context): pass\n")
    assert registry.steps == before


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ("import nothing_of_that_name", "ModuleNotFoundError: No module named 'nothing_of_that_name'"),
        ("@given('a')\ndef a(context): pass\n@given('a')\ndef b(context): pass", "AmbiguousStep"),
        ("@given('a {thing:Unheard}')\ndef a(context): pass", "Unheard"),
    ],
)
def test_steps_that_cannot_be_loaded_are_an_error(tmp_path: Path, steps: str, problem: str) -> None:
    with pytest.raises(VocabularyError, match=problem):
        load(tmp_path, steps)


def test_an_example_that_is_no_gherkin_is_an_error(tmp_path: Path) -> None:
    (thing,) = load(tmp_path, '@given("a")\ndef a(context):\n  """A.\n\n  Example:\n      | x |\n  """\n')
    with pytest.raises(VocabularyError, match=r"some\.py:2: the example is not Gherkin"):
        _ = thing.example_steps

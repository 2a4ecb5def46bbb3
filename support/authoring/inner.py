"""Steps said inside of other steps, as in `for each of them, the supplier records it`."""

import re
from collections.abc import Iterator, Sequence

from behave.model import Step

from support.authoring.places import VACCINATION, kind_of_field
from support.authoring.vocabulary import Definition, Meaning
from support.suggestions import did_you_mean
from support.vaccinations.arbitrary import STANDING_FOR

SENTENCE = "sentence"
"""What the parameter is called that holds another step."""


def inner_step(meaning: Meaning, vocabulary: Sequence[Definition]) -> Step | None:
    """Give the step that another one holds, if it holds one; facts about a vaccination are filled in."""
    values = {argument.name: argument.value for argument in meaning.arguments}
    if SENTENCE not in values:
        return None
    steps = [_as(keyword, meaning.step, values[SENTENCE]) for keyword in ("Given", "When", "Then")]
    known = (step for step in steps if any(each.meanings(step) for each in vocabulary))
    return next(known, steps[0])


def problems(meaning: Meaning) -> Iterator[str]:
    """Say which field the outer step speaks of that nobody knows, and what stands for nothing."""
    for name in re.findall(r"<([^<>]+)>", f"{meaning.step.name} {meaning.step.text or ''}"):
        if name not in STANDING_FOR:
            yield f"nothing stands for <{name}>. {did_you_mean(name, STANDING_FOR)}"
    for argument in meaning.arguments:
        if argument.part == "WithField" and argument.value is not None:
            try:
                kind_of_field(VACCINATION, argument.value)
            except ValueError as error:
                yield str(error)


def _as(keyword: str, outer: Step, sentence: str) -> Step:
    text = (
        None if outer.text is None else type(outer.text)(_filled(outer.text), "text/plain", outer.text.line)
    )
    return Step(outer.filename, outer.line, keyword, keyword.lower(), _filled(sentence), text, outer.table)


def _filled(text: str) -> str:
    for name, example in STANDING_FOR.items():
        text = text.replace(f"<{name}>", example)
    return text

"""The words of features: every step is known and clear, has below it what it needs, and makes sense."""

from collections.abc import Iterable, Iterator, Sequence

from behave.model import Feature, Step

from support.authoring import below, inner, names
from support.authoring.features import all_scenarios, place, steps
from support.authoring.inner import inner_step
from support.authoring.story import Story
from support.authoring.vocabulary import Definition, Meaning
from support.suggestions import nearest


def problems(features: Iterable[Feature], vocabulary: Sequence[Definition]) -> list[str]:
    """Say which steps would break their scenario, whatever the service answered; each once."""
    found = (in_story(steps(scenario), vocabulary, Story()) for scenario in all_scenarios(features))
    return list(dict.fromkeys(problem for story in found for problem in story))


def of_example(definition: Definition, vocabulary: Sequence[Definition]) -> Iterator[str]:
    """Say what is wrong with the example of a definition; it may speak of records that it does not make."""
    yield from in_story(definition.example_steps, vocabulary, Story(records={"first", "second"}))
    for sentence, matcher in zip(definition.sentences, definition.matchers, strict=True):
        if not any(matcher.matches(step.name) for step in definition.uses):
            yield f"{definition.place}: the example does not show '{sentence}'"


def in_story(written: Iterable[Step], vocabulary: Sequence[Definition], story: Story) -> Iterator[str]:
    """Say what is wrong with steps that follow each other."""
    for step in written:
        meanings = [meaning for each in vocabulary for meaning in each.meanings(step)]
        if len(meanings) == 1 and (said := inner_step(meanings[0], vocabulary)):
            yield from (f"{place(step)}: {problem}" for problem in inner.problems(meanings[0]))
            yield from in_story([said], vocabulary, story)
        elif len(meanings) == 1:
            yield from (f"{place(step)}: {problem}" for problem in _of_meaning(meanings[0], story))
            story.go_on(meanings[0])
        elif meanings:
            yield f"{place(step)}: '{step.name}' may be any of {_places(meanings)}"
        else:
            yield f"{place(step)}: no step reads '{step.keyword} {step.name}'. {_advice(step, vocabulary)}"


def unused(features: Iterable[Feature], vocabulary: Iterable[Definition]) -> list[str]:
    """Say which step definitions no scenario needs."""
    written = [step for scenario in all_scenarios(features) for step in steps(scenario)]
    return [
        f"{each.place}: no scenario says '{each.sentences[0]}'"
        for each in vocabulary
        if not any(each.meanings(step) for step in written)
    ]


def _of_meaning(meaning: Meaning, story: Story) -> Iterator[str]:
    if meaning.unreadable:
        yield meaning.unreadable
        return
    yield from story.problems(meaning)
    yield from names.problems(meaning, story.sources)
    yield from below.problems(meaning, story.sources)


def _places(meanings: Iterable[Meaning]) -> str:
    return ", ".join(meaning.definition.place for meaning in meanings)


def _advice(step: Step, vocabulary: Iterable[Definition]) -> str:
    close = nearest(step.name, [sentence for each in vocabulary for sentence in each.sentences])
    return f"Did you mean {' or '.join(map(repr, close))}?" if close else "All steps are in docs/steps.md."

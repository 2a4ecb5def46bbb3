"""The vocabulary stays small, and what each step says about itself is true."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from behave.parser import parse_steps
from behave.runner_util import load_step_modules
from behave.step_registry import registry

REPOSITORY = Path(__file__).parents[3]
AT_MOST = 60
GLUE = 12

load_step_modules([str(REPOSITORY / "steps")])
DEFINITIONS = [matcher for matchers in registry.steps.values() for matcher in matchers]
FUNCTIONS: dict[str, Callable[..., Any]] = {each.func.__name__: each.func for each in DEFINITIONS}
every_function = pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))


def documentation(function: Callable[..., Any]) -> str:
    return inspect.getdoc(function) or ""


def example(function: Callable[..., Any]) -> str:
    """The Gherkin of the example block."""
    _, _, text = documentation(function).partition("Example:\n")
    return dedent(text)


def test_there_are_few() -> None:
    assert 30 < len(DEFINITIONS) <= AT_MOST


def test_names_of_functions_are_unique() -> None:
    assert len(FUNCTIONS) == len({each.func for each in DEFINITIONS})


@every_function
def test_each_says_what_it_does_in_one_line(function: Callable[..., Any]) -> None:
    assert re.fullmatch(r"[A-Z].*\.", documentation(function).splitlines()[0])


@every_function
def test_each_example_is_made_of_steps_that_exist_and_uses_its_own(function: Callable[..., Any]) -> None:
    steps = parse_steps(example(function))
    assert steps
    used = []
    for step in steps:
        matching = registry.find_match(step)
        assert matching is not None, f"undefined: {step.keyword} {step.name}"
        used.append(matching.func)
    assert function in used


@every_function
def test_each_is_glue(function: Callable[..., Any]) -> None:
    lines, _ = inspect.getsourcelines(function)
    code = "".join(lines).partition('"""')[2].rpartition('"""')[2] or "".join(lines).rpartition("'''")[2]
    assert len([line for line in code.splitlines() if line.strip()]) <= GLUE


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda each: each.pattern)
def test_no_sentence_ends_with_a_colon_or_a_full_stop(definition: Any) -> None:
    assert definition.pattern[-1] not in ":."

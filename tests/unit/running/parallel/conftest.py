"""Features that are parsed and not run."""

import signal
import textwrap
from collections.abc import Iterator

import pytest
from behave.model import Feature
from behave.parser import parse_feature

TEXT = """
    @tagged
    Feature: Whole
      Background:
        Given the first background

      Scenario: plain
        Given a step

      Scenario Outline: outline <n>
        Given a step <n>
        Examples:
          | n |
          | 1 |
          | 2 |

      @ruled
      Rule: One rule
        Background:
          Given the second background

        @serial
        Scenario: under the rule
          Given a step

        Scenario Outline: plain
          Given a step <n>
          Examples:
            | n |
            | 3 |

      Rule: Another rule
        Scenario: plain
          Given a step
"""


@pytest.fixture
def feature() -> Feature:
    """A feature with all that a feature can have, and scenarios that behave calls equal."""
    parsed: Feature = parse_feature(textwrap.dedent(TEXT), filename="features/whole.feature")
    return parsed


@pytest.fixture(autouse=True)
def _handlers_as_before() -> Iterator[None]:
    """Workers handle signals in their own way; the next test is none of them."""
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)

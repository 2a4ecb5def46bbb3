"""A small vocabulary to write bad scenarios with."""

from pathlib import Path

import pytest

from support.authoring import vocabulary
from support.authoring.vocabulary import Definition

STEPS = '''
"""The shop: what is sold."""

from behave import given, step, then, when

from support import phrases


@given("{vaccination:Typical}{where:Where}")
def prepared(context, vaccination, where):
    """Prepare one.

    Example:
        Given a complete COVID vaccination
        Given a minimal COVID vaccination of the patient of "first" where
          | field      | value |
          | lot number | B-2   |
    """


@given("{actor:Actor} has recorded {vaccination:ItOrTypical}{name:Name}")
def recorded(context, actor, vaccination, name):
    """Record it.

    Example:
        Given the supplier has recorded it as "first"
    """


@when("{actor:Actor} reads {record:Which}")
def reads(context, actor, record):
    """Read it.

    Example:
        When the supplier reads it
    """


@then("the response has")
@then("the response holds")
def response_has(context):
    """Check fields.

    Example:
        Then the response has
          | field | value |
          | total | 2     |
        Then the response holds
          | field | value |
          | total | 2     |
    """


@then("the delta row has")
def delta_row_has(context):
    """Check fields.

    Example:
        Then the delta row has
          | field       | value |
          | ACTION_FLAG | NEW   |
    """


@then("the request is refused, saying{diagnostics:Quoted}")
def refused(context, diagnostics):
    \'\'\'Check a refusal.

    Example:
        Then the request is refused, saying "{any text}"
        Then the request is refused, saying
          """
          Errors: {any text}
          """
    \'\'\'


@when("{actor:Actor} sends {target}")
def sends(context, actor, target):
    \'\'\'Send anything.

    Example:
        When the supplier sends /metadata
        When the supplier sends /Immunization
          """
          {"id":
          """
    \'\'\'


@step("the {place:Place} is seen, and its {field} noted as {name}")
def noted(context, place, field, name):
    """Note it.

    Example:
        Given the response is seen, and its total noted as sum
    """
'''


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> list[Definition]:
    """The definitions of the small vocabulary."""
    folder = tmp_path_factory.mktemp("steps")
    (folder / "shop.py").write_text(STEPS, encoding="utf-8")
    return vocabulary.load(Path(folder))

"""The record: which one the scenario goes on with."""

from behave import given
from behave.runner import Context


@given('the record is "{name}"')
def the_record_is(context: Context, name: str) -> None:
    """Go on with a record that was given a name, and with what it holds.

    Example:
        Given the supplier has recorded a COVID vaccination as "first"
        And the supplier has recorded a FLU vaccination as "second"
        And the record is "first"
        When the supplier deletes the record
    """
    context.session.record = context.session.meant(name)

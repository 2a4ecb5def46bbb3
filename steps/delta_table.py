"""The delta table: what everybody downstream is told."""

from behave import then
from behave.runner import Context

from support import checks


@then("the delta table shows {operations}")
def the_delta_table_shows(context: Context, operations: str) -> None:
    """Wait for the record's rows and check each of them whole, in order, such as "CREATE, DELETE"."""
    checks.delta_table_shows(context.session, operations.split(", "))

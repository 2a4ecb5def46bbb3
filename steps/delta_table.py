"""The delta table: what everybody downstream is told."""

from behave import then
from behave.runner import Context

from support.checks import delta, fields, views
from support.gherkin import rows
from support.phrases import Which


@then("the delta table shows {operations:Operations}{record:ForRecord}{within:Within}")
def the_delta_table_shows(
    context: Context, operations: list[str], record: Which, within: float | None
) -> None:
    """Wait for the record's rows and check each of them whole, in order, with none too many.

    The wait ends with the patience that the environment asks for, or with that of the step.

    Example:
        Then the delta table shows CREATE, UPDATE, DELETE
        Then the delta table shows nothing
        Then the delta table shows CREATE for the record "first"
        Then the delta table shows CREATE within 30 seconds
    """
    delta.shows(context.session, record, operations, within)


@then("the delta table shows {operations:Operations}{record:ForRecord} and nothing more")
def the_delta_table_shows_nothing_more(context: Context, operations: list[str], record: Which) -> None:
    """Check each row whole, and again once the row of a record that is made afterwards has arrived.

    So it takes twice as long, and notices rows that come late or twice.

    Example:
        Then the delta table shows CREATE, UPDATE and nothing more
    """
    delta.shows_nothing_more(context.session, record, operations)


@then("the delta row{operation:ForOperation}{record:ForRecord} has")
def the_delta_row_has(context: Context, operation: str | None, record: Which) -> None:
    """Check single fields of the record's last row, or of its last row for an operation.

    Example:
        Then the delta row has
          | field         | value              |
          | DOSE_SEQUENCE | 2                  |
          | DOSE_AMOUNT   | 0.5                |
          | SITE_CODE     | {absent}           |
          | VaccineType   | covid              |
        Then the delta row for UPDATE for the record "first" has
          | field       | value  |
          | ACTION_FLAG | UPDATE |
    """
    session = context.session
    view = views.delta_row(session, record, operation)
    fields.hold(session, view, rows(context, "field", "value"), "delta row")

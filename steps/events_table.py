"""The events table: what the service stored."""

from behave import then
from behave.runner import Context

from support import checks


@then("the events table holds the record as sent")
def holds_the_record_as_sent(context: Context) -> None:
    """Check every attribute of the record's item, and that the stored resource is the one that was sent."""
    checks.events_table_holds(context.session, "CREATE")


@then("the events table holds the record as deleted")
def holds_the_record_as_deleted(context: Context) -> None:
    """Check every attribute of the record's item: its content is still there, marked as deleted."""
    checks.events_table_holds(context.session, "DELETE")

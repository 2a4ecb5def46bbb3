"""The events table: what the service stored."""

from behave import then
from behave.runner import Context

from support.checks import absence, events, fields, views
from support.gherkin import rows
from support.phrases import Which


@then("the events table holds {record:Which} as {state:w}")
def the_events_table_holds(context: Context, record: Which, state: str) -> None:
    """Check every attribute of the record's item, and that the stored resource is the one that was sent.

    The record is there as sent, updated, deleted or reinstated: that is what was done to it last. Reinstated
    means brought back: updated, or recorded again, after it was deleted.

    Example:
        Then the events table holds the record as sent
        Then the events table holds the record "first" as reinstated
    """
    events.holds(context.session, record, state)


@then("the events table item{record:ForRecord} has")
def the_events_table_item_has(context: Context, record: Which) -> None:
    """Check single attributes of the record's item, or single fields of the vaccination stored in it.

    Example:
        Then the events table item has
          | field          | value         |
          | Version        | 2             |
          | SupplierSystem | EMIS          |
          | DeletedAt      | {any number}  |
          | lot number     | B-2           |
    """
    session = context.session
    view = views.events_item(session, record)
    fields.hold(session, view, rows(context, "field", "value"), "events item")


@then("nothing is stored")
@then("nothing is changed")
def nothing_is_stored(context: Context) -> None:
    """Check that a refused request left no trace: both tables are as the requests before it left them.

    Nothing is stored or published of the vaccination that was refused, and each record of the scenario is
    what it was, down to every row of the delta table. A record that is made afterwards, and whose row has
    arrived, shows that nothing is still on its way.

    Example:
        Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
        And nothing is stored
        Then the request is refused with 404 not-found, saying "{any text}"
        And nothing is changed
    """
    absence.nothing_is_stored(context.session)

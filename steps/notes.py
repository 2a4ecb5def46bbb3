"""Notes: what one step has seen, for a later one."""

from behave import step
from behave.runner import Context

from support.checks import fields, views


@step('the {place:Place}\'s {field} is noted as "{name}"')
def is_noted_as(context: Context, place: str, field: str, name: str) -> None:
    """Keep what a field holds, to be written as {note name} wherever a value is written.

    The places are the vaccination, the response, the events table item and the delta row. Noted without
    being asked: record id, version, identifier value, identifier system, patient NHS number; and the same
    of each record that has a name, such as {note first record id}. An identifier value of your own must
    contain {note run mark}: it tells what this run made from what others did.

    Example:
        Given the response's header E-Tag is noted as "version"
        And the vaccination's lot number is noted as "old lot"
        And the events table item's UpdatedAt is noted as "changed at"
        And the delta row's DATE_AND_TIME is noted as "told time"
    """
    fields.note(context.session, views.of_place(context.session, place), field, name)

"""The supplier: who acts, and what they do with the vaccination or the record of the scenario."""

from behave import given, when
from behave.runner import Context

from support import actions


@given('the supplier is "{name}"')
def the_supplier_is(context: Context, name: str) -> None:
    """Say who acts from here on. Without this step it is the default supplier of the environment."""
    context.session.services.settings.supplier(name)
    context.session.supplier = name


@when("the supplier records it")
def records_it(context: Context) -> None:
    """Send the vaccination that the scenario prepared to the API."""
    actions.record(context.session)


@when("the supplier reads the record")
def reads_the_record(context: Context) -> None:
    """Ask the API for the record."""
    actions.read(context.session)


@when("the supplier deletes the record")
def deletes_the_record(context: Context) -> None:
    """Ask the API to delete the record."""
    actions.delete(context.session)


@given("the supplier has deleted the record")
def has_deleted_the_record(context: Context) -> None:
    """Delete the record and make sure that it worked."""
    actions.delete(context.session)
    actions.require_done(context.session)

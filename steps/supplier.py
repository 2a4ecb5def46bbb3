"""The supplier: who acts, and what they do with the vaccination or the record of the scenario."""

from behave import given, when
from behave.runner import Context

from support.actions import acting
from support.actions.preparing import prepare
from support.actions.sending import require_done
from support.gherkin import rows_if
from support.phrases import Actor, SupplierName, Typical, Version, Which


@given("the supplier is {supplier:Supplier}")
def the_supplier_is(context: Context, supplier: SupplierName) -> None:
    """Say who acts wherever a step speaks of "the supplier".

    Without this step it is the default supplier of the environment. In any step another supplier can act
    instead: write its name in quotes in place of "the supplier". Somebody who is no supplier can act too:
    "somebody without a token", "somebody with an unknown token", "somebody with an expired token".

    Example:
        Given the supplier is "MAVIS"
        And "EMIS" has recorded a complete FLU vaccination
        When the supplier reads the record
        And somebody without a token reads the record
    """
    context.session.services.settings.supplier(supplier)
    context.session.supplier = supplier


@when("{actor:Actor} records it")
@when("{actor:Actor} records it again")
def records_it(context: Context, actor: Actor) -> None:
    """Send the vaccination to the API, to be recorded; or send it once more.

    Example:
        Given a complete COVID vaccination
        When the supplier records it
        And "EMIS" records it again
    """
    acting.record(context.session, actor)


@given("{actor:Actor} has recorded {vaccination:ItOrTypical}{name:Name}{where:Where}")
def has_recorded(
    context: Context, actor: Actor, vaccination: Typical | None, name: str | None, where: bool
) -> None:
    """Record the vaccination, or prepare a typical one and record it, and make sure that it worked.

    A name lets the scenario speak of the record later, and of what is noted of it: {note first record id}.

    Example:
        Given the supplier has recorded a COVID vaccination as "first"
        And "EMIS" has recorded a minimal FLU vaccination of the same patient as "second" where
          | field      | value |
          | lot number | B-2   |
        And the supplier has recorded it again
    """
    edits = rows_if(where, context, "field", "value")
    if vaccination is not None:
        prepare(context.session, vaccination, edits)
    acting.record(context.session, actor)
    require_done(context.session)
    acting.name_record(context.session, name)


@when("{actor:Actor} reads {record:Which}")
def reads(context: Context, actor: Actor, record: Which) -> None:
    """Ask the API for a record: the present one, a named one, or one with any id.

    Example:
        When the supplier reads the record
        And "EMIS" reads the record "first"
        And the supplier reads a record with the id "{uuid}"
    """
    acting.read(context.session, actor, record)


@when("{actor:Actor} updates {record:Which}{version:Version}{where:Where}")
def updates(context: Context, actor: Actor, record: Which, version: Version | None, where: bool) -> None:
    """Send new content for a record: the vaccination as it was recorded or prepared last, with changes.

    It is said to be made from the present version of the record, unless the step names another one or none.

    Example:
        When the supplier updates the record where
          | field      | value |
          | lot number | B-2   |
        And "EMIS" updates the record from version 1
        And "EMIS" updates the record from version "abc"
        And the supplier updates the record without a version
    """
    acting.update(context.session, actor, record, version, rows_if(where, context, "field", "value"))


@given("{actor:Actor} has updated {record:Which}{where:Where}")
def has_updated(context: Context, actor: Actor, record: Which, where: bool) -> None:
    """Send new content for a record, and make sure that it worked.

    Example:
        Given the supplier has recorded a COVID vaccination
        And "EMIS" has updated the record where
          | field      | value |
          | lot number | B-2   |
    """
    acting.update(context.session, actor, record, None, rows_if(where, context, "field", "value"))
    require_done(context.session)


@when("{actor:Actor} deletes {record:Which}")
def deletes(context: Context, actor: Actor, record: Which) -> None:
    """Ask the API to delete a record.

    Example:
        When the supplier deletes the record
        And "EMIS" deletes a record with the id "{uuid}"
    """
    acting.delete(context.session, actor, record)


@given("{actor:Actor} has deleted {record:Which}")
def has_deleted(context: Context, actor: Actor, record: Which) -> None:
    """Delete a record, and make sure that it worked.

    Example:
        Given the supplier has recorded a COVID vaccination
        And "EMIS" has deleted the record
    """
    acting.delete(context.session, actor, record)
    require_done(context.session)

"""The search: asking for the vaccinations of a patient, or for one by its identifier."""

from typing import Literal

from behave import then, when
from behave.runner import Context

from support.actions import asking
from support.checks import search
from support.expected import Warnings
from support.gherkin import rows, rows_if
from support.notation import expectation
from support.phrases import Actor, Which


@when("{actor:Actor} searches{by_post:ByPost} for the patient's {types} vaccinations{where:Where}")
def searches_by_type(context: Context, actor: Actor, by_post: bool, types: str, where: bool) -> None:
    """Search for vaccinations of the patient by vaccine type; the table adds parameters.

    Example:
        When the supplier searches for the patient's COVID vaccinations
        When "EMIS" searches by POST for the patient's COVID, FLU and RSV vaccinations where
          | parameter  | value           |
          | -date.from | {today - 1 day} |
          | _include   | Immunization:patient |
    """
    more = rows_if(where, context, "parameter", "value")
    parameters = asking.by_vaccine_types(context.session, types) + more
    asking.search(context.session, actor, parameters, by_post=by_post)


@when("{actor:Actor} searches{by_post:ByPost} for the patient's vaccinations against {diseases}{where:Where}")
def searches_by_disease(context: Context, actor: Actor, by_post: bool, diseases: str, where: bool) -> None:
    """Search for vaccinations of the patient by target disease, named or given by its SNOMED CT code.

    Example:
        When the supplier searches for the patient's vaccinations against Measles and Mumps
        When the supplier searches by POST for the patient's vaccinations against 14189004 where
          | parameter | value   |
          | -date.to  | {today} |
    """
    more = rows_if(where, context, "parameter", "value")
    parameters = asking.by_diseases(context.session, diseases) + more
    asking.search(context.session, actor, parameters, by_post=by_post)


@when("{actor:Actor} searches{by_post:ByPost} for {record:Which} by its identifier{where:Where}")
def searches_by_identifier(context: Context, actor: Actor, by_post: bool, record: Which, where: bool) -> None:
    """Search for a vaccination by its business identifier; the table adds parameters.

    Example:
        When the supplier searches for the record by its identifier
        When the supplier searches for it by its identifier where
          | parameter | value   |
          | _elements | id,meta |
    """
    more = rows_if(where, context, "parameter", "value")
    parameters = asking.by_identifier(context.session, record.name) + more
    asking.search(context.session, actor, parameters, by_post=by_post)


@when("{actor:Actor} searches{by_post:ByPost} with")
def searches_with(context: Context, actor: Actor, by_post: bool) -> None:
    r"""Search with parameters just as they are; a row for each, also when a name comes twice.

    Example:
        When the supplier searches with
          | parameter            | value                                                             |
          | patient.identifier   | https://fhir.nhs.uk/Id/nhs-number\|{note patient NHS number}      |
          | -immunization.target | COVID,flu                                                         |
    """
    asking.search(context.session, actor, rows(context, "parameter", "value"), by_post=by_post)


@then("the search finds {records:Records}{limited:Limited}{rest:RestOfBundle}")
def the_search_finds(
    context: Context,
    records: list[Which],
    limited: list[str],
    rest: Literal["", "among others", "warnings"],
) -> None:
    """Check the whole search result: these records and no others, in order, their patient, and the link.

    "among others" allows further records of the same patient, as a patient that others use may have. The
    warnings of a search that left something out are listed in a table; where the supplier may not search all
    the types it asked for, the step says to which the search was limited.

    While the result is another one, the search is repeated, for as long as waiting.events_timeout says: the
    service's indexes may follow a change a little later. The last result counts.

    Example:
        Then the search finds the record
        Then the search finds "first" and "second"
        Then the search finds nothing
        Then the search finds the record, among others
        Then the search finds the record, limited to FLU, with the warnings
          | code         | diagnostics                                                           |
          | unauthorized | Your search contains details that you are not authorised to request   |
    """
    session = context.session
    if rest == "among others":
        search.finds_among_others(session, records)
        return
    table = rows(context, "code", "diagnostics") if rest else []
    outcomes = [(code, expectation(text, session.sources)) for code, text in table]
    search.finds(session, records, Warnings(outcomes, limited))


@then("the search does not find {record:Which}")
def the_search_does_not_find(context: Context, record: Which) -> None:
    """Check that a search worked and a record is not in its result, whatever else is.

    While the record is in it, the search is repeated, for as long as waiting.events_timeout says.

    Example:
        Then the search does not find the record
    """
    search.does_not_find(context.session, record)

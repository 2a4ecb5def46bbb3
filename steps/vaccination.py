"""The vaccination: what a scenario prepares before anybody records it."""

from behave import given
from behave.runner import Context

from support.actions import preparing
from support.gherkin import rows, rows_if, text
from support.phrases import Typical


@given("{vaccination:Typical}{where:Where}")
def a_vaccination(context: Context, vaccination: Typical, where: bool) -> None:
    """Prepare a typical vaccination: a complete one has all that the service uses, a minimal one the least.

    The table names fields, or a JSONPath that begins with $, and says what they are to hold; {absent} takes
    a field out. The patient is a new one, of a kind that can be named, or that of an earlier vaccination.

    Example:
        Given a complete COVID vaccination
        Given a minimal FLU vaccination of a patient with no NHS number
        Given a complete RSV vaccination of the same patient
        Given a complete HPV vaccination of the patient of "first" with the same identifier where
          | field       | value             |
          | dose number | 2                 |
          | recorded    | {today - 1 day}   |
          | lot number  | {absent}          |
          | $.site.text | left arm          |
    """
    preparing.prepare(context.session, vaccination, rows_if(where, context, "field", "value"))


@given("the example vaccination of January 2026")
def the_example_vaccination(context: Context) -> None:
    """Prepare what a deployed service once accepted, under a business identifier of its own.

    Example:
        Given the example vaccination of January 2026
    """
    context.session.vaccination = context.session.vaccinations.recorded_example()


@given("a vaccination with the body")
def a_vaccination_with_the_body(context: Context) -> None:
    '''Prepare exactly what a JSON text says. Texts in it may use the notation, such as "{uuid}".

    Example:
        Given a vaccination with the body
          """
          {"resourceType": "Immunization", "status": "completed",
           "identifier": [{"system": "https://example.org/vaccinations", "value": "{uuid}"}]}
          """
    '''
    preparing.prepare_document(context.session, text(context))


@given("the vaccination is changed where")
def the_vaccination_is_changed(context: Context) -> None:
    """Change fields of the vaccination that was prepared or recorded last.

    Example:
        Given the example vaccination of January 2026
        And the vaccination is changed where
          | field             | value               |
          | birth date        | {today + 1 day}     |
          | $.identifier[1]   | {json {"value": 1}} |
    """
    preparing.change(context.session, rows(context, "field", "value"))

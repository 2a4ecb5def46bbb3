"""The response: what the API answered to the last request."""

from behave import then
from behave.runner import Context

from support.checks import fields, responses, views
from support.gherkin import rows, text
from support.notation import expectation, expected_document
from support.phrases import Which


@then("the response is {status:d} {phrase}")
def the_response_is(context: Context, status: int, phrase: str) -> None:
    """Check the status.

    Example:
        Then the response is 201 Created
    """
    responses.has_status(context.session, status, phrase)


@then("the response names the record at version {version:d}")
@then("the response names the new record at version {version:d}")
def the_response_names_the_record(context: Context, version: int) -> None:
    """Check the whole answer to recording: 201, the address of the record, its version, and no body.

    Example:
        Then the response names the new record at version 1
        Then the response names the record at version 2
    """
    responses.names_record(context.session, version)


@then("the response confirms the update to version {version:d}")
def the_response_confirms_the_update(context: Context, version: int) -> None:
    """Check the whole answer to an update: 200, the new version, and no body.

    Example:
        Then the response confirms the update to version 2
    """
    responses.confirms_update(context.session, version)


@then("the response confirms the deletion")
def the_response_confirms_the_deletion(context: Context) -> None:
    """Check the whole answer to a deletion: 204, no version, and no body.

    Example:
        Then the response confirms the deletion
    """
    responses.confirms_deletion(context.session)


@then("the response holds {record:Which} as sent, at version {version:d}")
def the_response_holds_the_record(context: Context, record: Which, version: int) -> None:
    """Check the whole answer to reading: 200, the version, and every field as it was sent last.

    Example:
        Then the response holds the record as sent, at version 1
    """
    responses.holds_record(context.session, record, version)


@then("the request is refused with {status:d} {code}, saying{diagnostics:Quoted}")
def the_request_is_refused(context: Context, status: int, code: str, diagnostics: str | None) -> None:
    '''Check a refusal whole: its status and its OperationOutcome with this code and this text.

    The text stands in quotes, or below the step where it has several lines. It may use the notation, so a
    literal brace is written twice.

    Example:
        Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
        Then the request is refused with 400 invariant, saying
          """
          Validation errors: {any text}
          """
    '''
    wanted = text(context) if diagnostics is None else diagnostics
    responses.is_refused(context.session, status, code, expectation(wanted, context.session.sources))


@then("the gateway answers that {answer}")
def the_gateway_answers(context: Context, answer: str) -> None:
    """Check whole what is answered before the service is asked.

    It can be: the Accept header is not allowed; the token is missing or invalid; the token does not permit
    this; there were too many requests; this version is not implemented; the status key is wrong; there is no
    such resource; the method is not allowed; it is up; the service is healthy.

    Example:
        Then the gateway answers that the token is missing or invalid
    """
    responses.is_answered_by_gateway(context.session, answer)


@then("the response has")
def the_response_has(context: Context) -> None:
    """Check single fields of the response, where a scenario is about them; others are not looked at.

    Fields: "header …", "body", total, self link, diagnostics, issue code, details code, severity, outcome id,
    the fields of a vaccination, or a JSONPath that begins with $.

    Example:
        Then the response has
          | field                       | value      |
          | header E-Tag                | 1          |
          | header X-Request-ID         | {absent}   |
          | total                       | 2          |
          | lot number                  | B-2        |
          | $.entry[0].search.mode      | match      |
    """
    session = context.session
    fields.hold(session, views.response(session), rows(context, "field", "value"), "response")


@then("the response body is")
def the_response_body_is(context: Context) -> None:
    '''Check the whole body. Texts in it may use the notation, such as "{uuid}" or "{any text}".

    Example:
        Then the response body is
          """
          {"resourceType": "Bundle", "type": "searchset", "link": [{"relation": "self", "url": "{any text}"}],
           "entry": [], "total": 0}
          """
    '''
    responses.body_is(context.session, expected_document(text(context), context.session.sources))


@then("the response comes within {seconds:g} seconds")
def the_response_comes_within(context: Context, seconds: float) -> None:
    """Check how long the answer took, counting only the last attempt where one had to be repeated.

    Example:
        Then the response comes within 6 seconds
    """
    responses.came_within(context.session, seconds)

"""The response: what the API answered to the last request."""

from behave import then
from behave.runner import Context

from support import checks
from support.notation import expectation


@then("the response is {status:d} {phrase}")
def the_response_is(context: Context, status: int, phrase: str) -> None:
    """Check the status, such as "201 Created"."""
    checks.response_is(context.session, status, phrase)


@then("the response names the new record at version {version:d}")
def the_response_names_the_new_record(context: Context, version: int) -> None:
    """Check the whole answer to a create: status 201, the address of the record, its version, and no body."""
    checks.response_names_record(context.session, version)


@then('the request is refused with {status:d} {code}, saying "{diagnostics}"')
def the_request_is_refused(context: Context, status: int, code: str, diagnostics: str) -> None:
    """Check a refusal whole: its status and its OperationOutcome. The text may use the notation."""
    text = expectation(diagnostics, context.session.sources)
    checks.request_is_refused(context.session, status, code, text)

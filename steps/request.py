"""The request: what the API is asked in its own terms, for what no other step says."""

from behave import given, when
from behave.runner import Context

from support.actions import asking, expiring
from support.gherkin import rows
from support.notation import REMOVE, make
from support.phrases import Actor


@given("the next request has the headers")
def the_next_request_has_the_headers(context: Context) -> None:
    """Set headers of the next request, whatever it is; {absent} leaves one out that would be sent.

    Example:
        Given the next request has the headers
          | header        | value                 |
          | Accept        | application/json      |
          | E-Tag         | {absent}              |
          | Authorization | Bearer {20 letters}   |
          | apikey        | {note status key}     |
    """
    for name, cell in rows(context, "header", "value"):
        value = make(cell, context.session.sources)
        context.session.next_headers[name] = None if value is REMOVE else str(value)


@given("a token that has expired")
def a_token_that_has_expired(context: Context) -> None:
    """Wait for a token to expire, for "somebody with an expired token"; skip where that takes too long.

    Example:
        Given a token that has expired
        When somebody with an expired token reads a record with the id "{uuid}"
    """
    try:
        expiring.expire_token(context.session)
    except expiring.LivesTooLong as reason:
        context.scenario.skip(str(reason))


@given("this environment has a status key")
def this_environment_has_a_status_key(context: Context) -> None:
    """Skip the scenario where the key of the _status end point is not known; it is {note status key}.

    Example:
        Given this environment has a status key
        And the next request has the headers
          | header | value             |
          | apikey | {note status key} |
        When somebody without a token sends GET /_status
    """
    if "status key" not in context.session.sources.notes:
        context.scenario.skip("the key of the _status end point is not known here")


@when("{actor:Actor} sends {method:w} {target}")
def sends(context: Context, actor: Actor, method: str, target: str) -> None:
    '''Send any request. A text below the step is the body, just as it is but for {note …}.

    Example:
        When somebody without a token sends GET /_ping
        When the supplier sends GET /Immunization/{note record id}?_summary=true
        When the supplier sends POST /Immunization
          """
          {"resourceType": "Immunization",
          """
    '''
    asking.send_raw(context.session, actor, method, target, context.text)

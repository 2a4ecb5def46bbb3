"""Ways to misbehave, for a proxy: each is given a request and answers it, or does not."""

import time
from collections.abc import Callable
from threading import Lock
from urllib.parse import parse_qs

import jwt
import simplejson

from tests.chaos.misbehaving import Misbehaviour, Visit
from tests.chaos.target import Target

AMZ_JSON = {"Content-Type": "application/x-amz-json-1.0"}


def nothing(visit: Visit) -> None:
    """Pass everything on as it is."""
    visit.pass_through()


def creates(misbehave: Misbehaviour) -> Misbehaviour:
    """Misbehave when a record is asked for."""
    return _where(lambda visit: visit.is_create, misbehave)


def deletes(misbehave: Misbehaviour) -> Misbehaviour:
    """Misbehave when a record is to be deleted."""
    return _where(lambda visit: visit.command == "DELETE", misbehave)


def reads(misbehave: Misbehaviour) -> Misbehaviour:
    """Misbehave when an item of a table is looked for."""
    return _where(lambda visit: visit.operation in ("GetItem", "Query"), misbehave)


def once(misbehave: Misbehaviour, then: Misbehaviour = nothing) -> Misbehaviour:
    """Misbehave the first time."""
    return times(1, misbehave, then)


def times(count: int, misbehave: Misbehaviour, then: Misbehaviour = nothing) -> Misbehaviour:
    """Misbehave so many times."""
    lock, left = Lock(), iter(range(count))

    def behave(visit: Visit) -> None:
        with lock:
            first = next(left, None) is not None
        (misbehave if first else then)(visit)

    return behave


def answering(status: int) -> Misbehaviour:
    """Answer in the place of the target."""
    return lambda visit: visit.answer(status)


def with_status(status: int) -> Misbehaviour:
    """Let the target answer, and change the status."""

    def behave(visit: Visit) -> None:
        answer = visit.pass_on()
        kept = {
            name: value for name, value in answer.headers.items() if name.lower() in ("location", "e-tag")
        }
        visit.answer(status, answer.content, kept)

    return behave


def too_many(retry_after: str | None = None) -> Misbehaviour:
    """Answer that the quota is used up."""
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return lambda visit: visit.answer(429, headers=headers)


def carried_out(misbehave: Misbehaviour) -> Misbehaviour:
    """Let the target do what is asked for, and misbehave in the place of its answer."""

    def behave(visit: Visit) -> None:
        visit.pass_on()
        misbehave(visit)

    return behave


def reset(visit: Visit) -> None:
    """Reset the connection."""
    visit.reset()


def silence(seconds: float) -> Misbehaviour:
    """Say nothing for so long."""

    def behave(visit: Visit) -> None:
        time.sleep(seconds)
        visit.reset()

    return behave


def trickle(pause: float) -> Misbehaviour:
    """Answer byte by byte, and never come to an end."""
    return lambda visit: visit.answer_slowly(pause)


def half(visit: Visit) -> None:
    """Answer, but only half."""
    visit.answer_half()


def throttling(visit: Visit) -> None:
    """Say that DynamoDB has too much to do."""
    _refuse(visit, "ProvisionedThroughputExceededException", "The level of throughput was exceeded")


def refusing(visit: Visit) -> None:
    """Say that DynamoDB may not be asked."""
    _refuse(visit, "AccessDeniedException", "User is not authorized to perform this on the resource")


def granting(target: Target, lifetime: int = 599) -> Misbehaviour:
    """Give a real token: an assertion names the token URL that it is for, so it cannot be passed on."""
    by_client = {app["client_id"]: name for name, app in target.ready["suppliers"].items()}

    def behave(visit: Visit) -> None:
        [assertion] = parse_qs(visit.body.decode())["client_assertion"]
        claims = jwt.decode(assertion, options={"verify_signature": False})
        token = target.client.tokens.by_signed_jwt(by_client[claims["iss"]])
        granted = {"access_token": token, "expires_in": str(lifetime), "token_type": "Bearer"}
        visit.answer(200, simplejson.dumps(granted).encode(), {"Content-Type": "application/json"})

    return behave


def _where(chosen: Callable[[Visit], bool], misbehave: Misbehaviour) -> Misbehaviour:
    return lambda visit: (misbehave if chosen(visit) else nothing)(visit)


def _refuse(visit: Visit, kind: str, message: str) -> None:
    body = {"__type": f"com.amazonaws.dynamodb.v20120810#{kind}", "message": message}
    visit.answer(400, simplejson.dumps(body).encode(), AMZ_JSON)

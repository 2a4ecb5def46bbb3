"""A wrong service: the sandbox behind two proxies, which spoil the answers of the API and of DynamoDB."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from werkzeug.wrappers import Request, Response

from support.sandbox.serving import listen, origin_of, serving
from tests.meta.profiles import Ready, write_profile

NOT_PASSED_ON = {"connection", "content-encoding", "content-length", "host", "transfer-encoding"}


@dataclass
class Passing:
    """A request and its answer, as they pass the proxy; the answer may be spoilt in place."""

    method: str
    path: str
    operation: str
    """The DynamoDB operation, such as `Query`; empty for the API."""
    request_headers: Mapping[str, str]
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @json.setter
    def json(self, value: Any) -> None:
        self.body = json.dumps(value).encode()
        self.headers.pop("X-Amz-Crc32", None)
        self.headers.pop("x-amz-crc32", None)


Spoil = Callable[[Passing], None]


def untouched(_: Passing) -> None:
    """Pass everything on as it is."""


@contextmanager
def proxy(target: str, spoil: Spoil) -> Iterator[str]:
    """Stand in front of an origin until the block ends; yields the origin to be used instead."""

    @Request.application
    def application(request: Request) -> Response:
        answer = requests.request(
            request.method,
            f"{target}{request.full_path.rstrip('?')}",
            headers={name: value for name, value in request.headers if name.lower() not in NOT_PASSED_ON},
            data=request.get_data(),
            allow_redirects=False,
            timeout=30,
        )
        operation = request.headers.get("X-Amz-Target", "").rpartition(".")[2]
        headers = {name: value for name, value in answer.headers.items() if name.lower() not in NOT_PASSED_ON}
        passing = Passing(
            request.method,
            request.path,
            operation,
            dict(request.headers),
            answer.status_code,
            headers,
            answer.content,
        )
        spoil(passing)
        response = Response(passing.body, passing.status)
        response.headers.clear()
        response.headers.extend(passing.headers)
        return response

    listener = listen(0)
    with serving(application, listener):
        yield origin_of(listener)


@contextmanager
def wrong_service(ready: Ready, folder: Path, *, api: Spoil, dynamodb: Spoil) -> Iterator[Path]:
    """Put both proxies in front of a sandbox and yield a profile that leads through them."""
    origin, slash, base_path = ready["base_url"].partition("/immunisation-fhir-api")
    with ExitStack() as stack:
        api_origin = stack.enter_context(proxy(origin, api))
        dynamodb_origin = stack.enter_context(proxy(ready["dynamodb_url"], dynamodb))
        yield write_profile(
            folder, ready, base_url=f"{api_origin}{slash}{base_path}", dynamodb_url=dynamodb_origin
        )

"""A proxy that misbehaves on the wire: it resets connections, cuts answers off, or lets one wait."""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import requests

from tests.meta.profiles import Ready, write_profile
from tests.meta.wrong_service import NOT_PASSED_ON

RESET = struct.pack("ii", 1, 0)
"""Linger for no time at all: closing the connection resets it."""


class Visit(BaseHTTPRequestHandler):
    """One request on its way to a target, at whose origin it may never arrive."""

    protocol_version = "HTTP/1.1"
    target: str
    misbehave: "Misbehaviour"

    @property
    def is_create(self) -> bool:
        """Whether it asks for a new record."""
        return self.command == "POST" and self.path.endswith("/Immunization")

    @property
    def operation(self) -> str:
        """The DynamoDB operation, such as `Query`; empty for others."""
        return self.headers.get("X-Amz-Target", "").rpartition(".")[2]

    def pass_on(self) -> requests.Response:
        """Let the target answer, without passing the answer back."""
        return requests.request(
            self.command,
            f"{self.target}{self.path}",
            headers={
                name: value for name, value in self.headers.items() if name.lower() not in NOT_PASSED_ON
            },
            data=self.body,
            allow_redirects=False,
            timeout=60,
        )

    def pass_through(self) -> None:
        """Pass the request on and the answer back, as they are."""
        answer = self.pass_on()
        kept = {name: value for name, value in answer.headers.items() if name.lower() not in NOT_PASSED_ON}
        self.answer(answer.status_code, answer.content, kept)

    def answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] = {}) -> None:
        """Answer in the place of the target."""
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self._end(len(body), status)
        self.wfile.write(body)

    def answer_half(self) -> None:
        """Pass the request on, and back only half of the answer's body, or of what it is said to be."""
        answer = self.pass_on()
        body = answer.content or b"{}"
        self.send_response_only(answer.status_code)
        for name, value in answer.headers.items():
            if name.lower() not in NOT_PASSED_ON:
                self.send_header(name, value)
        self._end(len(body), 200)
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def answer_slowly(self, pause: float) -> None:
        """Pass back one byte after the other, each after a pause, and never come to an end."""
        self.pass_on()
        self.send_response_only(200)
        self._end(10_000, 200)
        with suppress(OSError):
            for _ in range(10_000):
                self.wfile.write(b" ")
                time.sleep(pause)
        self.close_connection = True

    def reset(self) -> None:
        """Reset the connection."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self.close_connection = True
        self.connection.close()

    def _end(self, length: int, status: int) -> None:
        if status != 204:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def handle_one_request(self) -> None:
        """Hand the request over to whatever misbehaves."""
        with suppress(ConnectionError, ValueError):  # the other side has gone, or the connection was reset
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            type(self).misbehave(self)
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


Misbehaviour = Callable[[Visit], None]


@contextmanager
def misbehaving(target: str, misbehave: Misbehaviour) -> Iterator[str]:
    """Stand in front of an origin until the block ends; yields the origin to be used instead."""
    kind = type("Visit", (Visit,), {"target": target, "misbehave": staticmethod(misbehave)})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def misbehaving_target(
    ready: Ready, folder: Path, *, api: Misbehaviour, tokens: Misbehaviour, dynamodb: Misbehaviour
) -> Iterator[Path]:
    """Put proxies before a sandbox and yield a profile that leads through them."""
    origin, slash, base_path = ready["base_url"].partition("/immunisation-fhir-api")
    _, _, token_path = ready["token_url"].partition(origin)
    with ExitStack() as stack:
        api_origin = stack.enter_context(misbehaving(origin, api))
        token_origin = stack.enter_context(misbehaving(origin, tokens))
        dynamodb_origin = stack.enter_context(misbehaving(ready["dynamodb_url"], dynamodb))
        yield write_profile(
            folder,
            ready,
            base_url=f"{api_origin}{slash}{base_path}",
            token_url=f"{token_origin}{token_path}",
            dynamodb_url=dynamodb_origin,
        )

"""Serving a WSGI application on the loopback interface until a block ends."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from waitress import wasyncore
from waitress.server import create_server

from support.sandbox.errors import CannotStart

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"
THREADS = 32
"""Many, because an answer that is delayed by the latency occupies one."""


class PortTaken(CannotStart):
    """The port cannot be listened on; the message names it."""


def listen(port: int) -> socket.socket:
    """Listen on a port; 0 takes a free one.

    Raises:
        PortTaken: somebody else listens there, or it may not be used.
    """
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise PortTaken(f"port {port} cannot be used: {error.strerror}") from error


def origin_of(listener: socket.socket) -> str:
    """The URL that leads to a listening socket."""
    return f"http://{HOST}:{listener.getsockname()[1]}"


@contextmanager
def serving(application: "WSGIApplication", listener: socket.socket) -> Iterator[None]:
    """Answer requests in the background until the block ends."""
    channels: dict[int, Any] = {}
    # No `ident`: the real gateway strips the header `Server` (STAT-01).
    server = create_server(application, map=channels, sockets=[listener], threads=THREADS, ident=None)
    stopping = threading.Event()

    def loop() -> None:
        while not stopping.is_set():
            wasyncore.loop(timeout=1, map=channels, count=1)

    thread = threading.Thread(target=loop, name="serving", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        server.pull_trigger()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(channels)

"""What the tests of whole runs share besides the sandbox."""

import socket
from collections.abc import Iterator

import pytest


@pytest.fixture
def nobody_listens() -> Iterator[str]:
    """An origin that refuses connections; while its port is bound here, nobody else can get it."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{silent.getsockname()[1]}"

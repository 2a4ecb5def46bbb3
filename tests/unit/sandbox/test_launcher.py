import socket
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from support.sandbox import launcher
from support.sandbox.launcher import SandboxError


def test_the_complaint_of_a_sandbox_that_cannot_start_is_passed_on(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(SandboxError, match=f"^sandbox: port {port} cannot be used"),
            launcher.running({"port": port, "suppliers": None}, tmp_path / "log"),
        ):
            pass


def test_an_option_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(SandboxError, match="unrecognized arguments: --nonsense 1"),
        launcher.running({"nonsense": 1}, tmp_path / "log"),
    ):
        pass


def test_a_sandbox_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    silent.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(silent))  # however slow we are, it is not ready before that
    monkeypatch.setattr(launcher, "START_TIMEOUT", 0.05)
    with (
        pytest.raises(SandboxError, match="ended with code -9 before it was ready"),
        launcher.running({}, tmp_path / "log"),
    ):
        pass


def test_an_interrupted_start_leaves_no_clock_running() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    process: Any = SimpleNamespace(stdout=SimpleNamespace(readline=interrupted), kill=lambda: None)
    with pytest.raises(KeyboardInterrupt):
        launcher._await_first_words(process)
    clocks = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    assert all(clock.finished.is_set() for clock in clocks)


def test_the_sandbox_ends_with_the_block_even_if_that_fails(tmp_path: Path) -> None:
    kept: dict[str, Any] = {}

    def fail() -> None:
        with launcher.running({}, tmp_path / "log") as ready:
            kept.update(ready)
            assert private_key_of(kept).exists()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not private_key_of(kept).exists()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(kept["dynamodb_url"].rsplit(":", 1)[1]))) != 0


def private_key_of(ready: dict[str, Any]) -> Path:
    return Path(ready["suppliers"]["EMIS"]["private_key_file"])

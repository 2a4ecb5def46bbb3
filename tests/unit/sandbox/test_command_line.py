"""`python -m support.sandbox` as a process: how it fails to start, and how it stops."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

REPOSITORY = Path(__file__).parents[3]
PATIENCE = 120
WITHOUT = """
import sys
sys.modules[{module!r}] = None
from support.sandbox.__main__ import main
sys.exit(main())
"""
AWS_ELSEWHERE = {"AWS_PROFILE": "nobody", "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "x"}
"""What somebody's shell may say of AWS; none of it is for the sandbox, which serves all the same."""

Process = subprocess.Popen[str]
Processes = dict[str, Process]

WAYS_TO_STOP: dict[str, Callable[[Process], object]] = {
    "SIGTERM": lambda process: process.send_signal(signal.SIGTERM),
    "Ctrl-C": lambda process: process.send_signal(signal.SIGINT),
    "end of input": lambda process: process.stdin and process.stdin.close(),
}


@dataclass(frozen=True)
class Running:
    """A sandbox that runs, and what it said of itself."""

    process: Process
    file: Path
    ready: dict[str, Any]


def start(*arguments: object, code: tuple[str, ...] = ("-m", "support.sandbox")) -> Process:
    return subprocess.Popen(
        [sys.executable, *code, *map(str, arguments)],
        cwd=REPOSITORY,
        env=os.environ | AWS_ELSEWHERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory, taken_port: int) -> Processes:
    """All starts that fail, begun together because each takes a while."""
    folder = tmp_path_factory.mktemp("command-line")
    for name, text in (("broken", "{"), ("unknown", '{"EMIS": {"permissions": ["COVIT.CRUDS"]}}')):
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return {
        "port": start("--port", taken_port),
        "dynamodb port": start("--dynamodb-port", taken_port),
        "ready file": start("--ready-file", folder / "missing" / "ready.json"),
        "suppliers missing": start("--suppliers", folder / "none.json"),
        "suppliers broken": start("--suppliers", folder / "broken.json"),
        "suppliers unknown": start("--suppliers", folder / "unknown.json"),
        "moto": start(code=("-c", WITHOUT.format(module="moto"))),
        "fhir.resources": start(code=("-c", WITHOUT.format(module="fhir"))),
    }


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("port", "port {port} cannot be used: Address already in use"),
        ("dynamodb port", "port {port} cannot be used: Address already in use"),
        ("ready file", "missing/ready.json cannot be written: No such file or directory"),
        ("suppliers missing", "none.json: No such file or directory"),
        ("suppliers broken", "broken.json: Invalid JSON"),
        (
            "suppliers unknown",
            "unknown.json: EMIS.permissions.0: 'COVIT.CRUDS' names no vaccine type; did you mean COVID?",
        ),
        ("moto", "moto is not installed: pip install -r requirements.txt"),
        ("fhir.resources", "fhir.resources is not installed: pip install -r requirements.txt"),
    ],
)
def test_what_prevents_a_start_is_told_in_one_line(
    failing: Processes, taken_port: int, what: str, told: str
) -> None:
    output, errors = failing[what].communicate(timeout=PATIENCE)
    assert failing[what].returncode == 2
    assert output == ""
    [line] = errors.splitlines()
    assert line.startswith("sandbox: ")
    assert told.format(port=taken_port) in line


def test_a_failing_start_leaves_the_ready_file_of_another_alone(tmp_path: Path, taken_port: int) -> None:
    file = tmp_path / "ready.json"
    file.write_text("{}", encoding="utf-8")
    process = start("--port", taken_port, "--ready-file", file)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert list(tmp_path.iterdir()) == [file]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Running]:
    """One sandbox for each way to stop it, begun together."""
    folder = tmp_path_factory.mktemp("stopping")
    files = {way: folder / f"{number}.json" for number, way in enumerate(WAYS_TO_STOP)}
    processes = {way: start("--until-stdin-closes", "--ready-file", file) for way, file in files.items()}
    for process in processes.values():
        assert process.stdout is not None
        process.stdout.readline()
    ready = {way: json.loads(file.read_text(encoding="utf-8")) for way, file in files.items()}
    return {way: Running(processes[way], files[way], ready[way]) for way in WAYS_TO_STOP}


@pytest.mark.parametrize("way", WAYS_TO_STOP)
def test_however_it_is_stopped_nothing_is_left(running: dict[str, Running], way: str) -> None:
    one = running[way]
    private_key = Path(one.ready["suppliers"]["EMIS"]["private_key_file"])
    urls = [one.ready["base_url"], one.ready["dynamodb_url"]]
    assert private_key.exists()
    assert all(is_served(url) for url in urls)
    assert one.file.stat().st_mode & 0o777 == 0o600
    WAYS_TO_STOP[way](one.process)
    assert one.process.wait(timeout=PATIENCE) == 0
    assert not any(is_served(url) for url in urls)
    assert not private_key.parent.exists()
    assert not list(one.file.parent.glob(f"*{one.file.name}*"))
    assert one.process.stderr is not None
    assert one.process.stderr.read() == ""


def is_served(url: str) -> bool:
    address = urlsplit(url)
    with socket.socket() as probe:
        return probe.connect_ex((str(address.hostname), int(address.port or 0))) == 0

from pathlib import Path

import pytest

from support.sandbox.faults import FAULTS
from support.sandbox.options import Options, parse


def test_everything_has_a_default() -> None:
    assert parse([]) == Options()


def test_everything_can_be_chosen() -> None:
    line = (
        "--port 8080 --dynamodb-port 8000 --delta-delay 0.05 --latency 1 --token-lifetime 30 "
        "--rate-limit 300 --suppliers s.json --fault stale-version-accepted "
        "--ready-file r.json --until-stdin-closes"
    )
    assert parse(line.split()) == Options(
        port=8080,
        dynamodb_port=8000,
        delta_delay=0.05,
        latency=1.0,
        token_lifetime=30,
        rate_limit=300,
        suppliers=Path("s.json"),
        fault="stale-version-accepted",
        ready_file=Path("r.json"),
        until_stdin_closes=True,
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--port 65536", "argument --port: 65536 is not a port: 0 to 65535"),
        ("--port -1", "argument --port: -1 is not a port: 0 to 65535"),
        ("--port http", "argument --port: invalid port_number value: 'http'"),
        ("--delta-delay -0.1", "argument --delta-delay: -0.1 is not a time in seconds: 0 or more"),
        ("--latency inf", "argument --latency: inf is not a time in seconds: 0 or more"),
        ("--latency nan", "argument --latency: nan is not a time in seconds: 0 or more"),
        ("--rate-limit 0", "argument --rate-limit: 0 is not a whole number of at least 1"),
        ("--token-lifetime 1.5", "argument --token-lifetime: invalid whole_number value: '1.5'"),
        ("--ready-file /", "argument --ready-file: / is a directory, not a file"),
        ("--fault stale-version", "no fault 'stale-version': did you mean stale-version-accepted?"),
        ("--fault nothing", "there is no fault 'nothing': --list-faults lists them"),
        ("--nonsense", "unrecognized arguments: --nonsense"),
    ],
)
def test_a_wrong_choice_ends_with_a_message(line: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(line.split())
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_the_faults_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--list-faults"])
    assert ended.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(FAULTS)
    assert any(line.startswith("stale-version-accepted  ") and "VAL-206" in line for line in lines)

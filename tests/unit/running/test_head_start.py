"""What takes long begins while features are read: it is there when it is asked for, and goes in any case."""

import subprocess
import sys
from pathlib import Path

import pytest
import requests

from support.running.head_start import HeadStart
from support.settings import SettingsError

REPOSITORY = Path(__file__).parents[3]
HEAVY = ("boto3", "faker", "hypothesis", "requests", "support.evidence.recording", "support.session")


def begun(reports: Path, **userdata: str) -> HeadStart:
    return HeadStart(userdata, reports, in_processes=False)


def test_the_sandbox_stands_until_the_end(tmp_path: Path) -> None:
    with begun(tmp_path / "reports") as head_start:
        target = head_start.target()
        ping = f"{target.settings.base_url}/_ping"
        assert requests.get(ping, timeout=60).status_code == 200
    with pytest.raises(requests.ConnectionError):
        requests.get(ping, timeout=60)


def test_what_hinders_it_is_told_to_who_asks(tmp_path: Path) -> None:
    with begun(tmp_path, default_supplier="EMISS") as head_start, pytest.raises(SettingsError, match="EMISS"):
        head_start.target()


def test_nobody_need_ask(tmp_path: Path) -> None:
    with begun(tmp_path, default_supplier="EMISS"):
        pass


def test_a_deployment_needs_no_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIS2_USERNAME", "any")
    with begun(tmp_path, env="internal-dev") as head_start:
        assert head_start.target().sandbox is None
    assert list(tmp_path.iterdir()) == []


def test_the_runner_imports_nothing_that_takes_long() -> None:
    """Or the head start would come too late."""
    show = "import sys, support.running.runner; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())


WARMED = "import support.running.warm"
STEPS_READ = "from behave.runner_util import load_step_modules; load_step_modules(['steps'])"


@pytest.mark.parametrize("read", [WARMED, STEPS_READ])
def test_what_every_process_reads_does_not_bring_hypothesis(read: str) -> None:
    show = [sys.executable, "-c", f"import sys; {read}; print(*sys.modules)"]
    done = subprocess.run(show, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert "support.session" in done.stdout.split()
    assert "hypothesis" not in done.stdout.split()


def test_the_collector_leaves_alone_what_workers_share() -> None:
    show = [sys.executable, "-c", f"import gc; {WARMED}; print(gc.get_freeze_count())"]
    done = subprocess.run(show, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 0

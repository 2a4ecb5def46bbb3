"""What a run in a folder of its own makes of the way in which behave ends."""

from pathlib import Path

import pytest

from support.preflight import TargetUnusable
from support.proving.suite import CannotRun, Suite, TargetRefused

REFUSED = TargetUnusable("sandbox", ["_ping: answered 404.", "token: refused.", "events table: none."])
CANNOT_START = "The run cannot start.\n"


def suite_that(folder: Path, says: str, exit_code: int) -> Suite:
    """A suite in whose folder another program stands in behave's place, and leaves no results."""
    program = f"import sys\nprint('settings')\nprint({says!r}, file=sys.stderr)\nsys.exit({exit_code})\n"
    (folder / "behave.py").write_text(program)
    return Suite(folder, parts=("behave.py",))


def test_a_target_that_the_check_before_the_run_finds_unusable_is_refused(tmp_path: Path) -> None:
    suite = suite_that(tmp_path, f"{CANNOT_START}{REFUSED}", 2)
    with pytest.raises(TargetRefused) as raised:
        suite.run([])
    assert str(raised.value) == str(REFUSED)


@pytest.mark.parametrize(
    "says",
    [
        f"{CANNOT_START}http.timeout is 'soon': should be a number",
        f"{CANNOT_START}the sandbox did not start within 20 s",
        f"{CANNOT_START}the value of env is not usable: it is empty",
        "usage: behave [options]\nbehave: error: unrecognized arguments: --no-such-option",
        "",
    ],
    ids=["settings", "sandbox", "something else is not usable", "usage", "nothing"],
)
def test_nothing_else_that_ends_with_the_same_code_is_a_refusal(tmp_path: Path, says: str) -> None:
    with pytest.raises(CannotRun) as raised:
        suite_that(tmp_path, says, 2).run([])
    assert raised.type is CannotRun
    assert str(raised.value).splitlines() == ["settings", *says.splitlines()][-3:]


def test_a_run_that_left_no_results_cannot_be_judged(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"no luck$") as raised:
        suite_that(tmp_path, "no luck", 1).run([])
    assert raised.type is CannotRun

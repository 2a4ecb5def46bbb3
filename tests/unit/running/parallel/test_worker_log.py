"""What a worker prints goes to its log, and a disk that is full ends no worker."""

import subprocess
import sys
import textwrap
from pathlib import Path

PRINTS = """
    import os, sys
    from pathlib import Path
    from support.running.parallel.worker_log import print_to

    print_to(Path(sys.argv[1]), lambda loss: os.write(told, loss.encode() + b"\\n"))
    print("from Python")
    print("as an error", file=sys.stderr)
    os.system("echo from a program")
    sys.exit(3)
"""


def _print_in_worker(tmp_path: Path, log: Path) -> tuple[int, str]:
    """Returns the exit code, and what was told of losses."""
    told = tmp_path / "told"
    script = f"import os\ntold = os.open({str(told)!r}, os.O_WRONLY | os.O_CREAT)\n{textwrap.dedent(PRINTS)}"
    done = subprocess.run([sys.executable, "-c", script, str(log)], capture_output=True, check=False)
    assert done.stdout + done.stderr == b""
    return done.returncode, told.read_text()


def test_all_that_a_worker_prints_is_in_its_log(tmp_path: Path) -> None:
    log = tmp_path / "worker-1.log"
    assert _print_in_worker(tmp_path, log) == (3, "")
    assert log.read_text().splitlines() == ["from Python", "as an error", "from a program"]


def test_a_log_that_cannot_be_written_is_told_of_once_and_ends_nothing(tmp_path: Path) -> None:
    exit_code, told = _print_in_worker(tmp_path, Path("/dev/full"))
    assert exit_code == 3
    assert told == "/dev/full cannot be written: No space left on device. Lines may be missing from here on\n"

"""How much memory the processes of a run need; a page that several share counts a part for each (Linux)."""

import subprocess
from contextlib import suppress

import psutil

INTERVAL = 0.5
MEGABYTE = 2**20


def watched(process: "subprocess.Popen[bytes]") -> dict[str, list[float]]:
    """Wait for the end of a run; gives the most that its `leader` and each of its `workers` needed, in MB."""
    leader = psutil.Process(process.pid)
    most: dict[tuple[str, int], float] = {}
    while process.poll() is None:
        with suppress(psutil.Error):
            for each in (leader, *leader.children(recursive=True)):
                with suppress(psutil.Error):  # it has ended meanwhile: the others have not
                    _look_at(each, leader, most)
        with suppress(subprocess.TimeoutExpired):
            process.wait(INTERVAL)
    return {role: [size for (of, _), size in most.items() if of == role] for role in ("leader", "workers")}


def _look_at(process: psutil.Process, leader: psutil.Process, most: dict[tuple[str, int], float]) -> None:
    role = "leader" if process == leader else "workers" if is_worker(process) else "others"
    used = process.memory_full_info().pss / MEGABYTE
    most[role, process.pid] = max(most.get((role, process.pid), 0.0), used)


def is_worker(process: psutil.Process) -> bool:
    """Tell whether a process runs scenarios for a leader.

    Workers are what the fork server forks: it and they have the same command line.
    """
    parent = process.parent()
    return parent is not None and parent.cmdline() == process.cmdline()

"""The process that all workers are forked from: it imports once what each of them needs."""

import multiprocessing
import signal
from typing import Any

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""Unlike a plain fork, neither lets workers inherit the leader's connections, threads and locks."""
CONTEXT: Any = multiprocessing.get_context(METHOD)


def start(*modules: str) -> None:
    """Start it, if it does not run yet, and let it import modules in the background."""
    if METHOD != "forkserver":
        return
    from multiprocessing import forkserver

    CONTEXT.set_forkserver_preload(list(modules))
    # What is ignored where a process starts, it and its children ignore: Ctrl-C is for the leader alone.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)

"""The whole campaign: `make chaos` prints what was seen, and writes the table of docs/chaos.md.

A campaign with fewer kills than usual writes no table.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from tests.chaos.faults import FAULTS, see
from tests.chaos.kills import kill, kills
from tests.chaos.observation import Observation, table
from tests.chaos.page import write_table
from tests.chaos.target import Target, running_target

Event = Callable[[Target, Path], Observation]
ALL_KILLS = 50
"""Kills of a whole campaign: every victim ten times."""


def main() -> int:
    """Let everything happen, and return 0 if all came out right."""
    options = _parser().parse_args()
    started = time.monotonic()
    events = [partial(kill, which) for which in kills(options.kills, options.seed)]
    events += [partial(see, fault) for fault in FAULTS]
    with tempfile.TemporaryDirectory(prefix="imms-chaos-") as folder:
        seen = [_told(each) for each in _campaign(events, Path(folder), options.at_once)]
    lines = list(table(seen))
    print("", *lines, sep="\n")
    wrong = [each for each in seen if each.objections]
    if options.kills < ALL_KILLS:
        print(f"Fewer than {ALL_KILLS} kills: docs/chaos.md keeps the table of the last whole campaign.")
    elif not wrong and not options.no_page:
        minutes = (time.monotonic() - started) / 60
        kills_and_faults = f"{options.kills} kills with seed {options.seed}, {len(FAULTS)} faults"
        write_table(lines, f"{kills_and_faults}, in {minutes:.0f} minutes")
    return 1 if wrong else 0


def _campaign(events: Sequence[Event], folder: Path, at_once: int) -> Iterator[Observation]:
    """Let events happen, each in a folder of its own and to a target that is its own for the moment."""
    free: SimpleQueue[Target] = SimpleQueue()

    def happen(number: int, event: Event) -> Observation:
        target = free.get()
        try:
            return event(target, folder / str(number))
        finally:
            free.put(target)

    with ExitStack() as stack:
        for lane in range(at_once):
            free.put(stack.enter_context(running_target(folder / f"target-{lane}")))
        with ThreadPoolExecutor(at_once) as pool:
            yield from pool.map(happen, range(len(events)), events)


def _told(seen: Observation) -> Observation:
    wrong = "".join(f"\n  WRONG: {objection}" for objection in seen.objections)
    print(
        f"{seen.what}: {seen.verdict}, {seen.left_before} left, {seen.left_after} after the janitor{wrong}",
        flush=True,
    )
    return seen


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument(
        "--kills",
        type=int,
        default=ALL_KILLS,
        metavar="N",
        help="how many kills (default: %(default)s); with fewer, docs/chaos.md stays as it is",
    )
    parser.add_argument("--seed", type=int, default=1, help="of their moments (default: %(default)s)")
    parser.add_argument("--at-once", type=int, default=3, help="events at a time (default: %(default)s)")
    parser.add_argument("--no-page", action="store_true", help="do not write docs/chaos.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())

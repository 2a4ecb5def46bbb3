"""How fast the sandbox is and what it needs in memory: `python -m benchmarks.sandbox`, some minutes.

One client asks one thing after the other, over HTTP, as a scenario does; delta rows are written meanwhile.
Memory is read from /proc, so there are no figures for it elsewhere than on Linux.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from support.sandbox import launcher
from tests.contract.records import new_nhs_number, patient_parameter, vaccination
from tests.sandbox_client import SandboxClient

STARTS = 5
CREATES = 300
STORED_BEFORE = 3_000
REQUESTS = 10_000
"""That store nothing; and as many again that do."""
ROWS_A_CYCLE = 3
"""An item and two delta rows: created, deleted."""

Step = Callable[[], object]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        print(f"sandbox is ready in                     {statistics.median(_starts(log)):8.2f} s")
        with launcher.running({"delta_delay": 0.05}, log) as ready:
            client = SandboxClient(ready)
            _measure_requests(client)
            _measure_memory(client)


def _starts(log: Path) -> list[float]:
    return [_seconds(lambda: _start_and_stop(log)) for _ in range(STARTS)]


def _start_and_stop(log: Path) -> None:
    with launcher.running({}, log):
        pass


def _measure_requests(client: SandboxClient) -> None:
    _report("create, nothing stored", lambda: client.created(vaccination()))
    seconds = _seconds(lambda: _repeat([lambda: _live_and_die(client)], CREATES))
    print(f"create, read and delete                 {CREATES / seconds:8.0f} cycles/s")
    _repeat([lambda: client.created(vaccination())], STORED_BEFORE)
    _report(f"create, {STORED_BEFORE} stored", lambda: client.created(vaccination()))
    record_id = client.created(vaccination())
    _report("read", lambda: client.read(record_id))


def _report(what: str, step: Step) -> None:
    times = sorted(_seconds(step) * 1000 for _ in range(CREATES))
    p95 = times[int(len(times) * 0.95)]
    print(f"{what:39} {statistics.median(times):8.1f} ms at the median, {p95:.1f} ms at the 95th percentile")


def _measure_memory(client: SandboxClient) -> None:
    steps = _steps_that_store_nothing(client)
    _repeat(steps, REQUESTS // 4)  # until every thread has its share of memory
    _report_growth(client, f"{REQUESTS} requests that store nothing", lambda: _repeat(steps, REQUESTS))
    cycles = REQUESTS // 3
    grown = _report_growth(
        client,
        f"{REQUESTS} requests that do, {cycles * ROWS_A_CYCLE} rows",
        lambda: _repeat([lambda: _live_and_die(client)], cycles),
    )
    print(f"                                        {grown / cycles / ROWS_A_CYCLE:8.1f} kB a row")


def _report_growth(client: SandboxClient, what: str, work: Step) -> int:
    before = _resident_kilobytes()
    work()
    client.tables.awaited_delta_rows(client.created(vaccination()), 1)
    grown = _resident_kilobytes() - before
    print(f"{what:39} {grown / 1024:+8.1f} MB, from {before / 1024:.0f} MB")
    return grown


def _steps_that_store_nothing(client: SandboxClient) -> list[Step]:
    patient = new_nhs_number()
    record_id = client.created(vaccination(nhs_number=patient))
    by_patient = {"patient.identifier": patient_parameter(patient), "-immunization.target": "COVID"}
    return [
        lambda: client.read(record_id),
        lambda: client.read("nobody"),
        lambda: client.search(by_patient),
        lambda: client.search({"identifier": f"https://nobody.example|{time.monotonic()}"}),
        lambda: client.create(vaccination({"/status": "not-done"})),
        lambda: client.create(vaccination(), "PINNACLE"),
        lambda: client.update(record_id, 7, vaccination()),
        lambda: client.send("GET", "/_ping"),
        lambda: client.send("GET", "/nonsense"),
        lambda: client.tables.event(record_id),
        lambda: client.tables.delta_rows(record_id),
    ]


def _live_and_die(client: SandboxClient) -> None:
    record_id = client.created(vaccination())
    client.read(record_id)
    client.delete(record_id)


def _repeat(steps: list[Step], times: int) -> None:
    for step in islice(cycle(steps), times):
        step()


def _seconds(work: Step) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _resident_kilobytes() -> int:
    """Ask the kernel about the sandbox: it is the only child of this process."""
    [child] = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    status = Path(f"/proc/{child}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1])


if __name__ == "__main__":
    main()

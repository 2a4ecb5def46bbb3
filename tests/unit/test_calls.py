"""Counting calls: of every kind, whoever counts, and for a scenario only its own."""

from pathlib import Path
from threading import Thread

from support.calls import KINDS, Calls, Tally
from tests.unit.stage import staged


def test_calls_are_counted_by_kind() -> None:
    tally = Tally()
    for kind in KINDS:
        tally.count(kind)
    tally.count("delta")
    assert tally.so_far == Calls(api=1, events=1, delta=2, tokens=1)
    assert str(tally.so_far) == "1 to the API, 3 looks into tables"


def test_no_call_is_lost_among_threads() -> None:
    tally = Tally()

    def count() -> None:
        for _ in range(2000):
            tally.count("api")

    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tally.so_far.api == 8000


def test_what_other_processes_counted_is_added() -> None:
    tally = Tally()
    tally.count("api")
    tally.add([Calls(api=2, delta=3), Calls(events=1)])
    assert tally.so_far == Calls(api=3, events=1, delta=3)


def test_a_scenario_has_its_own_calls_without_those_for_tokens(tmp_path: Path) -> None:
    with staged(tmp_path) as stage:
        session = stage.session
        session.calls_before = Calls(api=7, events=1)
        session.services.tally.add([Calls(api=9, events=4, delta=1, tokens=2)])
        assert session.calls == Calls(api=2, events=3, delta=1)
        assert session.facts["calls"] == "2 to the API, 4 looks into tables"

from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

from support.sandbox.identity.expiring import Expiring


def test_an_entry_lives_for_its_lifetime_and_no_longer(clock: Mock) -> None:
    entries = Expiring[str](10, clock)
    entries.add("key", "value")
    clock.return_value += 9.9
    assert entries.get("key") == "value"
    clock.return_value += 0.1
    assert entries.get("key") is None


def test_a_taken_entry_is_gone(clock: Mock) -> None:
    entries = Expiring[str](10, clock)
    entries.add("key", "value")
    assert entries.take("key") == "value"
    assert entries.take("key") is None


def test_a_key_can_be_used_again_only_after_it_expired(clock: Mock) -> None:
    entries = Expiring[str](10, clock)
    assert entries.add("key", "first")
    assert not entries.add("key", "second")
    assert entries.get("key") == "first"
    clock.return_value += 10
    assert entries.add("key", "third")


def test_expired_entries_take_no_memory(clock: Mock) -> None:
    entries = Expiring[int](10, clock)
    for number in range(1_000):
        entries.add(number, number)
        clock.return_value += 1
    assert len(entries) == 10


def test_of_many_threads_only_one_takes_an_entry(clock: Mock) -> None:
    entries = Expiring[str](10, clock)
    entries.add("key", "value")
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda _: entries.take("key"), range(64)))
    assert taken.count("value") == 1

from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

from support.sandbox.gateway import Quota


def test_no_more_than_the_quota_passes_in_a_minute() -> None:
    clock = Mock(return_value=1_000.0)
    quota = Quota(2, clock)
    assert [quota.admits() for _ in range(4)] == [True, True, False, False]
    clock.return_value += 59.9
    assert not quota.admits()
    clock.return_value += 0.1
    assert [quota.admits() for _ in range(3)] == [True, True, False]


def test_without_a_quota_everything_passes() -> None:
    quota = Quota(None, Mock(return_value=1_000.0))
    assert all(quota.admits() for _ in range(1_000))


def test_threads_share_the_quota() -> None:
    quota = Quota(100, Mock(return_value=1_000.0))
    with ThreadPoolExecutor(8) as threads:
        admitted = list(threads.map(lambda _: quota.admits(), range(400)))
    assert sum(admitted) == 100

import threading
from collections.abc import Iterator

import pytest

from support.auth.tokens import Token, Tokens, lifetime_from

PATIENCE = 60
"""Seconds that only a thread which hangs makes somebody wait."""


class Bank:
    """Gives out numbered tokens and counts them."""

    def __init__(self, lifetime: float = 600) -> None:
        self.lifetime = lifetime
        self.asked: list[str] = []

    def fetch(self, supplier: str) -> Token:
        self.asked.append(supplier)
        return Token(f"{supplier}-{len(self.asked)}", self.lifetime)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_token_is_fetched_once_for_each_supplier() -> None:
    bank = Bank()
    tokens = Tokens(bank.fetch)
    assert [tokens.token_for(name) for name in ("EMIS", "EMIS", "TPP", "EMIS")] == [
        "EMIS-1",
        "EMIS-1",
        "TPP-2",
        "EMIS-1",
    ]


@pytest.mark.parametrize(
    ("lifetime", "still_used", "no_longer"),
    [(599, 568.9, 569), (120, 89.9, 90), (60, 44.9, 45), (4, 2.9, 3)],
    ids=["usual", "at the margin's limit", "short", "very short"],
)
def test_a_token_is_kept_until_shortly_before_it_expires(
    lifetime: float, still_used: float, no_longer: float
) -> None:
    clock = Clock()
    tokens = Tokens(Bank(lifetime).fetch, clock)
    tokens.token_for("EMIS")
    clock.now = 1000 + still_used
    assert tokens.token_for("EMIS") == "EMIS-1"
    clock.now = 1000 + no_longer
    assert tokens.token_for("EMIS") == "EMIS-2"


def test_the_life_of_a_token_is_counted_from_its_request() -> None:
    clock = Clock()

    def slow(supplier: str) -> Token:
        clock.now += 10
        return Token(f"at {clock.now:g}", lifetime=100)

    tokens = Tokens(slow, clock)
    tokens.token_for("EMIS")
    clock.now = 1000 + 75
    assert tokens.token_for("EMIS") == "at 1085"


def test_a_renewed_token_replaces_the_refused_one_for_all() -> None:
    tokens = Tokens(Bank().fetch)
    tokens.token_for("EMIS")
    assert tokens.renew("EMIS", "EMIS-1")
    assert tokens.token_for("EMIS") == "EMIS-2"


def test_a_token_is_replaced_once_however_many_had_it_refused() -> None:
    bank = Bank()
    tokens = Tokens(bank.fetch)
    tokens.token_for("EMIS")
    assert [tokens.renew("EMIS", "EMIS-1") for _ in range(3)] == [True] * 3
    assert len(bank.asked) == 2


def test_the_second_token_that_is_refused_is_replaced_and_nothing_is_repeated() -> None:
    tokens = Tokens(Bank().fetch)
    assert tokens.renew("EMIS", tokens.token_for("EMIS"))
    assert not tokens.renew("EMIS", tokens.token_for("EMIS"))
    assert tokens.token_for("EMIS") == "EMIS-3"
    assert tokens.renew("TPP", tokens.token_for("TPP")), "each supplier has tokens of its own"


def test_tokens_that_end_on_their_way_are_replaced_as_often_as_it_takes() -> None:
    clock = Clock()
    tokens = Tokens(Bank(lifetime=10).fetch, clock)
    for _ in range(3):
        token = tokens.token_for("EMIS")
        clock.now += 10
        assert tokens.renew("EMIS", token)


def test_a_failure_is_not_kept() -> None:
    answers: Iterator[Token | Exception] = iter([ValueError("no"), Token("second")])

    def fetch(_: str) -> Token:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    tokens = Tokens(fetch)
    with pytest.raises(ValueError, match="no"):
        tokens.token_for("EMIS")
    assert tokens.token_for("EMIS") == "second"


def test_threads_that_ask_together_share_one_fetch() -> None:
    bank = Bank()
    barrier = threading.Barrier(8)
    tokens = Tokens(bank.fetch)
    got: list[str] = []

    def ask() -> None:
        barrier.wait()
        got.append(tokens.token_for("EMIS"))

    _run_together([threading.Thread(target=ask) for _ in range(8)])
    assert got == ["EMIS-1"] * 8


def test_one_supplier_does_not_wait_for_another() -> None:
    asked, release = threading.Event(), threading.Event()

    def fetch(supplier: str) -> Token:
        if supplier == "slow":
            asked.set()
            release.wait(PATIENCE)
        return Token(supplier)

    tokens = Tokens(fetch)
    waiting = threading.Thread(target=tokens.token_for, args=["slow"])
    waiting.start()
    assert asked.wait(PATIENCE)
    assert tokens.token_for("quick") == "quick"
    assert waiting.is_alive()
    release.set()
    waiting.join(PATIENCE)


@pytest.mark.parametrize(
    ("expires_in", "seconds"),
    [
        ("599", 599),
        (300, 300),
        (12.5, 12.5),
        (None, 600),
        ("soon", 600),
        ("0", 600),
        ("-5", 600),
        ("nan", 600),
    ],
)
def test_the_life_time_is_read_as_number_or_text_and_else_assumed(expires_in: object, seconds: float) -> None:
    assert lifetime_from(expires_in) == seconds


def test_a_token_does_not_show_its_value() -> None:
    assert "hush" not in repr(Token("hush"))


def _run_together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

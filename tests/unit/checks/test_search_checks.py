"""Checks of a search ask again while the index may lag, and compare the whole Bundle."""

import json
from typing import Any

import pytest

from support import expected
from support.actions import acting, asking
from support.checks import search
from support.expected import Search, Warnings
from support.matching import MismatchError
from support.phrases import Actor, Which
from support.session import NothingYet
from tests.unit.stage import Stage, answer, created

ONE = "11111111-1111-4111-8111-111111111111"
SUPPLIER, IT, NONE = Actor(), Which(), Warnings()


def bundle(*record_ids: str) -> Any:
    entries = [{"resource": {"id": each}} for each in record_ids]
    return answer(200, json.dumps({"resourceType": "Bundle", "entry": entries}))


@pytest.fixture(autouse=True)
def _small_oracle(monkeypatch: pytest.MonkeyPatch) -> None:
    def whole(_url: str, _search: Search, histories: Any, _warnings: Warnings = NONE) -> Any:
        entries = [{"resource": {"id": history.id}} for history in histories]
        return {"status": 200, "headers": {}, "body": {"resourceType": "Bundle", "entry": entries}}

    monkeypatch.setattr(expected, "found", whole)
    monkeypatch.setattr(expected, "found_among_others", whole)


@pytest.fixture
def searched(stage: Stage) -> Stage:
    stage.answers(created(ONE))
    acting.record(stage.session, SUPPLIER)
    stage.api.requests.clear()
    return stage


def ask(stage: Stage, *answers: Any) -> None:
    stage.answers(*answers)
    asking.search(stage.session, SUPPLIER, [("identifier", "s|v")], by_post=False)


def test_what_is_found_at_once_is_not_asked_for_again(searched: Stage) -> None:
    ask(searched, bundle(ONE))
    search.finds(searched.session, [IT], NONE)
    assert len(searched.asked) == 1


def test_what_is_not_there_yet_is_asked_for_again(searched: Stage) -> None:
    ask(searched, bundle(), bundle(), bundle(ONE))
    search.finds(searched.session, [IT], NONE)
    assert searched.asked == ["GET /Immunization?identifier=s%7Cv"] * 3


def test_what_never_comes_is_a_failure(searched: Stage) -> None:
    ask(searched, bundle())
    with pytest.raises(MismatchError, match=r"response.body.entry\[0\]"):
        search.finds(searched.session, [IT], NONE)
    with pytest.raises(MismatchError):
        search.finds_among_others(searched.session, [IT])


def test_a_refusal_is_not_asked_for_again(searched: Stage) -> None:
    ask(searched, answer(403), bundle(ONE))
    with pytest.raises(MismatchError, match=r"response.status"):
        search.finds(searched.session, [IT], NONE)
    assert len(searched.asked) == 1


def test_finding_nothing_fails_for_anything_found(searched: Stage) -> None:
    ask(searched, bundle(ONE))
    with pytest.raises(MismatchError, match="instead of 0"):
        search.finds(searched.session, [], NONE)


def test_not_finding_a_record_allows_others(searched: Stage) -> None:
    ask(searched, bundle("other"))
    search.does_not_find(searched.session, IT)
    ask(searched, bundle("other", ONE))
    with pytest.raises(MismatchError, match="found all the same"):
        search.does_not_find(searched.session, IT)


@pytest.mark.parametrize("given", [answer(403, "{}"), answer(200, "{}"), answer(200)])
def test_not_finding_a_record_needs_a_search_that_worked(searched: Stage, given: Any) -> None:
    ask(searched, given)
    with pytest.raises(MismatchError, match="no search result"):
        search.does_not_find(searched.session, IT)


def test_a_check_after_anything_but_a_search_is_a_mistake_of_the_scenario(searched: Stage) -> None:
    searched.answers(bundle(ONE))
    acting.read(searched.session, SUPPLIER, IT)
    with pytest.raises(NothingYet, match=f"GET /Immunization/{ONE}, was no search"):
        search.finds(searched.session, [IT], NONE)


def test_a_raw_search_is_a_search_too(searched: Stage) -> None:
    searched.answers(bundle(ONE))
    asking.send_raw(searched.session, SUPPLIER, "POST", "/Immunization/_search", "identifier=s%7Cv")
    search.finds(searched.session, [IT], NONE)
    asking.send_raw(searched.session, SUPPLIER, "GET", "/Immunization?identifier=s%7Cv", None)
    search.finds(searched.session, [IT], NONE)

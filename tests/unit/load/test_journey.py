"""The journey goes on as far as it makes sense, and each thing that is wrong is told once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from load import journey
from support.api import Request, Response, Unreachable
from support.session import Session
from tests.unit.stage import Stage, answer, created, staged

RECORD = "4ea29d86-49c9-47a8-8cd7-1e227a07f30e"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as stage:
        yield stage


def right_creation(session: Session) -> Any:
    """An answer that is all that it should be."""
    links = session.services.settings.links_base_url
    location = f"{links}/Immunization/{RECORD}"
    return answer(201, location=location, **{"e-tag": "1"})


def run(stage: Stage, told: Any, verify: bool = False) -> bool:
    return journey.run(stage.session, told.figures, verify=verify)


def test_a_record_is_made_and_deleted(stage: Stage, told: Any) -> None:
    stage.answers(right_creation(stage.session), answer(204))
    assert run(stage, told), told.lines
    assert stage.asked == ["POST /Immunization", f"DELETE /Immunization/{RECORD}"]
    assert told.lines == ["CHECK answer to create", "CHECK answer to delete"]
    assert stage.ledger_events == ["intended", "recorded", "deleted"]
    assert (told.figures.totals.recorded, told.figures.totals.verified) == (1, 0)


def test_a_wrong_answer_is_told_and_the_record_deleted_all_the_same(stage: Stage, told: Any) -> None:
    stage.answers(created(RECORD, version=2), answer(204))
    run(stage, told)
    assert told.lines[0].startswith("CHECK answer to create: response.")
    assert stage.ledger_events[-1] == "deleted"


def test_a_refusal_ends_the_journey(stage: Stage, told: Any) -> None:
    stage.answers(answer(400))
    assert not run(stage, told, verify=True)
    assert stage.asked == ["POST /Immunization"]
    assert told.lines == []  # the door has told of it
    assert told.figures.totals.recorded == 0


def test_an_answer_that_names_no_record_is_told(stage: Stage, told: Any) -> None:
    stage.answers(answer(201))
    assert not run(stage, told)
    assert told.lines == [
        "CHECK answer to create: NotRecorded: there is no record: the service answered 201 to what was asked"
    ]


def test_no_answer_ends_the_journey_with_the_record_still_in_the_ledger(stage: Stage, told: Any) -> None:
    def silence(request: Request) -> Response:
        raise Unreachable(f"{request.method} https://host/x: no answer in time")

    stage.answers(silence)
    assert not run(stage, told)
    assert told.lines == ["POST /Immunization: Unreachable: POST https://host/x: no answer in time"]
    assert stage.ledger_events == ["intended"]


def test_a_refused_deletion_leaves_the_record_to_the_clean_up(stage: Stage, told: Any) -> None:
    stage.answers(right_creation(stage.session), answer(500))
    assert not run(stage, told)
    assert stage.ledger_events == ["intended", "recorded"]


def test_what_both_tables_hold_is_verified_whole(stage: Stage, told: Any) -> None:
    stage.answers(right_creation(stage.session), answer(204))
    run(stage, told, verify=True)  # the tables are empty
    assert told.lines[1].startswith(f"CHECK {journey.STORED}: events item: missing")
    assert told.lines[2].startswith(f"CHECK {journey.PUBLISHED}: delta rows: not published in … s")
    assert (told.figures.totals.recorded, told.figures.totals.verified) == (1, 0)
    assert stage.ledger_events[-1] == "deleted"

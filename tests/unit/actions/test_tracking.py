"""What requests do to records is known afterwards, whoever sent them and however; refusals change nothing."""

import json

import pytest

from support.actions import acting, asking, preparing, tracking
from support.api import Request, Response, Unreachable
from support.cleanup.sweeping import LeftBehind
from support.phrases import Actor, OfPatient, Typical, Version, Which
from tests.unit.stage import Stage, answer, created, items

SUPPLIER, EMIS, NOBODY = Actor(), Actor(supplier="EMIS"), Actor(token="no")
IT = Which()
ONE, TWO = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def recorded(stage: Stage, record_id: str = ONE) -> None:
    stage.answers(created(record_id))
    acting.record(stage.session, SUPPLIER)


def deleted(stage: Stage) -> None:
    stage.answers(answer(204))
    acting.delete(stage.session, SUPPLIER, IT)


def history(stage: Stage) -> list[tuple[str, str]]:
    return [(change.operation, change.supplier) for change in stage.session.record.changes]


def test_a_create_makes_a_record(stage: Stage) -> None:
    recorded(stage)
    assert stage.session.record.id == ONE
    assert history(stage) == [("CREATE", "Postman_Auth")]
    assert stage.session.record.history.first_body == stage.session.vaccination
    assert stage.ledger_events == ["intended", "recorded"]


def test_an_update_by_another_supplier_is_one_more_change(stage: Stage) -> None:
    recorded(stage)
    stage.answers(answer(200))
    acting.update(stage.session, EMIS, IT, None, [("lot number", "B-2")])
    assert history(stage) == [("CREATE", "Postman_Auth"), ("UPDATE", "EMIS")]
    assert stage.session.record.history.last_body["lotNumber"] == "B-2"
    assert stage.session.vaccination["lotNumber"] == "B-2"
    assert "id" not in stage.session.vaccination


def test_a_deletion_is_the_last_change_and_leaves_nothing_to_delete(stage: Stage) -> None:
    recorded(stage)
    deleted(stage)
    assert history(stage)[-1] == ("DELETE", "Postman_Auth")
    assert stage.session.teardown.records == []


@pytest.mark.parametrize("status", [400, 403, 404, 422, 500])
def test_a_refused_update_changes_nothing(stage: Stage, status: int) -> None:
    recorded(stage)
    before = stage.session.vaccination
    stage.answers(answer(status))
    acting.update(stage.session, EMIS, IT, None, [("lot number", "B-2")])
    assert len(history(stage)) == 1
    assert stage.session.vaccination == before


def test_a_refused_create_makes_no_record_and_is_off_the_ledger(stage: Stage) -> None:
    stage.answers(answer(400))
    acting.record(stage.session, SUPPLIER)
    assert stage.session.records == []
    assert stage.ledger_events == ["intended", "refused"]


def test_a_create_under_the_identifier_of_a_deleted_record_reinstates_it(stage: Stage) -> None:
    recorded(stage)
    deleted(stage)
    stage.answers(created(ONE, 2))
    acting.record(stage.session, EMIS)
    assert history(stage)[-1] == ("UPDATE", "EMIS")
    assert stage.session.record.history.is_reinstated
    assert stage.session.record.history.version == 2
    assert stage.session.teardown.records == [ONE]


def test_a_reinstatement_under_another_id_counts_for_the_record_and_leaves_nothing_behind(
    stage: Stage,
) -> None:
    recorded(stage)
    deleted(stage)
    stage.answers(created(TWO, 2))
    acting.record(stage.session, EMIS)
    assert stage.session.record.id == ONE
    assert stage.session.teardown.records == [TWO]


def test_an_update_of_a_deleted_record_reinstates_it_and_is_in_the_ledger_before(stage: Stage) -> None:
    recorded(stage)
    deleted(stage)
    stage.answers(answer(200))
    acting.update(stage.session, EMIS, IT, Version("17"), [])
    assert stage.session.record.history.is_reinstated
    assert stage.ledger_events == ["intended", "recorded", "deleted", "intended", "recorded"]
    assert stage.session.teardown.records == [ONE]


def test_a_second_deletion_that_is_accepted_is_no_second_change(stage: Stage) -> None:
    recorded(stage)
    deleted(stage)
    deleted(stage)
    assert [operation for operation, _ in history(stage)] == ["CREATE", "DELETE"]


def test_what_a_raw_request_makes_is_known_and_cleaned_up_too(stage: Stage) -> None:
    stage.answers(created(ONE))
    asking.send_raw(
        stage.session,
        SUPPLIER,
        "POST",
        "/Immunization?x=1",
        '{"identifier": [{"system": "s", "value": "{note run mark}-1"}]}',
    )
    assert stage.session.record.id == ONE
    assert stage.session.teardown.records == [ONE]


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_nothing_is_sent_that_could_be_taken_for_the_record_of_somebody_else(
    stage: Stage, method: str
) -> None:
    body = '{"identifier": [{"system": "s", "value": "v"}]}'
    path = "/Immunization" if method == "POST" else f"/Immunization/{ONE}"
    with pytest.raises(tracking.Unmarked, match=r"'v' .* let it contain \{note run mark\}"):
        asking.send_raw(stage.session, SUPPLIER, method, path, body)
    assert stage.api.requests == []
    assert stage.ledger_events == []


@pytest.mark.parametrize(
    "identifier",
    [
        '{"system": "s"}',
        '{"system": "s", "value": " "}',
        '{"value": "v"}',
        '{"system": "s", "value": "v"}, {}',
        '{"system": "s", "value": 5}',
    ],
)
def test_what_cannot_be_stored_for_its_identifier_needs_no_mark_but_nothing_is_deleted_for_it(
    stage: Stage, identifier: str
) -> None:
    body = f'{{"identifier": [{identifier}]}}'
    theirs = tracking.identifier_of(json.loads(body))
    stage.tables.by_identifier[(theirs.system, theirs.value)] = list(items("somebody's"))
    asking.send_raw(stage.session, SUPPLIER, "POST", "/Immunization", body)
    with pytest.raises(LeftBehind, match="somebody's may be somebody else's"):
        stage.session.teardown.run()
    assert stage.asked == ["POST /Immunization"]
    assert "recorded" not in stage.ledger_events, "the next clean-up would delete it by its id"


@pytest.mark.parametrize(
    "wanted",
    [
        Typical(size, vaccine_type, OfPatient(), same_identifier=same)
        for size in ("complete", "minimal")
        for vaccine_type in ("COVID", "FLU")
        for same in (False, True)
    ],
    ids=str,
)
def test_every_vaccination_that_a_scenario_is_given_carries_the_mark(stage: Stage, wanted: Typical) -> None:
    preparing.prepare(stage.session, wanted, [])
    assert "imms-at-test" in tracking.identifier_of(stage.session.vaccination).value


def test_a_raw_deletion_is_known(stage: Stage) -> None:
    recorded(stage)
    stage.answers(answer(204))
    asking.send_raw(stage.session, SUPPLIER, "DELETE", "/Immunization/{note record id}", None)
    assert stage.session.record.history.is_deleted


@pytest.mark.parametrize("body", ["{bad", "[]", "5", '{"identifier": 5}', '{"identifier": [null]}', None])
def test_a_body_that_is_no_vaccination_does_no_harm(stage: Stage, body: str | None) -> None:
    stage.answers(answer(400))
    asking.send_raw(stage.session, SUPPLIER, "POST", "/Immunization", body)
    assert stage.session.records == []
    assert stage.ledger_events == ["intended", "refused"]


@pytest.mark.parametrize("target", ["/Immunization/_search", "/metadata", "/Immunization/a/b"])
def test_other_posts_make_nothing(stage: Stage, target: str) -> None:
    stage.answers(answer(200, "{}"))
    asking.send_raw(stage.session, SUPPLIER, "POST", target, "{}")
    assert stage.session.records == []
    assert stage.ledger_events == []


def test_an_answer_without_the_new_id_leaves_the_identifier_to_the_clean_up(stage: Stage) -> None:
    stage.answers(answer(201))
    acting.record(stage.session, SUPPLIER)
    assert stage.session.records == []
    assert stage.ledger_events == ["intended"]


def test_a_create_that_nobody_answers_is_awaited(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(request: Request) -> Response:
        raise Unreachable(f"{request.method}: no answer in time")

    stage.answers(nobody)
    with pytest.raises(Unreachable):
        acting.record(stage.session, SUPPLIER)
    mine = tracking.identifier_of(stage.session.vaccination)
    looks = iter([[], [], items(ONE)])
    monkeypatch.setattr(stage.tables, "events_with_identifier", lambda *_: next(looks, items(ONE)))
    stage.answers(answer(204))
    stage.session.teardown.run()
    assert "imms-at-test" in mine.value
    assert stage.asked[-1] == f"DELETE /Immunization/{ONE}"


def test_a_create_that_the_service_could_not_carry_out_is_not_made_once_it_was_awaited(stage: Stage) -> None:
    acting.record(stage.session, SUPPLIER)
    assert stage.ledger_events == ["intended"]
    stage.session.teardown.run()
    assert stage.ledger_events == ["intended", "not made"]


@pytest.mark.parametrize("status", [201, 302])
def test_an_answer_that_does_not_tell_what_became_of_the_record_leaves_it_to_the_next_clean_up(
    stage: Stage, status: int
) -> None:
    stage.answers(answer(status))
    acting.record(stage.session, SUPPLIER)
    stage.session.teardown.run()
    assert stage.ledger_events == ["intended"]


def test_somebody_without_a_token_who_is_let_in_counts_as_the_supplier(stage: Stage) -> None:
    stage.answers(created(ONE))
    acting.record(stage.session, NOBODY)
    assert history(stage) == [("CREATE", "Postman_Auth")]

"""What each action asks for."""

from decimal import Decimal

import pytest

from support.actions import acting
from support.actions.sending import NotDone, require_done
from support.actions.tracking import body_of
from support.api import Request
from support.phrases import Actor, Version, Which
from support.session import NothingYet, NotRecorded
from support.settings import SettingsError
from tests.unit.stage import Stage, answer, created

SUPPLIER = Actor()
IT = Which()
ONE, TWO = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def two_records(stage: Stage) -> Stage:
    for name, record_id, lot in (("first", ONE, "A-1"), ("second", TWO, "B-2")):
        stage.session.vaccination = stage.session.vaccinations.complete("COVID") | {"lotNumber": lot}
        stage.answers(created(record_id))
        acting.record(stage.session, SUPPLIER)
        acting.name_record(stage.session, name)
    stage.api.requests.clear()
    stage.answers(answer(200))
    return stage


def last(stage: Stage) -> Request:
    return stage.api.requests[-1]


def test_an_update_sends_the_vaccination_with_the_id_and_the_present_version(two_records: Stage) -> None:
    acting.update(two_records.session, SUPPLIER, IT, None, [("dose amount", "0.50")])
    body = body_of(last(two_records))
    assert (body["id"], body["lotNumber"], str(body["doseQuantity"]["value"])) == (TWO, "B-2", "0.50")
    assert last(two_records).headers["E-Tag"] == "1"
    assert two_records.asked == [f"PUT /Immunization/{TWO}"]


@pytest.mark.parametrize("written", ["abc", "", None])
def test_an_update_can_claim_any_version_or_none(two_records: Stage, written: str | None) -> None:
    acting.update(two_records.session, SUPPLIER, IT, Version(written), [])
    assert last(two_records).headers["E-Tag"] == written


def test_the_edits_of_an_update_reach_the_id(two_records: Stage) -> None:
    acting.update(two_records.session, SUPPLIER, IT, None, [("id", "{absent}")])
    assert "id" not in body_of(last(two_records))


def test_what_was_prepared_since_is_the_new_content(two_records: Stage) -> None:
    two_records.session.vaccination = two_records.session.vaccinations.minimal("RSV")
    acting.update(two_records.session, SUPPLIER, IT, None, [])
    assert "lotNumber" not in body_of(last(two_records))


def test_naming_a_record_goes_back_to_what_it_holds(two_records: Stage) -> None:
    acting.update(two_records.session, SUPPLIER, Which(name="first"), None, [])
    assert body_of(last(two_records))["lotNumber"] == "A-1"
    assert two_records.session.record.id == ONE


def test_naming_the_present_record_keeps_what_was_prepared(two_records: Stage) -> None:
    two_records.session.vaccination["lotNumber"] = "C-3"
    acting.update(two_records.session, SUPPLIER, Which(name="second"), None, [])
    assert body_of(last(two_records))["lotNumber"] == "C-3"


def test_a_record_with_any_id_can_be_asked_for(stage: Stage) -> None:
    stage.answers(answer(404))
    acting.read(stage.session, SUPPLIER, Which(id="a_b{1 space}"))
    acting.update(stage.session, SUPPLIER, Which(id="x"), None, [])
    assert stage.asked == ["GET /Immunization/a_b%20", "PUT /Immunization/x"]
    assert last(stage).headers["E-Tag"] == "1"


def test_an_unknown_name_is_an_error_with_the_nearest(two_records: Stage) -> None:
    with pytest.raises(NothingYet, match="Did you mean first"):
        acting.read(two_records.session, SUPPLIER, Which(name="frist"))


def test_a_record_before_any_request_is_a_mistake_of_the_scenario(stage: Stage) -> None:
    with pytest.raises(NothingYet, match="recorded yet"):
        acting.delete(stage.session, SUPPLIER, IT)


def test_a_record_that_the_service_did_not_make_is_a_failure(stage: Stage) -> None:
    stage.answers(answer(500))
    acting.record(stage.session, SUPPLIER)
    with pytest.raises(NotRecorded, match="answered 500 to what was asked"):
        acting.delete(stage.session, SUPPLIER, IT)


def test_another_supplier_acts(stage: Stage) -> None:
    acting.record(stage.session, Actor(supplier="EMIS"))
    assert last(stage).supplier == "EMIS"


def test_an_unknown_supplier_is_an_error_with_the_nearest(stage: Stage) -> None:
    with pytest.raises(SettingsError, match=r"EMSI is not a supplier .*Did you mean EMIS"):
        acting.record(stage.session, Actor(supplier="EMSI"))


def test_what_a_given_takes_for_granted_must_have_worked(stage: Stage) -> None:
    stage.answers(answer(403, "no"))
    acting.record(stage.session, SUPPLIER)
    with pytest.raises(NotDone, match="answered 403: no"):
        require_done(stage.session)


def test_decimals_travel_digit_for_digit(stage: Stage) -> None:
    stage.session.vaccination["doseQuantity"]["value"] = Decimal("0.50")
    acting.record(stage.session, SUPPLIER)
    assert '"value": 0.50' in str(last(stage).body)

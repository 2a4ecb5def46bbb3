"""Vaccinations are prepared as a sentence and its table say."""

import pytest

from support.actions import acting, preparing
from support.notation import NotationError
from support.phrases import Actor, OfPatient, Typical
from support.session import Body, NothingYet
from support.vaccinations import UnknownField, UnknownPatientKind, UnknownVaccineType, read_field
from tests.unit.stage import Stage, created


def prepared(stage: Stage, wanted: Typical, *edits: tuple[str, str]) -> Body:
    preparing.prepare(stage.session, wanted, edits)
    return stage.session.vaccination


NEW_PATIENT = OfPatient()


def typical(patient: OfPatient = NEW_PATIENT, same_identifier: bool = False) -> Typical:
    return Typical("complete", "RSV", patient, same_identifier)


def test_rows_change_add_and_remove_fields(stage: Stage) -> None:
    body = prepared(
        stage,
        typical(),
        ("dose number", "2"),
        ("lot number", "{absent}"),
        ("$.site.text", "left arm"),
        ("$.identifier[1]", '{json {"value": "x"}}'),
    )
    assert body["protocolApplied"][0]["doseNumberPositiveInt"] == 2
    assert "lotNumber" not in body
    assert body["site"]["text"] == "left arm"
    assert len(body["identifier"]) == 2


def test_a_minimal_one_has_no_number_unless_a_kind_of_patient_is_named(stage: Stage) -> None:
    assert "lotNumber" not in prepared(stage, Typical("minimal", "RSV", OfPatient(), False))
    body = prepared(stage, Typical("minimal", "RSV", OfPatient("sensitive"), False))
    assert read_field(body, "patient NHS number") == "9449310475"


def test_the_same_patient_is_the_whole_patient(stage: Stage) -> None:
    before = stage.session.vaccination
    body = prepared(stage, typical(OfPatient(same=True)))
    assert read_field(body, "patient") == read_field(before, "patient")
    assert read_field(body, "identifiers") != read_field(before, "identifiers")


def test_the_patient_of_a_named_record_can_come_back(stage: Stage) -> None:
    stage.answers(created("1"))
    acting.record(stage.session, Actor())
    acting.name_record(stage.session, "first")
    first = stage.session.vaccination
    prepared(stage, typical())
    assert read_field(prepared(stage, typical(OfPatient(record="first"))), "patient") == read_field(
        first, "patient"
    )


def test_the_same_identifier_is_that_of_the_vaccination_before(stage: Stage) -> None:
    before = read_field(stage.session.vaccination, "identifiers")
    assert read_field(prepared(stage, typical(same_identifier=True)), "identifiers") == before


def test_a_cell_may_use_what_was_noted_of_the_vaccination_before(stage: Stage) -> None:
    before = stage.session.sources.notes["identifier value"]
    preparing.change(stage.session, [("lot number", "{note identifier value}")])
    assert stage.session.vaccination["lotNumber"] == before


def test_a_change_of_the_vaccination_leaves_the_one_that_was_sent_alone(stage: Stage) -> None:
    sent = stage.session.vaccination
    preparing.change(stage.session, [("lot number", "other")])
    assert sent["lotNumber"] != "other"


def test_nothing_is_shared_before_there_is_anything(stage: Stage) -> None:
    stage.session._vaccination = None
    with pytest.raises(NothingYet, match="begin with"):
        preparing.prepare(stage.session, typical(OfPatient(same=True)), [])


@pytest.mark.parametrize(
    ("wanted", "rows", "error", "advice"),
    [
        (Typical("complete", "COVD", OfPatient(), False), [], UnknownVaccineType, "Did you mean COVID"),
        (typical(OfPatient("no NHS nubmer")), [], UnknownPatientKind, "Did you mean no NHS number"),
        (typical(), [("dose numbr", "1")], UnknownField, "Did you mean dose number"),
        (typical(), [("lot number", "{tday}")], NotationError, "Did you mean today"),
    ],
)
def test_mistakes_are_errors_with_the_nearest_names(
    stage: Stage, wanted: Typical, rows: list[tuple[str, str]], error: type[Exception], advice: str
) -> None:
    with pytest.raises(error, match=advice):
        preparing.prepare(stage.session, wanted, rows)


def test_a_document_is_sent_as_written_but_for_the_notation_in_its_texts(stage: Stage) -> None:
    preparing.prepare_document(stage.session, '{"a": "{3 digits}", "b": [1.50, null, ""], "c": "{absent}"}')
    body = stage.session.vaccination
    assert len(body["a"]) == 3
    assert (str(body["b"][0]), body["b"][1:]) == ("1.50", [None, ""])
    assert "c" not in body


@pytest.mark.parametrize("text", ["[]", "{bad", "5"])
def test_a_document_that_is_no_object_is_an_error(stage: Stage, text: str) -> None:
    with pytest.raises(NotationError):
        preparing.prepare_document(stage.session, text)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"identifier": 5, "contained": 5},
        {"identifier": [None], "contained": [None, {"resourceType": "Patient", "identifier": {}}]},
        {"contained": [{"resourceType": "Patient", "identifier": [None]}]},
        {"contained": {"resourceType": "Patient"}},
    ],
)
def test_a_wrong_vaccination_gives_no_notes_and_no_trouble(stage: Stage, body: Body) -> None:
    stage.session.vaccination = body
    assert "patient NHS number" not in stage.session.sources.notes

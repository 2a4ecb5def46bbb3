"""Many clients at once: correct versions, no lost rows, no identifier used twice."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from tests.contract.records import identifier_of, new_nhs_number, patient_parameter, vaccination
from tests.sandbox_client import SandboxClient

CLIENTS = 30
T = TypeVar("T")


def at_once(action: Callable[[int], T]) -> list[T]:
    """Let all clients do something at the same moment, each with its number."""
    barrier = Barrier(CLIENTS)

    def wait_and_act(number: int) -> T:
        barrier.wait()
        return action(number)

    with ThreadPoolExecutor(CLIENTS) as clients:
        return list(clients.map(wait_and_act, range(CLIENTS)))


def test_an_identifier_goes_to_one_of_many(sandbox: SandboxClient) -> None:
    records = [vaccination() for _ in range(5)]
    statuses = at_once(lambda number: sandbox.create(records[number % 5]).status)
    assert Counter(statuses) == {201: 5, 422: CLIENTS - 5}
    for record in records:
        assert len(sandbox.tables.events_by("IdentifierGSI", "IdentifierPK", identifier_of(record))) == 1


def test_of_many_updates_of_a_version_one_is_made(sandbox: SandboxClient) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    for version in (1, 2, 3):
        answers = at_once(lambda _, version=version: sandbox.update(record_id, version, record))  # type: ignore[misc]
        assert Counter(answer.status for answer in answers) == {200: 1, 400: CLIENTS - 1}
    assert sandbox.read(record_id).version == "4"
    rows = sandbox.tables.awaited_delta_rows(record_id, 4)
    assert [row["Operation"] for row in rows] == ["CREATE", "UPDATE", "UPDATE", "UPDATE"]


def test_a_deleted_record_is_brought_back_by_one_of_many(sandbox: SandboxClient) -> None:
    record = vaccination()
    record_id = sandbox.created(record)
    sandbox.delete(record_id)
    statuses = at_once(lambda _: sandbox.create(record).status)
    assert Counter(statuses) == {201: 1, 422: CLIENTS - 1}
    assert sandbox.read(record_id).version == "2"


def test_one_of_many_deletes_finds_the_record(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination())
    assert Counter(at_once(lambda _: sandbox.delete(record_id).status)) == {204: 1, 404: CLIENTS - 1}


def test_no_row_is_lost_and_none_is_mixed_up(sandbox: SandboxClient) -> None:
    patient = new_nhs_number()

    def live(number: int) -> tuple[str, str]:
        record = vaccination({"/lotNumber": f"LOT-{number}"}, nhs_number=patient)
        record_id = sandbox.created(record)
        assert sandbox.update(record_id, 1, record).status == 200
        assert sandbox.delete(record_id).status == 204
        return record_id, f"LOT-{number}"

    for record_id, lot in at_once(live):
        rows = sandbox.tables.awaited_delta_rows(record_id, 3)
        assert [(row["Operation"], row["Imms"]["BATCH_NUMBER"]) for row in rows] == [
            ("CREATE", lot),
            ("UPDATE", lot),
            ("DELETE", lot),
        ]
    found = sandbox.search(
        {"patient.identifier": patient_parameter(patient), "-immunization.target": "COVID"}
    )
    assert found.body["total"] == 0

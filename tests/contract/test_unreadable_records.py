"""A record that storing made unreadable spoils the searches that would include it (API-BUG-09)."""

from tests.contract.records import UNREADABLE, vaccination
from tests.contract.searches import by_disease, by_identifier, by_type, found
from tests.sandbox_client import SandboxClient

TRANSIENT = (500, "exception", "Unable to process request. Issue may be transient.")


def test_searches_fail_until_it_is_deleted(sandbox: SandboxClient, patient: str) -> None:
    record = vaccination(UNREADABLE, nhs_number=patient)
    sandbox.created(vaccination(nhs_number=patient))
    record_id = sandbox.created(record)
    assert sandbox.search(by_type(patient)).issue == TRANSIENT
    assert sandbox.search(by_disease(patient, "840539006")).issue == TRANSIENT
    assert sandbox.search(by_identifier(record)).issue == TRANSIENT
    sandbox.delete(record_id)
    assert sandbox.search(by_type(patient)).body["total"] == 1


def test_searches_that_do_not_include_it_are_answered(sandbox: SandboxClient, patient: str) -> None:
    record = vaccination(UNREADABLE, nhs_number=patient)
    record_id = sandbox.created(record)
    assert sandbox.search(by_type(patient, "FLU")).body["total"] == 0
    assert sandbox.search(by_type(patient, **{"-date.to": "2000-01-01"})).body["total"] == 0
    assert found(sandbox.search(by_identifier(record, _elements="id"))) == [record_id]

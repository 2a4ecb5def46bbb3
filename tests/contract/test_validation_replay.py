"""Every observed validation, sent to the running sandbox over HTTP.

VAL-002…211, API-VAL-01…16, API-BUG-08.
"""

import pytest

from tests.agreement import Agreement
from tests.contract.validation_cases import ValidationCase, load, value_at
from tests.sandbox_client import ALL_RIGHTS, Answer, SandboxClient

WITHOUT_SUPPLIER = "VAL-001"
"""Nobody can send these: the gateway names the supplier of every request that it lets through."""

CASES = [case for case in load() if not case.name.startswith(WITHOUT_SUPPLIER)]

SUPPLIERS: dict[tuple[str, ...] | None, str] = {
    None: ALL_RIGHTS,
    ("FLU.CRUDS",): "Only FLU",
    ("COVID.CRDS",): "COVID but its updates",
}
"""Who sends the request: permissions -> a supplier that has just these."""

LIBRARY_TEXTS = ("TYPE-", "VAL-006", *(f"VAL-{number}" for number in (*range(163, 183), 210, 211)))
"""Where the diagnostics come from the JSON parser, the FHIR library or Python itself."""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_request_is_answered_as_observed(
    case: ValidationCase, sandbox: SandboxClient, agreement: Agreement
) -> None:
    path_id = _given(case, sandbox)
    answer = _send(case, path_id, sandbox)
    text = "texts of libraries" if case.name.startswith(LIBRARY_TEXTS) else "diagnostics"
    told = answer.issue if answer.text else (answer.status, None, None)
    expected = case.expected.status, case.expected.code, case.diagnostics(path_id)
    agreement.note("observed validations agree on status and issue code", told[:2] == expected[:2])
    agreement.note(f"observed validations agree on {text}", told == expected)
    assert told == expected
    if answer.status < 400:
        _check_what_is_returned(
            case, sandbox.read(answer.record_id if case.operation == "create" else path_id)
        )


def test_only_requests_that_nobody_can_send_are_left_out() -> None:
    assert len(load()) - len(CASES) == 2


def _given(case: ValidationCase, sandbox: SandboxClient) -> str:
    """Make the record that a case begins with, if any, and return the id for the path."""
    if case.given is None:
        return case.path_id
    base = case.base_body()
    record_id = sandbox.send("POST", "/Immunization", base).record_id
    if case.given == "created and updated once":
        assert sandbox.update(record_id, 1, case.base).status == 200
    return record_id


def _send(case: ValidationCase, path_id: str, sandbox: SandboxClient) -> Answer:
    supplier = SUPPLIERS[tuple(case.permissions) if case.permissions else None]
    method, path = (
        ("PUT", f"/Immunization/{path_id}") if case.operation == "update" else ("POST", "/Immunization")
    )
    body = case.body(path_id)
    if body is None:
        return sandbox.send_nothing(method, path)
    headers = {name: value for name, value in case.headers.items() if name != "SupplierSystem"}
    return sandbox.send(method, path, body.encode(), headers, supplier)


def _check_what_is_returned(case: ValidationCase, answer: Answer) -> None:
    expected = case.expected
    assert answer.status == expected.read_status
    if answer.status == 200:
        assert {pointer: value_at(answer.body, pointer) for pointer in expected.returned} == expected.returned
        for pointer in expected.not_returned:
            with pytest.raises(LookupError):
                value_at(answer.body, pointer)

"""Every observed case that needs no stored record and no permission, replayed against the functions."""

from typing import Any

import pytest

from support.sandbox import fhir_model
from support.sandbox.outcomes import Refused
from support.sandbox.validation import check_immunization, request, rules_implemented
from tests.contract.validation_cases import ValidationCase, load, value_at

# Who may do it, and what the stored records have to say, is decided elsewhere.
HERE = [case for case in load() if case.name[:3] != "VAL" or case.name[:7] in rules_implemented()]
REFUSED = [case for case in HERE if case.expected.status in (400, 500) and case.name[:7] != "VAL-208"]
UNWRITABLE = [case for case in HERE if case.name[:7] == "VAL-208"]
ACCEPTED = [case for case in HERE if case.expected.status < 400]


def _stored(case: ValidationCase) -> str:
    """Do with a request what the service does with it, up to the text that goes into the table."""
    if case.operation == "update":
        version = request.require_version(case.headers.get("E-Tag"))
        request.check_path_id(case.path_id)
        request.parse_version(version)
    raw = case.body(case.path_id)
    body = request.parse_body(None if raw is None else raw.encode())
    if case.operation == "update":
        request.check_update_id(body, case.path_id)
    else:
        request.check_create_id(body)
    check_immunization(body)
    return fhir_model.to_stored({**body, "id": case.path_id})


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_a_refused_request_gets_the_observed_outcome(case: ValidationCase) -> None:
    with pytest.raises(Refused) as refused:
        _stored(case)
    assert (refused.value.status, refused.value.code, refused.value.diagnostics) == (
        case.expected.status,
        case.expected.code,
        case.diagnostics(case.path_id),
    )


@pytest.mark.parametrize("case", UNWRITABLE, ids=str)
def test_a_record_that_only_validation_takes_cannot_be_written(case: ValidationCase) -> None:
    with pytest.raises(fhir_model.Unacceptable):
        _stored(case)


@pytest.mark.parametrize("case", ACCEPTED, ids=str)
def test_an_accepted_record_is_returned_as_observed(case: ValidationCase) -> None:
    text = _stored(case)
    if case.expected.read_status == 500:
        with pytest.raises(fhir_model.Unacceptable):
            fhir_model.to_returned(text)
        return
    returned: dict[str, Any] = fhir_model.to_returned(text)
    found = {pointer: value_at(returned, pointer) for pointer in case.expected.returned}
    assert found == case.expected.returned
    for pointer in case.expected.not_returned:
        with pytest.raises(LookupError):
            value_at(returned, pointer)


def test_nearly_all_observed_cases_are_decided_here() -> None:
    assert (len(REFUSED), len(UNWRITABLE), len(ACCEPTED)) == (420, 2, 42)

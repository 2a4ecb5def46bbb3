"""Every observed conversion, made by the running sandbox: of a record sent to it, or put into its table.

DLT-GEN-1…4, DLT-CONVERSION_ERRORS-1…4, DLT-DLV-09, and the rules of all flat fields.
"""

from typing import Any
from uuid import uuid4

import pytest

from tests.agreement import Agreement
from tests.contract.delta_cases import DeltaCase, load
from tests.sandbox_client import SandboxClient

CASES = load()
STEPS = {"CREATE": 1, "UPDATE": 2, "DELETE": 2}
"""How many changes it takes to come to a row of an operation."""

Ids = dict[str, str]


@pytest.fixture(scope="module")
def ids(sandbox: SandboxClient) -> Ids:
    """All records, sent before the first row is looked for: title of the case -> id of the record."""
    return {str(case): _sent(case, sandbox) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_record_is_published_as_observed(
    case: DeltaCase, sandbox: SandboxClient, ids: Ids, agreement: Agreement
) -> None:
    steps = STEPS[case.operation] if case.accepted else 1
    rows = sandbox.tables.awaited_delta_rows(ids[str(case)], steps)
    assert len(rows) == steps
    published = rows[-1]["Imms"]
    who = "the API accepts" if case.accepted else "the API refuses"
    same = published == case.expected and not case.absent & published.keys()
    agreement.note(f"observed conversions of records that {who} agree on every flat field", same)
    assert published == case.expected
    assert not case.absent & published.keys()


def _sent(case: DeltaCase, sandbox: SandboxClient) -> str:
    if not case.accepted:
        assert sandbox.send("POST", "/Immunization", case.body.encode()).status == 400
        return _put_into_the_table(case, sandbox)
    record_id = sandbox.send("POST", "/Immunization", case.body.encode()).record_id
    if case.operation == "UPDATE":
        assert sandbox.update(record_id, 1, case.resource).status == 200
    elif case.operation == "DELETE":
        assert sandbox.delete(record_id).status == 204
    return record_id


def _put_into_the_table(case: DeltaCase, sandbox: SandboxClient) -> str:
    record_id = str(uuid4())
    item: dict[str, Any] = {
        "PK": f"Immunization#{record_id}",
        "PatientPK": "Patient#TBC",
        "PatientSK": f"FLU#{record_id}",
        "IdentifierPK": f"delta-replay#{record_id}",
        "Resource": case.body,
        "Operation": case.operation,
        "SupplierSystem": "EMIS",
    }
    sandbox.tables.write_event({name: {"S": value} for name, value in item.items()} | {"Version": {"N": "1"}})
    return record_id

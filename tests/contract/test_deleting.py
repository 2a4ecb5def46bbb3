"""`DELETE /Immunization/{id}`: the order of its checks, and what is left.

API-DELETE-01…04, API-PERM-05, API-PERM-07.
"""

from uuid import uuid4

import pytest

from tests.contract.records import vaccination
from tests.sandbox_client import SandboxClient


def test_a_delete_is_answered_with_nothing(sandbox: SandboxClient) -> None:
    answer = sandbox.delete(sandbox.created(vaccination()))
    assert (answer.status, answer.text) == (204, "")
    assert not {"e-tag", "location", "content-type"} & answer.headers.keys()


def test_a_version_is_not_looked_at(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination())
    assert sandbox.send("DELETE", f"/Immunization/{record_id}", headers={"E-Tag": "x"}).status == 204


def test_a_second_delete_finds_nothing(sandbox: SandboxClient) -> None:
    record_id = sandbox.created(vaccination())
    sandbox.delete(record_id)
    text = f"Immunization resource does not exist. ID: {record_id}"
    assert sandbox.delete(record_id).issue == (404, "not-found", text)


def test_what_does_not_exist_is_not_forbidden(sandbox: SandboxClient) -> None:
    assert sandbox.delete(str(uuid4()), "PINNACLE").status == 404


@pytest.mark.parametrize(
    ("vaccine_type", "supplier", "status"),
    [
        ("COVID", "EVA", 204),
        ("FLU", "SONAR", 204),
        ("RSV", "MAVIS", 403),
        ("COVID", "Only reading", 403),
        ("COVID", "lower case", 403),
    ],
)
def test_any_supplier_with_the_letter_d_may_delete(
    sandbox: SandboxClient, vaccine_type: str, supplier: str, status: int
) -> None:
    record_id = sandbox.created(vaccination(vaccine_type=vaccine_type))
    answer = sandbox.delete(record_id, supplier)
    assert answer.status == status
    if status == 403:
        assert answer.issue == (403, "forbidden", "Unauthorized request for vaccine type")
        assert sandbox.read(record_id).status == 200

"""What is in both tables after a sequence of calls, and how versions count.

SEQ-01…19, API-VER-01…03, DLT-ROW-11…20, DLT-DLV-01, DLT-DLV-03, DLT-DOSE_AMOUNT-4.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from tests.contract.records import identifier_of, new_nhs_number, vaccination
from tests.sandbox_client import Json, SandboxClient, write_json

NEW = ("CREATE", "NEW")
UPDATE = ("UPDATE", "UPDATE")
DELETE = ("DELETE", "DELETE")


@dataclass
class Story:
    """One record, and the calls made to it."""

    sandbox: SandboxClient
    record: Json
    id: str = ""
    version: int = 0

    def tell(self, steps: str) -> None:
        """Take the steps, such as `create, update by EMIS, delete`; each must be answered as it says."""
        for step in steps.split(", "):
            name, _, supplier = step.partition(" by ")
            getattr(self, name.replace(" ", "_"))(supplier or "Postman_Auth")

    def create(self, supplier: str) -> None:
        answer = self.sandbox.create(self.record, supplier)
        assert answer.status == 201
        assert self.id in ("", answer.record_id)
        self.id, self.version = answer.record_id, int(answer.version)

    def update(self, supplier: str) -> None:
        answer = self.sandbox.update(self.id, self.version, self.record, supplier)
        assert answer.status == 200
        self.version = int(answer.version)

    def reinstate(self, supplier: str) -> None:
        answer = self.sandbox.update(self.id, 77, self.record, supplier)
        assert answer.status == 200
        self.version = int(answer.version)

    def delete(self, supplier: str) -> None:
        assert self.sandbox.delete(self.id, supplier).status == 204

    def duplicate(self, supplier: str) -> None:
        assert self.sandbox.create(self.record, supplier).status == 422

    def delete_in_vain(self, supplier: str) -> None:
        assert self.sandbox.delete(self.id, supplier).status == 404

    def rejected_updates(self, supplier: str) -> None:
        put, other = self.sandbox.update, vaccination()
        wrong = {**self.record, "status": "not-done"}
        assert put(self.id, self.version + 1, self.record, supplier).status == 400
        assert put(self.id, self.version, other, supplier).status == 400
        assert put(self.id, self.version, wrong, supplier).status == 400
        assert put(self.id, self.version, self.record, "PINNACLE").status == 403
        assert put(str(uuid4()), self.version, self.record, supplier).status == 404

    def remove(self, _: str) -> None:
        self.sandbox.tables.remove_event(self.id)


@pytest.fixture
def story(sandbox: SandboxClient) -> Story:
    return Story(sandbox, vaccination(nhs_number=new_nhs_number()))


@pytest.mark.parametrize(
    ("steps", "operation", "version", "updated", "deleted", "rows"),
    [
        ("create", "CREATE", 1, False, None, [NEW]),
        ("create, update", "UPDATE", 2, True, None, [NEW, UPDATE]),
        ("create, update, update", "UPDATE", 3, True, None, [NEW, UPDATE, UPDATE]),
        ("create, delete", "DELETE", 1, False, Decimal, [NEW, DELETE]),
        ("create, update, delete", "DELETE", 2, True, Decimal, [NEW, UPDATE, DELETE]),
        ("create, delete, reinstate", "UPDATE", 2, True, "reinstated", [NEW, DELETE, UPDATE]),
        ("create, delete, create", "UPDATE", 2, True, "reinstated", [NEW, DELETE, UPDATE]),
        ("create, delete, reinstate, update", "UPDATE", 3, True, "reinstated", [NEW, DELETE, UPDATE, UPDATE]),
        ("create, delete, reinstate, delete", "DELETE", 2, True, Decimal, [NEW, DELETE, UPDATE, DELETE]),
        ("create, delete, create, duplicate", "UPDATE", 2, True, "reinstated", [NEW, DELETE, UPDATE]),
        ("create, duplicate", "CREATE", 1, False, None, [NEW]),
        ("create, rejected updates", "CREATE", 1, False, None, [NEW]),
        ("create, delete, delete in vain", "DELETE", 1, False, Decimal, [NEW, DELETE]),
        ("create by DPSFULL", "CREATE", 1, False, None, []),
        ("create by DPSREDUCED", "CREATE", 1, False, None, []),
        ("create by dpsfull", "CREATE", 1, False, None, [NEW]),
        ("create by EMIS, update by DPSFULL, delete by EMIS", "DELETE", 2, True, Decimal, [NEW, DELETE]),
    ],
)
def test_both_tables_tell_the_story(
    story: Story, steps: str, operation: str, version: int, updated: bool, deleted: Any, rows: list[Any]
) -> None:
    story.tell(steps)
    event = story.sandbox.tables.event(story.id)
    assert event is not None
    assert (event["Operation"], event["Version"]) == (operation, version)
    assert isinstance(event.get("UpdatedAt"), Decimal) is updated
    kept = event.get("DeletedAt")
    assert kept == deleted or (isinstance(deleted, type) and isinstance(kept, deleted))
    assert told(story, len(rows)) == rows


def told(story: Story, count: int) -> list[tuple[str, str]]:
    """List the rows of the delta table, having made sure that no more are on their way."""
    later = story.sandbox.created(vaccination())
    story.sandbox.tables.awaited_delta_rows(later, 1)
    rows = story.sandbox.tables.awaited_delta_rows(story.id, count)
    return [(row["Operation"], row["Imms"]["ACTION_FLAG"]) for row in rows]


@pytest.mark.parametrize(
    ("record", "supplier", "status"),
    [(vaccination({"/status": "x"}), "Postman_Auth", 400), (vaccination(), "PINNACLE", 403)],
)
def test_a_rejected_create_leaves_nothing(
    sandbox: SandboxClient, record: Json, supplier: str, status: int
) -> None:
    assert sandbox.create(record, supplier).status == status
    assert sandbox.tables.events_by("IdentifierGSI", "IdentifierPK", identifier_of(record)) == []


def test_a_patient_without_nhs_number_is_published_without_it(story: Story) -> None:
    story.record = vaccination(remove=["/contained/0/identifier"])
    story.tell("create")
    event = story.sandbox.tables.event(story.id)
    assert event is not None
    assert event["PatientPK"] == "Patient#TBC"
    [row] = story.sandbox.tables.awaited_delta_rows(story.id, 1)
    assert row["Imms"]["NHS_NUMBER"] == ""


@pytest.mark.parametrize("dose", ["0." + "1" * 39, "1E+130", "1E-140"])
def test_a_dose_that_no_table_can_hold_is_stored_but_not_published(story: Story, dose: str) -> None:
    text = write_json(story.record).replace('"value": 0.3,', f'"value": {dose},')
    story.id = story.sandbox.send("POST", "/Immunization", text).record_id
    assert story.sandbox.tables.event(story.id) is not None
    assert told(story, 0) == []


def test_a_physical_removal_is_not_published(story: Story) -> None:
    story.tell("create, remove")
    assert story.sandbox.tables.event(story.id) is None
    assert story.sandbox.read(story.id).status == 404
    assert told(story, 1) == [NEW]
    story.id = ""
    story.tell("create")
    assert story.version == 1


def test_each_row_names_the_supplier_of_its_change_and_the_content_of_that_moment(story: Story) -> None:
    story.tell("create by EMIS")
    story.record = {**story.record, "lotNumber": "SECOND"}
    story.tell("update by TPP, delete by MEDICUS")
    rows = story.sandbox.tables.awaited_delta_rows(story.id, 3)
    assert [(row["SupplierSystem"], row["Imms"]["BATCH_NUMBER"]) for row in rows] == [
        ("EMIS", "LOT-7731"),
        ("TPP", "SECOND"),
        ("MEDICUS", "SECOND"),
    ]
    event = story.sandbox.tables.event(story.id)
    assert event is not None
    assert event["SupplierSystem"] == "MEDICUS"


def test_versions_count_updates_and_reinstatements_but_no_deletes(story: Story) -> None:
    versions = []
    for steps in ("create", "update", "update", "delete, create", "delete, reinstate"):
        story.tell(steps)
        versions.append(story.version)
    assert versions == [1, 2, 3, 4, 5]

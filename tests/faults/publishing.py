"""Probes for the faults of what is published in the delta table."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from support.sandbox.faults import publishing
from support.waiting import Patience, until
from tests.contract.records import vaccination
from tests.faults.probe import probe
from tests.sandbox_client import PATIENCE, Json, SandboxClient

A_MOMENT = Patience(timeout=20, first_step=0.02, longest_step=0.2)
"""Far less than a minute, and far more than a busy machine needs."""
UNREADABLE_NAME = {"/contained/0/name/0/period": {"start": "2019"}}
UPDATED = ("CREATE", "UPDATE")
DELETED = ("CREATE", "DELETE")


@probe(publishing.deletes_not_published, right=["CREATE", "DELETE"], wrong=["CREATE"])
def operations_of_a_deleted_record(client: SandboxClient) -> list[str]:
    return [row["Operation"] for row in settled(client, changed(client, *DELETED))]


@probe(publishing.every_third_row_lost, right=3, wrong=2)
def rows_of_three_records(client: SandboxClient) -> int:
    def rows(record_ids: list[str]) -> int:
        return sum(len(client.tables.delta_rows(each)) for each in record_ids)

    records, later = ([client.created(vaccination()) for _ in range(3)] for _ in range(2))
    until(lambda: rows(later), lambda there: there >= 2, PATIENCE)
    return rows(records)


@probe(publishing.rows_with_conversion_errors_withheld, right=1, wrong=0)
def rows_of_a_record_with_errors(client: SandboxClient) -> int:
    return len(settled(client, client.created(vaccination(UNREADABLE_NAME))))


@probe(publishing.unchanged_update_not_published, right=2, wrong=1)
def rows_of_a_record_updated_to_what_it_was(client: SandboxClient) -> int:
    record_id = client.created(record := vaccination())
    client.update(record_id, 1, record)
    return len(settled(client, record_id))


@probe(publishing.changes_published_twice, right=1, wrong=2)
def rows_of_a_change(client: SandboxClient) -> int:
    return len(settled(client, changed(client, "CREATE")))


@probe(publishing.rows_a_minute_late, right=1, wrong=0)
def rows_after_a_moment(client: SandboxClient) -> int:
    record_id = client.created(vaccination())
    return len(until(lambda: client.tables.delta_rows(record_id), bool, A_MOMENT).value)


@probe(publishing.sequence_numbers_count_down, right=["CREATE", "UPDATE"], wrong=["UPDATE", "CREATE"])
def operations_by_sequence_number(client: SandboxClient) -> list[str]:
    return [row["Operation"] for row in rows_of(client, *UPDATED)]


@probe(publishing.sequence_numbers_lost, right=False, wrong=True)
def sequence_number_is_zero(client: SandboxClient) -> bool:
    return int(last_row(client)["SequenceNumber"]) == 0


@probe(publishing.deletes_told_as_updates, right="DELETE", wrong="UPDATE")
def operation_of_a_delete(client: SandboxClient) -> Any:
    return last_row(client, *DELETED)["Operation"]


@probe(publishing.vaccine_type_in_capitals, right="covid", wrong="COVID")
def vaccine_type(client: SandboxClient) -> Any:
    return last_row(client)["VaccineType"]


@probe(publishing.supplier_of_the_first_change, right="EMIS", wrong="TPP")
def supplier_of_an_update(client: SandboxClient) -> Any:
    record_id = client.created(record := vaccination(), "TPP")
    client.update(record_id, 1, record, "EMIS")
    return client.tables.awaited_delta_rows(record_id, 2)[1]["SupplierSystem"]


@probe(publishing.rows_stamped_in_summer_time, right=timedelta(0), wrong=timedelta(hours=1))
def time_stamp_against_expiry(client: SandboxClient) -> timedelta:
    row = last_row(client)
    made_at = datetime.fromtimestamp(int(row["ExpiresAt"]), datetime.now().astimezone().tzinfo)
    return datetime.fromisoformat(row["DateTimeStamp"]) - made_at + timedelta(days=30)


@probe(publishing.rows_that_never_expire, right=True, wrong=False)
def a_row_expires(client: SandboxClient) -> bool:
    return "ExpiresAt" in last_row(client)


@probe(publishing.rows_that_expire_a_day_early, right=30, wrong=29)
def days_until_a_row_expires(client: SandboxClient) -> int:
    row = last_row(client)
    seconds = int(row["ExpiresAt"]) - datetime.fromisoformat(row["DateTimeStamp"]).timestamp()
    return round(seconds / timedelta(days=1).total_seconds())


@probe(publishing.changes_by_dpsfull_published, right=0, wrong=1)
def rows_of_dpsfull(client: SandboxClient) -> int:
    return len(settled(client, client.created(vaccination(), "DPSFULL")))


@probe(publishing.records_of_dpsfull_never_published, right=1, wrong=0)
def rows_of_another_supplier_after_dpsfull(client: SandboxClient) -> int:
    record_id = client.created(record := vaccination(), "DPSFULL")
    client.update(record_id, 1, record, "EMIS")
    return len(settled(client, record_id))


@probe(publishing.deletes_without_content, right="b-2", wrong="")
def batch_number_in_a_delete(client: SandboxClient) -> Any:
    return last_row(client, *DELETED)["Imms"]["BATCH_NUMBER"]


@probe(publishing.content_before_the_change, right="c-3", wrong="b-2")
def batch_number_in_an_update(client: SandboxClient) -> Any:
    return last_row(client, *UPDATED)["Imms"]["BATCH_NUMBER"]


@probe(publishing.creation_flagged_as_create, right="NEW", wrong="CREATE")
def flag_of_a_creation(client: SandboxClient) -> Any:
    return last_row(client)["Imms"]["ACTION_FLAG"]


@probe(publishing.reinstatement_flagged_as_new, right="UPDATE", wrong="NEW")
def flag_of_a_reinstatement(client: SandboxClient) -> Any:
    return last_row(client, "CREATE", "DELETE", "UPDATE")["Imms"]["ACTION_FLAG"]


@probe(publishing.conversion_errors_not_told, right=2, wrong=0)
def conversion_errors(client: SandboxClient) -> int:
    return len(published(client, UNREADABLE_NAME)["CONVERSION_ERRORS"])


@probe(publishing.first_conversion_error_told, right=2, wrong=1)
def conversion_errors_of_a_name(client: SandboxClient) -> int:
    return len(published(client, UNREADABLE_NAME)["CONVERSION_ERRORS"])


@probe(publishing.dose_amount_rounded_to_fit, right=0, wrong=1)
def rows_of_too_long_an_amount(client: SandboxClient) -> int:
    long = {"/doseQuantity/value": Decimal("0.123456789012345678901234567890123456789")}
    return len(settled(client, client.created(vaccination(long))))


def published(client: SandboxClient, change: Json, remove: tuple[str, ...] = ()) -> Json:
    """The flat fields of a record that has just been made with some changes."""
    record_id = client.created(vaccination(change, remove))
    [row] = client.tables.awaited_delta_rows(record_id, 1)
    flat: Json = row["Imms"]
    return flat


def changed(client: SandboxClient, *operations: str) -> str:
    """Make a record by some operations, each update with another batch number; gives its id."""
    record_id = ""
    record = vaccination({"/lotNumber": "b-2"})
    for operation in operations:
        match operation:
            case "CREATE":
                record_id = client.created(record)
            case "UPDATE":
                client.update(record_id, 1, {**record, "lotNumber": "c-3"})
            case "DELETE":
                client.delete(record_id)
    return record_id


def rows_of(client: SandboxClient, *operations: str) -> list[Json]:
    """The rows of a record that is made by some operations, as many as there are due."""
    return client.tables.awaited_delta_rows(changed(client, *operations), len(operations))


def last_row(client: SandboxClient, *operations: str) -> Json:
    """The last of these rows; of a creation if there is nothing else."""
    return rows_of(client, *(operations or ("CREATE",)))[-1]


def settled(client: SandboxClient, record_id: str) -> list[Json]:
    """The rows of a record, however many, once that of a later record is there."""
    client.tables.awaited_delta_rows(client.created(vaccination()), 1)
    return client.tables.delta_rows(record_id)

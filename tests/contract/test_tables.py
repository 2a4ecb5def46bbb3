"""Keys, indexes, streams and expiry of both tables (EVT-01…05, DLT-01…08)."""

import pytest

from tests.sandbox_client import SandboxClient

EVENTS = {"PatientGSI": ["PatientPK", "PatientSK"], "IdentifierGSI": ["IdentifierPK"]}
DELTA = {
    "ImmunisationIdIndex": ["ImmsID"],
    "SearchIndex": ["Operation", "DateTimeStamp"],
    "SecondarySearchIndex": ["SupplierSystem", "VaccineType"],
    "OperationSequenceIndex": ["Operation", "DateTimeStamp", "SequenceNumber"],
}


@pytest.mark.parametrize(("name", "indexes"), [("events_table", EVENTS), ("delta_table", DELTA)])
def test_a_table_has_its_keys_indexes_and_stream(
    sandbox: SandboxClient, name: str, indexes: dict[str, list[str]]
) -> None:
    table = sandbox.tables.dynamodb.describe_table(TableName=sandbox.ready[name])["Table"]
    assert [(key["AttributeName"], key["KeyType"]) for key in table["KeySchema"]] == [("PK", "HASH")]
    assert {attribute["AttributeType"] for attribute in table["AttributeDefinitions"]} == {"S"}
    found = {index["IndexName"]: index for index in table["GlobalSecondaryIndexes"]}
    assert {index: [key["AttributeName"] for key in found[index]["KeySchema"]] for index in found} == indexes
    assert {index["Projection"]["ProjectionType"] for index in found.values()} == {"ALL"}
    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}


@pytest.mark.parametrize(
    ("name", "expiry"),
    [
        ("events_table", {"TimeToLiveStatus": "DISABLED"}),
        ("delta_table", {"TimeToLiveStatus": "ENABLED", "AttributeName": "ExpiresAt"}),
    ],
)
def test_only_delta_rows_expire(sandbox: SandboxClient, name: str, expiry: dict[str, str]) -> None:
    described = sandbox.tables.dynamodb.describe_time_to_live(TableName=sandbox.ready[name])
    assert described["TimeToLiveDescription"] == expiry

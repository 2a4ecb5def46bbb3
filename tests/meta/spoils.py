"""Wrong answers of the API and wrong items of the tables, one wrong thing in each."""

from tests.meta.wrong_service import Passing

SHORT_WAIT = ("-D", "waiting.delta_timeout=2")
"""For runs that wait in vain: all others may wait for as long as a busy machine takes to publish."""


def created_with_200(passing: Passing) -> None:
    if passing.status == 201:
        passing.status = 200


def created_without_version(passing: Passing) -> None:
    if passing.status == 201:
        del passing.headers["E-Tag"]


def delete_refused(passing: Passing) -> None:
    if passing.method == "DELETE":
        passing.status = 500


def read_without_version(passing: Passing) -> None:
    if passing.method == "GET":
        passing.headers.pop("E-Tag", None)


def search_fails(passing: Passing) -> None:
    if passing.method == "GET" and passing.path.endswith("/Immunization"):
        passing.status = 500


def stored_under_another_supplier(passing: Passing) -> None:
    if passing.operation == "GetItem":
        spoilt = passing.json
        spoilt["Item"]["SupplierSystem"]["S"] = "EMIS"
        passing.json = spoilt


def stored_with_another_lot_number(passing: Passing) -> None:
    if passing.operation == "GetItem":
        spoilt = passing.json
        resource = spoilt["Item"]["Resource"]["S"]
        spoilt["Item"]["Resource"]["S"] = resource.replace('"lotNumber": "', '"lotNumber": "X')
        passing.json = spoilt


def published_with_another_dose(passing: Passing) -> None:
    if passing.operation == "Query":
        spoilt = passing.json
        for row in (item for item in spoilt["Items"] if "Imms" in item):
            row["Imms"]["M"]["DOSE_SEQUENCE"]["S"] = "9"
        passing.json = spoilt


def never_published(passing: Passing) -> None:
    if passing.operation == "Query":
        passing.json = {"Items": [], "Count": 0, "ScannedCount": 0}


def published_twice(passing: Passing) -> None:
    if passing.operation == "Query":
        spoilt = passing.json
        spoilt["Items"] *= 2
        passing.json = spoilt

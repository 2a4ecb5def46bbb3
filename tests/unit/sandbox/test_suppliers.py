from pathlib import Path

import pytest

from support.reference import VACCINE_TYPES
from support.sandbox import suppliers
from support.sandbox.permissions import Letter, Permissions

EVERYTHING = Permissions.parse(f"{vaccine_type}.CRUDS" for vaccine_type in VACCINE_TYPES)


@pytest.mark.parametrize("name", ["EMIS", "TPP", "MEDICUS", "Test_App", "Postman_Auth"])
def test_some_built_in_suppliers_may_do_everything(name: str) -> None:
    assert suppliers.read()[name].permissions == EVERYTHING


@pytest.mark.parametrize(
    ("name", "permissions"),
    [
        ("MAVIS", ["FLU.CRUDS", "HPV.CUD"]),
        ("SONAR", ["FLU.CD"]),
        ("EVA", ["COVID.CUD"]),
        ("OXDH", ["COVID.CRUDS", "FLU.CRUDS"]),
        ("PINNACLE", []),
    ],
)
def test_other_built_in_suppliers_may_do_less(name: str, permissions: list[str]) -> None:
    assert suppliers.read()[name].permissions == Permissions.parse(permissions)


def test_there_are_23_built_in_suppliers_with_distinct_organisation_codes() -> None:
    built_in = suppliers.read()
    codes = [code for supplier in built_in.values() for code in supplier.ods_codes]
    assert len(built_in) == 23
    assert len(codes) == len(set(codes)) == 22
    assert built_in["RAVS"].ods_codes == ("X26", "X8E5B")


def test_a_file_replaces_the_built_in_suppliers(tmp_path: Path) -> None:
    file = tmp_path / "suppliers.json"
    file.write_text('{"Mine": {"ods_codes": ["ABC"], "permissions": ["flu.crX"]}, "Nobody": {}}')
    found = suppliers.read(file)
    assert list(found) == ["Mine", "Nobody"]
    assert found["Mine"].ods_codes == ("ABC",)
    assert found["Mine"].permissions.allow(Letter.READ, "FLU")
    assert not found["Mine"].permissions.allow(Letter.DELETE, "FLU")
    assert found["Nobody"].permissions == Permissions()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "Invalid JSON: EOF while parsing an object at line 1 column 1"),
        ("[]", "Input should be an object"),
        ("{}", "there is no supplier in it"),
        ('{"": {}}', "a supplier has no name"),
        ('{"EMIS": []}', "EMIS: Input should be an object"),
        (
            '{"EMIS": {"permission": []}}',
            "EMIS.permission: unknown key; a supplier has ods_codes and permissions",
        ),
        ('{"EMIS": {"permissions": "FLU.C"}}', "EMIS.permissions: Input should be a valid array"),
        ('{"EMIS": {"ods_codes": [1]}}', "EMIS.ods_codes.0: Input should be a valid string"),
        (
            '{"EMIS": {"permissions": ["FLU.C", "COVD.C"]}}',
            "EMIS.permissions.1: 'COVD.C' names no vaccine type; did you mean COVID?",
        ),
        (
            '{"EMIS": {"permissions": ["FLU"]}}',
            "EMIS.permissions.0: 'FLU' is not of the form VACCINE.LETTERS, such as COVID.CRUDS",
        ),
    ],
)
def test_a_wrong_file_is_refused_saying_where_and_why(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "suppliers.json"
    file.write_text(text)
    with pytest.raises(suppliers.SuppliersError) as refusal:
        suppliers.read(file)
    assert str(refusal.value) == f"{file}: {complaint}"


def test_a_type_like_no_other_is_answered_with_all_types(tmp_path: Path) -> None:
    file = tmp_path / "suppliers.json"
    file.write_text('{"EMIS": {"permissions": ["QQQQ.C"]}}')
    with pytest.raises(suppliers.SuppliersError, match=r"known are 3IN1, 4IN1, .*, SHINGLES"):
        suppliers.read(file)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "suppliers.json"
    file.write_text('{"A": {"permissions": ["X"]}, "B": {"ods_codes": null}}')
    with pytest.raises(suppliers.SuppliersError, match=r"A\.permissions\.0: .*; B\.ods_codes: "):
        suppliers.read(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(suppliers.SuppliersError, match=r"none\.json: No such file or directory"):
        suppliers.read(tmp_path / "none.json")

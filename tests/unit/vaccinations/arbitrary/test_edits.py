"""Forbidden edits are about all rules, and each knows its message."""

from datetime import date

from support.expected import objections
from support.vaccinations.arbitrary import Draw, Editable, Given, forbidden

TODAY = date(2026, 3, 1)
EDITABLE = Editable(objections.FIELDS, objections.HOLDERS, objections.STRANGE, objections.objection)


def drawn(count: int) -> list[Given]:
    return Draw(forbidden(EDITABLE, TODAY), 5, count).all()


def test_every_field_with_a_rule_is_edited() -> None:
    edited = {given.rows[0][0] for given in drawn(600)}
    assert set(objections.FIELDS) <= edited
    assert any(objections.STRANGE in name for name in edited)


def test_each_is_one_edit_of_a_complete_vaccination_with_its_message() -> None:
    for given in drawn(60):
        assert (given.size, len(given.rows), given.parts) == ("complete", 1, ())
        assert given.facts["message"].startswith(
            ("Validation errors: ", "1 validation error", "protocolApplied")
        )

"""The objections of the oracle are those that were observed."""

from typing import Any

import pytest

from support.expected.objections import FIELDS, objection
from support.matching import ABSENT
from support.vaccinations import find_field, paths
from tests.contract.validation_cases import ValidationCase, load

PRACTITIONERS = ("Pract1", "PracA")
"""The practitioner's id in what the factory makes, and in the observed records."""


def edit_of(case: ValidationCase) -> tuple[str, Any] | None:
    """The field and the value of a case that is one edit of one field, as testers call it."""
    if case.operation != "create" or case.raw is not None or case.no_body or case.expected.status != 400:
        return None
    edits = [*((pointer, ABSENT) for pointer in case.remove), *case.change.items()]
    if len(edits) != 1:
        return None
    [(pointer, value)] = edits
    name = POINTERS.get(pointer)
    return None if name is None else (name, value)


def pointers() -> dict[str, str]:
    """JSON Pointer into the base record -> the field that is there."""
    base = load()[0].base
    found = {name: paths.find(base, find_field(name).path)[:1] for name in FIELDS}
    return {_pointer(str(places[0].full_path)): name for name, places in found.items() if places}


def _pointer(path: str) -> str:
    return "/" + path.replace(".[", ".").replace("[", "").replace("]", "").replace(".", "/")


POINTERS = pointers()
EDITS = [(case, edit) for case in load() if (edit := edit_of(case))]


def test_there_are_many() -> None:
    assert len(EDITS) > 100
    known = [case for case, (name, value) in EDITS if objection(name, value) is not None]
    assert len(known) > 0.75 * len(EDITS)


@pytest.mark.parametrize(("case", "edit"), EDITS, ids=[case.name for case, _ in EDITS])
def test_an_objection_is_what_the_service_was_seen_to_say(
    case: ValidationCase, edit: tuple[str, Any]
) -> None:
    told = objection(*edit)
    if told is not None:
        assert told.replace(*PRACTITIONERS) == case.diagnostics(case.path_id)

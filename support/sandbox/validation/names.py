"""Which of several names of a person is checked: the current, official one if possible."""

from typing import Any

from support.sandbox.validation.checking import Body
from support.sandbox.validation.locations import find


def checked_name(body: Body, person: str) -> str:
    """Locate the name of a contained person that the checks look at.

    Raises:
        TypeError, AttributeError: a name or a period has the wrong JSON type.
    """
    try:
        names = find(body, f"{person}.name")
    except KeyError:
        return f"{person}.name[0]"
    return f"{person}.name[{_index(names, body.get('occurrenceDateTime'))}]"


def _index(names: list[Any], occurrence: str | None) -> int:
    if len(names) == 1:
        return 0
    candidates = {
        index: name
        for index, name in enumerate(names)
        if "given" in name and "family" in name and _is_current(name, occurrence)
    }
    official = [index for index, name in candidates.items() if name.get("use") == "official"]
    not_old = [index for index, name in candidates.items() if name.get("use") != "old"]
    return next(iter([*official, *not_old, *candidates]), 0)


def _is_current(name: dict[str, Any], occurrence: str | None) -> bool:
    """Compare the raw texts: an event at nine o'clock comes after a period that ended on that day."""
    period = name.get("period")
    if not (period and occurrence):
        return True
    start, end = period.get("start"), period.get("end")
    return not (start and occurrence < start) and not (end and occurrence > end)

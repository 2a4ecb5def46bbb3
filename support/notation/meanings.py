"""What each notation makes and accepts; the table says which function belongs to which."""

import json
import re
import string
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta

from support.matching import InstantBetween, Marker
from support.nhs_numbers import synthetic_nhs_number
from support.notation.errors import NotationError
from support.notation.markers import AnythingBut
from support.notation.rows import Sources, Written
from support.suggestions import did_you_mean

NOW_TOLERANCE = timedelta(minutes=1)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_SHIFTS = re.compile(r"([+-])\s*(\d+)\s*([a-z]+?)s?(?=\s|[+-]|$)")


def exactly(value: Any) -> Callable[[Written, Sources], Any]:
    """Mean one value, whatever else is written."""
    return lambda *_: value


def fitting(regex: str) -> Callable[[Written], str]:
    """Accept what one regular expression accepts, whatever else is written."""
    return lambda _: regex


def day(written: Written, sources: Sources) -> str:
    """The date in UTC, moved."""
    return _moved(written, sources).date().isoformat()


def moment(written: Written, sources: Sources) -> str:
    """The present time, moved, with milliseconds and an offset."""
    offset = datetime.strptime(written["offset"] or "+00:00", "%z").tzinfo
    return _moved(written, sources).astimezone(offset).isoformat(timespec="milliseconds")


def around_moment(written: Written, sources: Sources) -> Marker:
    """Accept any instant close to the present time, moved."""
    instant = _moved(written, sources)
    return InstantBetween(instant - NOW_TOLERANCE, instant + NOW_TOLERANCE)


def uuid(_: Written, sources: Sources) -> str:
    """Make a fresh UUID."""
    return str(sources.new_uuid())


def nhs_number(_: Written, sources: Sources) -> str:
    """Draw an NHS number."""
    return synthetic_nhs_number(sources.random)


def letters(written: Written, sources: Sources) -> str:
    """Draw letters."""
    return "".join(sources.random.choices(string.ascii_letters, k=int(written["count"])))


def letters_regex(written: Written) -> str:
    """Accept as many letters."""
    return f"[A-Za-z]{{{int(written['count'])}}}"


def digits(written: Written, sources: Sources) -> str:
    """Draw digits."""
    return "".join(sources.random.choices(string.digits, k=int(written["count"])))


def digits_regex(written: Written) -> str:
    """Accept as many digits."""
    return f"[0-9]{{{int(written['count'])}}}"


def spaces(written: Written, _: Sources) -> str:
    """Make spaces."""
    return " " * int(written["count"])


def spaces_regex(written: Written) -> str:
    """Accept as many spaces."""
    return f"[ ]{{{int(written['count'])}}}"


def number(written: Written, _: Sources) -> int | Decimal:
    """The number as written."""
    return read_number(written["number"])


def text(written: Written, _: Sources) -> str:
    """The text as written, spaces at its end included."""
    return written["text"]


def json_value(written: Written, _: Sources) -> Any:
    """The JSON value as written."""
    return read_json(written["json"])


def noted(written: Written, sources: Sources) -> Any:
    """The value under the note's name."""
    name = written["note"].strip()
    if name not in sources.notes:
        raise NotationError(f"nothing was noted as '{name}'. {did_you_mean(name, sources.notes)}")
    return sources.notes[name]


def anything_but(written: Written, sources: Sources) -> Marker:
    """Accept all but what the cell inside accepts."""
    from support.notation.cells import expectation  # it reads the table that this function stands in

    return AnythingBut(expectation(written["other"], sources), written["other"])


def given_regex(written: Written) -> str:
    """Accept what the tester's own regular expression accepts."""
    regex = f"(?:{written['regex']})"
    try:
        re.compile(regex)
    except re.error as error:
        raise NotationError(f"'{written['regex']}' is not a regular expression: {error}") from error
    return regex


def read_number(written: str) -> int | Decimal:
    """Read a JSON number without losing a digit.

    Raises:
        NotationError: it is not a number as JSON writes them.
    """
    if not _NUMBER.fullmatch(written):
        raise NotationError(f"'{written}' is not a number as JSON writes them, such as 5, -1 or 0.50")
    return Decimal(written) if set(written) & set(".eE") else int(written)


def read_json(written: str) -> Any:
    """Read a JSON value; numbers with a fraction become Decimal, so that no digit is lost.

    Raises:
        NotationError: it is not JSON.
    """
    try:
        return json.loads(written, parse_float=Decimal, parse_constant=_refuse_constant)
    except ValueError as error:
        raise NotationError(f"'{written}' is not JSON: {error}") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"JSON has no {name}")


def _moved(written: Written, sources: Sources) -> datetime:
    instant = sources.clock().astimezone(UTC)
    try:
        for sign, amount, unit in _SHIFTS.findall(written["shift"]):
            shift: dict[str, Any] = {f"{unit}s": int(sign + amount)}
            instant += relativedelta(**shift)
    except (ValueError, OverflowError) as error:
        raise NotationError(f"'{written[0]}' leaves the calendar: {error}") from error
    return instant

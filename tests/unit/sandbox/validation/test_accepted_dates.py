"""The forms of dates and date-times, and what becomes of them."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

import pytest

from support.sandbox import fhir_model
from support.sandbox.validation import dates
from tests.contract.validation_cases import edited
from tests.unit.sandbox.validation.conftest import Validate

LISTED = " must be a valid datetime in one of the following formats:"
NOT_FOR_THE_MODEL = "invalid datetime format (type=value_error.datetime)"
NO, MODEL = "refused by its check", "refused by the FHIR model"

# as sent, occurrenceDateTime, recorded: what becomes of it
FORMS = [
    ("2021-02-07", "2021-02-07", "2021-02-07"),
    ("2021-02-07T13:28:17+00:00", "2021-02-07T13:28:17+00:00", "2021-02-07T13:28:17+00:00"),
    ("2021-02-07T13:28:17+01:00", "2021-02-07T13:28:17+01:00", "2021-02-07T13:28:17+01:00"),
    ("2021-02-07T13:28:17+0000", "2021-02-07T13:28:17+00:00", "2021-02-07T13:28:17+00:00"),
    ("2021-02-07T13:28:17+0100", "2021-02-07T13:28:17+01:00", "2021-02-07T13:28:17+01:00"),
    ("2021-02-07T13:28:17Z", NO, "2021-02-07T13:28:17+00:00"),
    ("2021-02-07T13:28:17z", NO, NO),
    ("2021-02-07T13:28:17-00:00", NO, "2021-02-07T13:28:17+00:00"),
    ("2021-02-07T13:28:17-0000", NO, "2021-02-07T13:28:17+00:00"),
    ("2021-02-07T13:28:17-05:00", NO, "2021-02-07T13:28:17-05:00"),
    ("2021-02-07T13:28:17+0530", NO, "2021-02-07T13:28:17+05:30"),
    ("2021-02-07T13:28:17+23:59", NO, "2021-02-07T13:28:17+23:59"),
    ("2021-02-07T13:28:17+24:00", NO, NO),
    ("2021-02-07T13:28:17+00", NO, NO),
    ("2021-02-07T13:28:17+01", NO, NO),
    ("2021-02-07T13:28:17+01:00:00", NO, MODEL),
    ("2021-02-07T13:28:17.1+00:00", "2021-02-07T13:28:17.100000+00:00", "2021-02-07T13:28:17.100000+00:00"),
    ("2021-02-07T13:28:17.123+01:00", "2021-02-07T13:28:17.123000+01:00", "2021-02-07T13:28:17.123000+01:00"),
    (
        "2021-02-07T13:28:17.123456+0000",
        "2021-02-07T13:28:17.123456+00:00",
        "2021-02-07T13:28:17.123456+00:00",
    ),
    ("2021-02-07T13:28:17.000+00:00", "2021-02-07T13:28:17+00:00", "2021-02-07T13:28:17+00:00"),
    ("2021-02-07T13:28:17.+00:00", NO, NO),
    ("2021-02-07T13:28:17.1234567+00:00", NO, NO),
    ("2021-02-07T13:28:17", NO, NO),
    ("2021-02-07T13:28:17.123", NO, NO),
    ("2021-02-07T13:28+00:00", NO, NO),
    ("2021-02-07 13:28:17+00:00", NO, NO),
    ("2021", NO, NO),
    ("2021-02", NO, NO),
    ("20210207", NO, NO),
    ("07/02/2021", NO, NO),
    ("21-02-07", NO, NO),
    (" 2021-02-07", NO, NO),
    ("2021-02-07 ", NO, NO),
    ("2021-02-07\n", NO, NO),
    ("", NO, NO),
    ("2021-02-07T24:00:00+00:00", NO, NO),
    ("2021-02-07T13:60:17+00:00", NO, NO),
    ("2021-02-07T13:28:60+00:00", NO, NO),
    ("2021-02-07T13:28:61+00:00", NO, NO),
    ("2021-02-30", NO, NO),
    ("2021-13-07T13:28:17+00:00", NO, NO),
    ("2021-2-7T1:2:3+00:00", "2021-02-07T01:02:03+00:00", "2021-02-07T01:02:03+00:00"),
    ("2021-2-7", MODEL, MODEL),
    ("2021-02-07t13:28:17+00:00", MODEL, MODEL),
]


def _fate(validate: Validate, base: dict[str, Any], member: str, sent: str) -> str:
    said = validate({f"/{member}": sent})
    if said.startswith(f"{member}{LISTED}"):
        return NO
    if said.endswith(NOT_FOR_THE_MODEL):
        assert said == f"1 validation error for Immunization\n{member}\n  {NOT_FOR_THE_MODEL}"
        return MODEL
    assert said == "COVID"
    returned: str = fhir_model.to_returned(fhir_model.to_stored(edited(base, [], {f"/{member}": sent})))[
        member
    ]
    return returned


@pytest.mark.parametrize(("sent", "occurrence", "recorded"), FORMS)
def test_each_form_of_a_date_time_has_its_fate(
    validate: Validate, base: dict[str, Any], sent: str, occurrence: str, recorded: str
) -> None:
    assert _fate(validate, base, "occurrenceDateTime", sent) == occurrence
    assert _fate(validate, base, "recorded", sent) == recorded


class Stopped(datetime):
    """A clock that stands just before midnight, when in Britain the next day may have begun."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Stopped":
        return cls(2026, 5, 31, 23, 59, 59, tzinfo=UTC).astimezone(tz)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The time at which the service stands still."""
    monkeypatch.setattr(dates, "datetime", Stopped)
    return Stopped.now(UTC)


@pytest.mark.parametrize("member", ["occurrenceDateTime", "recorded"])
def test_now_is_past_and_a_second_later_is_not(validate: Validate, member: str, now: datetime) -> None:
    british = timezone(timedelta(hours=1))
    for past in (now, now.astimezone(british)):
        assert validate({f"/{member}": past.isoformat()}) == "COVID"
    for future in (now + timedelta(seconds=1), (now + timedelta(seconds=1)).astimezone(british)):
        assert LISTED in validate({f"/{member}": future.isoformat()})
    assert validate({f"/{member}": now.date().isoformat()}) == "COVID"
    assert LISTED in validate({f"/{member}": (now.date() + timedelta(days=1)).isoformat()})


@pytest.mark.parametrize("extreme", ["0001-01-01T00:00:00+23:59", "0001-01-01"])
def test_the_beginning_of_time_is_past(validate: Validate, extreme: str) -> None:
    assert validate({"/recorded": extreme}) == "COVID"


def test_the_end_of_time_is_future(validate: Validate) -> None:
    assert LISTED in validate({"/recorded": "9999-12-31T23:59:59-23:59"})


BIRTH = "contained[?(@.resourceType=='Patient')].birthDate"
FORMAT = ' must be a valid date string in the format "YYYY-MM-DD"'


@pytest.mark.parametrize(
    ("pointer", "location"), [("/contained/0/birthDate", BIRTH), ("/expirationDate", "expirationDate")]
)
@pytest.mark.parametrize(
    "sent",
    [
        "",
        " ",
        "2021",
        "2021-02",
        "2021-02-30",
        "2021-13-01",
        "21-02-07",
        "07/02/2021",
        "2021-02-07T00:00:00+00:00",
    ],
)
def test_a_date_is_a_day_of_the_calendar(validate: Validate, pointer: str, location: str, sent: str) -> None:
    assert validate({pointer: sent}) == location + FORMAT


@pytest.mark.parametrize("pointer", ["/contained/0/birthDate", "/expirationDate"])
def test_a_date_may_have_one_digit_for_month_and_day(
    validate: Validate, base: dict[str, Any], pointer: str
) -> None:
    assert validate({pointer: "1986-4-9"}) == "COVID"
    assert '"1986-04-09"' in fhir_model.to_stored(edited(base, [], {pointer: "1986-4-9"}))


def test_nobody_is_born_tomorrow_but_a_lot_may_expire_then(validate: Validate, now: datetime) -> None:
    today = now.date()
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert validate({"/contained/0/birthDate": today.isoformat()}) == "COVID"
    assert validate({"/contained/0/birthDate": tomorrow}) == f"{BIRTH} must not be in the future"
    assert validate({"/expirationDate": tomorrow}) == "COVID"

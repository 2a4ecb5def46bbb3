import pytest

from support.sandbox.delta.dates import UnreadableDate, written_date, written_date_time


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024-02-29", "20240229"),
        ("2024-10-06T23:30:00-05:00", "20241006"),
        ("2024-10-06T23:30:00", "20241006"),
        ("0987-03-09", "9870309"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_is_written_as_it_stands(text: str | None, written: str) -> None:
    assert written_date(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024-10-05T14:07:31+01:00", "20241005T14073101"),
        ("2024-12-01T09:05:06-00:00", "20241201T09050600"),
        ("2024-12-01T09:05:06Z", "20241201T09050600"),
        ("2024-12-01T09:05:06", "20241201T09050600"),
        ("2024-12-01T09:05:06.999999+0100", "20241201T09050601"),
        ("2024-12-01T09:05+01:00", "20241201T09050001"),
        ("2024-12-01", "20241201T00000000"),
        (None, ""),
    ],
)
def test_a_date_time_keeps_its_clock_and_names_its_hours_of_offset(text: str | None, written: str) -> None:
    assert written_date_time(text) == written


@pytest.mark.parametrize("offset", ["+02:00", "-01:00", "+05:30", "+00:30", "+01:00:01"])
def test_an_offset_other_than_0_or_1_hour_is_reported_with_the_text(offset: str) -> None:
    text = f"2024-07-14T08:00:00{offset}"
    with pytest.raises(UnreadableDate, match=r"^Unsupported Format or offset$") as error:
        written_date_time(text)
    assert error.value.text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024", "Invalid isoformat string: '2024'"),
        ("2024-05", "Invalid isoformat string: '2024-05'"),
        ("2001-02-30", "day is out of range for month"),
        ("2001-13-01", "month must be in 1..12"),
    ],
)
def test_what_is_no_date_is_reported_with_the_text_and_the_reason(text: str, reason: str) -> None:
    for write in (written_date, written_date_time):
        with pytest.raises(UnreadableDate) as error:
            write(text)
        assert error.value.text == text
        assert str(error.value) == f"Unexpected exception [ValueError]: {reason}"


def test_what_is_no_text_is_not_reported_as_a_date() -> None:
    with pytest.raises(TypeError):
        written_date(19870309)  # type: ignore[arg-type]

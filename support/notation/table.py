"""The notation table: everything that may stand between braces, with an example and its meaning."""

import re

from support.matching import ABSENT, UUID4_PATTERN
from support.notation import meanings
from support.notation.markers import AnyNumber, AnyValue
from support.notation.rows import REMOVE, Notation, PatternNotation, ValueNotation

_SHIFT = r"(?P<shift>(?:\s*[+-]\s*\d+\s*(?:{units})s?)*)"
_DATE_SHIFT = _SHIFT.format(units="day|week|month|year")
_TIME_SHIFT = _SHIFT.format(units="second|minute|hour|day|week|month|year")
_DATE = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})"


def _count_of(what: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<count>\d{{1,7}}) {what}s?")


NOTATIONS: tuple[Notation, ...] = (
    ValueNotation(
        "today",
        re.compile(rf"today{_DATE_SHIFT}"),
        example="{today - 1 day}",
        makes="today's date in UTC as YYYY-MM-DD, moved by days, weeks, months or years",
        checks="exactly that date",
        value=meanings.day,
        expected=meanings.day,
    ),
    ValueNotation(
        "now",
        re.compile(rf"now{_TIME_SHIFT}(?: at (?P<offset>[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]))?"),
        example="{now - 1 hour at +01:00}",
        makes="the present time with milliseconds, moved by seconds to years; in UTC unless told an offset",
        checks="a date and time within a minute of that moment, in any offset",
        value=meanings.moment,
        expected=meanings.around_moment,
    ),
    PatternNotation(
        "uuid",
        re.compile("uuid"),
        example="{uuid}",
        makes="a new random UUID, another one on every run",
        checks="any lower-case UUID v4",
        characters=meanings.uuid,
        regex=meanings.fitting(UUID4_PATTERN),
    ),
    PatternNotation(
        "new NHS number",
        re.compile("new NHS number"),
        example="{new NHS number}",
        makes="a random NHS number with the right check digit, from the range that is never issued",
        checks="ten digits, the first a 9",
        characters=meanings.nhs_number,
        regex=meanings.fitting(r"9[0-9]{9}"),
    ),
    PatternNotation(
        "letters",
        _count_of("letter"),
        example="{36 letters}",
        makes="that many random letters, A to Z and a to z",
        checks="text of exactly that many letters",
        characters=meanings.letters,
        regex=meanings.letters_regex,
    ),
    PatternNotation(
        "digits",
        _count_of("digit"),
        example="{10 digits}",
        makes="that many random digits",
        checks="text of exactly that many digits",
        characters=meanings.digits,
        regex=meanings.digits_regex,
    ),
    PatternNotation(
        "spaces",
        _count_of("space"),
        example="{3 spaces}",
        makes="that many spaces, which a cell would lose at its ends",
        checks="exactly that many spaces",
        characters=meanings.spaces,
        regex=meanings.spaces_regex,
    ),
    ValueNotation(
        "blank",
        re.compile("blank"),
        example="{blank}",
        makes="the empty text",
        checks="the empty text",
        value=meanings.exactly(""),
        expected=meanings.exactly(""),
    ),
    ValueNotation(
        "absent",
        re.compile("absent"),
        example="{absent}",
        makes="nothing: the field is taken out",
        checks="that the field is not there at all",
        value=meanings.exactly(REMOVE),
        expected=meanings.exactly(ABSENT),
    ),
    ValueNotation(
        "null",
        re.compile("null"),
        example="{null}",
        makes="the JSON value null, which is not the same as leaving the field out",
        checks="null",
        value=meanings.exactly(None),
        expected=meanings.exactly(None),
    ),
    ValueNotation(
        "true",
        re.compile("true"),
        example="{true}",
        makes="the JSON value true",
        checks="true",
        value=meanings.exactly(True),
        expected=meanings.exactly(True),
    ),
    ValueNotation(
        "false",
        re.compile("false"),
        example="{false}",
        makes="the JSON value false",
        checks="false",
        value=meanings.exactly(False),
        expected=meanings.exactly(False),
    ),
    ValueNotation(
        "number",
        re.compile(r"number (?P<number>\S+)"),
        example="{number 1.50}",
        makes="a JSON number, digit for digit",
        checks="an equal number",
        value=meanings.number,
        expected=meanings.number,
    ),
    ValueNotation(
        "text",
        re.compile(r"text (?P<text>.*)", re.DOTALL),
        example="{text 5}",
        makes="this text, also in a field that holds numbers, true or false, or a list",
        checks="exactly this text",
        value=meanings.text,
        expected=meanings.text,
    ),
    ValueNotation(
        "json",
        re.compile(r"json (?P<json>.+)", re.DOTALL),
        example='{json ["Oriel", {"a": null}]}',
        makes="any JSON value; braces inside it are its own",
        checks="an equal JSON value",
        value=meanings.json_value,
        expected=meanings.json_value,
    ),
    ValueNotation(
        "note",
        re.compile(r"note (?P<note>.+)"),
        example="{note first id}",
        makes="the value that an earlier step noted under this name",
        checks="exactly that value",
        value=meanings.noted,
        expected=meanings.noted,
    ),
    PatternNotation(
        "any text",
        re.compile("any text"),
        example="{any text}",
        makes="",
        checks="text of at least one character",
        characters=None,
        regex=meanings.fitting(r"(?s:.+)"),
    ),
    PatternNotation(
        "any date",
        re.compile("any date"),
        example="{any date}",
        makes="",
        checks="a date written YYYY-MM-DD",
        characters=None,
        regex=meanings.fitting(_DATE),
    ),
    PatternNotation(
        "any date and time",
        re.compile("any date and time"),
        example="{any date and time}",
        makes="",
        checks="a date, a time and an offset, as in 2024-10-05T14:07:31.123456+01:00",
        characters=None,
        regex=meanings.fitting(f"{_DATE}T{_TIME}"),
    ),
    ValueNotation(
        "any number",
        re.compile("any number"),
        example="{any number}",
        makes="",
        checks="a JSON number",
        value=None,
        expected=meanings.exactly(AnyNumber()),
    ),
    ValueNotation(
        "any value",
        re.compile("any value"),
        example="{any value}",
        makes="",
        checks="that the field is there and not null",
        value=None,
        expected=meanings.exactly(AnyValue()),
    ),
    ValueNotation(
        "not",
        re.compile(r"not (?P<other>.+)", re.DOTALL),
        example="{not B-2}",
        makes="",
        checks="that the field is there and is anything else; what it must not be may use the notation",
        value=None,
        expected=meanings.anything_but,
    ),
    PatternNotation(
        "matches",
        re.compile(r"matches (?P<regex>.+)", re.DOTALL),
        example=r"{matches ^\d{3}-[A-Z]+$}",
        makes="",
        checks="text that matches the regular expression from its first to its last character",
        characters=None,
        regex=meanings.given_regex,
    ),
)

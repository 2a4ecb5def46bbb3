"""Parts of sentences that several steps share, such as who acts and on which record.

Behave knows each by its name in capitals: `{actor:Actor} deletes {record:Which}`. A part that may be left out
matches the empty text as well.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from behave.matchers import register_type
from parse import with_pattern  # type: ignore[import-untyped]

T = TypeVar("T")

Size = Literal["complete", "minimal"]
Token = Literal["no", "unknown", "expired"]


class SupplierName(str):
    """The name of a supplier, as a sentence has it in quotes."""


@dataclass(frozen=True)
class Actor:
    """Who sends a request: a supplier by name, the supplier of the scenario (None), or somebody else."""

    supplier: str | None = None
    token: Token | None = None
    """What somebody who is no supplier has for a token."""


@dataclass(frozen=True)
class Which:
    """Which record is meant: by the name the scenario gave it, by its id, or (neither) the current one."""

    name: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class OfPatient:
    """Whose vaccination it is: a new patient of some kind, or the one of a vaccination that is there."""

    kind: str | None = None
    same: bool = False
    record: str | None = None


@dataclass(frozen=True)
class Typical:
    """A typical vaccination, and what it has in common with the one that was prepared before."""

    size: Size
    vaccine_type: str
    patient: OfPatient
    same_identifier: bool


@dataclass(frozen=True)
class Version:
    """The version that an update says it was made from, as text; None leaves it out."""

    written: str | None


def part(name: str, pattern: str) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Tell behave how a part of a sentence looks, and that the function reads it."""

    def register(read: Callable[[str], T]) -> Callable[[str], T]:
        register_type(**{name: with_pattern(pattern)(read)})
        return read

    return register


@part("Actor", r'the supplier|"[^"]+"|somebody (?:without a|with an (?:unknown|expired)) token')
def actor(text: str) -> Actor:
    """`the supplier`, `"EMIS"`, `somebody without a token`, `somebody with an expired token`."""
    if text.startswith('"'):
        return Actor(supplier(text))
    if text.startswith("somebody"):
        kind = re.search("unknown|expired", text)
        return Actor(token="no" if kind is None else ("unknown" if kind[0] == "unknown" else "expired"))
    return Actor()


@part("Supplier", r'"[^"]+"')
def supplier(text: str) -> SupplierName:
    """`"EMIS"` or any other name in quotes."""
    return SupplierName(text.strip('"'))


@part("Which", r'it|the record(?: "[^"]+")?|a record with the id ".*?"')
def which(text: str) -> Which:
    """`it`, `the record`, `the record "first"`, `a record with the id "{uuid}"`."""
    _, quote, rest = text.partition('"')
    if not quote:
        return Which()
    return Which(id=rest[:-1]) if text.startswith("a record") else Which(name=rest[:-1])


@part("ForRecord", r'(?: for the record "[^"]+")?')
def for_record(text: str) -> Which:
    """` for the record "first"`, or nothing for the current one."""
    return which(text.removeprefix(" for ")) if text else Which()


@part("Records", r'the record|nothing|(?:the records? )?"[^"]+"(?:(?:, | and )"[^"]+")*')
def records(text: str) -> list[Which]:
    """`the record`, `"first"`, `the records "first", "second" and "third"`, or `nothing`."""
    if text == "nothing":
        return []
    return [Which(name=name) for name in re.findall('"([^"]+)"', text)] or [Which()]


_PATIENT = r'(?: of (?:an? .+? patient|a patient with .+?|the same patient|the patient of "[^"]+"))?'


_TYPICAL = rf"an? (?:complete |minimal )?\S+ vaccination{_PATIENT}(?: with the same identifier)?"


@part("Typical", _TYPICAL)
def typical(text: str) -> Typical:
    """`a complete COVID vaccination`, `a FLU vaccination of a patient with no NHS number`, and so on.

    Without a size it is complete. Other endings: ` of a sensitive patient`, ` of the same patient`,
    ` of the patient of "first"`, ` with the same identifier`.
    """
    described = text.removesuffix(" with the same identifier")
    noun, _, patient = described.partition(" vaccination")
    *_, vaccine_type = noun.split()
    return Typical(
        size="minimal" if " minimal " in noun else "complete",
        vaccine_type=vaccine_type,
        patient=_of_patient(patient),
        same_identifier=described != text,
    )


@part("ItOrTypical", rf"it(?: again)?|{_TYPICAL}")
def it_or_typical(text: str) -> Typical | None:
    """`a COVID vaccination` or any other typical one, `it`, `it again`."""
    return None if text.startswith("it") else typical(text)


def _of_patient(text: str) -> OfPatient:
    if "the patient of" in text:
        return OfPatient(record=text.split('"')[1])
    if "the same patient" in text:
        return OfPatient(same=True)
    kind = re.fullmatch(r" of a patient with (?:an? )?(.+)| of an? (.+) patient", text)
    return OfPatient(kind=kind[1] or kind[2]) if kind else OfPatient()


@part("Version", r'(?: from version (?:"[^"]*"|\d+)| without a version)?')
def version(text: str) -> Version | None:
    """` from version 2`, ` from version "abc"`, ` without a version`; nothing for the version it has."""
    if not text:
        return None
    return Version(None if "without" in text else text.removeprefix(" from version ").strip('"'))


@part("Name", r'(?: as "[^"]+")?')
def name(text: str) -> str | None:
    """` as "first"`: the name by which the scenario speaks of the record later."""
    return text.split('"')[1] if text else None


@part("Where", r"(?: where)?")
def where(text: str) -> bool:
    """` where`: a table of fields follows."""
    return bool(text)


@part("ByPost", r"(?: by (?:GET|POST))?")
def by_post(text: str) -> bool:
    """` by POST`: the parameters travel in the body; ` by GET`, or nothing: in the address."""
    return text.endswith("POST")


@part("ForOperation", r"(?: for (?:CREATE|UPDATE|DELETE))?")
def for_operation(text: str) -> str | None:
    """` for UPDATE`: the last row of that operation; nothing for the last row of all."""
    return text.removeprefix(" for ") or None


@part("Operations", r"nothing|(?:CREATE|UPDATE|DELETE)(?:, (?:CREATE|UPDATE|DELETE))*")
def operations(text: str) -> list[str]:
    """`CREATE`, `CREATE, UPDATE, DELETE` and the like, or `nothing`."""
    return [] if text == "nothing" else text.split(", ")


@part("Place", "vaccination|response|events table item|delta row")
def place(text: str) -> str:
    """Where a field is read."""
    return text


@part("Limited", r"(?:, limited to [A-Z0-9]+(?:(?:, | and )[A-Z0-9]+)*)?")
def limited(text: str) -> list[str]:
    """`, limited to FLU and RSV`: the vaccine types that the supplier may search."""
    return re.split(r", | and ", text.removeprefix(", limited to ")) if text else []


@part("RestOfBundle", r"(?:, (?:among others|with the warnings?))?")
def rest_of_bundle(text: str) -> Literal["", "among others", "warnings"]:
    """`, among others` or `, with the warnings`, of which a table follows."""
    if "others" in text:
        return "among others"
    return "warnings" if text else ""


@part("Quoted", r'(?: ".*")?')
def quoted(text: str) -> str | None:
    """` "…"`, or nothing when a doc string follows."""
    return text[2:-1] if text else None


@part("Within", r"(?: within \d+ seconds)?")
def within(text: str) -> float | None:
    """` within 30 seconds`; nothing for as long as the environment allows."""
    return float(text.split()[1]) if text else None


@part("WithField", r"(?: with an? [^,]+)?")
def with_field(text: str) -> str | None:
    """` with a patient NHS number`: only those that have the field; nothing for all of them."""
    return re.sub("^ with an? ", "", text) or None

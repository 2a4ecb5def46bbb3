"""What a scenario has named so far, so that a name that nobody gave is found before anything runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any

from support.authoring.vocabulary import Meaning
from support.notation import Sources
from support.phrases import OfPatient, Typical, Which
from support.session import NOTED_FIELDS
from support.suggestions import did_you_mean

NOTED_OF_EACH_RECORD = ("record id", "version", *NOTED_FIELDS)
NOTED_FOR_ALL = ("run mark", "status key")


@dataclass
class Story:
    """The names of records, and what was noted."""

    records: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)

    @property
    def sources(self) -> Sources:
        """What the notation may draw on at this point; what the notes hold, nobody knows yet."""
        of_records = (f"{record} {what}" for record in self.records for what in NOTED_OF_EACH_RECORD)
        names = [*NOTED_OF_EACH_RECORD, *NOTED_FOR_ALL, *of_records, *self.notes]
        return Sources(clock=lambda: datetime.now(UTC), random=Random(0), notes=dict.fromkeys(names, "noted"))

    def problems(self, meaning: Meaning) -> Iterator[str]:
        """Say which records a step speaks of that have no such name."""
        for argument in meaning.arguments:
            for name in _records_in(argument.value):
                if name not in self.records:
                    yield f'no record was recorded as "{name}" before. {did_you_mean(name, self.records)}'

    def go_on(self, meaning: Meaning) -> None:
        """Remember what a step names."""
        given = {argument.name: argument for argument in meaning.arguments}
        name = given.get("name")
        if name and name.part == "Name" and name.value:
            self.records.add(name.value)
        elif name and "field" in given:
            self.notes.add(name.value)


def _records_in(value: Any) -> Iterator[str]:
    match value:
        case list():
            for each in value:
                yield from _records_in(each)
        case Which(name=str(name)) | OfPatient(record=str(name)):
            yield name
        case Typical():
            yield from _records_in(value.patient)

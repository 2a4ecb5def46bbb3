"""Names inside sentences: vaccine types, kinds of patient, fields, and values in the notation."""

from collections.abc import Iterator
from typing import Any

from support.authoring.parameters import Argument
from support.authoring.places import kind_of_field
from support.authoring.vocabulary import Meaning
from support.notation import Sources, expectation, make
from support.phrases import Typical, Which
from support.vaccinations.patients import find_patient_kind
from support.vaccinations.vaccines import find_vaccine


def problems(meaning: Meaning, sources: Sources) -> Iterator[str]:
    """Say which names in a step nobody knows."""
    values = {argument.name: argument.value for argument in meaning.arguments}
    for argument in meaning.arguments:
        try:
            _look_up(argument, values, sources)
        except ValueError as error:
            yield str(error)


def _look_up(argument: Argument, values: dict[str, Any], sources: Sources) -> None:
    """Look a name up as its step would; ValueError, with the nearest names, if that leads nowhere."""
    match argument:
        case Argument(value=Typical() as typical):
            find_vaccine(typical.vaccine_type)
            if typical.patient.kind is not None:
                find_patient_kind(typical.patient.kind)
        case Argument(value=Which(id=str(id))):
            make(id, sources)
        case Argument(part="Quoted", value=str(text)):
            expectation(text, sources)
        case Argument(name="target", value=text):
            make(text, sources)
        case Argument(name="field", value=field):
            kind_of_field(values["place"], field)

"""Locations as the messages spell them, and the way they lead to a value.

`site.coding[?(@.system=='http://snomed.info/sct')].code` means: the member `site`, its member `coding`, of
that the first element whose `system` is SNOMED, of that the `code`. Each step is ordinary Python access, so a
structure of the wrong JSON type fails with the text that Python has for it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial, reduce
from operator import itemgetter
from typing import Any

from support.reference import NHS_NUMBER, SNOMED, VACCINATION_PROCEDURE

VACCINATION_SITUATION = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationSituation"

SNOMED_CODING = f"coding[?(@.system=='{SNOMED}')]"
PATIENT = "contained[?(@.resourceType=='Patient')]"
PATIENT_NHS_NUMBER = f"{PATIENT}.identifier[?(@.system=='{NHS_NUMBER}')].value"
PRACTITIONER = "contained[?(@.resourceType=='Practitioner')]"
ORGANIZATION_IDENTIFIER = "performer[?(@.actor.type=='Organization')].actor.identifier"
PROCEDURE_CODING = f"extension[?(@.url=='{VACCINATION_PROCEDURE}')].valueCodeableConcept.{SNOMED_CODING}"
SITUATION_CODING = f"extension[?(@.url=='{VACCINATION_SITUATION}')].valueCodeableConcept.{SNOMED_CODING}"
TARGET_DISEASES = "protocolApplied[0].targetDisease"

_STEP = re.compile(
    r"\[\?\(@\.(?P<path>[\w.]+)=='(?P<wanted>[^']*)'\)\]"  # [?(@.system=='...')]
    r"|\[(?P<index>\d+)\]"
    r"|\.?(?P<member>\w+)"
)


def find(value: Any, location: str) -> Any:
    """Follow a location from a value.

    Raises:
        KeyError: a member is absent, or no element fits a filter.
        IndexError: an array is too short.
        TypeError, AttributeError: something on the way has the wrong JSON type.
    """
    return reduce(lambda found, step: step(found), _steps(location), value)


def matching(elements: Iterable[Any], path: str, wanted: str) -> Iterator[Any]:
    """Pick the elements that have the wanted value at a path.

    An element is asked for a member of its own, which only an object can answer; an element too odd to be
    asked for a deeper one (`actor.type`) just does not fit.
    """
    return (element for element in elements if _value_at(element, path) == wanted)


@lru_cache(maxsize=256)
def _steps(location: str) -> tuple[Callable[[Any], Any], ...]:
    return tuple(_step(match) for match in _STEP.finditer(location))


def _step(match: re.Match[str]) -> Callable[[Any], Any]:
    if match["member"]:
        return itemgetter(match["member"])
    if match["index"]:
        return itemgetter(int(match["index"]))
    return partial(_first, path=match["path"], wanted=match["wanted"])


def _first(elements: Any, path: str, wanted: str) -> Any:
    for element in matching(elements, path, wanted):
        return element
    raise KeyError(path)


def _value_at(element: Any, path: str) -> Any:
    if "." not in path:
        return element.get(path)
    try:
        return find(element, path)
    except (KeyError, TypeError):
        return None

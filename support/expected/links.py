"""The self links of Bundles: which parameters the service says it searched with."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from support.expected.resource import normalised_date
from support.matching import ABSENT, Mismatch, compare
from support.reference import DISEASES, SNOMED, VACCINE_TYPES

TYPES = "-immunization.target"
DISEASE = "target-disease"
PATIENT = "patient.identifier"
IDENTIFIER = "identifier"
ELEMENTS = "_elements"
_DATES = ("-date.from", "-date.to")
_UNORDERED = ("immunization.target", TYPES)


@dataclass(frozen=True)
class Search:
    """The parameters of a search as they were sent, first to last."""

    parameters: Sequence[tuple[str, str]]

    def values(self, name: str) -> list[str]:
        """The values of a parameter, split at commas and trimmed; blank ones do not count."""
        whole = ",".join(value for known, value in self.parameters if known == name)
        return [value.strip() for value in whole.split(",") if value.strip()]

    @property
    def is_by_identifier(self) -> bool:
        """Whether a single record is asked for (API-SEARCH-01)."""
        return bool(self.values(IDENTIFIER) or self.values(ELEMENTS))

    @property
    def is_by_disease(self) -> bool:
        """Whether the patient's vaccinations against diseases are asked for."""
        return bool(self.values(DISEASE))


@dataclass(frozen=True)
class Link:
    """A URL with these parameters; vaccine types may come in any order (API-BND-02)."""

    address: str
    parameters: Sequence[tuple[str, str]]

    def mismatches(self, actual: object, where: str) -> list[Mismatch]:
        """List every difference in the address and the decoded parameters."""
        if not isinstance(actual, str):
            return [Mismatch(where, self, actual, "missing" if actual is ABSENT else "not a URL")]
        address, _, query = actual.partition("?")
        wanted = [self.address, _comparable(self.parameters)]
        return compare(wanted, [address, _comparable(parse_qsl(query, keep_blank_values=True))], where)

    def __str__(self) -> str:
        return f"{self.address} with {', '.join(f'{name}={value}' for name, value in self.parameters)}"


def of_patient_search(service_url: str, search: Search, limited_to: Sequence[str]) -> Link:
    """Give the link of a search by patient: vaccine types that are valid and permitted only."""
    valid = [value for value in search.values(TYPES) if value in VACCINE_TYPES]
    types = ",".join(limited_to or valid)
    asked = [("immunization.target", types), (TYPES, types), *_patient(search), *_options(search)]
    return Link(f"{service_url}/Immunization", asked)


def of_disease_search(service_url: str, search: Search) -> Link:
    """Give the link of a search by target disease: valid codes, or the unsupported where none is valid."""
    well_formed = sorted(value for value in search.values(DISEASE) if value.startswith(f"{SNOMED}|"))
    valid = [value for value in well_formed if value.partition("|")[2] in DISEASES]
    asked = [(DISEASE, ",".join(valid or well_formed)), *_patient(search), *_options(search)]
    return Link(f"{service_url}/Immunization", asked)


def of_identifier_search(service_url: str, search: Search, *, found: bool) -> str:
    """Give the link of a search by identifier, which is not percent-encoded (API-SID-06)."""
    address = f"{service_url}/Immunization?identifier="
    if not found:
        return f"{address}None"
    elements = ",".join(sorted(search.values(ELEMENTS)))
    asked = f"{address}{search.values(IDENTIFIER)[0]}"
    return f"{asked}&_elements={elements}" if elements else asked


def _patient(search: Search) -> list[tuple[str, str]]:
    return [(PATIENT, value) for value in search.values(PATIENT)]


def _options(search: Search) -> list[tuple[str, str]]:
    """Dates as they were understood, and `_include` as it was sent (API-SPT-03, API-SPT-04)."""
    dates = [(name, normalised_date(value)) for name in _DATES for value in search.values(name)]
    return dates + [("_include", ",".join(values)) for values in [search.values("_include")] if values]


def _comparable(parameters: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{name}={_sorted(value) if name in _UNORDERED else value}" for name, value in parameters]


def _sorted(value: str) -> str:
    return ",".join(sorted(value.split(",")))

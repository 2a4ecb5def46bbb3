"""Searching, and requests in the API's own terms for what no other step says."""

import re
from collections.abc import Sequence

from support import api
from support.actions.sending import send
from support.actions.tracking import identifier_of
from support.api import Request
from support.gherkin import Row
from support.matching import ABSENT
from support.notation import make
from support.phrases import Actor
from support.reference import DISEASES, NHS_NUMBER, SNOMED
from support.session import NothingYet, Session
from support.suggestions import did_you_mean
from support.vaccinations import read_field

PATIENT_IDENTIFIER = "patient.identifier"

_AND = re.compile(r"\s*,\s*|\s+and\s+")
_NOTE = re.compile(r"\{note [^{}]+\}")
_CODES = {term.casefold(): code for code, term in DISEASES.items()}


class UnknownDisease(ValueError):
    """A disease that is neither a code nor one of the terms that the service knows."""


def search(session: Session, actor: Actor, parameters: Sequence[Row], *, by_post: bool) -> None:
    """Search with parameters as they are; a name may come up more than once.

    Raises:
        NotationError: a value makes no sense.
    """
    pairs = [(name, str(make(value, session.sources))) for name, value in parameters]
    send(session, actor, api.search(session.supplier, pairs, by_post=by_post))


def by_vaccine_types(session: Session, types: str) -> list[Row]:
    """Give the parameters that ask for the patient's vaccinations of types such as `COVID, FLU and RSV`."""
    return [_patient(session), ("-immunization.target", ",".join(_AND.split(types)))]


def by_diseases(session: Session, diseases: str) -> list[Row]:
    """Give the parameters that ask for the patient's vaccinations against diseases, by term or by code.

    Raises:
        UnknownDisease: with the nearest terms.
    """
    codes = [f"{SNOMED}|{_disease_code(disease)}" for disease in _AND.split(diseases)]
    return [_patient(session), ("target-disease", ",".join(codes))]


def by_identifier(session: Session, name: str | None) -> list[Row]:
    """Give the parameters that ask for a vaccination by its business identifier."""
    body = session.vaccination if name is None else session.meant(name).content
    identifier = identifier_of(body)
    return [("identifier", f"{identifier.system}|{identifier.value}")]


def send_raw(session: Session, actor: Actor, method: str, target: str, body: str | None) -> None:
    """Send a request as it is written; the target may use the notation, the body only notes.

    Raises:
        NotationError: the notation makes no sense.
    """
    path, _, query = str(make(target, session.sources)).partition("?")
    text = body if body is None else _NOTE.sub(lambda note: str(make(note[0], session.sources)), body)
    headers = {} if text is None else {"Content-Type": _content_type(path)}
    send(session, actor, Request(method, path, session.supplier, text, headers, query))


def _content_type(path: str) -> str:
    return api.FORM if path == api.SEARCH_PATH else api.FHIR_JSON


def _patient(session: Session) -> Row:
    number = read_field(session.vaccination, "patient NHS number")
    if number is ABSENT:
        raise NothingYet(
            "the patient has no NHS number to search for: name the parameters in a table instead"
        )
    return (PATIENT_IDENTIFIER, f"{NHS_NUMBER}|{number}")


def _disease_code(disease: str) -> str:
    if disease.isdigit():
        return disease
    if code := _CODES.get(disease.casefold()):
        return code
    raise UnknownDisease(f"unknown disease '{disease}'. {did_you_mean(disease, DISEASES.values())}")

"""Preparing a vaccination: a typical one, one that was written down whole, and changes to either."""

import copy
from collections.abc import Sequence

from support.gherkin import Row
from support.notation import NotationError, make_document
from support.phrases import OfPatient, Typical
from support.session import Body, Session
from support.vaccinations import edit, read_field, set_field

PATIENT = "patient"
IDENTIFIERS = "identifiers"


def prepare(session: Session, wanted: Typical, edits: Sequence[Row]) -> None:
    """Prepare a typical vaccination, and change it row by row.

    Raises:
        UnknownVaccineType, UnknownPatientKind, UnknownField: with the nearest names.
        NotationError, PathError: a row makes no sense.
        NothingYet: there is no such patient or identifier yet.
    """
    kind = () if wanted.patient.kind is None else (wanted.patient.kind,)
    make = session.vaccinations.minimal if wanted.size == "minimal" else session.vaccinations.complete
    body = make(wanted.vaccine_type, *kind)
    if whose := _vaccination_of(session, wanted.patient):
        set_field(body, PATIENT, read_field(whose, PATIENT))
    if wanted.same_identifier:
        set_field(body, IDENTIFIERS, read_field(session.vaccination, IDENTIFIERS))
    session.vaccination = changed(session, body, edits)


def prepare_document(session: Session, text: str) -> None:
    """Prepare exactly what a JSON text says; texts in it may use the notation.

    Raises:
        NotationError: it is not a JSON object, or a text in it makes no sense.
    """
    body = make_document(text, session.sources)
    if not isinstance(body, dict):
        raise NotationError(
            "a vaccination is a JSON object; 'the supplier sends POST /Immunization' sends anything"
        )
    session.vaccination = body


def change(session: Session, rows: Sequence[Row]) -> None:
    """Change fields of the prepared vaccination, row by row.

    Raises:
        UnknownField, NotationError, PathError: a row makes no sense.
    """
    session.vaccination = changed(session, session.vaccination, rows)


def changed(session: Session, body: Body, rows: Sequence[Row]) -> Body:
    """Give a copy of a vaccination with fields changed, row by row; errors as for `change`."""
    result = copy.deepcopy(body)
    for field, value in rows:
        edit(result, field, value, session.sources)
    return result


def _vaccination_of(session: Session, patient: OfPatient) -> Body | None:
    if patient.record is not None:
        return session.meant(patient.record).content
    return session.vaccination if patient.same else None

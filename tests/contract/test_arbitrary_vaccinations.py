"""The oracle and the sandbox, which share nothing, say the same of vaccinations that nobody wrote by hand."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest
import simplejson
from behave.parser import parse_steps

from support.expected import flat_map, objections, stored_resource
from support.expected.returned import as_json_numbers
from support.matching import compare
from support.notation import Sources, expectation
from support.sandbox import fhir_model, validation
from support.sandbox.delta import conversion
from support.sandbox.outcomes import Refused
from support.sandbox.validation.request import parse_body
from support.vaccinations import VaccinationFactory, edit
from support.vaccinations.arbitrary import Draw, Editable, Given, forbidden, valid

COUNT = 60
"""Enough for a test; the features draw more, and other ones in each run."""
SEED = 20260301
TODAY = date(2026, 3, 1)
RECORD_ID = "11111111-1111-4111-8111-111111111111"
EDITABLE = Editable(objections.FIELDS, objections.HOLDERS, objections.STRANGE, objections.objection)
SOURCES = Sources(clock=lambda: datetime.now(UTC), random=Random(0), notes={})
FACTORY = VaccinationFactory(SEED, "imms-at-test")


def body_of(given: Given) -> dict[str, Any]:
    """The vaccination as the sandbox reads it from a request."""
    make = FACTORY.minimal if given.size == "minimal" else FACTORY.complete
    kind = (given.patient_kind or "").removeprefix("a ").removeprefix("an ")
    body = make(given.vaccine_type, *([kind] if kind else []))
    [step] = parse_steps(given.step)
    for cells in step.table or ():
        edit(body, cells["field"], cells["value"], SOURCES)
    read: dict[str, Any] = parse_body(simplejson.dumps(body, use_decimal=True).encode())
    return read


def test_what_is_valid_is_accepted_stored_returned_and_published_as_the_oracle_says() -> None:
    for given in Draw(valid(TODAY), SEED, COUNT).all():
        body = body_of(given)
        assert validation.check_immunization(body) == given.vaccine_type, given.step
        text = fhir_model.to_stored({**body, "id": RECORD_ID})
        stored = json.loads(text, parse_float=Decimal)
        wanted = stored_resource(body, RECORD_ID)
        assert compare(wanted, stored) == [], given.step
        assert compare(as_json_numbers(wanted), fhir_model.to_returned(text)) == [], given.step
        assert compare(flat_map(wanted, "CREATE"), conversion.flat_map(stored, "CREATE")) == [], given.step


def test_what_is_forbidden_is_refused_in_the_words_of_the_oracle() -> None:
    for given in Draw(forbidden(EDITABLE, TODAY), SEED, 3 * COUNT).all():
        with pytest.raises(Refused) as refusal:
            validation.check_immunization(body_of(given))
        told = expectation(given.facts["message"], SOURCES)
        assert told == refusal.value.diagnostics, given.step

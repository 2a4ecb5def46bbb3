"""The vaccination: what a scenario prepares, and what it takes as already recorded."""

from behave import given
from behave.runner import Context

from support import actions


@given("a complete {vaccine_type:w} vaccination")
def a_complete_vaccination(context: Context, vaccine_type: str) -> None:
    """Prepare a vaccination with every part that the service has a use for."""
    context.session.vaccination = context.session.vaccinations.complete(vaccine_type)


@given("a complete {vaccine_type:w} vaccination of a patient with {patient_kind}")
def a_complete_vaccination_of(context: Context, vaccine_type: str, patient_kind: str) -> None:
    """Prepare a complete vaccination of a patient of some kind, such as "no NHS number"."""
    context.session.vaccination = context.session.vaccinations.complete(vaccine_type, patient_kind)


@given("a minimal {vaccine_type:w} vaccination")
def a_minimal_vaccination(context: Context, vaccine_type: str) -> None:
    """Prepare a vaccination with nothing that could be left out."""
    context.session.vaccination = context.session.vaccinations.minimal(vaccine_type)


@given("the example vaccination of January 2026")
def the_example_vaccination(context: Context) -> None:
    """Prepare what a deployed service once accepted, under a business identifier of its own."""
    context.session.vaccination = context.session.vaccinations.recorded_example()


@given("the supplier has recorded a complete {vaccine_type:w} vaccination")
def has_recorded(context: Context, vaccine_type: str) -> None:
    """Prepare a complete vaccination, record it and make sure that it worked."""
    context.session.vaccination = context.session.vaccinations.complete(vaccine_type)
    actions.record(context.session)
    actions.require_done(context.session)

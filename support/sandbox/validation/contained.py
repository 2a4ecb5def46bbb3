"""The contained gate: one Patient, at most one Practitioner, with ids; before it nothing else is said."""

from support.sandbox.validation.checking import Body, Part, missing, refuse_if_any_complains, rules
from support.sandbox.validation.demands import array, must, objects
from support.sandbox.validation.locations import PATIENT, PRACTITIONER, find

RULES = rules(10, 21)


def check_contained(body: Body) -> None:
    """Let a body through whose contained resources can be told apart.

    Raises:
        Refused: 400 (VAL-010…021).
    """
    for together in ([_are_resources], _KINDS, [_have_ids]):
        refuse_if_any_complains(together, body)


def _are_resources(body: Body) -> None:
    if "contained" not in body:
        raise ValueError(missing("contained"))
    array(body["contained"], "contained")
    objects(body["contained"], "contained")
    must(
        all(each.get("resourceType") is not None for each in body["contained"]),
        "contained resources",
        "have 'resourceType' key",
    )


def _are_people(body: Body) -> None:
    must(
        all(kind in ("Patient", "Practitioner") for kind in _kinds(body)),
        "contained",
        "contain only Patient and Practitioner resources",
    )


def _include_one_patient(body: Body) -> None:
    must(_kinds(body).count("Patient") == 1, "contained", "contain exactly one Patient resource")


def _include_one_practitioner_at_most(body: Body) -> None:
    must(
        _kinds(body).count("Practitioner") <= 1,
        "contained",
        "contain a maximum of one Practitioner resource",
    )


_KINDS: list[Part] = [_are_people, _include_one_patient, _include_one_practitioner_at_most]
"""The only messages of the gate that can come together."""


def _have_ids(body: Body) -> None:
    patient = find(body, PATIENT).get("id")
    must(patient is not None, "The contained Patient resource", "have an 'id' field")
    practitioner = find(body, PRACTITIONER).get("id")  # no Practitioner: nothing more to check
    must(practitioner is not None, "The contained Practitioner resource", "have an 'id' field")
    must(patient != practitioner, "ids", "not be duplicated amongst contained resources")


def _kinds(body: Body) -> list[str]:
    return [each["resourceType"] for each in body["contained"]]

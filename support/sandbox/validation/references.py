"""The references between the record and what it contains."""

from support.sandbox.validation.checking import Body
from support.sandbox.validation.demands import must
from support.sandbox.validation.locations import PATIENT, PRACTITIONER, find


def patient_is_the_contained_one(body: Body) -> None:
    """The record is about the contained Patient."""
    reference = body.get("patient", {}).get("reference")
    must(
        isinstance(reference, str) and reference.startswith("#"),
        "patient.reference",
        "be a single reference to a contained Patient resource",
    )
    if reference != "#" + find(body, f"{PATIENT}.id"):
        raise ValueError(
            f"The reference '{reference}' does not match the id of the contained Patient resource"
        )


def practitioner_performs_once(body: Body) -> None:
    """The contained Practitioner is referred to once, and nothing else that is contained."""
    internal = [
        reference
        for performer in body.get("performer", [])
        if (reference := performer.get("actor", {}).get("reference", "")).startswith("#")
    ]
    try:
        practitioner = find(body, f"{PRACTITIONER}.id")
    except KeyError:
        what = "not contain internal references when there is no contained Practitioner resource"
        must(not internal, "performer", what)
        return
    _must_be_the_only_one(internal, practitioner)


def _must_be_the_only_one(internal: list[str], practitioner: str) -> None:
    own = "#" + practitioner
    must(
        all(reference == own for reference in internal),
        "performer",
        "not contain any internal references other than to the contained Practitioner resource",
    )
    subject = f"contained Practitioner resource id '{practitioner}'"
    must(len(internal) > 0, subject, "be referenced from performer")
    must(len(internal) == 1, subject, "only be referenced once from performer")

"""What must be there, or be there so many times, before its content matters."""

from support.reference import VACCINATION_PROCEDURE
from support.sandbox.validation.checking import Body, Part, Stop, missing
from support.sandbox.validation.demands import must
from support.sandbox.validation.locations import TARGET_DISEASES, find, matching


def is_immunization(body: Body) -> None:
    """The body says that it is an Immunization."""
    if body.get("resourceType") != "Immunization":
        raise ValueError(
            "This service only accepts FHIR Immunization Resources "
            "(i.e. resourceType must equal 'Immunization')"
        )


def one_organization(body: Body) -> None:
    """One performer is an organisation; no performer at all is as bad as one too many."""
    organizations = list(matching(body.get("performer", []), "actor.type", "Organization"))
    must(
        len(organizations) == 1,
        "There",
        "be exactly one performer.actor[?@.type=='Organization'] with type 'Organization'",
    )


def indispensable(member: str) -> Part:
    """A member without which no other message is given."""

    def part(body: Body) -> None:
        if member not in body:
            raise Stop(missing(member))

    return part


def every_extension_has_codings(body: Body) -> None:
    """Each extension, whatever its url, has a coded value; without it no other message is given."""
    concept = f"extension[?(@.url=='{VACCINATION_PROCEDURE}')].valueCodeableConcept"
    for extension in body["extension"]:
        if "valueCodeableConcept" not in extension:
            raise Stop(missing(concept))
    for extension in body["extension"]:
        if "coding" not in extension["valueCodeableConcept"]:
            raise Stop(missing(f"{concept}.coding"))


def every_target_disease_has_codings(body: Body) -> None:
    """There is a list of target diseases, and each of them has codings."""
    try:
        diseases = find(body, TARGET_DISEASES)
    except LookupError:
        raise ValueError(missing(TARGET_DISEASES)) from None
    must(
        all("coding" in disease for disease in diseases),
        f"Every element of {TARGET_DISEASES}",
        "have 'coding' property",
    )

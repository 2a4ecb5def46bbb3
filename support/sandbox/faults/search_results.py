"""Faults of the Bundles that searches are answered with: what is in them, and how it is laid out."""

from collections.abc import Callable
from typing import Any

from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams, without
from support.sandbox.faults.search_parameters import PATIENT_SEARCHES
from support.sandbox.records import Records
from support.sandbox.search import Found, by_identifier, by_patient, by_vaccine_type, returned
from support.sandbox.search.bundles import Entry, immunization_entry, new_patient_url
from support.sandbox.search.by_target_disease import TargetDisease
from support.sandbox.search.criteria import Criteria
from support.sandbox.search.parameters import Name
from support.sandbox.search.returned import Resource


@fault("API-SEARCH-05", clue="200")
def results_limited_to_a_megabyte(seams: Seams) -> None:
    """A search is refused when its result is longer than 1,000,000 characters, not only past 1,048,576."""
    seams.replace(by_patient, "LONGEST_BUNDLE", 1_000_000)


@fault("API-BND-02", clue="link[0].url")
def self_link_without_dates(seams: Seams) -> None:
    """The self link of a search does not repeat between which days it searched."""
    seams.spoil(Criteria, "echo", lambda parameters: without(parameters, Name.DATE_FROM, Name.DATE_TO))


@fault("API-BND-02", clue="link[0].url")
def self_link_spells_the_types_once(seams: Seams) -> None:
    """The self link of a search by vaccine type leaves out the spelling without a hyphen."""
    seams.replace(by_vaccine_type, "ECHOED_AS", ("-immunization.target",))


@fault("API-SID-06", clue="link[0].url")
def identifier_in_the_self_link_encoded(seams: Seams) -> None:
    """The self link of a search by identifier has %7C for the pipe."""
    seams.spoil(by_identifier, "_self_url", lambda url: url.replace("|", "%7C"))


@fault("API-BND-04", clue="entry[0].fullUrl")
def records_in_descending_order(seams: Seams) -> None:
    """The records of a Bundle come in the opposite order of their types and ids."""
    seams.spoil(Records, "of_patient", lambda found: found[::-1])


@fault("API-BND-04", clue="entry[0]")
def warnings_before_records(seams: Seams) -> None:
    """The warnings of a Bundle come first, before the records and their patient."""
    _change_entries(seams, lambda url, entries: sorted(entries, key=lambda each: "search" in each))


@fault("API-SPT-03", "API-BND-06", clue="Patient")
def patient_only_if_asked_for(seams: Seams) -> None:
    """The patient is part of a Bundle only if the client asks for it to be included."""
    _change_entries(
        seams,
        lambda url, entries: [
            each for each in entries if Name.INCLUDE in url or each["resource"]["resourceType"] != "Patient"
        ],
    )


@fault("API-BND-06", clue="fullUrl")
def records_of_one_patient_refer_to_several(seams: Seams) -> None:
    """Each record of a Bundle refers to a patient of its own, instead of all to the one that is there."""
    seams.wrap(
        by_patient,
        "immunization_entry",
        lambda right: lambda found, collection_url, _: right(found, collection_url, new_patient_url()),
    )


@fault("API-BND-06", clue="urn:uuid")
def patient_url_used_again(seams: Seams) -> None:
    """Every Bundle calls its patient by the same URL, whoever that is."""
    always = new_patient_url()
    seams.replace(by_patient, "new_patient_url", lambda: always)


@fault("API-BND-06", clue="name")
def patient_shown_whole(seams: Seams) -> None:
    """The patient in a Bundle has name, birth date and address."""
    seams.wrap(
        returned,
        "patient",
        lambda right: lambda found: _contained(found, "Patient") | right(found),
    )


@fault("API-BND-07", "API-PERM-06", "API-STD-08", clue="OperationOutcome")
def types_not_permitted_left_out_silently(seams: Seams) -> None:
    """A search does not say that there are types which the supplier may not search."""
    for module in PATIENT_SEARCHES:
        seams.replace(module, "warn_of_unauthorised", lambda types: [])


@fault("API-BND-08", "API-SPT-02", clue="OperationOutcome")
def unknown_types_left_out_silently(seams: Seams) -> None:
    """A search does not say which of its values are no vaccine types."""
    seams.replace(by_vaccine_type, "_warn_of_unsupported", lambda values: [])


@fault("API-BND-09", clue="total")
def warnings_counted(seams: Seams) -> None:
    """The total of a Bundle counts its warnings as well."""
    seams.spoil(
        by_patient,
        "bundle",
        lambda made: (
            made | {"total": sum(each["resource"]["resourceType"] != "Patient" for each in made["entry"])}
        ),
    )


@fault("API-STD-06", clue="Invalid format for")
def badly_written_disease_called_unknown(seams: Seams) -> None:
    """A search says of a disease in the wrong form that it is not supported, and not how to write it."""
    seams.replace(
        TargetDisease,
        "warning",
        property(
            lambda self: (
                f"Target disease code '{self.code or self.value}' is not a supported target disease in this"
                " service."
            )
        ),
    )


@fault("API-SID-05", clue="resource")
def elements_ignored(seams: Seams) -> None:
    """A search by identifier returns the whole record, whichever elements the client asks for."""
    seams.replace(
        by_identifier,
        "elements_entry",
        lambda found, collection_url, _: immunization_entry(found, collection_url, new_patient_url()),
    )


@fault("API-SID-05", clue="versionId")
def version_among_elements_a_text(seams: Seams) -> None:
    """A search by identifier for meta gives the version as a text, as other searches do."""
    seams.spoil(
        returned,
        "elements",
        lambda resource: (
            resource
            | ({"meta": {"versionId": str(resource["meta"]["versionId"])}} if "meta" in resource else {})
        ),
    )


@fault("API-MAP-04", clue="meta.versionId")
def version_in_bundles_a_number(seams: Seams) -> None:
    """The records of a Bundle have their version as a number."""
    _change_records(seams, lambda found: {"meta": {"versionId": found.version}})


@fault("API-MAP-04", clue="meta")
def meta_of_the_client_returned(seams: Seams) -> None:
    """The records of a Bundle have the meta that the client sent, instead of their version."""
    _change_records(seams, lambda found: {"meta": found.resource["meta"]} if "meta" in found.resource else {})


@fault("API-MAP-05", clue="contained")
def contained_returned(seams: Seams) -> None:
    """The records of a Bundle contain their patient and practitioner."""
    _change_records(seams, lambda found: {"contained": found.resource["contained"]})


@fault("API-MAP-06", clue="patient.identifier")
def use_of_the_nhs_number_lost(seams: Seams) -> None:
    """The records of a Bundle show of the NHS number no more than system and value."""

    def change(reference: Resource) -> Resource:
        number = reference.get("identifier", {})
        shown = {name: number[name] for name in ("system", "value") if name in number}
        return reference | ({"identifier": shown} if shown else {})

    seams.spoil(returned, "_patient_reference", change)


@fault("API-MAP-06", clue="patient.identifier")
def any_number_shown_as_nhs_number(seams: Seams) -> None:
    """The records of a Bundle show an identifier of the patient that nobody said is an NHS number."""

    def around(right: Callable[..., Resource]) -> Callable[..., Resource]:
        def reference(patient: Resource, url: str) -> Resource:
            every = patient.get("identifier", [])
            return right(patient, url) | ({"identifier": every[0]} if every else {})

        return reference

    seams.wrap(returned, "_patient_reference", around)


@fault("API-MAP-07", clue="performer")
def contained_practitioner_still_performs(seams: Seams) -> None:
    """The performers in a Bundle include the practitioner, who is not part of it."""
    seams.replace(returned, "_performers_outside", lambda stored: stored["performer"])


@fault("API-MAP-07", clue="performer")
def organisation_alone_performs(seams: Seams) -> None:
    """The performers in a Bundle are reduced to the organisation."""
    seams.spoil(
        returned,
        "_performers_outside",
        lambda performers: [each for each in performers if each["actor"].get("type") == "Organization"],
    )


@fault("API-MAP-08", clue="identifier[0].use")
def use_of_the_identifier_overwritten(seams: Seams) -> None:
    """The identifiers of records in a Bundle are official, whatever the supplier said of them."""
    _change_records(
        seams,
        lambda found: {"identifier": [each | {"use": "official"} for each in found.resource["identifier"]]},
    )


@fault("API-MAP-10", clue="coding")
def first_coding_returned(seams: Seams) -> None:
    """The records of a Bundle have only the first coding of the site."""

    def change(found: Found) -> Resource:
        site = found.resource.get("site", {})
        return {"site": site | {"coding": site["coding"][:1]}} if "coding" in site else {}

    _change_records(seams, change)


def _change_entries(seams: Seams, change: Callable[[str, list[Entry]], list[Entry]]) -> None:
    """Change the entries of the Bundles that patient searches are answered with."""
    seams.wrap(by_patient, "bundle", lambda right: lambda url, entries: right(url, change(url, entries)))


def _change_records(seams: Seams, change: Callable[[Found], Resource]) -> None:
    """Change some elements of the records in all Bundles."""
    seams.wrap(
        returned, "immunization", lambda right: lambda found, url: {**right(found, url), **change(found)}
    )


def _contained(found: Found, resource_type: str) -> dict[str, Any]:
    every: list[dict[str, Any]] = found.resource["contained"]
    return next(each for each in every if each["resourceType"] == resource_type)

"""Faults of the flat fields about the vaccination: when, where, what, how much and why."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from support.reference import ODS_CODE
from support.sandbox.delta import concepts, places, rows
from support.sandbox.delta.conversion import _FIELDS as FIELDS
from support.sandbox.delta.dates import written_date, written_date_time
from support.sandbox.faults.fault import fault
from support.sandbox.faults.seams import Seams

Resource = dict[str, Any]
Field = Callable[[Resource], Any]


@fault("DLT-DATE_AND_TIME-2", clue="DATE_AND_TIME")
def summer_time_lost(seams: Seams) -> None:
    """The time of a vaccination ends in 00 even if it was given in summer time."""
    _spoil(seams, "DATE_AND_TIME", lambda text: f"{text[:-2]}00")


@fault("DLT-DATE_AND_TIME-2", clue="DATE_AND_TIME")
def vaccination_time_in_utc(seams: Seams) -> None:
    """The time of a vaccination in summer is published an hour earlier, in UTC."""
    seams.entry(
        FIELDS, "DATE_AND_TIME", lambda resource: written_date_time(_utc(resource, "occurrenceDateTime"))
    )


@fault("DLT-DATE_AND_TIME-4", clue="DATE_AND_TIME")
def seconds_rounded(seams: Seams) -> None:
    """The time of a vaccination is rounded to the next second."""

    def rounded(resource: Resource) -> str:
        moment = datetime.fromisoformat(resource["occurrenceDateTime"]) + timedelta(seconds=0.5)
        return written_date_time(moment.isoformat())

    seams.entry(FIELDS, "DATE_AND_TIME", rounded)


@fault("DLT-RECORDED_DATE-2", clue="RECORDED_DATE")
def recorded_date_in_utc(seams: Seams) -> None:
    """The recorded date is the one in UTC, and not the one where it was recorded."""
    seams.entry(FIELDS, "RECORDED_DATE", lambda resource: written_date(_utc(resource, "recorded")))


@fault("DLT-EXPIRY_DATE-1", clue="EXPIRY_DATE")
def past_expiry_date_left_out(seams: Seams) -> None:
    """An expiry date that has passed is blank."""
    _spoil(seams, "EXPIRY_DATE", lambda text: text if text >= f"{datetime.now(UTC):%Y%m%d}" else "")


@fault("DLT-SITE_CODE-1", clue="SITE_CODE")
def site_code_of_the_first_performer(seams: Seams) -> None:
    """The site code is that of whoever is named first among the performers."""
    seams.replace(places, "_performer_rank", lambda actor: 0)


@fault("DLT-SITE_CODE-2", clue="SITE_CODE")
def site_code_of_the_organisation(seams: Seams) -> None:
    """The site code is that of the organisation, although only the practitioner has an ODS code."""
    seams.replace(places, "_performer_rank", lambda actor: actor.get("type") != "Organization")


@fault("DLT-SITE_CODE-6", clue="SITE_CODE")
def missing_site_code_blank(seams: Seams) -> None:
    """The site code is blank, instead of left out, when the performer's identifier has no value."""
    _spoil(seams, "SITE_CODE", lambda code: code or "")


@fault("DLT-SITE_CODE_TYPE_URI-1", clue="SITE_CODE_TYPE_URI")
def site_code_always_of_ods(seams: Seams) -> None:
    """Every site code is published as an ODS code."""
    _spoil(seams, "SITE_CODE_TYPE_URI", lambda system: ODS_CODE)


@fault("DLT-LOCATION_CODE_TYPE_URI-1", clue="LOCATION_CODE_TYPE_URI")
def location_code_always_of_ods(seams: Seams) -> None:
    """Every location code is published as an ODS code."""
    _spoil(seams, "LOCATION_CODE_TYPE_URI", lambda system: ODS_CODE)


@fault("DLT-PRIMARY_SOURCE-1", clue="PRIMARY_SOURCE")
def secondary_source_blank(seams: Seams) -> None:
    """A source that is not primary is blank instead of FALSE."""
    _spoil(seams, "PRIMARY_SOURCE", lambda text: "" if text == "FALSE" else text)


@fault(
    "DLT-VACCINE_PRODUCT_CODE-1",
    "DLT-SITE_OF_VACCINATION_CODE-1",
    "DLT-ROUTE_OF_VACCINATION_CODE-1",
    "DLT-VACCINATION_PROCEDURE_CODE-1",
    clue="_CODE",
)
def first_coding_published(seams: Seams) -> None:
    """Of several codings the first is published, of whichever code system."""
    seams.replace(concepts, "_first_snomed", lambda codings: next(iter(codings), {}))


@fault("DLT-SITE_OF_VACCINATION_CODE-2", "DLT-ROUTE_OF_VACCINATION_CODE-2", clue="_OF_VACCINATION_CODE")
def last_snomed_coding_published(seams: Seams) -> None:
    """Of several SNOMED codings the last is published."""
    seams.wrap(concepts, "_first_snomed", lambda right: lambda codings: right(list(codings)[::-1]))


@fault("DLT-VACCINE_PRODUCT_CODE-3", "DLT-SITE_OF_VACCINATION_CODE-3", clue="_CODE")
def coding_without_code_passed_over(seams: Seams) -> None:
    """A later SNOMED coding is published when the first has no code."""
    seams.wrap(
        concepts,
        "_first_snomed",
        lambda right: lambda codings: right(sorted(codings, key=lambda each: "code" not in each)),
    )


@fault("DLT-VACCINE_PRODUCT_TERM-1", "DLT-SITE_OF_VACCINATION_TERM-1", clue="_TERM")
def display_before_text(seams: Seams) -> None:
    """The term is what a coding displays, although there is a text for the whole."""

    def term(concept: Any) -> Any:
        return concepts._first_snomed(concept.get("coding", [])).get("display") or right(concept)

    right = concepts.term
    seams.replace(concepts, "term", term)


@fault("DLT-VACCINE_PRODUCT_TERM-2", "DLT-SITE_OF_VACCINATION_TERM-2", clue="_TERM")
def description_ignored(seams: Seams) -> None:
    """The term is what a coding displays, although the coding has a description."""
    seams.replace(concepts, "_description", lambda coding: None)


@fault("DLT-VACCINE_PRODUCT_TERM-5", "DLT-SITE_OF_VACCINATION_TERM-5", clue="_TERM")
def term_of_any_coding(seams: Seams) -> None:
    """The term is that of a coding of another system when the SNOMED coding has none."""

    def term(concept: Any) -> Any:
        shown = (each.get("display") for each in concept.get("coding", []))
        return right(concept) or next(filter(None, shown), "")

    right = concepts.term
    seams.replace(concepts, "term", term)


@fault("DLT-BATCH_NUMBER-1", clue="BATCH_NUMBER")
def batch_number_in_capitals(seams: Seams) -> None:
    """The batch number is published in capitals."""
    _spoil(seams, "BATCH_NUMBER", lambda text: text.upper())


@fault("DLT-DOSE_SEQUENCE-2", clue="DOSE_SEQUENCE")
def dose_number_in_words_published(seams: Seams) -> None:
    """A dose number that is a text is published as well."""
    right = FIELDS["DOSE_SEQUENCE"]
    seams.entry(
        FIELDS,
        "DOSE_SEQUENCE",
        lambda resource: right(resource) or resource["protocolApplied"][0].get("doseNumberString", ""),
    )


@fault("DLT-DOSE_AMOUNT-1", clue="DOSE_AMOUNT")
def dose_amount_rounded(seams: Seams) -> None:
    """The dose amount is rounded to two decimals."""
    _spoil(seams, "DOSE_AMOUNT", lambda amount: amount if amount == "" else round(amount, 2))


@fault("DLT-DOSE_AMOUNT-1", clue="DOSE_AMOUNT")
def dose_amount_zero_blank(seams: Seams) -> None:
    """A dose amount of zero is blank."""
    _spoil(seams, "DOSE_AMOUNT", lambda amount: amount or "")


@fault("DLT-DOSE_UNIT_CODE-2", clue="DOSE_UNIT_CODE")
def dose_unit_code_of_any_system(seams: Seams) -> None:
    """The code of a dose unit is published, of whichever code system."""
    seams.entry(FIELDS, "DOSE_UNIT_CODE", lambda resource: resource.get("doseQuantity", {}).get("code", ""))


@fault("DLT-INDICATION_CODE-1", "DLT-INDICATION_CODE-2", clue="INDICATION_CODE")
def indication_of_the_last_reason(seams: Seams) -> None:
    """Of several reasons the last is published."""
    right = FIELDS["INDICATION_CODE"]
    seams.entry(
        FIELDS,
        "INDICATION_CODE",
        lambda resource: right({"reasonCode": resource.get("reasonCode", [])[::-1]}),
    )


@fault("DLT-INDICATION_CODE-1", "DLT-INDICATION_CODE-2", clue="INDICATION_CODE")
def indication_of_the_first_reason(seams: Seams) -> None:
    """Only the first reason is looked at, although it has no SNOMED code and another has."""
    right = FIELDS["INDICATION_CODE"]
    seams.entry(
        FIELDS,
        "INDICATION_CODE",
        lambda resource: right({"reasonCode": resource.get("reasonCode", [])[:1]}),
    )


@fault("DLT-GEN-3", "DLT-BATCH_NUMBER-1", clue="differs")
def texts_trimmed(seams: Seams) -> None:
    """Blanks around a text are not published."""
    seams.spoil(
        rows,
        "flat_map",
        lambda flat: {name: text.strip() if isinstance(text, str) else text for name, text in flat.items()},
    )


def _spoil(seams: Seams, name: str, change: Callable[[Any], Any]) -> None:
    """Change what a flat field holds."""
    right = FIELDS[name]
    seams.entry(FIELDS, name, lambda resource: change(right(resource)))


def _utc(resource: Resource, member: str) -> str:
    """A date-time in UTC, a date as it is."""
    text: str = resource[member]
    return datetime.fromisoformat(text).astimezone(UTC).isoformat() if "T" in text else text

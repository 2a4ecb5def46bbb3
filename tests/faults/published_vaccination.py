"""Probes for the faults of the flat fields about the vaccination."""

from decimal import Decimal
from typing import Any

from support.reference import ODS_CODE, SCT_DESCRIPTION, SNOMED
from support.sandbox.faults import published_vaccination as details
from tests.faults.probe import probe
from tests.faults.publishing import published
from tests.sandbox_client import Json, SandboxClient

OTHER = "https://other.test/codes"
SUMMER_NIGHT = "2024-06-10T00:30:00+01:00"


@probe(details.summer_time_lost, right="20240610T00300001", wrong="20240610T00300000")
def time_in_summer(client: SandboxClient) -> Any:
    return published(client, {"/occurrenceDateTime": SUMMER_NIGHT})["DATE_AND_TIME"]


@probe(details.vaccination_time_in_utc, right="20240610T00300001", wrong="20240609T23300000")
def time_at_night_in_summer(client: SandboxClient) -> Any:
    return published(client, {"/occurrenceDateTime": SUMMER_NIGHT})["DATE_AND_TIME"]


@probe(details.seconds_rounded, right="20240714T08005900", wrong="20240714T08010000")
def time_with_a_fraction(client: SandboxClient) -> Any:
    return published(client, {"/occurrenceDateTime": "2024-07-14T08:00:59.9+00:00"})["DATE_AND_TIME"]


@probe(details.recorded_date_in_utc, right="20240610", wrong="20240609")
def recorded_at_night_in_summer(client: SandboxClient) -> Any:
    return published(client, {"/recorded": SUMMER_NIGHT})["RECORDED_DATE"]


@probe(details.past_expiry_date_left_out, right="20190131", wrong="")
def past_expiry_date(client: SandboxClient) -> Any:
    return published(client, {"/expirationDate": "2019-01-31"})["EXPIRY_DATE"]


@probe(details.site_code_of_the_first_performer, right="ZQ9Z9", wrong="PRAC1")
def site_code_after_a_practitioner(client: SandboxClient) -> Any:
    return published(client, performers(ODS_CODE, ODS_CODE))["SITE_CODE"]


@probe(details.site_code_of_the_organisation, right="PRAC1", wrong="ZQ9Z9")
def site_code_of_a_practitioner(client: SandboxClient) -> Any:
    return published(client, performers(ODS_CODE, OTHER))["SITE_CODE"]


@probe(details.missing_site_code_blank, right=False, wrong=True)
def there_is_a_site_code(client: SandboxClient) -> bool:
    nameless = {"/performer/0/actor/identifier": {"system": ODS_CODE}}
    return "SITE_CODE" in published(client, performers(OTHER, OTHER) | nameless)


@probe(details.site_code_always_of_ods, right=OTHER, wrong=ODS_CODE)
def system_of_the_site_code(client: SandboxClient) -> Any:
    return published(client, performers(OTHER, OTHER))["SITE_CODE_TYPE_URI"]


@probe(details.location_code_always_of_ods, right=OTHER, wrong=ODS_CODE)
def system_of_the_location_code(client: SandboxClient) -> Any:
    return published(client, {"/location/identifier/system": OTHER})["LOCATION_CODE_TYPE_URI"]


@probe(details.secondary_source_blank, right="FALSE", wrong="")
def secondary_source(client: SandboxClient) -> Any:
    return published(client, {"/primarySource": False})["PRIMARY_SOURCE"]


@probe(details.first_coding_published, right="2", wrong="1")
def code_after_one_of_another_system(client: SandboxClient) -> Any:
    return site_code(client, {"system": OTHER, "code": "1"}, {"system": SNOMED, "code": "2"})


@probe(details.last_snomed_coding_published, right="1", wrong="2")
def code_before_another(client: SandboxClient) -> Any:
    return site_code(client, {"system": SNOMED, "code": "1"}, {"system": SNOMED, "code": "2"})


@probe(details.coding_without_code_passed_over, right="", wrong="2")
def code_after_none(client: SandboxClient) -> Any:
    return site_code(client, {"system": SNOMED, "display": "1"}, {"system": SNOMED, "code": "2"})


@probe(details.display_before_text, right="text", wrong="display")
def term_of_text_and_display(client: SandboxClient) -> Any:
    return site_term(client, {"display": "display"}, text="text")


@probe(details.description_ignored, right="description", wrong="display")
def term_of_description_and_display(client: SandboxClient) -> Any:
    description = {"url": SCT_DESCRIPTION, "valueString": "description"}
    return site_term(client, {"display": "display", "extension": [description]})


@probe(details.term_of_any_coding, right="", wrong="other")
def term_of_another_system(client: SandboxClient) -> Any:
    return site_term(client, {"code": "1"}, {"system": OTHER, "display": "other"})


@probe(details.batch_number_in_capitals, right="b-2", wrong="B-2")
def batch_number(client: SandboxClient) -> Any:
    return published(client, {"/lotNumber": "b-2"})["BATCH_NUMBER"]


@probe(details.dose_number_in_words_published, right="", wrong="second")
def dose_number_in_words(client: SandboxClient) -> Any:
    words = {"/protocolApplied/0/doseNumberString": "second"}
    return published(client, words, ("/protocolApplied/0/doseNumberPositiveInt",))["DOSE_SEQUENCE"]


@probe(details.dose_amount_rounded, right=Decimal("0.125"), wrong=Decimal("0.12"))
def dose_amount(client: SandboxClient) -> Any:
    return published(client, {"/doseQuantity/value": Decimal("0.125")})["DOSE_AMOUNT"]


@probe(details.dose_amount_zero_blank, right=0, wrong="")
def dose_amount_of_zero(client: SandboxClient) -> Any:
    return published(client, {"/doseQuantity/value": 0})["DOSE_AMOUNT"]


@probe(details.dose_unit_code_of_any_system, right="", wrong="ml")
def dose_unit_code_of_another_system(client: SandboxClient) -> Any:
    return published(client, {"/doseQuantity/system": OTHER})["DOSE_UNIT_CODE"]


@probe(details.indication_of_the_last_reason, right="1", wrong="2")
def indication_of_two_reasons(client: SandboxClient) -> Any:
    return indication(client, {"system": SNOMED, "code": "1"}, {"system": SNOMED, "code": "2"})


@probe(details.indication_of_the_first_reason, right="2", wrong="")
def indication_of_a_later_reason(client: SandboxClient) -> Any:
    return indication(client, {"system": OTHER, "code": "1"}, {"system": SNOMED, "code": "2"})


@probe(details.texts_trimmed, right=" ab ", wrong="ab")
def batch_number_with_blanks(client: SandboxClient) -> Any:
    return published(client, {"/lotNumber": " ab "})["BATCH_NUMBER"]


def performers(practitioners_system: str, organisations_system: str) -> Json:
    """A change that gives the practitioner an identifier beside that of the organisation."""
    return {
        "/performer/0/actor/identifier": {"system": practitioners_system, "value": "PRAC1"},
        "/performer/1/actor/identifier/system": organisations_system,
    }


def site_code(client: SandboxClient, *codings: Json) -> Any:
    """The site code that is published for some codings."""
    return published(client, {"/site/coding": list(codings)})["SITE_OF_VACCINATION_CODE"]


def site_term(client: SandboxClient, *codings: Json, **more: str) -> Any:
    """The site term that is published for some codings, SNOMED ones if they say nothing else."""
    site = {"coding": [{"system": SNOMED, **each} for each in codings], **more}
    return published(client, {"/site": site})["SITE_OF_VACCINATION_TERM"]


def indication(client: SandboxClient, *codings: Json) -> Any:
    """The indication that is published for some reasons, one coding each."""
    return published(client, {"/reasonCode": [{"coding": [each]} for each in codings]})["INDICATION_CODE"]

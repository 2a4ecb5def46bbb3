"""The checks before the FHIR model, in their order: each with its rules, its location and its demands."""

from support.reference import NHS_NUMBER, VACCINATION_PROCEDURE
from support.sandbox.validation.checking import Body, Check, refuse_if_any_complains, rules
from support.sandbox.validation.dates import (
    date,
    not_in_the_future,
    past_date_or_british_time,
    past_date_or_time,
)
from support.sandbox.validation.demands import (
    array,
    array_of_length,
    at_most,
    at_most_elements,
    boolean,
    equal_to,
    every,
    nhs_number,
    no_longer_than,
    number,
    objects,
    one_of,
    one_snomed_coding,
    positive_integer,
    snomed_code,
    system_beside_code,
    systems_once_each,
    text,
    text_of_length,
    without_extension,
    without_spaces,
)
from support.sandbox.validation.elements import only_allowed_elements
from support.sandbox.validation.locations import (
    ORGANIZATION_IDENTIFIER,
    PATIENT,
    PATIENT_NHS_NUMBER,
    PRACTITIONER,
    PROCEDURE_CODING,
    SITUATION_CODING,
    SNOMED_CODING,
    TARGET_DISEASES,
)
from support.sandbox.validation.parts import at, in_each, in_name
from support.sandbox.validation.postcodes import postcode_is_text
from support.sandbox.validation.presence import (
    every_extension_has_codings,
    every_target_disease_has_codings,
    indispensable,
    is_immunization,
    one_organization,
)
from support.sandbox.validation.references import patient_is_the_contained_one, practitioner_performs_once


def check_content(body: Body) -> None:
    """Run all checks.

    Raises:
        Refused: 400 with everything they say (VAL-022…162).
    """
    refuse_if_any_complains(CHECKS, body)


CHECKS = (
    Check(1, rules(22), is_immunization),
    # Check 2 is the contained gate once more, which a body that got here has passed.
    Check(3, rules(23, 25), only_allowed_elements),
    Check(4, rules(26, 27), patient_is_the_contained_one),
    Check(5, rules(28, 31), practitioner_performs_once),
    Check(6, rules(32), at(f"{PATIENT}.identifier[0]", without_extension)),
    Check(7, rules(33, 34), at(f"{PATIENT}.identifier", array_of_length(1))),
    Check(8, rules(35, 36), at(f"{PATIENT}.identifier[0].system", text)),
    Check(9, rules(37), at(f"{PATIENT}.identifier[0].system", equal_to(NHS_NUMBER))),
    Check(10, rules(38, 42), at(PATIENT_NHS_NUMBER, text_of_length(10), without_spaces, nhs_number)),
    Check(11, rules(43, 46), at(f"{PATIENT}.name", array, objects)),
    Check(
        12,
        rules(47, 52),
        in_name(PATIENT, "given", array, at_most_elements(5), every(text, no_longer_than(180))),
    ),
    Check(13, rules(53, 55), in_name(PATIENT, "family", text, no_longer_than(35))),
    Check(14, rules(56, 58), at(f"{PATIENT}.birthDate", date, not_in_the_future)),
    Check(15, rules(59, 61), at(f"{PATIENT}.gender", text, one_of("male", "female", "other", "unknown"))),
    Check(16, rules(62, 63), at(f"{PATIENT}.address", array)),
    Check(17, rules(64, 65), postcode_is_text),
    Check(18, rules(66, 67), at("occurrenceDateTime", past_date_or_british_time)),
    Check(19, rules(68), one_organization),
    Check(20, rules(69, 70), at(f"{ORGANIZATION_IDENTIFIER}.value", text)),
    Check(21, rules(71, 75), indispensable("identifier"), at("identifier", array_of_length(1), objects)),
    Check(22, rules(76, 77), at("identifier[0].value", text)),
    Check(23, rules(78, 79), at("identifier[0].system", text)),
    Check(24, rules(80, 82), at("status", text, one_of("completed"))),
    Check(25, rules(83, 86), at(f"{PRACTITIONER}.name", array, objects)),
    Check(26, rules(87, 90), in_name(PRACTITIONER, "given", array, every(text))),
    Check(27, rules(91, 92), in_name(PRACTITIONER, "family", text)),
    Check(28, rules(93, 94), at("recorded", past_date_or_time)),
    Check(29, rules(95), at("primarySource", boolean)),
    Check(30, rules(96, 97), at(f"{SITUATION_CODING}.code", text)),
    Check(31, rules(98, 99), at(f"{SITUATION_CODING}.display", text)),
    Check(32, rules(100, 101), at("protocolApplied", array_of_length(1))),
    Check(33, rules(102, 103), at("protocolApplied[0].doseNumberPositiveInt", positive_integer, at_most(9))),
    Check(34, rules(104, 105), at("protocolApplied[0].doseNumberString", text)),
    Check(35, rules(106, 107), every_target_disease_has_codings),
    Check(36, rules(108), in_each(TARGET_DISEASES, "coding", one_snomed_coding)),
    Check(37, rules(109, 110), in_each(TARGET_DISEASES, f"{SNOMED_CODING}.code", text)),
    Check(38, rules(111, 112), at("manufacturer.display", text)),
    Check(39, rules(113, 114), at("lotNumber", text)),
    Check(40, rules(115, 116), at("expirationDate", date)),
    Check(41, rules(117), at("site.coding", systems_once_each)),
    Check(42, rules(118, 119), at(f"site.{SNOMED_CODING}.code", text)),
    Check(43, rules(120, 121), at(f"site.{SNOMED_CODING}.display", text)),
    Check(44, rules(122), at("route.coding", systems_once_each)),
    Check(45, rules(123, 124), at(f"route.{SNOMED_CODING}.code", text)),
    Check(46, rules(125, 126), at(f"route.{SNOMED_CODING}.display", text)),
    Check(47, rules(127), at("doseQuantity.value", number)),
    Check(48, rules(128, 129), at("doseQuantity.code", text)),
    Check(49, rules(130, 131), at("doseQuantity.system", text)),
    Check(50, rules(132), at("doseQuantity", system_beside_code)),
    Check(51, rules(133, 134), at("doseQuantity.unit", text)),
    Check(52, rules(135, 136), in_each("reasonCode", "coding", array)),
    Check(53, rules(137, 138), in_each("reasonCode", "coding[0].code", text)),
    Check(54, rules(139, 140), at(f"{ORGANIZATION_IDENTIFIER}.system", text)),
    Check(55, rules(141, 142), at("location.identifier.value", text)),
    Check(56, rules(143, 144), at("location.identifier.system", text)),
    Check(57, rules(145, 147), indispensable("extension"), every_extension_has_codings),
    Check(
        58,
        rules(148, 152),
        at("extension", array_of_length(1)),
        at("extension[0].url", text, one_of(VACCINATION_PROCEDURE)),
    ),
    Check(59, rules(153, 155), at(f"{PROCEDURE_CODING}.code", text, snomed_code)),
    Check(60, rules(156, 157), at(f"{PROCEDURE_CODING}.display", text)),
    Check(61, rules(158, 160), at(f"vaccineCode.{SNOMED_CODING}.code", text, snomed_code)),
    Check(62, rules(161, 162), at(f"vaccineCode.{SNOMED_CODING}.display", text)),
)

"""Plain facts that the suite and the sandbox may both know: code systems and vaccine types.

Nothing here says what the service does with them: that is told once by the sandbox and once,
independently, by the oracle in `support.expected`.
"""

import json
from importlib.resources import files

SNOMED = "http://snomed.info/sct"
NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code"
VACCINATION_PROCEDURE = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure"
SCT_DESCRIPTION = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay"

_facts = json.loads((files(__package__) / "vaccine_types.json").read_text(encoding="utf-8"))

DISEASES: dict[str, str] = _facts["diseases"]
"""SNOMED CT disease code -> term."""

VACCINE_TYPES: dict[str, tuple[str, ...]] = {
    name: tuple(codes) for name, codes in _facts["vaccine_types"].items()
}
"""Vaccine type -> the SNOMED CT codes of the diseases it protects against."""

"""Search by patient and target disease (API-STD-01…08)."""

from collections.abc import Iterable
from dataclasses import dataclass

from support.reference import DISEASES, SNOMED, VACCINE_TYPES
from support.sandbox.search.bundles import Bundle, warning_entry
from support.sandbox.search.by_patient import matches, patient_bundle, self_url, warn_of_unauthorised
from support.sandbox.search.checks import Check
from support.sandbox.search.context import Context
from support.sandbox.search.criteria import read_criteria
from support.sandbox.search.parameters import Name, Parameters

NONE_SUPPORTED = "This service does not contain any vaccination types with the target disease requested."


@dataclass(frozen=True)
class TargetDisease:
    """A value of the parameter: `http://snomed.info/sct|{code}`, or something else."""

    value: str

    @property
    def code(self) -> str | None:
        """The SNOMED CT code, or None when the value is in another format."""
        system, _, code = self.value.partition("|")
        return code if system == SNOMED and code else None

    @property
    def supported(self) -> bool:
        """Whether some vaccine type protects against it."""
        return self.code in DISEASES

    @property
    def warning(self) -> str:
        """What is told about a value that is not supported (API-STD-06, API-STD-07)."""
        if self.code is None:
            return (
                f"Invalid format for '{self.value}': Search parameter {Name.TARGET_DISEASE} must be in the "
                f'format "{SNOMED}|{{SNOMED code}}" e.g. "{SNOMED}|14189004"'
            )
        return f"Target disease code '{self.code}' is not a supported target disease in this service."


def search_by_target_disease(given: Parameters, context: Context) -> Bundle:
    """Find the vaccinations of a patient that protect against certain diseases.

    Raises:
        Refused: 400 for a wrong parameter or too long a result, 403 when no derived type may be searched.
    """
    criteria = read_criteria(given, TARGET_CHECKS)
    requested = _requested(given)
    supported = [each for each in requested if each.supported]
    echoed = {each.value for each in supported or requested}
    url = self_url(context, {Name.TARGET_DISEASE: echoed}, criteria)
    if not supported:
        return patient_bundle(url, [warning_entry("invalid", NONE_SUPPORTED)])
    derived = _types_against(supported)
    permitted = context.searchable(derived)
    entries = [
        *matches(criteria, permitted, context),
        *warn_of_unauthorised(derived - permitted),
        *(warning_entry("invalid", each.warning) for each in requested if not each.supported),
    ]
    return patient_bundle(url, entries)


def _requested(given: Parameters) -> list[TargetDisease]:
    return [TargetDisease(value) for value in given.values(Name.TARGET_DISEASE) if value]


def _types_against(diseases: Iterable[TargetDisease]) -> set[str]:
    """Derive the types whose diseases include any of these (API-STD-05)."""
    codes = {disease.code for disease in diseases}
    return {name for name, protects in VACCINE_TYPES.items() if not codes.isdisjoint(protects)}


def _any_supported_or_all_well_formed(given: Parameters) -> bool:
    """Codes that are merely unknown are answered with a warning, not refused (API-STD-03, API-STD-04)."""
    requested = _requested(given)
    return any(each.supported for each in requested) or all(each.code for each in requested)


TARGET_CHECKS = (
    Check(
        lambda given: bool(_requested(given)),
        f"Search parameter {Name.TARGET_DISEASE} must have one or more values.",
    ),
    Check(
        _any_supported_or_all_well_formed,
        f"Search parameter {Name.TARGET_DISEASE} must be one or more valid SNOMED codes "
        "from the supported target disease list.",
    ),
)

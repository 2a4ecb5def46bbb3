"""What the service demands of the body of a create or an update, stage by stage (VAL-001…211).

Only the first stage that refuses a body is heard. Each stage is a module:

1. `request`: the request around the body;
2. `reduction`: codings that validation does not see;
3. `contained`: the gate before everything else;
4. `checks`: sixty-two checks, as one list;
5. the FHIR model, `support.sandbox.fhir_model`;
6. `vaccine_type`: what the target diseases stand for;
7. `mandatory`: fields that must be there, as one list.

`locations` and `demands` are the words the lists are written in, `checking` is what runs them.
"""

from typing import Any

from support.sandbox import fhir_model
from support.sandbox.outcomes import invariant
from support.sandbox.validation import contained, request, vaccine_type
from support.sandbox.validation.checking import rules
from support.sandbox.validation.checks import CHECKS, check_content
from support.sandbox.validation.contained import check_contained
from support.sandbox.validation.mandatory import MANDATORY, check_mandatory_fields
from support.sandbox.validation.reduction import without_later_snomed_codings
from support.sandbox.validation.vaccine_type import check_vaccine_type, vaccine_type_of

__all__ = ["check_immunization", "rules_implemented", "vaccine_type_of"]

_MODEL_RULES = rules(163, 182) | rules(208) | rules(210, 211)
"""The rules that `support.sandbox.fhir_model` enforces: VAL-208 when it writes what is to be stored."""


def check_immunization(body: dict[str, Any]) -> str:
    """Validate the body of a create or an update, which is left as it is.

    Args:
        body: as `request.parse_body` gives it, fractions as Decimal.

    Returns:
        The vaccine type, such as `COVID`.

    Raises:
        Refused: 400 `invariant` with everything that the first unhappy stage has to say.
    """
    reduced = without_later_snomed_codings(body)
    check_contained(reduced)
    check_content(reduced)
    _check_model(reduced)
    found = check_vaccine_type(reduced)
    check_mandatory_fields(reduced)
    return found


def rules_implemented() -> frozenset[str]:
    """The ids of the rules that this package and the FHIR model enforce.

    The others need stored records or permissions and live in `service`, `records` and the gateway
    (VAL-001, VAL-200…207, VAL-209).
    """
    listed = [check.rules for check in (*CHECKS, *MANDATORY)]
    return frozenset().union(request.RULES, contained.RULES, *listed, _MODEL_RULES, vaccine_type.RULES)


def _check_model(body: dict[str, Any]) -> None:
    try:
        fhir_model.check(body)
    except fhir_model.Unacceptable as refusal:
        raise invariant(str(refusal)) from refusal

"""The FHIR R4B model that every record passes through: when it is checked, stored and read.

The model is the library's own, so its error texts and its normalisation are the service's.
"""

import json
from typing import Any

import simplejson
from fhir.resources.R4B.immunization import Immunization
from pydantic.v1 import ValidationError


class Unacceptable(Exception):
    """The model refuses a resource. The text is the model's own, one error per two lines."""


def check(body: dict[str, Any]) -> None:
    """Parse a resource and forget it.

    Raises:
        Unacceptable: the resource is no R4B Immunization (VAL-163…182, VAL-210, VAL-211).
    """
    _parsed(body)


def to_stored(body: dict[str, Any]) -> str:
    """Write a resource as the JSON text of the events table (EVT-RES-02…12).

    Elements come in the model's order, dates are normalised, what is empty is left out, decimals keep
    their digits and non-ASCII characters are escaped.

    Raises:
        Unacceptable: a part of the resource that no check has looked at is bad (VAL-208).
    """
    return _written(_parsed(body))


def to_returned(text: str) -> dict[str, Any]:
    """Read a stored text back as a client gets it: decimals have become plain JSON numbers (API-MAP-09).

    Raises:
        Unacceptable: storing has dropped or changed so much that the model refuses it now (API-BUG-09).
    """
    returned: dict[str, Any] = json.loads(_written(_parsed(json.loads(text))))
    return returned


def _parsed(body: dict[str, Any]) -> Immunization:
    try:
        return Immunization.parse_obj(body)
    except ValidationError as error:
        raise Unacceptable(str(error)) from error


def _written(model: Immunization) -> str:
    """Write the model with simplejson, which spells decimals as they are."""
    return simplejson.dumps(model.dict(), default=Immunization.get_json_encoder())

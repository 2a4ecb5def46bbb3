"""The elements that the service takes: of the Immunization, and of what it contains."""

from support.sandbox.validation.checking import Body

_ALLOWED = {
    "Immunization": {
        "resourceType",
        "meta",
        "narrative",
        "contained",
        "id",
        "extension",
        "identifier",
        "status",
        "vaccineCode",
        "patient",
        "occurrenceDateTime",
        "recorded",
        "primarySource",
        "manufacturer",
        "location",
        "lotNumber",
        "expirationDate",
        "site",
        "route",
        "doseQuantity",
        "performer",
        "reasonCode",
        "protocolApplied",
    },
    "Patient": {"resourceType", "id", "identifier", "name", "gender", "birthDate", "address"},
    "Practitioner": {"resourceType", "id", "name"},
}


def only_allowed_elements(body: Body) -> None:
    """No element that the service does not take: the Immunization's own first, then what it contains.

    Raises:
        ValueError: there are some. The text has one message for each.
    """
    kinds = [("Immunization", body), *((each["resourceType"], each) for each in body["contained"])]
    unknown = [
        f"{element} is not an allowed element of the {kind} resource for this service"
        for kind, resource in kinds
        for element in resource
        if element not in _ALLOWED[kind]
    ]
    if unknown:
        raise ValueError("; ".join(unknown))

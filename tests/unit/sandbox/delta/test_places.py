from typing import Any

import pytest

from support.reference import ODS_CODE
from support.sandbox.delta.places import site_code, site_code_type_uri

OTHER = "https://other-register.example/Id"


def actor(value: str, system: str, kind: str | None = None) -> dict[str, Any]:
    return {"identifier": {"system": system, "value": value}} | ({"type": kind} if kind else {})


@pytest.mark.parametrize(
    ("actors", "chosen"),
    [
        ([actor("A", OTHER), actor("B", ODS_CODE), actor("C", ODS_CODE, "Organization")], "C"),
        ([actor("A", OTHER, "Organization"), actor("B", ODS_CODE, "Practitioner")], "B"),
        ([actor("A", OTHER), actor("B", OTHER, "Organization")], "B"),
        ([actor("A", OTHER, "organization"), actor("B", OTHER, "Organization")], "B"),
        ([{"reference": "#p"}, actor("A", OTHER), actor("B", OTHER)], "A"),
        ([actor("A", ODS_CODE, "Organization"), actor("B", ODS_CODE, "Organization")], "A"),
        ([{"identifier": None}, actor("A", ODS_CODE)], "A"),
    ],
)
def test_the_ods_system_counts_more_than_the_type_and_the_type_more_than_the_order(
    actors: list[dict[str, Any]], chosen: str
) -> None:
    assert site_code({"performer": [{"actor": each} for each in actors]}) == chosen


@pytest.mark.parametrize("performers", [None, [], [{"actor": {"reference": "#p"}}], [{}]])
def test_without_an_identified_performer_the_site_is_blank(performers: Any) -> None:
    assert site_code({"performer": performers}) == ""
    assert site_code_type_uri({"performer": performers}) == ""


def test_the_site_lacks_what_its_identifier_lacks() -> None:
    performers = [{"actor": {"type": "Organization", "identifier": {"system": ODS_CODE}}}]
    assert site_code({"performer": performers}) is None
    assert site_code_type_uri({"performer": performers}) == ODS_CODE

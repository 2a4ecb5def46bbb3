import json
from collections.abc import Callable
from typing import Any

import pytest

from support.sandbox.search.by_patient import LONGEST_BUNDLE

Ask = Callable[..., dict[str, Any]]
Keep = Callable[..., Any]

PATIENT = "https://fhir.nhs.uk/Id/nhs-number|9990000018"
BY_TYPE = {"patient.identifier": PATIENT, "-immunization.target": "FLU,RSV,nope"}
BY_DISEASE = {
    "patient.identifier": PATIENT,
    "target-disease": "http://snomed.info/sct|6142004,http://snomed.info/sct|55735004,x",
}
MAY = ["FLU.S"]


def skeleton(value: Any) -> Any:
    """The keys in their order, down to the entries but not into the resources."""
    if isinstance(value, dict):
        return [
            name if name == "resource" or not isinstance(below, dict | list) else [name, skeleton(below)]
            for name, below in value.items()
        ]
    return [skeleton(each) for each in value]


@pytest.mark.parametrize("query", [BY_TYPE, BY_DISEASE], ids=["by type", "by disease"])
def test_keys_and_entries_come_in_their_order(ask: Ask, keep: Keep, query: dict[str, str]) -> None:
    keep("FLU", "b")
    keep("FLU", "a")
    bundle = json.loads(json.dumps(ask(query, MAY)))
    with_search = ["fullUrl", "resource", ["search", ["mode"]]]
    assert skeleton(bundle) == [
        "resourceType",
        "type",
        ["link", [["relation", "url"]]],
        ["entry", [with_search, with_search, with_search, ["resource"], ["resource"]]],
        "total",
    ]
    assert bundle["resourceType"] == "Bundle"
    assert bundle["type"] == "searchset"
    assert bundle["total"] == 2
    assert [entry.get("search", {}).get("mode") for entry in bundle["entry"]] == [
        "match",
        "match",
        "include",
        None,
        None,
    ]


def test_the_url_of_the_patient_is_fresh_and_the_same_throughout(ask: Ask, keep: Keep) -> None:
    keep("FLU", "a")
    keep("FLU", "b")
    urls = []
    for _ in range(2):
        *vaccinations, patient = ask({**BY_TYPE, "-immunization.target": "FLU"})["entry"]
        references = {entry["resource"]["patient"]["reference"] for entry in vaccinations}
        assert references == {patient["fullUrl"]}
        urls.append(patient["fullUrl"])
    assert len(set(urls)) == 2


def test_warnings_are_whole_outcomes(ask: Ask) -> None:
    entry = ask(BY_TYPE, ["FLU.S", "RSV.S"])["entry"][0]
    outcome = entry["resource"]
    assert list(entry) == ["resource"]
    assert list(outcome) == ["resourceType", "id", "meta", "issue"]
    assert list(outcome["issue"][0]) == ["severity", "code", "details", "diagnostics"]


@pytest.mark.parametrize("query", [BY_TYPE, BY_DISEASE], ids=["by type", "by disease"])
def test_a_bundle_may_be_as_long_as_the_limit_and_no_longer(
    ask: Ask, keep: Keep, refusal: Callable[..., tuple[int, str, str]], query: dict[str, str]
) -> None:
    record = keep("FLU", "a", lotNumber="")
    record.resource["lotNumber"] = "x" * (LONGEST_BUNDLE - len(json.dumps(ask(query))))
    assert len(json.dumps(ask(query))) == LONGEST_BUNDLE == 1_048_576
    record.resource["lotNumber"] += "x"
    text = "Search returned too many results. Please narrow down the search"
    assert refusal(query) == (400, "invalid", text)


def test_no_limit_applies_to_a_search_by_identifier(ask: Ask, keep: Keep) -> None:
    keep("FLU", "a", lotNumber="x" * LONGEST_BUNDLE)
    assert ask({"identifier": "https://supplier.test/ids|a"})["total"] == 1

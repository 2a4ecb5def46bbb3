from typing import Any

import pytest

from support.reference import SCT_DESCRIPTION, SNOMED
from support.sandbox.delta.concepts import code, indication_code, term

OTHER = {"system": "https://other-register.example/Id", "code": "zz9", "display": "other"}


def snomed(**elements: Any) -> dict[str, Any]:
    return {"system": SNOMED, **elements}


def described(*texts: str | None, url: str = SCT_DESCRIPTION) -> list[dict[str, Any]]:
    return [{"url": url, "valueString": text} for text in texts]


@pytest.mark.parametrize(
    ("codings", "expected_code", "expected_term"),
    [
        ([OTHER, snomed(code="1", display="one"), snomed(code="2", display="two")], "1", "one"),
        ([snomed(display="one"), snomed(code="2", display="two")], "", "one"),
        ([snomed(code="1"), snomed(code="2", display="two")], "1", ""),
        ([OTHER], "", ""),
        ([{"code": "1", "display": "one"}], "", ""),
        ([], "", ""),
        ([snomed(code="1", display="one", extension=described(None, "", "first", "second"))], "1", "first"),
        ([snomed(code="1", display="one", extension=described("no", url="https://x.example"))], "1", "one"),
    ],
)
def test_code_and_term_come_from_the_first_snomed_coding_alone(
    codings: list[dict[str, Any]], expected_code: str, expected_term: str
) -> None:
    assert code({"coding": codings}) == expected_code
    assert term({"coding": codings}) == expected_term


@pytest.mark.parametrize(
    "codings", [[OTHER], [snomed(code="1", display="one", extension=described("first"))]]
)
def test_text_wins_over_any_coding(codings: list[dict[str, Any]]) -> None:
    assert term({"text": "text", "coding": codings}) == "text"


@pytest.mark.parametrize("text", ["", None])
def test_empty_text_does_not(text: str | None) -> None:
    assert term({"text": text, "coding": [snomed(display="one")]}) == "one"


def test_the_indication_is_the_first_snomed_code_of_all_reasons() -> None:
    reasons = [
        {"text": "why"},
        {"coding": [OTHER]},
        {"coding": [OTHER, snomed(code="1")]},
        {"coding": [snomed(code="2")]},
    ]
    assert indication_code({"reasonCode": reasons}) == "1"

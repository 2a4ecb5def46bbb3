from typing import Any

import pytest

from support.evidence import http_exchange
from support.evidence.http_exchange import LONGEST_BODY, MASKED_BY_ALLURE
from support.evidence.records import Exchange


def exchange(**changes: Any) -> Exchange:
    facts: dict[str, Any] = {
        "method": "POST",
        "url": "https://host/immunisation-fhir-api-pr-1/FHIR/R4/Immunization",
        "request_headers": {"Authorization": "Bearer 4hZ9x0Qw2Lk8", "Content-Type": "application/fhir+json"},
        "request_body": '{"a": 1}',
        "status": 201,
        "response_headers": {"location": "https://host/x"},
        "response_body": "",
        "seconds": 0.25,
    }
    return Exchange(**facts | changes)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "POST /Immunization 201"),
        ({"url": "https://host/x/FHIR/R4/Immunization?a=b", "method": "GET"}, "GET /Immunization?a=b 201"),
        ({"url": "https://host/oauth2/token", "purpose": "token"}, "token: POST /oauth2/token 201"),
    ],
)
def test_the_title_leaves_out_what_is_the_same_throughout(changes: dict[str, Any], title: str) -> None:
    assert http_exchange.title(exchange(**changes)) == title


def test_the_payload_has_the_shape_that_allure_reads() -> None:
    payload = http_exchange.payload(exchange())
    assert payload["schemaVersion"] == 1
    assert payload["stop"] - payload["start"] == 250
    assert payload["request"] == {
        "method": "POST",
        "url": "https://host/immunisation-fhir-api-pr-1/FHIR/R4/Immunization",
        "query": [],
        "headers": [
            {"name": "Authorization", "value": MASKED_BY_ALLURE},
            {"name": "Content-Type", "value": "application/fhir+json"},
        ],
        "body": {
            "contentType": "application/fhir+json",
            "encoding": "utf8",
            "value": '{"a": 1}',
            "size": 8,
        },
    }
    assert payload["response"] == {
        "status": 201,
        "statusText": "Created",
        "headers": [{"name": "location", "value": "https://host/x"}],
    }


def test_an_unknown_status_has_no_text() -> None:
    assert http_exchange.payload(exchange(status=599))["response"]["statusText"] == ""


def test_the_fields_of_a_form_are_shown_with_the_secret_ones_masked() -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    body = "grant_type=client_credentials&client_secret=hunter&empty="
    shown = http_exchange.payload(exchange(request_headers=form, request_body=body))["request"]["body"]
    assert shown["value"] == "grant_type=client_credentials&client_secret=***&empty="
    assert shown["form"] == [
        {"name": "grant_type", "value": "client_credentials"},
        {"name": "client_secret", "value": MASKED_BY_ALLURE},
        {"name": "empty", "value": ""},
    ]


def test_a_secret_of_a_query_is_masked_wherever_the_url_is_shown() -> None:
    shown = str(http_exchange.payload(exchange(url="https://host/x?apikey=hunter2&b=c")))
    assert "hunter2" not in shown
    assert {"name": "b", "value": "c"} in http_exchange.payload(exchange(url="https://h/x?b=c"))["request"][
        "query"
    ]


def test_a_body_is_masked_before_it_is_cut() -> None:
    secret = '{"access_token": "4hZ9x0Qw2Lk8"}'
    text = "x" * (LONGEST_BODY - 22) + secret
    shown = http_exchange.payload(exchange(response_body=text))["response"]["body"]
    assert shown["truncated"] is True or len(shown["value"]) <= LONGEST_BODY
    assert "4hZ9" not in shown["value"]
    assert shown["size"] == len(text)


def test_what_is_kept_of_an_exchange_does_not_show_its_secrets() -> None:
    assert "4hZ9x0Qw2Lk8" not in repr(exchange())

"""What the sandbox prints for a person: how to talk to it."""

from collections.abc import Mapping
from typing import Any

EXAMPLE_SUPPLIER = "Postman_Auth"


def how_to_talk_to(ready: Mapping[str, Any]) -> str:
    """Explain a running sandbox, with commands that can be pasted into a shell."""
    name, supplier = _example(ready["suppliers"])
    where = f"--endpoint-url {ready['dynamodb_url']} --region {ready['region']} --no-sign-request"
    return f"""\
The Immunisation FHIR API sandbox is ready: {ready["base_url"]}
Stop it with Ctrl-C. Everything in it is gone then.

A token for {name}, and a vaccination recorded with it:

  JAR=$(mktemp)
  CODE=$(curl -s -o /dev/null -c $JAR '{_authorize_url(ready, supplier)}' && \\
    curl -s -L -b $JAR -c $JAR -o /dev/null -w '%{{url_effective}}' -d username={ready["oauth_username"]} \\
    {ready["oauth_authorize_url"].replace("/authorize", "/login")} | sed 's/.*code=\\([^&]*\\).*/\\1/')
  TOKEN=$(curl -s {ready["oauth_token_url"]} -d grant_type=authorization_code -d code=$CODE \\
    -d redirect_uri={ready["oauth_redirect_uri"]} -d client_id={supplier["client_id"]} \\
    -d client_secret={supplier["client_secret"]} | sed 's/.*"access_token": *"\\([^"]*\\)".*/\\1/')
  curl -i {ready["base_url"]}/Immunization -H "Authorization: Bearer $TOKEN" \\
    -H 'Content-Type: application/fhir+json' -d @support/vaccinations/recorded_example.json

The tables, as DynamoDB at {ready["dynamodb_url"]} ({ready["region"]}) shows them:

  aws dynamodb scan {where} --table-name {ready["events_table"]}
  aws dynamodb scan {where} --table-name {ready["delta_table"]}

The other way to a token, a signed JWT: {ready["token_url"]} with the key {supplier["private_key_file"]}
and kid {supplier["kid"]}. All suppliers, with their credentials: --ready-file PATH.
"""


def _example(suppliers: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    name = EXAMPLE_SUPPLIER if EXAMPLE_SUPPLIER in suppliers else next(iter(suppliers))
    return name, suppliers[name]


def _authorize_url(ready: Mapping[str, Any], supplier: Mapping[str, Any]) -> str:
    return (
        f"{ready['oauth_authorize_url']}?client_id={supplier['client_id']}&response_type=code"
        f"&redirect_uri={ready['oauth_redirect_uri']}&scope=nhs-cis2&state=paste"
    )

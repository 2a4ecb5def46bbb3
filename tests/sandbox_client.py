"""A client of a running sandbox for tests: tokens, requests as odd as need be, and looks into the tables."""

import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import boto3
import jwt
import requests
import simplejson
from boto3.dynamodb.types import TypeDeserializer
from requests.adapters import HTTPAdapter

from support.waiting import Patience, until

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

ALL_RIGHTS = "Postman_Auth"
"""A supplier that may do everything to every vaccine type."""

FORM = "application/x-www-form-urlencoded"
FHIR_JSON = "application/fhir+json"
CONNECTIONS = 64
KEPT = 300
"""How long a token is used, in seconds: half of the time for which it is good."""
PATIENCE = Patience(timeout=60, first_step=0.02, longest_step=0.2)
"""With what is bound to come: nobody waits that long unless it is wrong."""
Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What came back; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def body(self) -> Json:
        """The body, which must be a JSON object."""
        found: Json = json.loads(self.text)
        return found

    @property
    def issue(self) -> tuple[int, str, str]:
        """The status, and of the only issue the code and the diagnostics."""
        [issue] = self.body["issue"]
        return self.status, issue["code"], issue["diagnostics"]

    @property
    def record_id(self) -> str:
        """The id at the end of `Location`."""
        return self.headers["location"].rsplit("/", 1)[-1]

    @property
    def version(self) -> str:
        """The value of `E-Tag`."""
        return self.headers["e-tag"]


class SandboxClient:
    """Talks to one sandbox; threads may share it."""

    def __init__(self, ready: Mapping[str, Any]) -> None:
        """Connect to the sandbox that a ready file describes."""
        self.ready = ready
        self.base_url: str = ready["base_url"]
        self.tables = SandboxTables(ready)
        self.tokens = SandboxTokens(ready)
        self._http = requests.Session()
        self._http.mount("http://", HTTPAdapter(pool_maxsize=CONNECTIONS))

    def send(
        self,
        method: str,
        path: str,
        body: Json | str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        supplier: str | None = ALL_RIGHTS,
    ) -> Answer:
        """Send a request below the base URL.

        Args:
            method: such as `GET`.
            path: with its query, if any; sent as it is.
            body: an object is written as JSON, its decimals digit for digit.
            headers: besides the token, which they may replace.
            supplier: whose token to send; None sends none.
        """
        own = {"Authorization": f"Bearer {self.tokens.of(supplier)}"} if supplier else {}
        answer = self._http.request(
            method,
            f"{self.base_url}{path}",
            headers={"Content-Type": FHIR_JSON, **own, **(headers or {})},
            data=write_json(body) if isinstance(body, dict) else body,
            allow_redirects=False,
        )
        return _answer(answer.status_code, answer.headers, answer.text)

    def send_nothing(self, method: str, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Send a request that announces no body: not even `Content-Length: 0`, which most clients add."""
        url = urlsplit(f"{self.base_url}{path}")
        connection = http.client.HTTPConnection(url.netloc)
        connection.putrequest(method, url.path)
        for name, value in {
            "Authorization": f"Bearer {self.tokens.of(ALL_RIGHTS)}",
            **(headers or {}),
        }.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return _answer(answer.status, dict(answer.headers), text)

    def create(self, record: Json, supplier: str = ALL_RIGHTS) -> Answer:
        """`POST /Immunization`."""
        return self.send("POST", "/Immunization", record, supplier=supplier)

    def created(self, record: Json, supplier: str = ALL_RIGHTS) -> str:
        """Create a record that must be accepted, and return its id."""
        answer = self.create(record, supplier)
        assert answer.status == 201, answer.text
        return answer.record_id

    def read(self, record_id: str, supplier: str = ALL_RIGHTS) -> Answer:
        """`GET /Immunization/{id}`."""
        return self.send("GET", f"/Immunization/{record_id}", supplier=supplier)

    def update(self, record_id: str, version: int | str, record: Json, supplier: str = ALL_RIGHTS) -> Answer:
        """`PUT /Immunization/{id}`, the id put into the record as well."""
        body, headers = {**record, "id": record_id}, {"E-Tag": str(version)}
        return self.send("PUT", f"/Immunization/{record_id}", body, headers, supplier)

    def delete(self, record_id: str, supplier: str = ALL_RIGHTS) -> Answer:
        """`DELETE /Immunization/{id}`."""
        return self.send("DELETE", f"/Immunization/{record_id}", supplier=supplier)

    def search(self, parameters: Mapping[str, str], supplier: str = ALL_RIGHTS) -> Answer:
        """`GET /Immunization?…`."""
        return self.send("GET", f"/Immunization?{urlencode(parameters)}", supplier=supplier)

    def post_search(self, parameters: Mapping[str, str], supplier: str = ALL_RIGHTS) -> Answer:
        """`POST /Immunization/_search`."""
        headers, form = {"Content-Type": FORM}, urlencode(parameters)
        return self.send("POST", "/Immunization/_search", form, headers, supplier)


class SandboxTokens:
    """Gets access tokens both ways, and keeps one for each supplier."""

    def __init__(self, ready: Mapping[str, Any]) -> None:
        self._ready = ready
        self._kept: dict[str, tuple[float, str]] = {}

    def of(self, supplier: str) -> str:
        """Return the token of a supplier, a new one when the last is some minutes old."""
        got_at, token = self._kept.get(supplier, (float("-inf"), ""))
        if time.monotonic() > got_at + KEPT:
            token = self.by_signed_jwt(supplier)
            self._kept[supplier] = time.monotonic(), token
        return token

    def by_signed_jwt(self, supplier: str) -> str:
        """Get a new token by the signed-JWT flow (AUTH-10…14)."""
        app = self._ready["suppliers"][supplier]
        url, now = self._ready["token_url"], int(time.time())
        claims = {"iss": app["client_id"], "sub": app["client_id"], "aud": url, "jti": str(uuid4())}
        assertion = jwt.encode(
            claims | {"iat": now, "exp": now + 300},
            Path(app["private_key_file"]).read_bytes(),
            algorithm="RS512",
            headers={"kid": app["kid"]},
        )
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion,
        }
        return _granted(url, form)

    def by_login(self, supplier: str, scope: str = "nhs-cis2") -> str:
        """Get a new token by logging in at the CIS2 mock (AUTH-02…05)."""
        app, redirect_uri = self._ready["suppliers"][supplier], self._ready["oauth_redirect_uri"]
        asked = {"client_id": app["client_id"], "redirect_uri": redirect_uri, "scope": scope}
        authorize_url = self._ready["oauth_authorize_url"]
        with requests.Session() as browser:
            browser.get(authorize_url, params=asked | {"response_type": "code", "state": str(uuid4())})
            login_url = authorize_url.replace("/authorize", "/login")
            landed = browser.post(login_url, {"username": self._ready["oauth_username"]})
        [code] = parse_qs(urlsplit(landed.url).query)["code"]
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "client_id": app["client_id"],
            "client_secret": app["client_secret"],
        }
        return _granted(self._ready["oauth_token_url"], form)


class SandboxTables:
    """Looks into the events table and the delta table, as somebody else's program does."""

    def __init__(self, ready: Mapping[str, Any]) -> None:
        self._events: str = ready["events_table"]
        self._delta: str = ready["delta_table"]
        self.dynamodb: DynamoDBClient = boto3.client(
            "dynamodb",
            endpoint_url=ready["dynamodb_url"],
            region_name=ready["region"],
            aws_access_key_id="none",
            aws_secret_access_key="none",
        )

    def event(self, record_id: str) -> Json | None:
        """Look a record up in the events table."""
        answer = self.dynamodb.get_item(TableName=self._events, Key=_key(record_id))
        return _plain(answer["Item"]) if "Item" in answer else None

    def write_event(self, item: Mapping[str, Any]) -> None:
        """Write an item into the events table, past the API; each attribute as `{type letter: value}`."""
        self.dynamodb.put_item(TableName=self._events, Item=dict(item))

    def change_event(self, record_id: str, attribute: str, value: str) -> None:
        """Change one text of an item of the events table, past the API."""
        self.dynamodb.update_item(
            TableName=self._events,
            Key=_key(record_id),
            UpdateExpression="SET #attribute = :value",
            ExpressionAttributeNames={"#attribute": attribute},
            ExpressionAttributeValues={":value": {"S": value}},
        )

    def remove_event(self, record_id: str) -> None:
        """Remove an item from the events table for good."""
        self.dynamodb.delete_item(TableName=self._events, Key=_key(record_id))

    def events_by(self, index: str, key: str, value: str) -> list[Json]:
        """Look items of the events table up in an index."""
        return self._query(self._events, index, key, value)

    def delta_rows(self, record_id: str) -> list[Json]:
        """List the delta rows of a record that are there now, in the order of the changes."""
        rows = self._query(self._delta, "ImmunisationIdIndex", "ImmsID", record_id)
        return sorted(rows, key=lambda row: int(row["SequenceNumber"]))

    def awaited_delta_rows(self, record_id: str, count: int) -> list[Json]:
        """Wait until there are at least so many delta rows of a record; list what is there in the end."""
        look = until(lambda: self.delta_rows(record_id), lambda rows: len(rows) >= count, PATIENCE)
        return look.value

    def _query(self, table: str, index: str, key: str, value: str) -> list[Json]:
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=table,
            IndexName=index,
            KeyConditionExpression="#key = :value",
            ExpressionAttributeNames={"#key": key},
            ExpressionAttributeValues={":value": {"S": value}},
        )
        return [_plain(item) for page in pages for item in page["Items"]]


def write_json(body: Json) -> str:
    """Write a body with its decimals digit for digit."""
    return simplejson.dumps(body, use_decimal=True)


def _answer(status: int, headers: Mapping[str, str], text: str) -> Answer:
    return Answer(status, {name.lower(): value for name, value in headers.items()}, text)


def _granted(url: str, form: Mapping[str, str]) -> str:
    granted = requests.post(url, data=form, timeout=10)
    granted.raise_for_status()
    token: str = granted.json()["access_token"]
    return token


def _key(record_id: str) -> dict[str, Any]:
    return {"PK": {"S": f"Immunization#{record_id}"}}


def _plain(item: Mapping[str, Any]) -> Json:
    deserialise = TypeDeserializer().deserialize
    return {name: deserialise(value) for name, value in item.items()}

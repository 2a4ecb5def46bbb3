"""Putting the sandbox together, and serving it until a block ends."""

import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from support.sandbox import dynamodb, suppliers
from support.sandbox.app import BASE_PATH, Application
from support.sandbox.backend import Backend
from support.sandbox.delta import DeltaPublisher
from support.sandbox.dynamodb import DELTA_TABLE, EVENTS_TABLE, REGION
from support.sandbox.gateway import Gateway, Quota
from support.sandbox.identity import AccessTokens, Apps, Identity, register
from support.sandbox.index import Index
from support.sandbox.options import Options
from support.sandbox.records import Records
from support.sandbox.service import Immunizations
from support.sandbox.serving import listen, origin_of, serving
from support.sandbox.suppliers import Suppliers


@dataclass(frozen=True)
class _Front:
    """What callers deal with, and what they need to know of it."""

    base_url: str
    apps: Apps
    identity: Identity
    status_api_key: str
    application: Application


@contextmanager
def running(options: Options) -> Iterator[dict[str, Any]]:
    """Run the sandbox until the block ends, and yield how to connect to it.

    Raises:
        CannotStart: a port is taken, or the suppliers cannot be read.
    """
    known = suppliers.read(options.suppliers) if options.suppliers else suppliers.read()
    listener = listen(options.port)
    with (
        tempfile.TemporaryDirectory(prefix="imms-sandbox-") as keys,
        dynamodb.running(options.dynamodb_port) as tables,
    ):
        index = Index()
        records = Records(tables.client, EVENTS_TABLE, index, time.time)
        front = _front(options, origin_of(listener), known, register(known, Path(keys)), records)
        publisher = DeltaPublisher(
            tables.client,
            events=EVENTS_TABLE,
            delta=DELTA_TABLE,
            delay=options.delta_delay,
            on_change=index.follow,
        )
        with publisher, serving(front.application, listener):
            yield _ready(front, tables.url)


def _front(options: Options, origin: str, known: Suppliers, apps: Apps, records: Records) -> _Front:
    base_url = f"{origin}{BASE_PATH}"
    immunizations = Immunizations(records, base_url, new_id=lambda: str(uuid4()))
    backend = Backend(records, immunizations, base_url, options.latency)
    tokens = AccessTokens(options.token_lifetime, time.time)
    identity = Identity(origin, apps, tokens, time.time)
    status_api_key = secrets.token_urlsafe(24)
    gateway = Gateway(known, tokens, Quota(options.rate_limit, time.time), status_api_key, backend)
    return _Front(base_url, apps, identity, status_api_key, Application(identity, gateway))


def _ready(front: _Front, dynamodb_url: str) -> dict[str, Any]:
    """What the ready file holds."""
    urls = front.identity.urls
    return {
        "base_url": front.base_url,
        "token_url": urls.token,
        "oauth_authorize_url": urls.oauth_authorize,
        "oauth_token_url": urls.oauth_token,
        "oauth_username": front.identity.username,
        "oauth_redirect_uri": urls.oauth_redirect,
        "dynamodb_url": dynamodb_url,
        "region": REGION,
        "events_table": EVENTS_TABLE,
        "delta_table": DELTA_TABLE,
        "status_api_key": front.status_api_key,
        "suppliers": {
            app.supplier: {
                "client_id": app.client_id,
                "client_secret": app.client_secret,
                "kid": app.kid,
                "private_key_file": str(app.private_key_file),
            }
            for app in front.apps.values()
        },
    }

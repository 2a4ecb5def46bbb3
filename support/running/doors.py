"""Opening the doors to the API and the tables, as the settings have them."""

from collections.abc import Callable
from pathlib import Path

from support.api import Api, TokenSource
from support.calls import Tally
from support.cleanup.ledger import Ledger
from support.evidence.attachments import attach_exchange, attach_lookup
from support.evidence.records import Exchange, Lookup
from support.settings import Settings, SettingsError
from support.tables import Connection, Tables
from support.waiting import Quota


def api_of(
    settings: Settings,
    tokens: TokenSource,
    book: Callable[[], float],
    tally: Tally,
    witness: Callable[[Exchange], None] = attach_exchange,
) -> Api:
    """Open the door to the API; `book` tells in how many seconds the next request may be sent."""
    return Api(
        settings.base_url,
        tokens,
        timeout=settings.http.timeout,
        retries=settings.http.retries,
        quota=Quota(book),
        tally=tally,
        witness=witness,
    )


def tables_of(settings: Settings, tally: Tally, witness: Callable[[Lookup], None] = attach_lookup) -> Tables:
    """Open the door to both tables."""
    aws = settings.aws
    connection: Connection = {"region_name": aws.region}
    if aws.profile:
        connection["profile_name"] = aws.profile
    if aws.endpoint_url:
        connection["endpoint_url"] = aws.endpoint_url
    if aws.access_key_id and aws.secret_access_key:
        connection["aws_access_key_id"] = aws.access_key_id.reveal()
        connection["aws_secret_access_key"] = aws.secret_access_key.reveal()
    return Tables(connection, settings.tables.events, settings.tables.delta, tally, witness=witness)


def ledger_in(path: Path, settings: Settings) -> Ledger:
    """Open a ledger.

    Raises:
        SettingsError: it cannot be written; then nothing may be made.
    """
    try:
        return Ledger(path, settings.environment)
    except OSError as error:
        raise SettingsError(f"the ledger {path} cannot be written: {error.strerror}") from error

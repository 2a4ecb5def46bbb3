"""Opening the doors to the API and the tables, as the settings have them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from support import api, preflight
from support.api import Api, TokenSource
from support.auth import Tokens, tokens_for
from support.auth.witness import witnessed_session
from support.calls import Tally
from support.cleanup.ledger import Ledger, LedgerInUse
from support.evidence.attachments import attach_exchange, attach_lookup
from support.evidence.records import Exchange, Lookup
from support.evidence.redaction import remember_secret
from support.settings import Settings, SettingsError
from support.tables import Connection, Tables
from support.waiting import Quota, Turns


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
        remember_secret(aws.secret_access_key.reveal())
        connection["aws_access_key_id"] = aws.access_key_id.reveal()
        connection["aws_secret_access_key"] = aws.secret_access_key.reveal()
    return Tables(connection, settings.tables.events, settings.tables.delta, tally, witness=witness)


def ledger_in(path: Path, settings: Settings) -> Ledger:
    """Open a ledger.

    Raises:
        SettingsError: it cannot be written; then nothing may be made.
    """
    try:
        return Ledger(path, settings.environment, settings.tables.events)
    except OSError as error:
        raise SettingsError(f"the ledger {path} cannot be written: {error.strerror}") from error
    except LedgerInUse:
        raise SettingsError(f"the ledger {path} is in use by another run") from None


@dataclass(frozen=True)
class Doors:
    """The doors of one target, which answer the questions of the preflight."""

    api: Api
    tokens: Tokens
    tables: Tables

    def ping(self) -> None:
        """Ask whether the API is there at all."""
        answer = self.api.send(api.ping())
        if answer.status != 200:
            raise ConnectionError(f"answered {answer.status} instead of 200")

    def token_for(self, supplier: str) -> str:
        """Get a token."""
        return self.tokens.token_for(supplier)

    def describe_table(self, name: str) -> None:
        """Ask whether the table is there and may be read."""
        self.tables.check(name)


def open_doors(settings: Settings, turns: Turns, tally: Tally) -> Doors:
    """Open all doors of a target, and make sure that there is something behind them.

    Raises:
        TargetUnusable: there is not.
    """
    if settings.status_api_key:
        remember_secret(settings.status_api_key.reveal())
    tokens = tokens_for(settings, remember_secret, partial(witnessed_session, attach_exchange, tally))
    doors = Doors(api_of(settings, tokens, turns.book, tally), tokens, tables_of(settings, tally))
    preflight.check(doors, settings)
    return doors

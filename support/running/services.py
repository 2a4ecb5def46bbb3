"""Starting and stopping what all scenarios of a process share."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from support import api, preflight
from support.api import Api
from support.auth import Tokens, tokens_for
from support.cleanup.ledger import Ledger, read
from support.cleanup.summary import summary
from support.evidence.attachments import attach_exchange, attach_lookup
from support.evidence.redaction import remember_secret
from support.sandbox import launcher
from support.session import Services
from support.settings import Settings, SettingsError, describe, load, with_sandbox
from support.tables import Connection, Tables
from support.waiting import Quota


@contextmanager
def running(userdata: Mapping[str, str], reports: Path, run_mark: str) -> Iterator[Services]:
    """Make ready what the scenarios share, and take it down again when the block ends.

    Args:
        userdata: what was given with `-D`.
        reports: the folder that receives the ledger, and the sandbox's log.
        run_mark: names the run.

    Raises:
        SettingsError, SandboxError, TargetUnusable: there is nothing to run against.
    """
    settings = load(userdata)
    reports.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        if settings.embedded:
            options = settings.sandbox.model_dump()
            ready = stack.enter_context(launcher.running(options, reports / "sandbox.log"))
            settings = with_sandbox(settings, ready)
        print(describe(settings))
        tokens = tokens_for(settings, remember_secret)
        door = _api(settings, tokens)
        tables = _tables(settings)
        preflight.check(_Target(door, tokens, tables), settings)
        ledger = _ledger(reports / "ledgers" / f"{run_mark}.jsonl", settings)
        stack.callback(_close, ledger)
        yield Services(settings, door, tables, ledger, run_mark)


@dataclass(frozen=True)
class _Target:
    """The questions of the preflight, answered by the doors."""

    door: Api
    tokens: Tokens
    tables: Tables

    def ping(self) -> None:
        """Ask whether the API is there at all."""
        answer = self.door.send(api.ping())
        if answer.status != 200:
            raise ConnectionError(f"answered {answer.status} instead of 200")

    def token_for(self, supplier: str) -> str:
        """Get a token."""
        return self.tokens.token_for(supplier)

    def describe_table(self, name: str) -> None:
        """Ask whether the table is there and may be read."""
        self.tables.check(name)


def _api(settings: Settings, tokens: Tokens) -> Api:
    return Api(
        settings.base_url,
        tokens,
        timeout=settings.http.timeout,
        retries=settings.http.retries,
        quota=Quota(settings.http.rate_limit),
        witness=attach_exchange,
    )


def _tables(settings: Settings) -> Tables:
    aws = settings.aws
    connection: Connection = {"region_name": aws.region}
    if aws.profile:
        connection["profile_name"] = aws.profile
    if aws.endpoint_url:
        connection["endpoint_url"] = aws.endpoint_url
    if aws.access_key_id and aws.secret_access_key:
        connection["aws_access_key_id"] = aws.access_key_id.reveal()
        connection["aws_secret_access_key"] = aws.secret_access_key.reveal()
    return Tables(connection, settings.tables.events, settings.tables.delta, witness=attach_lookup)


def _close(ledger: Ledger) -> None:
    ledger.close()
    print("\n".join(summary(read(ledger.path))))


def _ledger(path: Path, settings: Settings) -> Ledger:
    try:
        return Ledger(path, settings.environment)
    except OSError as error:
        raise SettingsError(f"the ledger {path} cannot be written: {error.strerror}") from error

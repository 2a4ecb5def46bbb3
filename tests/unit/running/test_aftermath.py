"""What workers made and could not delete any more is deleted for them."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from support.api import Request, Response
from support.cleanup.ledger import Identifier, Ledger
from support.cleanup.runs import ledger_of_worker
from support.cleanup.sweeping import LeftBehind, Sweeper
from support.running.aftermath import clean_up_after
from support.running.services import Running
from support.waiting import Turns

WAITING = SimpleNamespace(settle=0.3, first_step=0.01, longest_step=0.02)

pytestmark = pytest.mark.usefixtures("slept_clock")


class Service:
    """Shows a record by its identifier only at the third look, as if it had still been busy with it."""

    def __init__(self, status: int = 204) -> None:
        self.deleted: list[str] = []
        self.looks = 0
        self._status = status

    def send(self, request: Request) -> Response:
        self.deleted.append(request.path.rpartition("/")[2])
        return Response(self._status, {}, "", 0)

    def event(self, _record_id: str) -> None:
        """What was deleted is not there."""

    def events_with_identifier(self, _system: str, value: str) -> list[dict[str, Any]]:
        self.looks += 1
        return [{"PK": "Immunization#late"}] if value == "imms-at-1-late" and self.looks > 2 else []


def running(tmp_path: Path, service: Service) -> Running:
    settings = SimpleNamespace(waiting=WAITING, default_supplier="Postman_Auth", keep_data=False)
    ledger = Ledger(tmp_path / "imms-at-1.jsonl", "int")
    door: Any = service
    services: Any = SimpleNamespace(
        run_mark="imms-at-1", settings=settings, ledger=ledger, sweeper=Sweeper(door, door, "Postman_Auth")
    )
    tokens: Any = None
    return Running(services, tokens, Turns(None), None, tmp_path)


def write_down(tmp_path: Path, worker: int, *record_ids: str, unanswered: tuple[str, ...] = ()) -> None:
    ledger = Ledger(ledger_of_worker(worker, "imms-at-1", tmp_path), "int")
    for record_id in record_ids:
        ledger.intended(Identifier("system", record_id), "EMIS")
        ledger.recorded(Identifier("system", record_id), record_id)
    for value in unanswered:
        ledger.intended(Identifier("system", f"imms-at-1-{value}"), "EMIS")
    ledger.close()


def test_what_the_ledgers_of_these_workers_name_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    write_down(tmp_path, 1, "a", "b")
    write_down(tmp_path, 2, "c")
    write_down(tmp_path, 3, "d")
    clean_up_after(running(tmp_path, service := Service()), [1, 3, 4])
    assert service.deleted == ["a", "b", "d"]
    assert service.looks == 0


def test_what_the_service_was_still_busy_with_is_awaited(tmp_path: Path) -> None:
    write_down(tmp_path, 1, unanswered=("late",))
    clean_up_after(running(tmp_path, service := Service()), [1])
    assert service.deleted == ["late"]


def test_what_never_comes_is_not_awaited_for_ever(tmp_path: Path) -> None:
    write_down(tmp_path, 1, "a", unanswered=("never",))
    clean_up_after(running(tmp_path, service := Service()), [1])
    assert service.deleted == ["a"]


def test_what_cannot_be_deleted_is_named(tmp_path: Path) -> None:
    write_down(tmp_path, 1, "a")
    with pytest.raises(LeftBehind, match="not cleaned up after worker 1: a "):
        clean_up_after(running(tmp_path, Service(500)), [1])
    with pytest.raises(LeftBehind, match="not cleaned up after workers 1, 2: a "):
        clean_up_after(running(tmp_path, Service(500)), [1, 2])

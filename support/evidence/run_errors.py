"""Errors that belong to no scenario: of `before_all`, `after_all`, `after_feature`, a clean-up of the run."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from support.evidence.redaction import redact


@dataclass(frozen=True)
class RunError:
    """What went wrong outside every scenario."""

    where: str
    """The hook or clean-up, with the feature or rule that it belongs to."""
    message: str
    trace: str = ""


class RunErrors:
    """All run errors so far; every report shows them."""

    def __init__(self, on_record: Callable[[list[RunError]], None]) -> None:
        """Call `on_record` with all errors so far, each time one is recorded."""
        self.all: list[RunError] = []
        self._on_record = on_record

    def record(self, where: str, error: BaseException | str) -> None:
        """Keep an error."""
        if isinstance(error, str):
            found = RunError(where, redact(error))
        else:
            trace = "".join(traceback.format_exception(error))
            found = RunError(where, redact(f"{type(error).__name__}: {error}"), redact(trace))
        self.add(found)

    def add(self, found: RunError) -> None:
        """Keep an error that is recorded already elsewhere; what several processes found is told once."""
        if found.where not in {known.where for known in self.all if known.message == found.message}:
            self.all.append(found)
            self._on_record(self.all)

    def recorded(self, hook: Callable[..., None], where: str) -> Callable[..., None]:
        """The same hook, but what it raises is recorded on its way to behave, which only prints it."""

        def hook_recorded(*args: Any) -> None:
            try:
                hook(*args)
            except (Exception, SystemExit) as error:
                self.record(where, error)
                raise

        return hook_recorded

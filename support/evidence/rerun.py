"""The scenarios that were red, in a file that behave takes as an argument: `behave @rerun.txt`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from behave.configuration import Configuration
from behave.formatter.rerun import RerunFormatter as StockFormatter

from support.evidence.storage import loss_told


class RerunFormatter(StockFormatter):
    """Writes the places of red scenarios; removes the file if there is none. A dry run changes nothing."""

    name = "rerun"

    def __init__(self, stream_opener: Any, config: Configuration) -> None:
        """Write to the file that `stream_opener` names."""
        super().__init__(stream_opener, config)
        self.on_loss: Callable[[str], None] = print
        """Is told when the file cannot be written."""

    def close(self) -> None:
        """Write or remove the file at the end of a run."""
        if not self.config.dry_run:
            with loss_told(Path(self.stream_opener.name or "-"), self.on_loss):
                super().close()

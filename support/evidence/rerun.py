"""The scenarios that were red, in a file that behave takes as an argument: `behave @rerun.txt`."""

from behave.formatter.rerun import RerunFormatter as StockFormatter


class RerunFormatter(StockFormatter):
    """Writes the places of red scenarios; removes the file if there is none. A dry run changes nothing."""

    name = "rerun"

    def close(self) -> None:
        """Write or remove the file at the end of a run."""
        if not self.config.dry_run:
            super().close()

"""The only writer of Allure's files, hence the place where secrets are taken out of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attr
from allure_commons.logger import AllureFileLogger

from support.evidence.allure.plugin import hookimpl
from support.evidence.redaction import redact_bytes, redact_tree
from support.evidence.storage import loss_told, require_writable


class RedactingFileLogger(AllureFileLogger):
    """Writes results, containers, globals and attachments with every secret masked."""

    def __init__(self, folder: Path) -> None:
        """Write to a folder, which is made if it is not there.

        Raises:
            ConfigError: it cannot be written.
        """
        require_writable(folder)
        super().__init__(folder)
        self._folder = folder
        self.on_loss: Callable[[str], None] = _fail
        """Is told when something cannot be written after all."""

    def _report_item(self, item: Any) -> None:
        with loss_told(self._folder, self.on_loss):
            super()._report_item(_redacted(item))

    @hookimpl
    def report_attached_data(self, body: str | bytes, file_name: str) -> None:
        """Write an attachment."""
        data = body.encode("utf-8") if isinstance(body, str) else body
        with loss_told(self._folder, self.on_loss):
            super().report_attached_data(redact_bytes(data), file_name)

    @hookimpl
    def report_attached_file(self, source: str, file_name: str) -> None:
        """Write a copy of a file as an attachment."""
        self.report_attached_data(Path(source).read_bytes(), file_name)


def _fail(message: str) -> None:
    raise OSError(message)


def _redacted(item: Any) -> Any:
    """A copy of a result, with all that it holds, secrets masked."""
    if isinstance(item, list):
        return [_redacted(element) for element in item]
    if attr.has(type(item)):
        values = {field.name: _redacted(getattr(item, field.name)) for field in attr.fields(type(item))}
        return attr.evolve(item, **values)
    return redact_tree(item)

"""The file that tells other programs how to connect; it is there while the sandbox can serve."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from support.sandbox.errors import CannotStart


@contextmanager
def announced(ready: Mapping[str, Any], path: Path | None) -> Iterator[None]:
    """Write the file, and remove it when the block ends; without a path do nothing.

    Raises:
        CannotStart: it cannot be written.
    """
    if path is None:
        yield
        return
    try:
        _write_in_one_step(path, json.dumps(ready, indent=2))
    except OSError as error:
        raise CannotStart(f"the ready file {path} cannot be written: {error.strerror}") from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _write_in_one_step(path: Path, text: str) -> None:
    """Let nobody see half a file, and nobody but the owner the secrets in it, synthetic as they are."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.touch(mode=0o600)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)

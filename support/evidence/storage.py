"""The disk that evidence is written to: asked before the run, and believed when it refuses later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from behave.exception import ConfigError


def require_writable(folder: Path) -> None:
    """Make a folder if it is not there, and see whether files can be written in it.

    Raises:
        ConfigError: they cannot; the message says why.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ConfigError(unwritable(folder, error)) from error


def unwritable(path: Path, error: OSError) -> str:
    """Say that nothing can be written there, and why."""
    reason = "it is not a folder" if isinstance(error, FileExistsError) else error.strerror or str(error)
    return f"{path} cannot be written: {reason}"


class Loss:
    """What a file loses that is written line by line: the first time it is told of, and no more."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        self._path = path
        self._tell: Callable[[str], None] | None = tell

    def note(self, error: OSError) -> None:
        """Take note that a line could not be written."""
        tell, self._tell = self._tell, None
        if tell:
            tell(f"{unwritable(self._path, error)}. Lines may be missing from here on")


@contextmanager
def loss_told(path: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Go on when something cannot be written there, after telling so: the run must come to its clean-up."""
    try:
        yield
    except OSError as error:
        tell(f"{unwritable(path, error)}. What was to be there is missing")

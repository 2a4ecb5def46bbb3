"""What takes a second each, and needs nothing of the features, begins before they are read.

So this imports little: what the scenarios need is imported in the meantime.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from support.running import fork_server, target
from support.running.target import Target

WARM = "support.running.warm"


class HeadStart:
    """Starts the target, and what workers are forked from, in the background; stops the target on exit."""

    def __init__(self, userdata: Mapping[str, str], reports: Path, *, in_processes: bool) -> None:
        """Get ready.

        Args:
            userdata: what was given with `-D`.
            reports: the folder that receives the sandbox's log.
            in_processes: whether workers may be needed.
        """
        self._userdata = dict(userdata)
        self._reports = reports
        self._in_processes = in_processes
        self._standing = ExitStack()
        self._background = ThreadPoolExecutor(max_workers=1)
        self._target: Future[Target]

    def __enter__(self) -> Self:
        if self._in_processes:
            fork_server.start(WARM)
        stands = target.standing(self._userdata, self._reports)
        self._target = self._background.submit(self._standing.enter_context, stands)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._background.shutdown()
        self._standing.close()

    def target(self) -> Target:
        """Wait until it stands.

        Raises:
            SettingsError, SandboxError: it does not.
        """
        return self._target.result()

"""Why the sandbox may not be able to start."""


class CannotStart(Exception):
    """The sandbox cannot start; the message says why, in one line."""

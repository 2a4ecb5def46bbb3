"""What is raised when a supplier gets no token."""


class AuthError(Exception):
    """A supplier got no token; the message is one line and holds no secret.

    It can be pickled, for it may be raised in one process and matter in another.
    """

    def __init__(self, supplier: str, reason: str) -> None:
        super().__init__(supplier, reason)

    def __str__(self) -> str:
        supplier, reason = self.args
        return f"no token for {supplier}: {reason}"


class AuthUnanswered(AuthError):
    """The authorisation server is away: it may be there again a little later."""

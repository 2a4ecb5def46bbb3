"""What is raised when a supplier gets no token."""


class AuthError(Exception):
    """A supplier got no token; the message is one line and holds no secret."""

    def __init__(self, supplier: str, reason: str) -> None:
        super().__init__(f"no token for {supplier}: {reason}")

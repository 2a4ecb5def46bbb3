"""What is raised when a run cannot begin because of its settings."""


class SettingsError(Exception):
    """One or more settings are unusable; the message has one line for each problem and holds no secret."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems

"""A reason in one line."""

_OF_A_RULE = set("-+")
"""The characters of the line between the headings of a table and its rows."""


def headline(reason: str, longest: int) -> str:
    """The first line of a reason; if it announces a table, with the table's first row. Cut to fit."""
    lines = [" ".join(line.split()) for line in reason.splitlines() if line.strip()]
    if not lines:
        return ""
    first, *others = lines
    rule = next((at for at, line in enumerate(others) if set(line) <= _OF_A_RULE), None)
    if first.endswith(":") and rule is not None and len(others) > rule + 1:
        first = f"{first} {others[rule + 1]}"
    return first if len(first) <= longest else first[:longest] + "…"

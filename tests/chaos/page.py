"""The page that shows the table of the last campaign."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "chaos.md"
BEGIN, END = "<!-- table: written by make chaos -->", "<!-- end of the table -->"


def write_table(lines: Iterable[str], facts: str, page: Path = PAGE) -> None:
    """Put a table, with its date and facts, in the place of the one that the page shows."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    today = datetime.now(UTC).strftime("%-d %B %Y")
    text = "\n".join([f"{before}{BEGIN}", f"Seen on {today}: {facts}.", "", *lines, f"{END}{after}"])
    page.write_text(text, encoding="utf-8")

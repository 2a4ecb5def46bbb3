"""The page about a campaign: every fault, who noticed it, and the figure that sums it up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined

from support.evidence.headlines import headline
from support.proving.judging import Clarity, Judgement
from support.sandbox.faults.catalogue import AREAS, faults_of

LONGEST_TEXT = 200

_PAGES = Environment(
    loader=PackageLoader("support.proving", "."),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


@dataclass(frozen=True)
class Campaign:
    """A trial of faults that has ended."""

    judgements: Sequence[Judgement]
    scenarios: int
    """How many there are, all green without a fault."""
    day: date

    @property
    def figure(self) -> str:
        """What the campaign showed, in one sentence without its full stop."""
        noticed = [each for each in self.judgements if each.witnesses]
        clearly = [each for each in noticed if each.clarity is Clarity.CLEARLY]
        return (
            f"on {self.day:%d %B %Y} the suite noticed {len(noticed)} of {len(self.judgements)} wrong "
            f"services, {len(clearly)} of them with a message that names what is wrong"
        )


def render(campaign: Campaign, excuses: Mapping[str, str]) -> str:
    """Write the page as Markdown."""
    by_name = {each.fault.name: each for each in campaign.judgements}
    areas = [
        (area.__doc__, [by_name[fault.name] for fault in faults_of(area) if fault.name in by_name])
        for area in AREAS
    ]
    return _PAGES.get_template("page.md.j2").render(campaign=campaign, areas=areas, excuses=excuses)


def _in_a_cell(text: str) -> str:
    """The gist of a text, fit for a cell of a table."""
    return headline(text, LONGEST_TEXT).replace("|", "\\|").replace("<", "&lt;")


_PAGES.filters["in_a_cell"] = _in_a_cell

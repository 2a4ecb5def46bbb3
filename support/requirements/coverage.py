"""Which scenarios verify which requirement, told by their tags; and where tags and catalogue disagree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from behave.model import Examples, Feature, Scenario

from support.authoring.features import all_scenarios, examples_of, place
from support.evidence import known_defects
from support.reference.rule_ids import RULE_ID
from support.requirements.catalogue import Requirement
from support.requirements.results import Results
from support.suggestions import did_you_mean

State = Literal["verified", "excused", "missing"]


@dataclass
class Verification:
    """A scenario, or all rows of an Examples block, that verifies a requirement."""

    place: str
    name: str
    about_known_defect: bool
    results: Counter[str] = field(default_factory=Counter)
    """How many of its rows ended how when they were last run."""


@dataclass(frozen=True)
class Coverage:
    """A requirement with all that verifies it."""

    requirement: Requirement
    verifications: tuple[Verification, ...]

    @property
    def state(self) -> State:
        """Whether a scenario verifies it, there is an excuse, or neither."""
        if self.verifications:
            return "verified"
        return "excused" if self.requirement.excuse else "missing"


def cover(
    catalogue: Mapping[str, Requirement], features: Iterable[Feature], results: Results
) -> list[Coverage]:
    """Find the scenarios of every requirement, in the order of the catalogue."""
    by_tag: defaultdict[str, dict[str, Verification]] = defaultdict(dict)
    for scenario in all_scenarios(features):
        where = place(_verifier(scenario))
        for tag in rule_ids(scenario):
            verification = by_tag[tag].setdefault(where, _verification(scenario, where))
            verification.results[results.of(scenario)] += 1
    return [Coverage(each, tuple(by_tag[each.id].values())) for each in catalogue.values()]


def rule_ids(scenario: Scenario) -> list[str]:
    """The requirements that a scenario says it verifies, by its own tags and those of what it is part of."""
    return sorted(tag for tag in scenario.effective_tags if RULE_ID.fullmatch(tag))


def unknown_tags(catalogue: Mapping[str, Requirement], features: Iterable[Feature]) -> list[str]:
    """Say which tags look like a requirement and name none."""
    return _once(
        f"{place(_verifier(scenario))}: @{tag} names no requirement. {did_you_mean(tag, catalogue)}"
        for scenario in all_scenarios(features)
        for tag in rule_ids(scenario)
        if tag not in catalogue
    )


def unnamed_defects(features: Iterable[Feature]) -> list[str]:
    """Say which scenarios are about a known defect without naming it."""
    return _once(
        f"{place(_verifier(scenario))}: @{known_defects.TAG} needs the tag of the defect, such as @API-BUG-01"
        for scenario in all_scenarios(features)
        if _is_about_defect(scenario)
        and not any(known_defects.PART_OF_NAMES in tag for tag in rule_ids(scenario))
    )


def needless_excuses(covered: Iterable[Coverage]) -> list[str]:
    """Say which requirements are excused although a scenario verifies them."""
    return [
        f"{each.requirement.id} is excused, but verified by {each.verifications[0].place}"
        for each in covered
        if each.requirement.excuse and each.verifications
    ]


def missing(covered: Iterable[Coverage]) -> list[str]:
    """Say which requirements have neither a scenario nor an excuse."""
    return [
        f"{each.requirement.id} has neither a scenario nor an excuse: {each.requirement.says}"
        for each in covered
        if each.state == "missing"
    ]


def _verifier(scenario: Scenario) -> Scenario | Examples:
    return examples_of(scenario) or scenario


def _verification(scenario: Scenario, where: str) -> Verification:
    block = examples_of(scenario)
    name = ": ".join(filter(None, [scenario.parent.name, block.name])) if block else scenario.name
    return Verification(where, name, _is_about_defect(scenario))


def _is_about_defect(scenario: Scenario) -> bool:
    return known_defects.TAG in scenario.effective_tags


def _once(problems: Iterable[str]) -> list[str]:
    """Each problem once, however many rows of an outline have it."""
    return list(dict.fromkeys(problems))

"""The results of a run as they lie in one or more folders: read with care before anybody builds on them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from support.evidence.report.shards import Part
from support.evidence.run_facts import ALL_SCENARIOS, CALLS, DIVISION, SCENARIOS
from support.evidence.verdicts import NOT_RUN_REASON, Verdict

RESULTS = "*-result.json"
GLOBALS = "*-globals.json"
ENVIRONMENT = "environment.properties"
NOT_SHOWN = (SCENARIOS, ALL_SCENARIOS, DIVISION)
"""Facts that are for `announced` and `parts`, and tell a reader nothing."""
UNKNOWN = "unknown"
RED = (Verdict.FAILED, Verdict.BROKEN, Verdict.NOT_RUN)
"""Verdicts that no report may be silent about."""


class NoResults(Exception):
    """There is no folder of results where one should be."""


class Unreadable(ValueError):
    """A file is not what its name says."""


@dataclass(frozen=True)
class Outcome:
    """What became of one scenario."""

    feature: str
    name: str
    verdict: Verdict
    reason: str
    """Why it did not pass: several lines, of which the first says most. Empty if it did."""
    start: int
    """Milliseconds since 1970."""
    identity: str
    """The same from run to run, and for all attempts at one scenario."""


@dataclass(frozen=True)
class Results:
    """All that is known of a run, which may be the sum of several shards."""

    parts: tuple[Part, ...]
    """Where it is from: usually one folder, or one for each shard."""
    outcomes: tuple[Outcome, ...]
    run_errors: tuple[str, ...]
    """What went wrong outside every scenario."""
    unreadable: tuple[str, ...]
    """The files that cannot be read, each with the reason."""
    facts: dict[str, tuple[str, ...]]
    """What the run was about: name and values, one for each folder in which they differ."""
    announced: int | None
    """How many scenarios the run was to have on all shards; None if it did not say."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the parts."""
        return tuple(part.folder for part in self.parts)

    @property
    def counts(self) -> Counter[Verdict]:
        """How many scenarios ended how."""
        return Counter(outcome.verdict for outcome in self.outcomes)


def read(folders: Sequence[Path]) -> Results:
    """Read what a run left in its folders.

    Raises:
        NoResults: one of them is not there.
    """
    for folder in folders:
        if not folder.is_dir():
            raise NoResults(f"{folder} is no folder of results: run the features first (make acceptance)")
    unreadable: list[str] = []
    outcomes = {
        folder: [_settled(attempts) for attempts in _attempts(_each([folder], RESULTS, _outcome, unreadable))]
        for folder in folders
    }
    errors = _each(folders, GLOBALS, _run_errors, unreadable)
    parts = [_part(folder, outcomes[folder], unreadable) for folder in folders]
    facts = [part.facts for part in parts]
    return Results(
        tuple(parts),
        tuple(sorted(chain(*outcomes.values()), key=lambda outcome: (outcome.feature, outcome.start))),
        tuple(message for group in errors for message in group),
        tuple(unreadable),
        {name: _values(facts, name) for name in _names(facts) if len(parts) == 1 or name != CALLS},
        _announced(facts),
    )


def _each(folders: Sequence[Path], pattern: str, parse: Any, unreadable: list[str]) -> list[Any]:
    """Parse every file of a kind; those that cannot be are noted with the reason."""
    found = []
    for path in sorted(path for folder in folders for path in folder.glob(pattern)):
        try:
            found.append(parse(json.loads(path.read_text(encoding="utf-8"))))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            unreadable.append(f"{path}: {_why(error)}")
    return found


def _outcome(facts: dict[str, Any]) -> Outcome:
    details = facts.get("statusDetails") or {}
    reason = details.get("message") or ""
    feature = next((each["value"] for each in facts["labels"] if each["name"] == "feature"), UNKNOWN)
    verdict = _verdict(facts["status"], bool(details.get("known")), reason)
    identity = facts.get("historyId") or facts["uuid"]
    return Outcome(feature, facts["name"], verdict, reason, int(facts["start"]), identity)


def _part(folder: Path, outcomes: Iterable[Outcome], unreadable: list[str]) -> Part:
    names = {outcome.identity: f"{outcome.feature}: {outcome.name}" for outcome in outcomes}
    return Part(folder, _facts(folder / ENVIRONMENT, unreadable), names)


def _attempts(outcomes: Iterable[Outcome]) -> Iterable[list[Outcome]]:
    """The attempts at each scenario, the last at the end; what another folder says is no attempt."""
    found = defaultdict(list)
    for outcome in sorted(outcomes, key=lambda outcome: outcome.start):
        found[outcome.identity].append(outcome)
    return found.values()


def _settled(attempts: Sequence[Outcome]) -> Outcome:
    """The outcome of a scenario is its last; passing after a red one is flaky, and a skip proves nothing."""
    *earlier, last = attempts
    red = next((each for each in reversed(earlier) if each.verdict in RED), None)
    if red is None or last.verdict in RED:
        return last
    return replace(last, verdict=Verdict.FLAKY) if last.verdict is Verdict.PASSED else red


def _verdict(status: str, known: bool, reason: str) -> Verdict:
    if status == Verdict.FAILED and known:
        return Verdict.KNOWN_DEFECT
    if status == Verdict.SKIPPED and reason == NOT_RUN_REASON:
        return Verdict.NOT_RUN
    if status not in (Verdict.PASSED, Verdict.FAILED, Verdict.BROKEN, Verdict.SKIPPED):
        raise Unreadable(f"its status is {status!r}")
    return Verdict(status)


def _run_errors(facts: dict[str, Any]) -> list[str]:
    return [error["message"] for error in facts.get("errors") or ()]


def _facts(path: Path, unreadable: list[str]) -> dict[str, str]:
    """What a run said of itself; nothing if it did not come so far, or if the file cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        unreadable.append(f"{path}: {_why(error)}")
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _names(facts: Iterable[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for each in facts for name in each if name not in NOT_SHOWN))


def _values(facts: Iterable[Mapping[str, str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each[name] for each in facts if name in each))


def _announced(facts: Sequence[Mapping[str, str]]) -> int | None:
    for each in facts:
        if each.get(ALL_SCENARIOS, "").isdecimal():
            return int(each[ALL_SCENARIOS])
    numbers = [each.get(SCENARIOS, "") for each in facts]
    return sum(map(int, numbers)) if all(number.isdecimal() for number in numbers) else None


def _why(error: Exception) -> str:
    match error:
        case json.JSONDecodeError():
            return f"not JSON from line {error.lineno}, column {error.colno} on; was it written to its end?"
        case UnicodeDecodeError():
            return "not text in UTF-8"
        case OSError():
            return error.strerror or type(error).__name__
        case Unreadable():
            return str(error)
        case KeyError():
            return f"it has no {error}"
        case _:
            return "not the form of a result"

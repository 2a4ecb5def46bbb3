"""Mutants of the sandbox: one small change of its code each, as a slip of the keyboard would make it."""

import difflib
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

SANDBOX = Path("support") / "sandbox"
RULES = (
    *("backend", "service", "records", "stored", "permissions", "outcomes", "fhir_model"),
    *("identity/tokens", "identity/expiring"),
)
RULE_FOLDERS = ("delta", "gateway", "search", "validation")
"""Of `identity` only what a token is worth: how it is got is another service, which no scenario is about."""
POINTLESS = "core/ReplaceBinaryOperator_BitOr_"
"""Of `|`, which stands in annotations and between dictionaries: nothing else makes sense in its place."""
FOR_READERS = "rules("
"""In a line that numbers a check and names its rules; the service does not look at these numbers."""


@dataclass(frozen=True)
class Mutant:
    """One change of one file."""

    path: Path
    """Of the file, from the folder of the suite."""
    source: str
    """What the file holds without the change."""
    operator: str
    """The kind of change, by its name in cosmic-ray."""
    occurrence: int
    """Which of the places in the file where such a change can be made, from 0."""
    line: int

    @cached_property
    def mutated(self) -> str:
        """What the file holds with the change."""
        mutated: str = mutate_code(self.source, plugins.get_operator(self.operator)(), self.occurrence)
        return mutated

    @property
    def change(self) -> str:
        """The lines that are gone and those that took their place, in one line."""
        before, after = self.source.splitlines(), self.mutated.splitlines()
        changed = [each for each in difflib.ndiff(before, after) if each[0] in "-+"]
        return " ".join(" ".join(each.split()) for each in changed)

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.change}"


def rule_files(suite: Path) -> list[Path]:
    """The files of the sandbox that hold rules of the service, in the suite of some folder."""
    sandbox = suite / SANDBOX
    files = [sandbox / f"{name}.py" for name in RULES]
    files += [path for folder in RULE_FOLDERS for path in (sandbox / folder).glob("*.py")]
    return sorted(files)


def sample(files: Iterable[Path], suite: Path, count: int, seed: int) -> list[Mutant]:
    """Draw mutants from files of a suite, no two of them at the same place."""
    places: dict[tuple[Path, int, int], list[Mutant]] = {}
    for path in files:
        for column, mutant in _mutants(path, path.relative_to(suite)):
            places.setdefault((mutant.path, mutant.line, column), []).append(mutant)
    draw = random.Random(seed)
    chosen = draw.sample(sorted(places), min(count, len(places)))
    return [draw.choice(places[place]) for place in chosen]


def _mutants(path: Path, name: Path) -> Iterator[tuple[int, Mutant]]:
    """All mutants of a file, each with the column in which it begins."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    nodes = list(ast_nodes(get_ast(source)))
    for operator_name in plugins.operator_names():
        operator = plugins.get_operator(operator_name)
        if operator.arguments() or operator_name.startswith(POINTLESS):
            continue
        positions = [position for node in nodes for position in operator().mutation_positions(node)]
        for occurrence, ((line, column), _) in enumerate(positions):
            if FOR_READERS not in lines[line - 1] or "Number" not in operator_name:
                yield column, Mutant(name, source, operator_name, occurrence, line)

"""What the service must do: every requirement in one sentence, from the folder `catalogue`."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

CHAPTERS = ("api", "search", "validation", "events_table", "delta_table", "journeys", "gateway")
"""The files of the catalogue, in the order in which a reader wants them."""


class CatalogueError(ValueError):
    """A catalogue that contradicts itself."""


@dataclass(frozen=True)
class Requirement:
    """One thing that the service must do."""

    id: str
    chapter: str
    area: str
    says: str
    excuse: str = ""
    """Why no scenario can verify it; empty if one can."""


def load() -> dict[str, Requirement]:
    """Read the catalogue: id -> requirement, in reading order.

    Raises:
        CatalogueError: an id is there twice, or one is excused that does not exist.
    """
    excuses = _excuses(_read("excused.toml"))
    catalogue: dict[str, Requirement] = {}
    for name in CHAPTERS:
        for requirement in _requirements(_read(f"catalogue/{name}.toml"), excuses):
            if requirement.id in catalogue:
                raise CatalogueError(f"{requirement.id} is in the catalogue twice")
            catalogue[requirement.id] = requirement
    if unknown := excuses.keys() - catalogue.keys():
        raise CatalogueError(f"excused, but in no catalogue: {', '.join(sorted(unknown))}")
    return catalogue


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _requirements(facts: dict[str, Any], excuses: dict[str, str]) -> list[Requirement]:
    chapter = facts.pop("title")
    return [
        Requirement(id, chapter, area, says, excuses.get(id, ""))
        for area, sentences in facts.items()
        for id, says in sentences.items()
    ]


def _excuses(facts: dict[str, Any]) -> dict[str, str]:
    pairs = [(id, group["reason"]) for group in facts["excused"] for id in group["requirements"]]
    excuses = dict(pairs)
    if len(excuses) < len(pairs):
        raise CatalogueError("a requirement is excused twice")
    return excuses

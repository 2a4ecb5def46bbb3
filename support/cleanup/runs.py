"""Finding the ledgers of runs: those of this machine where it keeps them, or whichever are handed over."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from support.cleanup.ledger import Entry, Ledger, NoLedger, head, is_settled, read

ACCEPTANCE, LOAD = "imms-at-", "imms-load-"
"""What the names of runs begin with, and so those of their ledgers: by what the run was for."""
OF_WORKER = "-worker-"


def carries_mark(text: str) -> bool:
    """Whether a text, such as an identifier, says that it is of a run, whichever."""
    return ACCEPTANCE in text or LOAD in text


@dataclass(frozen=True)
class Run:
    """A run, by what it wrote down."""

    mark: str
    ledgers: tuple[Path, ...]
    """Those of workers first: the other is about what they left as well."""
    head: Entry
    """Which environment and table it is about, and which machine it is on."""

    @contextmanager
    def held(self) -> Iterator[Ledger]:
        """Keep all its ledgers to ourselves, and yield the one to write into.

        Raises:
            LedgerInUse: the run is alive, or any of its workers, or somebody else cleans up after it.
            OSError: a ledger cannot be written, so nobody could tell afterwards what became of its records.
        """
        with ExitStack() as stack:
            yield [stack.enter_context(closing(Ledger.of_the_past(path))) for path in self.ledgers][-1]

    @property
    def is_settled(self) -> bool:
        """Whether a clean-up has found that nothing is left."""
        return is_settled(self.ledgers[-1])

    def entries(self) -> list[Entry]:
        """All that its ledgers say, the latest about a record last."""
        return [entry for path in self.ledgers for entry in read(path)]


def ledger_of_worker(worker: int, mark: str, ledgers: Path) -> Path:
    """Where a worker of a run, by its number, writes down what it makes."""
    return ledgers / f"{mark}{OF_WORKER}{worker}.jsonl"


def gather(places: Iterable[Path]) -> tuple[list[Run], list[str]]:
    """Find the runs whose ledgers are in these files and folders, and say what is wrong with any of them."""
    problems: list[str] = []
    heads: dict[Path, Entry] = {}
    for path in dict.fromkeys(path.resolve() for place in places for path in _ledgers_at(place, problems)):
        try:
            entry = head(path)
        except NoLedger as problem:
            problems.append(str(problem))
            continue
        if entry:
            heads[path] = entry
    by_run = groupby(sorted(heads, key=_order), _run_of)
    return [_run(mark, tuple(ledgers), heads) for (_, mark), ledgers in by_run], problems


def _run(mark: str, ledgers: tuple[Path, ...], heads: Mapping[Path, Entry]) -> Run:
    return Run(mark, ledgers, heads[ledgers[-1]])


def _ledgers_at(place: Path, problems: list[str]) -> list[Path]:
    if not place.is_dir():
        return [place]
    found = []
    for folder, _, names in os.walk(place, onerror=lambda error: problems.append(_unreadable(error))):
        found += [Path(folder, name) for name in names if _is_ledger(name)]
    return found


def _is_ledger(name: str) -> bool:
    return name.startswith((ACCEPTANCE, LOAD)) and name.endswith(".jsonl")


def _unreadable(error: OSError) -> str:
    return f"{error.filename} cannot be read: {error.strerror}"


def _run_of(path: Path) -> tuple[Path, str]:
    """Where the ledger is, and the run that it is of."""
    return path.parent, path.stem.partition(OF_WORKER)[0]


def _order(path: Path) -> tuple[Path, str, bool, str]:
    """Those of a run together, and those of its workers first."""
    return *_run_of(path), OF_WORKER not in path.stem, path.stem

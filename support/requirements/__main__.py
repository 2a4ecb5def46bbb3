"""`python -m support.requirements`: write the page about requirements, and fail if they do not add up."""

import argparse
import sys
from pathlib import Path

from support.authoring.features import FEATURES, FeatureError, feature_files, read_feature
from support.requirements import catalogue, coverage, page
from support.requirements.results import Results

REPORTS = Path("reports")


def main(arguments: list[str] | None = None) -> int:
    """Write `reports/requirements.html`, print the counts and what is wrong, and return the exit code."""
    options = _options().parse_args(arguments)
    requirements = catalogue.load()
    try:
        features = [read_feature(path) for path in feature_files()]
    except FeatureError as error:
        print(error, file=sys.stderr)
        return 1
    results = Results(REPORTS / "allure-results", FEATURES.parent)
    covered = coverage.cover(requirements, features, results)
    REPORTS.mkdir(exist_ok=True)
    written = REPORTS / "requirements.html"
    written.write_text(page.render(covered), encoding="utf-8")
    problems = [
        *results.unreadable,
        *coverage.unknown_tags(requirements, features),
        *coverage.unnamed_defects(features),
        *coverage.needless_excuses(covered),
        *(coverage.missing(covered) if not options.allow_missing else ()),
    ]
    print(*problems, sep="\n", end="\n" if problems else "")
    counts = page.counts(covered)
    print(
        f"{counts.total()} requirements: {counts['verified']} verified, {counts['excused']} excused, "
        f"{counts['missing']} missing. The page is {written}."
    )
    return 1 if problems else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m support.requirements", description=__doc__)
    parser.add_argument(
        "--allow-missing", action="store_true", help="do not fail for requirements that nothing verifies yet"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())

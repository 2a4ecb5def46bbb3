"""`python -m support.authoring`: format the features and write the reference of all words; or only check."""

import argparse
import sys

from support.authoring import review
from support.authoring.features import FeatureError
from support.authoring.vocabulary import VocabularyError


def main(arguments: list[str] | None = None) -> int:
    """Do it, print what is wrong, and return the exit code."""
    options = _options().parse_args(arguments)
    try:
        if options.check:
            problems = list(review.problems())
            print(*problems, sep="\n", end="\n" if problems else "")
            return 1 if problems else 0
        review.put_right()
    except (FeatureError, VocabularyError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m support.authoring", description=__doc__)
    parser.add_argument(
        "--check",
        action="store_true",
        help="say what is wrong with features and step definitions, and change nothing",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""Everything that is wrong with the features and the words, and what of it can be put right by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

from behave.model import Feature

from support.authoring import editor, form, guides, reference, vocabulary, words
from support.authoring.features import feature_files, read_feature
from support.authoring.formatting import formatted
from support.authoring.vocabulary import Definition

Write = Callable[[list[Definition]], str]
_WRITTEN: dict[Path, Write] = {reference.REFERENCE: reference.reference, editor.SETTINGS: editor.settings}
"""File -> what it should hold, made from the vocabulary."""


def problems() -> Iterator[str]:
    """Say what is wrong, each with its place.

    Raises:
        FeatureError, VocabularyError: a file cannot even be read.
    """
    known = vocabulary.load()
    features = [read_feature(path) for path in feature_files()]
    yield from in_vocabulary(known)
    yield from in_features(features, known)
    yield from guides.problems(known)
    yield from unformatted()
    yield from outdated(known)


def in_vocabulary(known: list[Definition]) -> Iterator[str]:
    """Say which step definitions are not explained, or explained wrongly."""
    for definition in known:
        if not definition.about:
            yield f"{definition.place}: the docstring does not say what the step does"
        yield from words.of_example(definition, known)


def in_features(features: list[Feature], known: list[Definition]) -> Iterator[str]:
    """Say which scenarios mislead, or would break."""
    for feature in features:
        yield from form.problems(feature)
    yield from words.problems(features, known)


def unformatted() -> Iterator[str]:
    """Say which features do not have the standard form."""
    for path in feature_files():
        text = path.read_text(encoding="utf-8")
        if formatted(text) != text:
            yield f"{path}: not in the standard form: run `make format`"


def outdated(known: list[Definition]) -> Iterator[str]:
    """Say which files are not what the vocabulary makes them."""
    for path, write in _WRITTEN.items():
        if not path.exists() or path.read_text(encoding="utf-8") != write(known):
            yield f"{path}: not what the steps say now: run `make format`"


def put_right() -> None:
    """Format the features, and write anew what is made from the vocabulary.

    Raises:
        FeatureError, VocabularyError: a file cannot be read.
    """
    known = vocabulary.load()
    for path in feature_files():
        read_feature(path)
        path.write_text(formatted(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path, write in _WRITTEN.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(known), encoding="utf-8")

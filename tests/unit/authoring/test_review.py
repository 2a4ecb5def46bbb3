"""`python -m support.authoring`, in a folder with a feature and a step."""

from pathlib import Path

import pytest

from support.authoring.__main__ import main

STEPS = '''"""The thing."""
from behave import given


@given("a thing")
def a_thing(context):
    """Take a thing.

    Example:
        Given a thing
    """
'''
UNTIDY = "Feature: One\n  Words.\n\n\n  Scenario: A\n   Given a thing\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder in ("steps", "features", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "steps" / "thing.py").write_text(STEPS)
    (tmp_path / "features" / "one.feature").write_text(UNTIDY)
    (tmp_path / "README.md").write_text("```gherkin\nFeature: One\n Scenario: A\n  Given a thing\n```\n")
    return tmp_path


def check(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    capsys.readouterr()
    code = main(["--check"])
    return code, capsys.readouterr().out.splitlines()


def test_what_is_not_as_it_should_be_is_told_and_left_alone(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    assert check(capsys) == (
        1,
        [
            "features/one.feature: not in the standard form: run `make format`",
            "docs/steps.md: not what the steps say now: run `make format`",
            ".vscode/settings.json: not what the steps say now: run `make format`",
        ],
    )
    assert (project / "features" / "one.feature").read_text() == UNTIDY


def test_it_is_put_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert check(capsys) == (0, [])


def test_a_new_step_makes_the_reference_outdated(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    main([])
    (project / "steps" / "thing.py").write_text(STEPS.replace("a thing", "some {thing}"))
    _, problems = check(capsys)
    assert "docs/steps.md: not what the steps say now: run `make format`" in problems


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "features/one.feature",
            "a thing",
            "a thin",
            "no step reads 'Given a thin'. Did you mean 'a thing'?",
        ),
        ("features/one.feature", "Words.", "", "the feature does not say what it is about"),
        (
            "README.md",
            "",
            "# One\n\n```gherkin\nGiven a thin\n```\n",
            "README.md:4: no step reads 'Given a thin'",
        ),
        ("steps/thing.py", "Take a thing.", "", "the docstring does not say what the step does"),
        ("steps/thing.py", "Given a thing", "Given a thin", "no step reads 'Given a thin'"),
    ],
)
def test_mistakes_are_told(
    file: str, old: str, new: str, problem: str, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    path = project / file
    path.write_text(path.read_text().replace(old, new, 1))
    code, problems = check(capsys)
    assert code == 1
    assert problem in "\n".join(problems)


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("features/one.feature", "", "there is no feature in this file"),
        ("features/one.feature", "Scenario: A\n", "features/one.feature: "),
        ("steps/thing.py", "import nothing_of_that_name", "ModuleNotFoundError"),
    ],
)
def test_what_cannot_be_read_is_an_error(
    file: str, text: str, problem: str, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    (project / file).write_text(text)
    assert main(["--check"]) == 1
    assert problem in capsys.readouterr().err

"""`python -m support.requirements`, in a folder with a feature."""

from pathlib import Path

import pytest

from support.requirements.__main__ import main

FEATURE = "@API-CREATE-05\nFeature: One\n  Words.\n\n  Scenario: A\n    Given a thing\n"


@pytest.fixture
def feature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "features" / "one.feature"
    path.parent.mkdir()
    path.write_text(FEATURE)
    return path


def test_the_page_is_written_and_the_requirements_are_counted(
    feature: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--allow-missing"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("missing. The page is reports/requirements.html.")
    assert ": 1 verified, " in line
    assert "features/one.feature:5" in (feature.parents[1] / "reports" / "requirements.html").read_text()


def test_what_is_missing_fails_unless_that_is_allowed(
    feature: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 1
    assert "API-CREATE-06 has neither a scenario nor an excuse: " in capsys.readouterr().out


def test_a_tag_that_names_no_requirement_fails(feature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feature.write_text(FEATURE.replace("05", "55"))
    assert main(["--allow-missing"]) == 1
    assert "features/one.feature:5: @API-CREATE-55 names no requirement." in capsys.readouterr().out


def test_a_feature_that_cannot_be_read_fails(feature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feature.write_text("Scenario: A\n")
    assert main([]) == 1
    assert "features/one.feature" in capsys.readouterr().err

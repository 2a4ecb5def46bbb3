"""The HTML report of a real run, made by the real Allure command line tool."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.evidence.report import html
from tests.meta.behave_run import TIME_LIMIT
from tests.meta.html_report import NEEDS_NODE, statistics
from tests.meta.report_sample import SCENARIOS, run_sample

FULL_DISK = """
import resource, signal

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest}))
"""
Report = subprocess.CompletedProcess[str]


def report(folder: Path, *arguments: str | Path, **environment: str) -> Report:
    """`python -m support.evidence.report` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "support.evidence.report", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )


def write_node(folder: Path, *lines: str) -> str:
    """Put something in the place of Node.js; returns the PATH on which it is."""
    folder.mkdir()
    node = folder / "node"
    node.write_text("\n".join(("#!/bin/sh", *lines)))
    node.chmod(0o755)
    return str(folder)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    run_sample(folder)
    return folder


@pytest.fixture(scope="module")
def made(sample: Path) -> Report:
    """The report on the sample: not to be changed by a test."""
    return report(sample, "html", "--file", "mail me.html")


@pytest.fixture
def folder(sample: Path, tmp_path: Path) -> Path:
    """The results of the sample, in a folder that a test may spoil."""
    shutil.copytree(sample / "reports/allure-results", tmp_path / "reports/allure-results")
    return tmp_path


def change_results(folder: Path, old: str, new: str) -> None:
    for path in (folder / "reports/allure-results").glob("*-result.json"):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@NEEDS_NODE
def test_both_looks_show_every_scenario_with_its_verdict(sample: Path, made: Report) -> None:
    assert (made.returncode, made.stderr) == (0, "")
    for look in ("allure2", "awesome"):
        found = statistics(sample, look)
        verdicts = {name: found[name] for name in ("total", "passed", "failed", "broken", "skipped")}
        assert verdicts == {"total": SCENARIOS, "passed": 5, "failed": 4, "broken": 2, "skipped": 1}
        assert found["resolutions"] == {"accepted": 1}, "the known defect"
        assert (found["flaky"], found["retries"]) == (1, 1), (
            "which is one scenario, however often it was tried"
        )


@NEEDS_NODE
def test_the_overview_can_be_saved_as_one_file(sample: Path, made: Report) -> None:
    assert made.stdout == f"Report on {SCENARIOS} scenarios: mail me.html\n"
    assert (sample / "mail me.html").read_bytes() == (
        sample / "reports/allure/allure2/index.html"
    ).read_bytes()


@NEEDS_NODE
def test_no_page_calls_home(sample: Path, made: Report) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (sample / "reports/allure").rglob("*.html")]
    assert len(pages) == 3
    assert not any("googletagmanager" in page or "gtag(" in page for page in pages)


def test_a_report_that_would_call_home_after_all_is_not_made(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<script src="https://www.googletagmanager.com/other.js"></script>')
    with pytest.raises(html.NoReport, match="would call googletagmanager"):
        html._strip_analytics(tmp_path)


@NEEDS_NODE
def test_each_run_adds_to_the_history_of_its_environment(folder: Path, sample: Path, made: Report) -> None:
    history = folder / "reports/history.jsonl"
    shutil.copyfile(sample / "reports/history.jsonl", history)
    assert len(history.read_text(encoding="utf-8").splitlines()) == 1

    assert report(folder, "html").returncode == 0
    assert len(history.read_text(encoding="utf-8").splitlines()) == 1, "a second report is no second run"

    change_results(folder, '"start": 1', '"start": 2')
    one = next((folder / "reports/allure-results").glob("*-result.json"))
    one.write_text(one.read_text(encoding="utf-8").replace('"value": "int', '"value": "internal-dev'))
    assert report(folder, "html").returncode == 0
    assert len(history.read_text(encoding="utf-8").splitlines()) == 2
    assert statistics(folder, "awesome")["new"] == 1, "only that of another environment has no history"


@NEEDS_NODE
def test_shards_make_one_report(folder: Path) -> None:
    results = folder / "reports/allure-results"
    other = folder / "shard 2"
    other.mkdir()
    for path in results.glob("*-result.json"):
        # By the feature: all attempts of a scenario are made in one shard.
        if "Find records" in path.read_text(encoding="utf-8"):
            path.rename(other / path.name)
    for number, shard in enumerate((results, other), 1):
        (shard / "environment.properties").write_text(f"shard = {number}/2\n", encoding="utf-8")
    made = report(folder, "html", results, other)
    assert (made.returncode, made.stderr) == (0, "")
    assert statistics(folder, "allure2")["total"] == SCENARIOS


@NEEDS_NODE
def test_a_corrupt_result_and_a_damaged_history_are_named_and_the_rest_is_shown(folder: Path) -> None:
    (folder / "reports/history.jsonl").write_text('{"uuid": "half a li')
    results = (folder / "reports/allure-results").glob("*-result.json")
    path = next(path for path in results if "The record is stored" in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8")[:100])
    done = report(folder, "html")
    assert done.returncode == 1
    damaged, corrupt = done.stderr.splitlines()
    assert damaged.startswith("reports/history.jsonl was damaged: 1 of 1 runs in it could not be read")
    assert (folder / "reports/history.damaged-1.jsonl").read_text() == '{"uuid": "half a li'
    assert corrupt.startswith(f"the report lacks reports/allure-results/{path.name}: not JSON from line 1")
    assert statistics(folder, "allure2")["total"] == SCENARIOS - 1


@NEEDS_NODE
def test_a_report_that_fails_leaves_the_old_one_and_the_history(folder: Path) -> None:
    for path in ("allure/index.html", "history.jsonl"):
        (folder / "reports" / path).parent.mkdir(exist_ok=True)
        (folder / "reports" / path).write_text("old")
    before = files(folder / "reports")
    node = write_node(
        folder / "path", "[ $1 = --version ] && echo v22.0.0 && exit 0", "echo no memory; exit 3"
    )
    done = report(folder, "html", PATH=node)
    assert done.returncode == 1
    assert done.stderr == "the Allure command line tool failed:\nno memory\n"
    assert files(folder / "reports") == before


@NEEDS_NODE
@pytest.mark.parametrize("largest", [0, 200_000, 2_000_000], ids=["nothing", "the results", "one page"])
def test_a_disk_that_fills_while_the_report_is_made_costs_nothing_that_was_there(
    folder: Path, largest: int
) -> None:
    for path in ("allure/index.html", "history.jsonl"):
        (folder / "reports" / path).parent.mkdir(exist_ok=True)
        (folder / "reports" / path).write_text("old")
    before = files(folder / "reports")
    (folder / "sitecustomize.py").write_text(FULL_DISK.format(largest=largest))
    done = report(folder, "html", PYTHONPATH=str(folder))
    assert done.returncode == 1
    assert "file too large" in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert files(folder / "reports") == before


@pytest.mark.parametrize("option", ["--output", "--file", "--history"])
def test_what_cannot_be_written_is_named_before_anything_is_made(folder: Path, option: str) -> None:
    (folder / "a file").write_text("")
    done = report(folder, "html", option, "a file/inside")
    assert done.returncode == 1
    assert done.stderr == "a file cannot be written: it is not a folder\n"
    assert not (folder / "reports/allure").exists()


@pytest.mark.parametrize("command", ["html", "summary", "gate"])
def test_without_a_folder_of_results_there_is_one_line_on_what_to_do(tmp_path: Path, command: str) -> None:
    done = report(tmp_path, command)
    assert done.returncode == 1
    assert done.stderr == (
        "reports/allure-results is no folder of results: run the features first (make acceptance)\n"
    )


def test_without_results_there_is_no_report_but_the_reason_why_the_run_did_not_start(folder: Path) -> None:
    for path in (folder / "reports/allure-results").glob("*-result.json"):
        path.unlink()
    done = report(folder, "html")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "there are no results to make a report of",
        "after_all: RuntimeError: record 42 was left behind",
    ]


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (None, "the HTML report needs Node.js 20 or later: install it, then: npm ci"),
        ("v18.20.1", "the HTML report needs Node.js 20 or later; this is v18.20.1"),
    ],
)
def test_without_node_one_line_says_what_to_install(folder: Path, version: str | None, message: str) -> None:
    node = write_node(folder / "path", f"echo {version}") if version else ""
    done = report(folder, "html", PATH=node)
    assert done.returncode == 1
    assert done.stderr == f"{message}\n"


def test_the_gate_and_the_summary_need_no_node(folder: Path) -> None:
    gate = report(folder, "gate", PATH="")
    assert gate.returncode == 1
    assert gate.stderr.splitlines() == [
        "outside every scenario: after_all: RuntimeError: record 42 was left behind",
        "3 failed",
        "2 broken",
    ]
    summary = report(folder, "summary", PATH="")
    assert summary.returncode == 0
    assert f"Not passed: {SCENARIOS} scenarios" in summary.stdout

from pathlib import Path

from support.evidence.report import job_summary
from support.evidence.report.results import read
from tests.unit.evidence.result_files import write_result


def summary(folder: Path, *objections: str) -> list[str]:
    return job_summary.markdown(read([folder]), objections).splitlines()


def test_counts_facts_and_red_scenarios_are_told(tmp_path: Path) -> None:
    write_result(tmp_path, "passes")
    write_result(tmp_path, "fails", "failed", message="expected 1\ngot 2")
    write_result(tmp_path, "known", "failed", known=True, message="known defect API-BUG-01: expected 1")
    (tmp_path / "environment.properties").write_text("environment = int\nseed = 7\n")
    lines = summary(tmp_path, "1 failed")
    assert lines[0] == "## ❌ Not passed: 3 scenarios"
    assert "| 1 | 0 | 1 | 0 | 1 | 0 | 0 |" in lines
    assert "* seed: 7" in lines
    assert "* 1 failed" in lines
    assert "| Recording | fails | expected 1 |" in lines
    assert lines.index("### Known defects: the service is wrong, and that is known") < lines.index(
        "| Recording | known | known defect API-BUG-01: expected 1 |"
    )


def test_a_flaky_scenario_is_told_with_what_it_was_red_for(tmp_path: Path) -> None:
    write_result(tmp_path, "red", "failed", message="expected 1", historyId="it")
    write_result(tmp_path, "green", message="passed at attempt 2 only", historyId="it")
    lines = summary(tmp_path)
    assert lines[0] == "## ✅ Passed: 1 scenario"
    assert "### Flaky: passed, but not at the first attempt" in lines
    assert "| Recording | green | passed at attempt 2 only |" in lines


def test_who_was_skipped_is_told_with_the_reason(tmp_path: Path) -> None:
    write_result(tmp_path, "passes")
    write_result(tmp_path, "skipped", "skipped", message="not today")
    lines = summary(tmp_path)
    assert lines[0] == "## ✅ Passed: 2 scenarios"
    assert "### Skipped: nothing is known of these" in lines
    assert "| Recording | skipped | not today |" in lines


def test_a_good_run_has_no_table(tmp_path: Path) -> None:
    write_result(tmp_path, "passes")
    lines = summary(tmp_path)
    assert lines[0] == "## ✅ Passed: 1 scenario"
    assert not any("###" in line for line in lines)


def test_what_a_service_answers_cannot_change_the_page(tmp_path: Path) -> None:
    write_result(tmp_path, "fails", "failed", message="| <img src=x> [a](b) @all `x` \\")
    (row,) = (line for line in summary(tmp_path) if line.startswith("| Recording"))
    assert row == "| Recording | fails | \\| \\<img src=x\\> \\[a\\](b) \\@all \\`x\\` \\\\ |"


def test_a_long_table_is_cut_and_says_so(tmp_path: Path) -> None:
    for number in range(job_summary.MOST_ROWS + 3):
        write_result(tmp_path, f"fails {number}", "failed", message="expected 1")
    lines = summary(tmp_path)
    assert "… and 3 more" in lines
    assert sum(line.startswith("| Recording") for line in lines) == job_summary.MOST_ROWS

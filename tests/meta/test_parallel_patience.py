"""A scenario that waits for its turn within a small quota does not hang, however long it takes."""

from pathlib import Path

from tests.meta.parallel_run import run_parallel

FEATURES = {
    "patient.feature": """
        Feature: Patient
          Scenario: it asks again and again
            Given it asks for its turn for 11 seconds
          Scenario: it does nothing
            Given it asks for its turn for 0 seconds
    """
}
STEPS = """
    import time
    from behave import step

    @step("it asks for its turn for {seconds:d} seconds")
    def asks(context, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            context.ask("may I")
            time.sleep(0.2)
"""


LIMIT = 8
"""Seconds without a question: fewer than the questions take in all, and many for one on a busy machine."""


def test_whoever_asks_is_heard_and_not_ended(tmp_path: Path) -> None:
    result = run_parallel(tmp_path, FEATURES, STEPS, args=("-j2", f"-Dlimit={LIMIT}"))
    assert {each["status"] for each in result.allure_results} == {"passed"}, result.console
    assert result.exit_code == 0

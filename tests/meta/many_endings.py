"""Features with rules, rows and hooks that end in all ways at once, for runs in one process or in several."""

FEATURES = {
    "endings.feature": """
        @owner:jane
        Feature: Endings
          Background:
            Given all is well
          Scenario: it passes
            Then the worker can ask
          Scenario: it fails
            Given the service is wrong
            Then all is well
          Scenario: it breaks
            Given the test is wrong
          Scenario: it has a step without definition
            Given nobody wrote this
            And nobody wrote that
          Scenario: a step exits
            Given somebody exits
          Scenario: before_scenario breaks
            Given all is well
          Scenario: after_scenario breaks
            Given the service is wrong
          Scenario: before_step breaks
            Given all is well
          Scenario: a clean-up breaks
            Given a clean-up that will break
          Scenario: it is skipped by a hook
            Given all is well
          Scenario: it is skipped by a step
            Given this does not apply
          @not-wanted
          Scenario: it is not selected
            Given all is well
          @known-defect @API-BUG-01
          Scenario: it fails as is known
            Then the service is wrong
          @known-defect @API-BUG-02
          Scenario: it passes although a defect is known
            Then all is well
    """,
    "deep/rules.feature": """
        Feature: Rules
          Background:
            Given a number 1
          @EVT-30
          Rule: First
            Background:
              Given a number 2
            Scenario: twin
              Given several lines
                ```
                some
                text
                ```
          Rule: Second
            Scenario: twin
              Given a table
                | field | value |
                | a     | b     |
            Scenario Outline: rows
              Given a number <n>
              @small
              Examples: small
                | n  |
                | 11 |
                | 11 |
              @large
              Examples: large
                | n   |
                | 101 |
                | 13  |
    """,
    "no_set_up.feature": """
        Feature: Its set-up breaks
          Scenario: it cannot begin
            Given all is well
          Scenario: nor can it
            Given all is well
    """,
    "no_tear_down.feature": """
        Feature: Its tear-down breaks
          Scenario: it passes before the tear-down
            Given all is well
          Scenario: so does it
            Given all is well
    """,
    "half_wanted.feature": """
        Feature: Half wanted
          Scenario: it is selected
            Given all is well
          Rule: Not now
            @not-wanted
            Scenario: it is not selected under a rule
              Given all is well
    """,
    "unwanted.feature": """
        @not-wanted
        Feature: Not selected
          Scenario: it is not selected either
            Given all is well
    """,
}
FEATURES = {path: text.replace("```", '"""') for path, text in FEATURES.items()}
STEPS = """
    import logging, sys
    import allure
    from behave import step

    def left_behind():
        raise RuntimeError("record 42 was left behind")

    @step("all is well")
    def well(context): pass

    @step("the worker can ask")
    def asks(context):
        if hasattr(context, "ask"):
            assert context.ask("loud") == "LOUD"

    @step("the service is wrong")
    def wrong(context):
        print("a step prints")
        logging.getLogger("imms.http").info("GET /Immunization 500")
        allure.attach("the evidence", name="evidence")
        assert False, "expected 1, got 2"

    @step("the test is wrong")
    def broken(context): raise KeyError("no such field")

    @step("somebody exits")
    def exits(context): sys.exit(0)

    @step("a clean-up that will break")
    def leaves(context): context.add_cleanup(left_behind)

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")

    @step("several lines")
    @step("a table")
    def given(context): assert context.text or context.table

    @step("a number {n:d}")
    def number(context, n): assert n != 13, "13 is no good"
"""
ENVIRONMENT = """
    import allure

    def before_feature(context, feature):
        if feature.name == "Its set-up breaks": raise ValueError("no set-up")

    def after_feature(context, feature):
        if feature.name == "Its tear-down breaks": raise ValueError("no tear-down")

    def before_scenario(context, scenario):
        allure.attach(scenario.name, name="at the start")
        if scenario.name == "before_scenario breaks": raise ValueError("no set-up")
        if scenario.name == "it is skipped by a hook": scenario.skip("not today")

    def after_scenario(context, scenario):
        if scenario.name == "after_scenario breaks": raise ValueError("no tear-down")

    def before_step(context, step):
        if context.scenario.name == "before_step breaks": raise ValueError("no step")

    def after_all(context):
        raise ValueError("no end")
"""
FORMATS = (
    ("plain", "plain.txt"),
    ("json", "run.json"),
    ("rerun", "rerun.txt"),
)
ARGS = (
    "--tags=not @not-wanted",
    "--no-timings",
    *(part for name, file in FORMATS for part in (f"--format={name}", f"--outfile=reports/{file}")),
    "--format=support.evidence.console:ConsoleFormatter",
)
"""With these, a run writes all that `views.py` looks at."""
BROKEN_FEATURES = "Its "
"""How the names of features begin whose own hooks break."""

"""Flaky scenarios that end in every way there is, how often they are tried, and the verdict that is right."""

FEATURE = """
    Feature: Flaky
      @flaky
      Scenario: it passes at once
        Given all is well
      @flaky
      Scenario: it fails and then passes
        Given the service is wrong 1 times
        Then all is well
      @flaky
      Scenario: it fails twice and then passes
        Given the service is wrong 2 times
      @flaky
      Scenario: a step breaks and then it passes
        Given the test is wrong 1 times
        Then all is well
      @flaky
      Scenario: before_scenario breaks and then it passes
        Given all is well
      @flaky
      Scenario: before_step breaks and then it passes
        Given all is well
      @flaky
      Scenario: it fails in all attempts
        Given the service is wrong 3 times
      @flaky
      Scenario: it fails, breaks and fails
        Given the service is wrong 1 times
        And the test is wrong 1 times
        And the service is always wrong
      @flaky
      Scenario: a step has no definition
        Given nobody wrote this
      @flaky
      Scenario: a clean-up breaks
        Given a clean-up that breaks 1 times
      @flaky
      Scenario: after_scenario breaks
        Given all is well
      @flaky
      Scenario: it fails and is skipped
        Given the service is wrong 1 times
        Then this does not apply
      @flaky
      Scenario: it is skipped
        Given this does not apply
      @flaky @known-defect @API-BUG-01
      Scenario: it is a known defect, too
        Then the service is wrong 1 times
      Scenario: it has no such tag
        Given the service is wrong 1 times
      @flaky
      Rule: Tags are inherited
        Scenario Outline: a row fails and then passes
          Given the service is wrong <count> times
          Examples:
            | count |
            | 1     |
      @flaky @not-wanted
      Scenario: it is not selected
        Given the service is wrong 1 times
"""
STEPS = """
    from pathlib import Path
    from behave import step

    def has_time_left(context, what, count):
        '''Whether it happens in this attempt, which may be in any process.'''
        happened = Path("happened") / f"{what} {context.scenario.name}".replace(" ", "_")
        happened.parent.mkdir(exist_ok=True)
        times = len(happened.read_text()) if happened.exists() else 0
        happened.write_text("x" * (times + 1))
        return times < count

    def left_behind():
        raise RuntimeError("record 42 was left behind")

    @step("all is well")
    def well(context): context.add_cleanup(print, "cleaned up", file=open("cleaned_up", "a"))

    @step("the service is wrong {count:d} times")
    def wrong(context, count):
        well(context)
        assert not has_time_left(context, "wrong", count), "expected 1, got 2"

    @step("the service is always wrong")
    def always(context): assert False, "expected 1, got 2"

    @step("the test is wrong {count:d} times")
    def broken(context, count):
        if has_time_left(context, "broken", count): raise KeyError("no such field")

    @step("a clean-up that breaks {count:d} times")
    def leaves(context, count):
        if has_time_left(context, "left", count): context.add_cleanup(left_behind)

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")
"""
ENVIRONMENT = """
    import sys
    sys.path.insert(0, "steps")
    from steps import has_time_left

    def once(context, name):
        if context.scenario.name == name and has_time_left(context, "hook", 1):
            raise ValueError("no luck")

    def before_scenario(context, scenario):
        once(context, "before_scenario breaks and then it passes")

    def after_scenario(context, scenario): once(context, "after_scenario breaks")

    def before_step(context, step): once(context, "before_step breaks and then it passes")
"""
SECOND = "passed at attempt 2 only; attempt 1 "
EXPECTED = {
    "it passes at once": ("passed", ""),
    "it fails and then passes": ("flaky", f"{SECOND}failed: expected 1, got 2"),
    "it fails twice and then passes": (
        "flaky",
        "passed at attempt 3 only; attempt 1 failed: expected 1, got 2\nattempt 2 failed: expected 1, got 2",
    ),
    "a step breaks and then it passes": ("flaky", f"{SECOND}broken: KeyError: 'no such field'"),
    "before_scenario breaks and then it passes": (
        "flaky",
        f"{SECOND}broken: HOOK-ERROR in before_scenario: ValueError: no luck",
    ),
    "before_step breaks and then it passes": ("flaky", f"{SECOND}broken: ValueError: no luck"),
    "it fails in all attempts": ("failed", "expected 1, got 2"),
    "it fails, breaks and fails": ("failed", "expected 1, got 2"),
    "a step has no definition": ("broken", 'no step definition matches "Given nobody wrote this"'),
    "a clean-up breaks": ("broken", "CLEANUP-ERROR: RuntimeError: record 42 was left behind"),
    "after_scenario breaks": ("broken", "HOOK-ERROR in after_scenario: ValueError: no luck"),
    "it fails and is skipped": (
        "broken",
        "skipped at attempt 2, but failed at attempt 1: expected 1, got 2",
    ),
    "it is skipped": ("skipped", "not in this environment"),
    "it is a known defect, too": ("known", "known defect API-BUG-01: expected 1, got 2"),
    "it has no such tag": ("failed", "expected 1, got 2"),
    "a row fails and then passes (1)": ("flaky", f"{SECOND}failed: expected 1, got 2"),
}
"""By the scenario: the verdict of the last attempt, and the reason."""
ATTEMPTS = {
    "it fails twice and then passes": 3,
    "it fails in all attempts": 3,
    "it fails, breaks and fails": 3,
    "a step has no definition": 3,
    "it fails and is skipped": 2,
    **{name: 2 for name, (verdict, why) in EXPECTED.items() if verdict == "flaky" and SECOND in why},
}
"""How often a scenario is tried, where it is more than once."""

"""Scenarios that end in every way there is, and the verdict and reason that are right."""

FEATURE = """
    Feature: Endings
      Scenario: it passes
        Given all is well
      Scenario: it fails
        Given the service is wrong
        Then all is well
      Scenario: the check has a type of its own
        Given the service is wrong in its own way
      Scenario: a step breaks
        Given the test is wrong
      Scenario: a step has no definition
        Given nobody wrote this
      Scenario: a step is pending
        Given somebody will write this
      Scenario: a step exits
        Given somebody exits
      Scenario: before_scenario breaks
        Given all is well
      Scenario: after_scenario breaks
        Given all is well
      Scenario: after_scenario asserts
        Given all is well
      Scenario: before_step breaks
        Given all is well
      Scenario: a clean-up breaks
        Given a clean-up that will break
      Scenario: it fails and then a clean-up breaks
        Given a clean-up that will break
        And the service is wrong
      Scenario: it fails and then after_scenario breaks
        Given the service is wrong
      Scenario: a step breaks and then a clean-up breaks
        Given a clean-up that will break
        And the test is wrong
      Scenario: it is skipped by a hook
        Given all is well
      Scenario: it is skipped by a step
        Given this does not apply
        Then all is well
      Scenario: it is skipped for no reason
        Given all is well
      @not-wanted
      Scenario: it is not selected
        Given all is well
      Rule: Rules count too
        Scenario: it fails under a rule
          Given the service is wrong
        Scenario Outline: it fails as a row
          Given the service is <state>
          Examples:
            | state |
            | wrong |
"""
STEPS = """
    import sys
    from behave import step
    from behave.api.pending_step import PendingStepError

    class Mismatch(AssertionError):
        pass

    def left_behind():
        raise RuntimeError("record 42 was left behind")

    @step("all is well")
    def well(context): pass

    @step("the service is wrong")
    def wrong(context): assert False, "expected 1, got 2"

    @step("the service is wrong in its own way")
    def own(context): raise Mismatch("expected 1, got 2")

    @step("the test is wrong")
    def broken(context): raise KeyError("no such field")

    @step("somebody will write this")
    def pending(context): raise PendingStepError("not yet")

    @step("somebody exits")
    def exits(context): sys.exit(0)

    @step("a clean-up that will break")
    def leaves(context): context.add_cleanup(left_behind)

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")
"""
ENVIRONMENT = """
    def before_scenario(context, scenario):
        if scenario.name == "before_scenario breaks": raise ValueError("no set-up")
        if scenario.name == "it is skipped by a hook": scenario.skip("not today")
        if scenario.name == "it is skipped for no reason": scenario.skip()

    def after_scenario(context, scenario):
        if scenario.name.endswith("after_scenario breaks"): raise ValueError("no tear-down")
        if scenario.name == "after_scenario asserts": assert False, "no tear-down"

    def before_step(context, step):
        if context.scenario.name == "before_step breaks": raise ValueError("no step")
"""
EXPECTED = {
    "it passes": ("passed", ""),
    "it fails": ("failed", "expected 1, got 2"),
    "the check has a type of its own": ("failed", "expected 1, got 2"),
    "a step breaks": ("broken", "KeyError: 'no such field'"),
    "a step has no definition": ("broken", 'no step definition matches "Given nobody wrote this"'),
    "a step is pending": ("broken", "not yet"),
    "a step exits": ("broken", "the step called sys.exit(0)"),
    "before_scenario breaks": ("broken", "HOOK-ERROR in before_scenario: ValueError: no set-up"),
    "after_scenario breaks": ("broken", "HOOK-ERROR in after_scenario: ValueError: no tear-down"),
    "after_scenario asserts": ("broken", "HOOK-ERROR in after_scenario: AssertionError: no tear-down"),
    "before_step breaks": ("broken", "ValueError: no step"),
    "a clean-up breaks": ("broken", "CLEANUP-ERROR: RuntimeError: record 42 was left behind"),
    "it fails and then a clean-up breaks": ("failed", "expected 1, got 2"),
    "it fails and then after_scenario breaks": ("failed", "expected 1, got 2"),
    "a step breaks and then a clean-up breaks": (
        "broken",
        "CLEANUP-ERROR: RuntimeError: record 42 was left behind",
    ),
    "it is skipped by a hook": ("skipped", "not today"),
    "it is skipped by a step": ("skipped", "not in this environment"),
    "it is skipped for no reason": ("skipped", ""),
    "it fails under a rule": ("failed", "expected 1, got 2"),
    "it fails as a row (wrong)": ("failed", "expected 1, got 2"),
}
"""By the scenario: the verdict, and what the reason must contain."""

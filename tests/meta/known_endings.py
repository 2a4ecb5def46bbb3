"""Scenarios of known defects that end in every way there is, and the verdict and reason that are right."""

FEATURE = """
    Feature: Known defects
      @known-defect @API-BUG-01
      Scenario: the check fails
        When it is done
        Then all is well
        And the service is wrong
      @known-defect @API-BUG-01
      Scenario: the check passes
        When it is done
        Then all is well
      @known-defect @API-BUG-01
      Scenario: the check breaks
        Then the test is wrong
      @known-defect @API-BUG-01
      Scenario: it fails before the check
        Given the service is wrong
        Then all is well
      @known-defect @API-BUG-01
      Scenario: it fails at a check before the last
        When it is done
        Then the service is wrong
        And all is well
      @known-defect @API-BUG-01
      Scenario: its last step is no check
        When the service is wrong
      @known-defect @API-BUG-01
      Scenario: it fails before the check and the clean-up breaks
        Given a clean-up that will break
        When the service is wrong
        Then all is well
      @known-defect @API-BUG-01
      Scenario: the clean-up breaks
        When a clean-up that will break
        Then the service is wrong
      @known-defect @API-BUG-01
      Scenario: it is skipped
        When this does not apply
        Then the service is wrong
      Scenario: nobody knows it
        Then the service is wrong
      @known-defect @API-BUG-01 @API-BUG-02
      Rule: Tags are inherited
        Scenario Outline: a row fails
          Then the service is <state>
          Examples:
            | state |
            | wrong |
"""
STEPS = """
    from behave import step

    def left_behind():
        raise RuntimeError("record 42 was left behind")

    @step("it is done")
    @step("all is well")
    def well(context): pass

    @step("the service is wrong")
    def wrong(context): assert False, "expected 1, got 2"

    @step("the test is wrong")
    def broken(context): raise KeyError("no such field")

    @step("a clean-up that will break")
    def leaves(context): context.add_cleanup(left_behind)

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")
"""
REMOVE = "the known defect API-BUG-01 is gone: fixed? Then remove the tag @known-defect"
EXPECTED = {
    "the check fails": ("known", "known defect API-BUG-01: expected 1, got 2"),
    "the check passes": ("failed", REMOVE),
    "the check breaks": ("broken", "KeyError: 'no such field'"),
    "it fails before the check": ("failed", "expected 1, got 2"),
    "it fails at a check before the last": ("failed", "expected 1, got 2"),
    "its last step is no check": ("failed", "expected 1, got 2"),
    "it fails before the check and the clean-up breaks": ("failed", "expected 1, got 2"),
    "the clean-up breaks": ("broken", "CLEANUP-ERROR: RuntimeError: record 42 was left behind"),
    "it is skipped": ("skipped", "not in this environment"),
    "nobody knows it": ("failed", "expected 1, got 2"),
    "a row fails (wrong)": ("known", "known defect API-BUG-01 API-BUG-02: expected 1, got 2"),
}
"""By the scenario: the verdict, and how the reason must begin."""

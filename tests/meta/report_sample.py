"""A run of tiny features with every ending that the report is to tell apart, and evidence in its steps."""

from pathlib import Path

from tests.meta.behave_run import Result, run_behave

TOKEN = "eyJhbGciOiJSUzUxMiJ9.eyJzdWIiOiJyZXBvcnQifQ.c2lnbmVkcmVwb3J0"
"""Goes out with each request of the run, and must be nowhere in the report."""
FEATURES = {
    "recording/record.feature": """
        Feature: Record a vaccination
          A supplier records a vaccination once, and everybody downstream sees the same facts.

          @API-CREATE-05
          Scenario: A complete vaccination is accepted
            When the supplier records it
            Then all is well
          @API-CREATE-06 @critical
          Scenario: The new record is named
            When the supplier records it
            Then the answer is wrong
          Scenario: The record is stored
            When the supplier records it
            Then nothing is stored
          Scenario Outline: A dose number is kept
            When the supplier records it
            Then dose <number> is kept
            Examples: of a first course
              | number |
              | 1      |
              | 1      |
            Examples: of a second course
              | number |
              | 1      |
    """,
    "publishing/publish.feature": """
        Feature: Publish each change
          Rule: Every change is published
            Scenario: A new record is published
              When the supplier records it
              Then nothing is published
            Scenario: A refused record is not published
              When the service cannot be reached
              Then all is well
            Scenario: A corrected record is published
              When the test is wrong
              Then all is well
    """,
    "searching/search.feature": """
        Feature: Find records
          @known-defect @API-BUG-01
          Scenario: A deleted record is not found by its identifier
            When the supplier records it
            Then the answer is wrong
          @flaky
          Scenario: A new record is found at once
            When the supplier records it
            Then all is well at the second attempt
          Scenario: A search can be narrowed
            When this does not apply
            Then all is well
    """,
}
STEPS = f"""
    from behave import step
    from support.api import Unreachable
    from support.evidence import attachments
    from support.evidence.records import Exchange, Lookup
    from support.matching import ABSENT, Mismatch, MismatchError, require_match

    SENT = {{"Content-Type": "application/fhir+json", "Authorization": "Bearer {TOKEN}"}}

    @step("the supplier records it")
    def records(context):
        attachments.attach_exchange(Exchange(
            "POST", "https://int.test/immunisation-fhir-api/FHIR/R4/Immunization", SENT,
            '{{"resourceType": "Immunization", "lotNumber": "AAJN11K"}}', 201,
            {{"Location": "https://int.test/immunisation-fhir-api/FHIR/R4/Immunization/4f2a"}}, "", 0.038))
        rows = [{{"Operation": "CREATE"}}]
        attachments.attach_lookup(Lookup("imms-int-delta", "ImmsID = 4f2a", rows, 3, 0.6, 1))

    @step("the answer is wrong")
    def wrong(context):
        mismatches = [Mismatch("response.status", "201 Created", "200", "another status")]
        attachments.attach_mismatches(mismatches)
        raise MismatchError(mismatches)

    @step("nothing is stored")
    def not_stored(context): require_match({{"PK": "Immunization#4f2a"}}, ABSENT, "events item")

    @step("nothing is published")
    def not_published(context):
        why = "not published in 10.0 s, 12 looks"
        raise MismatchError([Mismatch("delta rows", "CREATE", "no row", why)])

    @step("the service cannot be reached")
    def unreachable(context): raise Unreachable("POST https://int.test/: connection refused")

    @step("the test is wrong")
    def broken(context): raise KeyError("no such field")

    ATTEMPTS = []

    @step("all is well at the second attempt")
    def second(context):
        ATTEMPTS.append(context.scenario)
        assert len(ATTEMPTS) > 1, "found no record"

    @step("this does not apply")
    def skips(context): context.scenario.skip("not in this environment")

    @step("all is well")
    @step("dose {{number}} is kept")
    def well(context, number=None): pass
"""
ENVIRONMENT = """
    from support.evidence import attachments, recording

    def before_all(context):
        recording.describe_run(context._runner, "int", {"seed": "20260401"})

    def before_scenario(context, scenario):
        attachments.describe_scenario({"supplier": "Postman_Auth", "vaccine": "RSV"})

    def after_all(context):
        raise RuntimeError("record 42 was left behind")
"""
SCENARIOS = 12


def run_sample(folder: Path) -> Result:
    """Run the features; the results are in `reports/allure-results` of the folder."""
    return run_behave(folder, FEATURES, STEPS, ENVIRONMENT)

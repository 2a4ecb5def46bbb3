import pytest

from support.evidence.report.executor import executor

SERVICES = {
    "GitHub Actions": (
        {
            "GITHUB_ACTIONS": "true",
            "GITHUB_SERVER_URL": "https://github.test",
            "GITHUB_REPOSITORY": "nhs/imms",
            "GITHUB_RUN_ID": "42",
            "GITHUB_RUN_NUMBER": "7",
            "GITHUB_WORKFLOW": "Acceptance",
        },
        ("Acceptance #7", 7, "https://github.test/nhs/imms/actions/runs/42"),
    ),
    "GitLab CI": (
        {
            "GITLAB_CI": "true",
            "CI_JOB_NAME": "acceptance",
            "CI_PIPELINE_IID": "7",
            "CI_PIPELINE_URL": "https://gitlab.test/p/42",
        },
        ("acceptance #7", 7, "https://gitlab.test/p/42"),
    ),
    "Jenkins": (
        {
            "JENKINS_URL": "https://j.test",
            "JOB_NAME": "acceptance",
            "BUILD_NUMBER": "7",
            "BUILD_URL": "https://j.test/7",
        },
        ("acceptance #7", 7, "https://j.test/7"),
    ),
    "Azure Pipelines": (
        {
            "TF_BUILD": "True",
            "BUILD_DEFINITIONNAME": "acceptance",
            "BUILD_BUILDID": "7",
            "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI": "https://dev.azure.test/nhs/",
            "SYSTEM_TEAMPROJECT": "imms",
        },
        ("acceptance #7", 7, "https://dev.azure.test/nhs/imms/_build/results?buildId=7"),
    ),
}


@pytest.mark.parametrize("service", SERVICES)
def test_a_ci_service_is_known_by_its_variables(service: str) -> None:
    variables, described = SERVICES[service]
    found = executor(variables)
    assert found["name"] == service
    assert (found["buildName"], found["buildOrder"], found["buildUrl"]) == described


def test_without_one_the_run_was_made_by_hand() -> None:
    assert executor({}) == {"name": "by hand", "type": "local"}


def test_a_service_that_says_little_does_no_harm() -> None:
    assert executor({"GITHUB_ACTIONS": "true"})["buildOrder"] == 0

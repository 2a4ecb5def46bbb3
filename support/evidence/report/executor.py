"""Who ran the features: what Allure's overview says and links to."""

import os
from collections.abc import Callable, Mapping
from typing import Any

Facts = dict[str, Any]


def executor(environment: Mapping[str, str] = os.environ) -> Facts:
    """Tell by the environment variables of the CI service, if there is one, who ran the features."""
    for sign, describe in SERVICES.items():
        if sign in environment:
            return describe(environment)
    return {"name": "by hand", "type": "local"}


def _github(variables: Mapping[str, str]) -> Facts:
    repository = "/".join(variables.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY"))
    url = f"{repository}/actions/runs/{variables.get('GITHUB_RUN_ID', '')}"
    return {
        "name": "GitHub Actions",
        "type": "github",
        "buildName": f"{variables.get('GITHUB_WORKFLOW', 'run')} #{variables.get('GITHUB_RUN_NUMBER', '')}",
        "buildOrder": _number(variables.get("GITHUB_RUN_NUMBER", "")),
        "buildUrl": url,
    }


def _gitlab(variables: Mapping[str, str]) -> Facts:
    return {
        "name": "GitLab CI",
        "type": "gitlab",
        "buildName": f"{variables.get('CI_JOB_NAME', 'job')} #{variables.get('CI_PIPELINE_IID', '')}",
        "buildOrder": _number(variables.get("CI_PIPELINE_IID", "")),
        "buildUrl": variables.get("CI_PIPELINE_URL", ""),
    }


def _jenkins(variables: Mapping[str, str]) -> Facts:
    return {
        "name": "Jenkins",
        "type": "jenkins",
        "buildName": f"{variables.get('JOB_NAME', 'job')} #{variables.get('BUILD_NUMBER', '')}",
        "buildOrder": _number(variables.get("BUILD_NUMBER", "")),
        "buildUrl": variables.get("BUILD_URL", ""),
    }


def _azure(variables: Mapping[str, str]) -> Facts:
    parts = ("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "SYSTEM_TEAMPROJECT")
    project = "/".join(variables.get(name, "").rstrip("/") for name in parts)
    build = variables.get("BUILD_BUILDID", "")
    return {
        "name": "Azure Pipelines",
        "type": "azure",
        "buildName": f"{variables.get('BUILD_DEFINITIONNAME', 'build')} #{build}",
        "buildOrder": _number(build),
        "buildUrl": f"{project}/_build/results?buildId={build}",
    }


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


SERVICES: dict[str, Callable[[Mapping[str, str]], Facts]] = {
    "GITHUB_ACTIONS": _github,
    "GITLAB_CI": _gitlab,
    "JENKINS_URL": _jenkins,
    "TF_BUILD": _azure,
}
"""The variable by which a service is known, and how it describes itself."""

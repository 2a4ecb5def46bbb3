"""`.vscode/settings.json`: so that steps complete, are underlined when unknown and lead to their definition.

The official Cucumber extension reads the step definitions itself. What it cannot know is what the parameters
accept, so that is written down for it.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from support.authoring.parameters import regexes
from support.authoring.vocabulary import Definition

SETTINGS = Path(".vscode") / "settings.json"
_WRITTEN_BY = "// Written by `python -m support.authoring`; what is changed here is lost.\n"


def settings(vocabulary: Iterable[Definition]) -> str:
    """Write the settings."""
    accepted: dict[str, str] = {}
    for definition in vocabulary:
        for matcher in definition.matchers:
            accepted |= regexes(matcher.pattern)
    parameters = [{"name": name, "regexp": regex} for name, regex in sorted(accepted.items())]
    return _WRITTEN_BY + json.dumps(_settings(parameters), indent=2) + "\n"


def _settings(parameters: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "cucumber.features": ["features/**/*.feature"],
        "cucumber.glue": ["steps/*.py"],
        "cucumber.parameterTypes": parameters,
        # Its formatter doubles backslashes in cells, which behave takes as they are: use `make format`.
        "[cucumber]": {"editor.formatOnSave": False, "editor.tabSize": 2},
        "[python]": {"editor.defaultFormatter": "charliermarsh.ruff", "editor.formatOnSave": True},
        "python.defaultInterpreterPath": "${workspaceFolder}/.venv/bin/python",
        "python.testing.pytestEnabled": True,
        "python.testing.pytestArgs": ["tests"],
    }

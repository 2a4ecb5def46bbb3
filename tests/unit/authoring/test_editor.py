"""What the editor is told about the steps."""

import json
import re
from typing import Any

import pytest

from support.authoring import editor
from support.authoring.vocabulary import Definition


@pytest.fixture(scope="module")
def settings(known: list[Definition]) -> dict[str, Any]:
    _, _, text = editor.settings(known).partition("\n")
    settings: dict[str, Any] = json.loads(text)
    return settings


def test_the_editor_knows_every_parameter_as_it_is_spelt(settings: dict[str, Any]) -> None:
    assert [each["name"] for each in settings["cucumber.parameterTypes"]] == [
        *("actor:Actor", "diagnostics:Quoted", "field", "name", "name:Name", "place:Place", "record:Which"),
        *("target", "vaccination:ItOrTypical", "vaccination:Typical", "where:Where"),
    ]


def test_the_editor_takes_what_behave_takes(settings: dict[str, Any]) -> None:
    accepted = {each["name"]: each["regexp"] for each in settings["cucumber.parameterTypes"]}
    assert re.fullmatch(accepted["record:Which"], 'the record "first"')
    assert not re.fullmatch(accepted["record:Which"], "the records")


def test_the_editor_need_not_speak_python(settings: dict[str, Any]) -> None:
    assert not [each for each in settings["cucumber.parameterTypes"] if "(?P" in each["regexp"]]

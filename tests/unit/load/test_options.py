"""A load run is chosen like any other, and on a deployment only if somebody asks for it by name."""

from argparse import ArgumentError, ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import pytest

from load.options import Choices, add_options, require_asked_for, take_choices
from load.run import services_of
from support.settings import Settings, SettingsError, load
from tests.unit.stage import ENVIRON


class LikeLocusts(ArgumentParser):
    def add_argument(self, *names: str, include_in_web_ui: bool = True, **facts: Any) -> Any:
        if include_in_web_ui:
            SHOWN.extend(names)
        return super().add_argument(*names, **facts)


SHOWN: list[str] = []


def parsed(*arguments: str) -> Namespace:
    SHOWN.clear()
    parser = LikeLocusts(exit_on_error=False)
    parser.set_defaults(processes=None)
    add_options(parser)
    return parser.parse_args(arguments)


@pytest.fixture
def deployment() -> Settings:
    return load({"env": "ref"}, ENVIRON)


def test_settings_are_chosen_as_for_behave() -> None:
    choices = take_choices(parsed("-D", "env=ref", "-D", "http.rate_limit=60", "-D", "keep_data"))
    assert choices.settings == {"env": "ref", "http.rate_limit": "60", "keep_data": "true"}


def test_settings_are_not_shown_on_the_web_page() -> None:
    parsed()
    assert "--verify-every" in SHOWN
    assert "-D" not in SHOWN


def test_locust_has_no_settings_to_send_to_workers() -> None:
    options = parsed("-D", "suppliers.EMIS.client_secret=hush")
    take_choices(options)
    assert "hush" not in str(vars(options))


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "all"])
def test_a_share_that_makes_no_sense_is_refused(number: str) -> None:
    with pytest.raises(ArgumentError, match=f"'{number}' is not a whole number of at least 1"):
        parsed(f"--verify-every={number}")


def test_the_sandbox_need_not_be_asked_for() -> None:
    require_asked_for(load({}, {}), None)


def test_a_deployment_is_asked_for_by_name(deployment: Settings) -> None:
    require_asked_for(deployment, "ref")


def test_a_deployment_that_is_only_chosen_is_refused(deployment: Settings) -> None:
    with pytest.raises(SettingsError, match="must be asked for by name: --against ref"):
        require_asked_for(deployment, None)


def test_another_deployment_than_was_asked_for_is_refused(deployment: Settings) -> None:
    with pytest.raises(SettingsError, match="--against int was asked for, but the settings lead to ref"):
        require_asked_for(deployment, "int")


def test_production_is_refused_even_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    choices = Choices({"env": "ref", "base_url": "https://api.service.nhs.uk/FHIR/R4"}, "ref")
    with pytest.raises(SettingsError, match="that is production"), services_of(choices):
        pass
    assert list(tmp_path.iterdir()) == []

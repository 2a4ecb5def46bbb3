from collections.abc import Mapping

import pytest

from support.running.ordering import is_random
from support.settings import SettingsError


@pytest.mark.parametrize(
    ("userdata", "environ", "random"),
    [({}, {}, False), ({"order": "random"}, {}, True), ({}, {"IMMS_ORDER": "random"}, True)],
)
def test_the_order_is_random_if_it_was_asked_for(
    userdata: Mapping[str, str], environ: Mapping[str, str], random: bool
) -> None:
    assert is_random(userdata, environ) is random


@pytest.mark.parametrize("value", ["randon", "", "longest", "RANDOM"])
def test_there_is_no_other_order_to_be_asked_for(value: str) -> None:
    with pytest.raises(SettingsError, match=f"-D order is '{value}': should be random; without it"):
        is_random({"order": value}, {})

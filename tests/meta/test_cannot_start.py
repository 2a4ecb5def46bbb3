"""A run without anything to run against ends at once, with exit code 2 and a line for each cause."""

import socket
from pathlib import Path
from typing import Any

import pytest

from tests.meta.our_features import FEW, run_features
from tests.meta.profiles import write_profile


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"base_url": "{nobody}/FHIR/R4"}, ("_ping", "Connection refused", "Check base_url")),
        ({"token_url": "{nobody}"}, ("no token for Postman_Auth", "Connection refused")),
        (
            {"dynamodb_url": "{nobody}"},
            ("events table: imms-sandbox-imms-events", "delta table: imms-sandbox-delta"),
        ),
        (
            {"events_table": "imms-nowhere-imms-events"},
            ("events table: imms-nowhere-imms-events", "not found", "Check tables.events"),
        ),
        (
            {"private_key_file": __file__},
            ("no token for Postman_Auth", "is not an RSA private key", __file__),
        ),
        ({"private_key_file": "/no/such/key.pem"}, ("Postman_Auth", "/no/such/key.pem")),
        (
            {"base_url": "https://api.service.nhs.uk/immunisation-fhir-api/FHIR/R4"},
            ("base_url", "production"),
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_target_that_cannot_be_used(
    changes: dict[str, str], says: tuple[str, ...], sandbox: Any, tmp_path: Path, nobody_listens: str
) -> None:
    changed = {name: value.format(nobody=nobody_listens) for name, value in changes.items()}
    result = run_features(tmp_path, write_profile(tmp_path, sandbox.ready, **changed), features=FEW)
    assert result.exit_code == 2, result.console
    assert "The run cannot start." in result.console
    assert all(part in result.console for part in says), result.console
    assert "Traceback" not in result.console
    assert result.allure_results == []
    assert any(says[0] in error for error in result.global_errors), result.global_errors


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-D", "waiting.delta_timout=3"), ("waiting.delta_timout", "Did you mean waiting.delta_timeout")),
        (("-D", "default_supplier=EMISS"), ("EMISS", "Did you mean EMIS")),
        (("-D", "sandbox.suppliers=/no/such/file"), ("/no/such/file",)),
    ],
)
def test_a_setting_that_makes_no_sense(
    arguments: tuple[str, ...], says: tuple[str, ...], tmp_path: Path
) -> None:
    result = run_features(tmp_path, "sandbox", *arguments, features=FEW)
    assert result.exit_code == 2, result.console
    assert all(part in result.console for part in says), result.console
    assert "Traceback" not in result.console


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run_features(tmp_path, "sandbox", "-D", f"sandbox.port={port}", features=FEW)
    assert result.exit_code == 2, result.console
    assert f"port {port} cannot be used" in result.console


def test_a_run_that_selects_nothing_is_red(tmp_path: Path) -> None:
    result = run_features(tmp_path, "sandbox", "--tags=@no-such-tag", features=FEW)
    assert result.exit_code == 1
    assert any("no scenario has the tags" in error for error in result.global_errors)

"""Profiles that lead to a sandbox which runs already, as if it were a deployment."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

Ready = Mapping[str, Any]


def write_profile(folder: Path, ready: Ready, **changes: str) -> Path:
    """Write a profile that leads to the sandbox with this ready file, but for the changes."""
    facts = {
        "base_url": ready["base_url"],
        "token_url": ready["token_url"],
        "private_key_file": ready["suppliers"]["Postman_Auth"]["private_key_file"],
        "dynamodb_url": ready["dynamodb_url"],
        "events_table": ready["events_table"],
        "delta_timeout": "30",
        **changes,
    }
    profile = folder / "deployment.toml"
    profile.write_text(
        f"""
        environment = "deployment"
        base_url = "{facts["base_url"]}"
        links_base_url = "{ready["base_url"]}"
        [auth]
        flow = "client-credentials"
        [auth.client_credentials]
        token_url = "{facts["token_url"]}"
        {"".join(_supplier(name, ready, facts) for name in ready["suppliers"])}
        [aws]
        endpoint_url = "{facts["dynamodb_url"]}"
        access_key_id = {{ env = "ANY_KEY" }}
        secret_access_key = {{ env = "ANY_KEY" }}
        [tables]
        events = "{facts["events_table"]}"
        delta = "{ready["delta_table"]}"
        [waiting]
        delta_timeout = {facts["delta_timeout"]}
        longest_step = 0.2
        """,
        encoding="utf-8",
    )
    return profile


def _supplier(name: str, ready: Ready, facts: Mapping[str, str]) -> str:
    """The changes are about the default supplier."""
    supplier = ready["suppliers"][name]
    key = facts["private_key_file"] if name == "Postman_Auth" else supplier["private_key_file"]
    return f"""
        [suppliers."{name}"]
        client_id = "{supplier["client_id"]}"
        kid = "{supplier["kid"]}"
        private_key = {{ file = "{key}" }}
    """

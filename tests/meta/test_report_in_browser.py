"""The report in a real browser: what a product owner and a tester find in it, and what nobody must."""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.evidence.report import executor, html
from support.evidence.report.results import read
from tests.meta.behave_run import TIME_LIMIT
from tests.meta.report_sample import SCENARIOS, TOKEN, run_sample

SCRIPT = Path(__file__).with_name("look_at_report.mjs")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
NEEDED = (html.ALLURE, html.ROOT / "node_modules/playwright-core")

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason=f"no browser: none of {', '.join(BROWSERS)} is installed"),
    pytest.mark.skipif(
        shutil.which("node") is None or not all(path.exists() for path in NEEDED),
        reason="Node.js or what package.json names is not installed: npm ci",
    ),
]
TREE = ("Publishing", "Recording", "Searching", "A complete vaccination is accepted")
FAILURE = (
    'response.status | "201 Created" | "200"  | another status',
    *("Wrong answer or content", "Postman_Auth", "API-CREATE-06"),
)
ADDRESS = "https://int.test/immunisation-fhir-api/FHIR/R4/Immunization"
SHOWN = {
    "cards": ("acceptance tests, overview", "acceptance tests, in detail"),
    "overview": (
        f"{SCENARIOS}\ntest cases",
        "after_all: RuntimeError: record 42 was left behind",
        "environment\nint",
        "seed\n20260401",
        "by hand",
        *("Flaky", "Known defect", "Not stored", "Not published in time", "Wrong answer or content"),
        *("Environment unusable", "Broken test"),
    ),
    "tree": TREE,
    "detailTree": TREE,
    "failure": (*FAILURE, f"{ADDRESS}\n201 Created", "Authorization\t*****", "AAJN11K"),
    "detail": FAILURE,
    "detailExchange": (ADDRESS, '"lotNumber": "AAJN11K"'),
}
"""What stands on each page, sooner or later."""
IN_BASE64 = re.compile(rb'"([A-Za-z0-9+/]{16,}={0,2})"')


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seen")
    run_sample(folder)
    results = read([folder / "reports/allure-results"])
    with pytest.MonkeyPatch.context() as by_hand:
        for sign_of_ci in executor.SERVICES:
            by_hand.delenv(sign_of_ci, raising=False)
        html.generate(results, folder / "reports/allure", folder / "reports/history.jsonl")
    return folder / "reports/allure"


@pytest.fixture(scope="module")
def seen(report: Path) -> dict[str, Any]:
    """What stands on each page."""
    wanted = {
        "chromium": BROWSER,
        "report": str(report),
        "capability": "Recording",
        "feature": "Record a vaccination",
        "scenario": "The new record is named",
        "step": "When the supplier records it",
        "exchange": "POST /Immunization 201",
        "texts": SHOWN,
    }
    done = subprocess.run(
        ["node", str(SCRIPT), json.dumps(wanted)],
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_the_first_page_leads_to_the_overview_and_to_the_detail(seen: dict[str, Any]) -> None:
    assert all(text in seen["cards"] for text in SHOWN["cards"])
    assert "googletagmanager" not in seen["cards"]


@pytest.mark.parametrize("text", SHOWN["overview"])
def test_the_overview_tells_how_the_run_went(seen: dict[str, Any], text: str) -> None:
    assert text in seen["overview"]


@pytest.mark.parametrize("tree", ["tree", "detailTree"])
def test_the_tree_has_the_capabilities_features_and_scenarios(seen: dict[str, Any], tree: str) -> None:
    assert [text for text in TREE if text not in seen[tree]] == []
    assert seen[tree].count("A dose number is kept (1)") == 3, "equal rows are not lost"


@pytest.mark.parametrize("page", ["failure", "detail"])
def test_a_failed_scenario_says_why_and_under_which_circumstances(seen: dict[str, Any], page: str) -> None:
    assert [text for text in FAILURE if text not in seen[page]] == []
    assert "distinction" not in seen[page], "what tells equal rows apart is of no use to a reader"


def test_a_failed_scenario_shows_its_exchange_with_the_token_masked(seen: dict[str, Any]) -> None:
    _, _, exchange = seen["failure"].partition("POST /Immunization 201")
    assert f"{ADDRESS}\n201 Created" in exchange
    assert "Authorization\t*****" in exchange
    assert "AAJN11K" in exchange


def test_testers_find_the_exchange_in_the_detail_as_well(seen: dict[str, Any]) -> None:
    _, _, exchange = seen["detailExchange"].partition("POST /Immunization 201")
    assert ADDRESS in exchange
    assert '"lotNumber": "AAJN11K"' in exchange


def test_no_page_shows_the_token(seen: dict[str, Any]) -> None:
    assert not any(TOKEN in str(text) for text in seen.values())


def test_looking_at_it_calls_nobody_and_breaks_nothing(seen: dict[str, Any]) -> None:
    assert seen["outside"] == []
    assert seen["errors"] == []


def test_no_byte_of_it_gives_the_token_away(report: Path) -> None:
    parts = [part for path in report.rglob("*") if path.is_file() for part in readable(path.read_bytes())]
    assert any(b"AAJN11K" in part for part in parts), "this looks where the exchanges are"
    assert not any(TOKEN.encode() in part for part in parts)


def readable(page: bytes) -> Iterator[bytes]:
    """A page as it is, and what it holds in base64, such as every result and attachment."""
    yield page
    yield from (base64.b64decode(found + b"=" * (-len(found) % 4)) for found in IN_BASE64.findall(page))

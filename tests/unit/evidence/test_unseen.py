"""What is unseen is not even written out: to mask it takes longer than to send it."""

import pytest

from support.evidence import attachments
from support.evidence.records import Exchange, Lookup

EXCHANGE = Exchange("GET", "https://host/FHIR/R4/Immunization/1", {}, None, 200)
LOOKUP = Lookup("imms-int-delta", "PK = 1", [], 1, 0.1)


@pytest.fixture
def _nothing_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "redact", lambda _: pytest.fail("written out"))
    monkeypatch.setattr(attachments, "attach_json", lambda *_: pytest.fail("written out"))


@pytest.mark.usefixtures("_nothing_is_masked")
def test_nothing_is_written_out_for_nobody() -> None:
    with attachments.unseen():
        attachments.attach_exchange(EXCHANGE)
        attachments.attach_lookup(LOOKUP)

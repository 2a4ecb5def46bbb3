from dataclasses import dataclass, field

import pytest

from support import preflight
from support.preflight import TargetUnusable
from support.settings import Settings, load

ENVIRON = {"CIS2_USERNAME": "a-user"}


@dataclass
class FakeTarget:
    """Answers every question but those that a failure is planned for."""

    failures: dict[str, Exception] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def ping(self) -> None:
        self._answer("_ping")

    def token_for(self, supplier: str) -> None:
        self._answer(supplier)

    def describe_table(self, name: str) -> None:
        self._answer(name)

    def _answer(self, question: str) -> None:
        self.asked.append(question)
        if question in self.failures:
            raise self.failures[question]


@pytest.fixture
def settings() -> Settings:
    return load({"env": "ref", "default_supplier": "TPP"}, ENVIRON)


def test_ping_one_token_and_both_tables_are_asked_for(settings: Settings) -> None:
    target = FakeTarget()
    preflight.check(target, settings)
    assert target.asked == ["_ping", "TPP", "imms-ref-imms-events", "imms-ref-delta"]


@pytest.mark.parametrize(
    ("question", "error", "cause"),
    [
        (
            "_ping",
            ConnectionError("connection refused"),
            "_ping: connection refused."
            " Check base_url (https://ref.api.service.nhs.uk/immunisation-fhir-api/FHIR/R4).",
        ),
        (
            "TPP",
            RuntimeError("no token for TPP: answered 401."),
            "token: no token for TPP: answered 401. Check auth.authorization_code and suppliers.TPP.",
        ),
        (
            "imms-ref-imms-events",
            RuntimeError("does not\n exist"),
            "events table: does not exist. Check tables.events (imms-ref-imms-events) and aws.",
        ),
        ("imms-ref-delta", KeyError(), "delta table: KeyError. Check tables.delta (imms-ref-delta) and aws."),
    ],
)
def test_what_fails_is_told_in_one_line_with_what_to_check(
    settings: Settings, question: str, error: Exception, cause: str
) -> None:
    target = FakeTarget({question: error})
    with pytest.raises(TargetUnusable) as caught:
        preflight.check(target, settings)
    assert caught.value.causes == [cause]
    assert str(caught.value) == f"environment ref is not usable:\n{cause}"
    assert len(target.asked) == 4


def test_every_cause_is_told_at_once(settings: Settings) -> None:
    down = OSError("down")
    names = ["_ping", "TPP", "imms-ref-imms-events", "imms-ref-delta"]
    with pytest.raises(TargetUnusable) as caught:
        preflight.check(FakeTarget(dict.fromkeys(names, down)), settings)
    assert len(caught.value.causes) == 4


def test_an_interruption_is_no_cause(settings: Settings) -> None:
    class Interrupted(FakeTarget):
        def ping(self) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        preflight.check(Interrupted(), settings)

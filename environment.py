"""When things happen; what happens is in `support`. The runner starts the services before the first hook."""

from behave.model import Scenario
from behave.runner import Context

from support import session
from support.evidence.attachments import describe_scenario


def before_scenario(context: Context, scenario: Scenario) -> None:
    """Give each scenario a fresh session."""
    context.session = session.start(context.services, _identity(scenario))


def after_scenario(context: Context, _scenario: Scenario) -> None:
    """Say what the scenario was about, and delete what it made, whatever became of it."""
    describe_scenario(context.session.facts)
    context.session.teardown.run()


def _identity(scenario: Scenario) -> str:
    """What tells a scenario from all others, wherever its lines move: file, name and Examples row."""
    return f"{scenario.filename}: {scenario.name}"

"""When things happen; what happens is in `support`. The runner starts the services before the first hook."""

from datetime import timedelta

from behave.model import Scenario
from behave.runner import Context

from support import session
from support.api import TOO_MANY_REQUESTS
from support.evidence.attachments import describe_scenario
from support.evidence.calls import note_calls
from support.evidence.flaky import again
from support.running.absent_suppliers import why_not_here
from support.waiting import pass_midnight

LONG = timedelta(minutes=1)
"""As a rule no scenario takes longer, with its turns of the quota."""
LONG_IN_THE_SANDBOX = timedelta(seconds=5)


def before_scenario(context: Context, scenario: Scenario) -> None:
    """Give each scenario a fresh session, and a day that lasts for as long as it takes."""
    settings = context.services.settings
    pass_midnight(
        LONG_IN_THE_SANDBOX if settings.embedded else LONG, timedelta(seconds=settings.clock_tolerance)
    )
    context.session = session.start(context.services, _identity(scenario))
    if "rate-limit" in scenario.effective_tags:
        context.session.final = frozenset({TOO_MANY_REQUESTS})
    if reason := why_not_here(scenario, settings):
        scenario.skip(reason)


def after_scenario(context: Context, scenario: Scenario) -> None:
    """Delete what the scenario made, whatever became of it, and say what it was about."""
    try:
        context.session.teardown.run()
    finally:
        describe_scenario(context.session.facts)
        note_calls(scenario, context.session.calls)


def _identity(scenario: Scenario) -> str:
    """What tells a scenario from all others, wherever its lines move: file, name, row and attempt."""
    return f"{scenario.filename}: {scenario.name}{again(scenario)}"

"""Many vaccinations at once, which nobody wrote by hand."""

from functools import partial

from behave import given, step
from behave.runner import Context

from support.gherkin import below, keyword_of, say

# What draws is imported by the steps that draw: it brings Hypothesis, a tenth of what a run takes to start.


@given("arbitrary valid vaccinations")
def arbitrary_valid_vaccinations(context: Context) -> None:
    """Draw vaccinations from all that the rules allow: with any optional part or without it, one or several.

    How many is the setting generated.count, 50 if nothing else is said. The seed of the run decides which.

    Example:
        Given arbitrary valid vaccinations
    """
    from support.actions import crowds

    crowds.gather(context.session, crowds.valid(), partial(say, context))


@given("arbitrary vaccinations, each with one edit that the rules forbid")
def arbitrary_forbidden_edits(context: Context) -> None:
    '''Draw complete vaccinations and change one field of each to what the service must refuse.

    How many is the setting generated.count. <message> stands for the text with which it is to be refused.

    Example:
        Given arbitrary vaccinations, each with one edit that the rules forbid
        When for each of them, the supplier records it
        Then for each of them, the request is refused with 400 invariant, saying
          """
          <message>
          """
    '''
    from support.actions import crowds

    crowds.gather(context.session, crowds.forbidden_edits(), partial(say, context))


@step("for each of them{field:WithField}, {sentence}")
def for_each_of_them(context: Context, field: str | None, sentence: str) -> None:
    """Take any other step with each of the vaccinations, or with each that has a field.

    Where it fails with one, smaller ones are tried, and the smallest with which it fails is shown as a
    scenario that can be pasted into a feature. <vaccine type> stands for that of the vaccination.

    Example:
        Given arbitrary valid vaccinations
        When for each of them, the supplier records it
        Then for each of them, the delta table shows CREATE
        When for each of them with a patient NHS number, the supplier deletes the record
    """
    from support.actions import crowds

    lines = [f"{keyword_of(sentence)} {sentence}", *below(context)]
    crowds.with_each(context.session, "\n".join(lines), field, partial(say, context))

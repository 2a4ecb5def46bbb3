"""Many vaccinations at once: each step is taken with all of them before the next, so their waits overlap."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NoReturn

from support.actions import shrinking
from support.actions.shrinking import Say
from support.evidence.attachments import attach_table, attach_text, unseen
from support.expected import objections
from support.matching import ABSENT
from support.session import Crowd, Member, NothingYet, Session
from support.vaccinations import arbitrary, read_field
from support.vaccinations.arbitrary import Draw, Editable, Vaccinations


class NotTrueOfEach(AssertionError):
    """A step is not true of each vaccination: the message shows the smallest of which it is not."""


def valid() -> Vaccinations:
    """Draw from all vaccinations that the rules allow."""
    return arbitrary.valid(_today())


def forbidden_edits() -> Vaccinations:
    """Draw from all complete vaccinations in which one field is as the rules forbid."""
    editable = Editable(objections.FIELDS, objections.HOLDERS, objections.STRANGE, objections.objection)
    return arbitrary.forbidden(editable, _today())


def gather(session: Session, strategy: Vaccinations, say: Say) -> None:
    """Draw as many vaccinations as the settings say, and prepare them.

    The seed of the scenario decides which, whatever runs before it or beside it.
    """
    draw = Draw(strategy, session.random.getrandbits(64), session.services.settings.generated.count)
    members = [Member(given, session.another(session.teardown)) for given in draw.all()]
    session.crowd = Crowd(draw, members)
    attach_text("vaccinations", "\n\n".join(member.given.step for member in members))
    for member in members:
        say(member.session, member.given.step)


def with_each(session: Session, step: str, field: str | None, say: Say) -> None:
    """Take a step with each vaccination, or with each that has a field.

    Raises:
        NothingYet: there is none.
        NotTrueOfEach: the step fails with one of them.
    """
    chosen = [member for member in session.crowd.members if field is None or _has(member, field)]
    if not chosen:
        raise NothingYet(f"none of the vaccinations has a {field}: draw more of them")
    for position, member in enumerate(chosen, start=1):
        try:
            with unseen():
                say(member.session, member.given.filled(step))
        except AssertionError as error:
            _explain(session, member, step, f"{position} of {len(chosen)}", error, say)
        except Exception:
            attach_text("scenario", shrinking.scenario(session, member.given, [*member.story, step]))
            raise
        member.story.append(step)
    attach_table("with each", ["vaccination", "record", "last request"], _evidence(chosen))


def _explain(
    session: Session, member: Member, step: str, which: str, error: AssertionError, say: Say
) -> NoReturn:
    found = shrinking.smallest(session, member, step, error, say)
    attach_text("scenario", found.scenario)
    raise NotTrueOfEach(
        f"This is not true of vaccination {which}. {found.how}\n\n{found.scenario}\n\n{found.error}"
    ) from error


def _today() -> date:
    return datetime.now(UTC).date()


def _has(member: Member, field: str) -> bool:
    return read_field(member.session.vaccination, field) is not ABSENT


def _evidence(members: list[Member]) -> Iterator[tuple[object, ...]]:
    for number, member in enumerate(members, start=1):
        facts = member.session.facts
        yield number, facts.get("records", ""), facts.get("last request", "")

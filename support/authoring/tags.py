"""The tags that a feature may bear."""

from support.reference.rule_ids import RULE_ID
from support.suggestions import did_you_mean

TAGS = {
    "smoke": "the few scenarios that show whether an environment works at all",
    "slow": "takes longer than a scenario should, so that a quick run leaves it out",
    "destructive": "leaves something behind that nobody can take back, such as a message in a failure queue",
    "rate-limit": "is about the answer 429, which otherwise is waited out",
    "serial": "runs while no other scenario does",
    "flaky": "passes only sometimes for reasons outside the service; tried again while it is red",
    "known-defect": "says what is right where the service is known to be wrong; goes with the defect's tag",
    **dict.fromkeys(("blocker", "critical", "minor", "trivial"), "how bad it is if this fails"),
}
"""Tag -> what it says about a scenario."""

LABELS = ("severity", "owner", "epic", "feature", "story", "layer", "issue", "requirement", "tms")
"""What may be told in a tag like `@owner:team`."""


def tag_problem(tag: str) -> str:
    """Say what is wrong with a tag; empty if nothing is."""
    label, _, value = tag.partition(":")
    if tag in TAGS or (value and label in LABELS) or RULE_ID.fullmatch(tag):
        return ""
    return (
        f"is no tag that anybody looks for. {did_you_mean(tag, [*TAGS, *(f'{each}:…' for each in LABELS)])}"
    )

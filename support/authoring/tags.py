"""The tags that a feature may bear."""

import re

from support.suggestions import did_you_mean

TAGS = {
    "smoke": "the few scenarios that show whether an environment works at all",
    "slow": "takes longer than a scenario should, so that a quick run leaves it out",
    "destructive": "leaves something behind that nobody can take back, such as a message in a failure queue",
    "rate-limit": "is about the answer 429, which otherwise is waited out",
    "known-defect": "says what is right where the service is known to be wrong; goes with the defect's tag",
    **dict.fromkeys(("blocker", "critical", "minor", "trivial"), "how bad it is if this fails"),
}
"""Tag -> what it says about a scenario."""

LABELS = ("severity", "owner", "epic", "feature", "story", "layer", "issue", "requirement", "tms")
"""What may be told in a tag like `@owner:team`."""

RULE_ID = re.compile(r"[A-Z]+(?:[-_][A-Z_]+)*-\d+")
"""What a tag looks like that names a requirement: `API-CREATE-05`, `DLT-NHS_NUMBER-1`."""


def tag_problem(tag: str) -> str:
    """Say what is wrong with a tag; empty if nothing is."""
    label, _, value = tag.partition(":")
    if tag in TAGS or (value and label in LABELS) or RULE_ID.fullmatch(tag):
        return ""
    return (
        f"is no tag that anybody looks for. {did_you_mean(tag, [*TAGS, *(f'{each}:…' for each in LABELS)])}"
    )

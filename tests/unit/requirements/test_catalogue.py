"""The catalogue itself."""

import re

from support.reference.rule_ids import RULE_ID
from support.requirements.catalogue import load


def test_every_id_looks_like_one_so_that_its_tag_is_recognised() -> None:
    assert [id for id in load() if not RULE_ID.fullmatch(id)] == []


def test_every_requirement_and_every_excuse_is_one_sentence() -> None:
    texts = [text for each in load().values() for text in (each.says, each.excuse) if text]
    assert [text for text in texts if not re.fullmatch(r"[A-Z][^.]*\.", text)] == []


def test_validation_is_complete() -> None:
    numbers = sorted(int(id[4:]) for id in load() if id.startswith("VAL-"))
    assert numbers == list(range(1, 212))


def test_the_fields_that_share_their_rules_all_have_them() -> None:
    catalogue = load()
    pairs = ("VACCINATION_PROCEDURE", "VACCINE_PRODUCT", "SITE_OF_VACCINATION", "ROUTE_OF_VACCINATION")
    codes = [f"DLT-{pair}_CODE-{number}" for pair in pairs for number in range(1, 6)]
    terms = [f"DLT-{pair}_TERM-{number}" for pair in pairs for number in range(1, 10)]
    assert [id for id in (*codes, *terms) if id not in catalogue] == []

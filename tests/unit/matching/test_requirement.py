from typing import Any

import pytest

from support.matching import ABSENT, ANY_TEXT, MismatchError, require_match


def test_a_match_raises_nothing() -> None:
    require_match({"a": [1]}, {"a": [1]})


def test_the_message_is_a_table_with_the_shortest_paths_first() -> None:
    expected = {"contained": [{"name": "Ann"}], "status": "completed", "lot": ANY_TEXT}
    actual = {"contained": [{"name": "Anne"}], "status": None, "site": {"text": "arm"}}
    with pytest.raises(MismatchError) as raised:
        require_match(expected, actual, "Resource")
    assert str(raised.value).splitlines() == [
        "4 differences from what was expected:",
        "where                      | expected    | actual          | why",
        "---------------------------+-------------+-----------------+----------------------------",
        'Resource.status            | "completed" | null            | null instead of text',
        "Resource.lot               | any text    | absent          | missing",
        'Resource.site              | absent      | {"text": "arm"} | unexpected',
        'Resource.contained[0].name | "Ann"       | "Anne"          | differs from character 4 on',
    ]
    assert raised.value.mismatches[-1].actual == {"text": "arm"}


def test_long_texts_are_cut_around_the_place_where_they_part() -> None:
    with pytest.raises(MismatchError) as raised:
        require_match("x" * 200 + "abc" + "y" * 200, "x" * 200 + "abd" + "y" * 200)
    line = str(raised.value).splitlines()[-1]
    assert "xxabcyy" in line
    assert "xxabdyy" in line
    assert line.endswith("differs from character 203 on")
    assert len(line) < 250


def test_line_feeds_do_not_break_the_table() -> None:
    with pytest.raises(MismatchError) as raised:
        require_match("a\nb", "a\nc")
    assert '"a\\nb"' in str(raised.value).splitlines()[-1]


@pytest.mark.parametrize("nothing", [{}, []])
def test_an_empty_expectation_is_an_error_even_if_there_is_nothing(nothing: Any) -> None:
    with pytest.raises(ValueError, match="delta rows: nothing is expected, so there is nothing to check"):
        require_match(nothing, nothing, "delta rows")


def test_a_whole_value_may_be_required_to_be_absent() -> None:
    with pytest.raises(MismatchError, match="unexpected"):
        require_match(ABSENT, "there")

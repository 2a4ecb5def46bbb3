import pytest

from support.evidence.headlines import headline

TABLE = """2 differences from what was expected:
where           | expected | actual | why
----------------+----------+--------+--------
response.status | 201      | 200    | differs
response.body   | 1        | 2      | differs
The last request was answered 200"""


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("", ""),
        ("\n  expected 1, \n got 2", "expected 1,"),
        (TABLE, "2 differences from what was expected: response.status | 201 | 200 | differs"),
        (f"known defect API-BUG-01: {TABLE}", "known defect API-BUG-01: 2 differences from what was expec…"),
        ("no table follows:\nbut this", "no table follows:"),
    ],
)
def test_a_headline_says_most(reason: str, expected: str) -> None:
    longest = len(expected) - 1 if expected.endswith("…") else 200
    assert headline(reason, longest) == expected

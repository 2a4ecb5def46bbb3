import pytest

from support.suggestions import did_you_mean, nearest

SUPPLIERS = ["EMIS", "MAVIS", "Postman_Auth", "SONAR"]


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("EMSI", SUPPLIERS, ["EMIS"]),
        ("emis", SUPPLIERS, ["EMIS"]),
        ("postman auth", SUPPLIERS, ["Postman_Auth"]),
        ("lot", ["lot number", "site"], []),
        ("delta_timout", ["delta_timeout", "events_timeout"], ["delta_timeout"]),
        ("abcd", ["abce", "abcf", "abcg", "abch"], ["abch", "abcg", "abcf"]),
        ("a", ["A", "a"], ["A", "a"]),
        ("x", [], []),
    ],
)
def test_the_nearest_names_come_first(name: str, known: list[str], expected: list[str]) -> None:
    assert nearest(name, known) == expected


@pytest.mark.parametrize(
    ("name", "known", "sentence"),
    [
        ("EMSI", SUPPLIERS, "Did you mean EMIS?"),
        ("abcd", ["abce", "abcf"], "Did you mean abcf or abce?"),
        ("zz", SUPPLIERS, "Known: EMIS, MAVIS, Postman_Auth, SONAR."),
        ("zz", [], "Known: none."),
    ],
)
def test_the_sentence_suggests_or_lists(name: str, known: list[str], sentence: str) -> None:
    assert did_you_mean(name, known) == sentence

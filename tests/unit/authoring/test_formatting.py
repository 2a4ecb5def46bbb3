"""The one form of a feature file."""

import textwrap
from pathlib import Path

import pytest

from support.authoring import formatting
from support.authoring.features import feature_files
from support.authoring.formatting import FormattingError, formatted


def written(text: str) -> str:
    return textwrap.dedent(text).lstrip()


UNTIDY = written(
    """
    @api   @slow
    Feature: Record
      Words.


          More words.

      # about the rule
      Rule: Something holds
        Background:
            Given a thing

      @smoke
          Scenario Outline: A dose
         Given a vaccination where
          |field|value|
              | dose number | <number> |

        # why
        When the supplier records it
        Then it says
             \"\"\"
             Errors:
               <message>

             \"\"\"
        @VAL-102
        Examples: small
        | number | message |
        | 0 | y |
      # the end
    """
)
TIDY = written(
    """
    @api @slow
    Feature: Record
      Words.

      More words.

      # about the rule
      Rule: Something holds

        Background:
          Given a thing

        @smoke
        Scenario Outline: A dose
          Given a vaccination where
            | field       | value    |
            | dose number | <number> |

          # why
          When the supplier records it
          Then it says
            \"\"\"
            Errors:
              <message>

            \"\"\"

          @VAL-102
          Examples: small
            | number | message |
            | 0      | y       |
    # the end
    """
)


def test_a_feature_is_indented_aligned_and_spaced() -> None:
    assert formatted(UNTIDY) == TIDY


def test_the_standard_form_stays_as_it_is() -> None:
    assert formatted(TIDY) == TIDY


@pytest.mark.parametrize("cell", [r"{matches ^\d{3}\.$}", r"a \| b", r"c:\\new", "☃ é", '{json {"a": 1}}'])
def test_cells_are_moved_and_never_rewritten(cell: str) -> None:
    feature = written(
        f"""
        Feature: Cells
          Scenario: One
            Given a thing where
              |  {cell}  |
        """
    )
    assert f"      | {cell} |\n" in formatted(feature)


def test_what_stands_between_quotes_is_text_whatever_it_looks_like() -> None:
    feature = written(
        """
        Feature: Texts
          Scenario: One
            Given it says
            \"\"\"
            Scenario: no scenario

            | no | table  |
            # no comment
            \"\"\"
        """
    )
    assert formatted(feature).splitlines()[4:] == [
        '      """',
        "      Scenario: no scenario",
        "",
        "      | no | table  |",
        "      # no comment",
        '      """',
    ]


def test_nothing_is_formatted_at_the_price_of_its_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_table", lambda rows: rows[:-1])
    with pytest.raises(FormattingError):
        formatted(TIDY)


@pytest.mark.parametrize("path", feature_files(), ids=str)
def test_every_feature_of_this_suite_keeps_its_meaning(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(formatted(text)) == formatted(text)

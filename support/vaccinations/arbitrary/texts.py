"""Texts, codes and numbers.

They are put together from few choices, of which the first is the plainest, so that they shrink to plain ones.
"""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_CHARACTERS = "aBé5ŁñßЖ漢ا\u0301😀-'.,;&<>\"|\\/#%+{}_=?!"
"""Latin with and without marks, other scripts, a combining mark, beyond the basic plane, and what some
format or other has a meaning for."""
_WHITE_SPACE = (" ", "  ", "\n", "\t")

_MOST_DIGITS = 38
"""So many DynamoDB can hold in a number (DLT-DLV-08)."""
_NUMBERS = ("0.5", "0", "0.50", "1.0", "1E+2", "1E-7", "-0.3", "100.000", "0.1234567890123456789")


def _joined(elements: SearchStrategy[str], most: int, separator: str = "") -> SearchStrategy[str]:
    return st.lists(elements, min_size=1, max_size=most).map(separator.join)


def system(name: str) -> SearchStrategy[str]:
    """The URI of a system that nobody else has."""
    return st.sampled_from([f"https://example.test/{name}", f"urn:oid:2.16.840.1.{len(name)}"])


def long_text(most: int) -> SearchStrategy[str]:
    """Text that is usually short, and sometimes exactly as long as it may be."""
    return st.one_of(TEXT, TEXT, TEXT, st.sampled_from("aé😀").map(lambda character: character * most))


TEXT = _joined(st.sampled_from([*_CHARACTERS, *_WHITE_SPACE]), 8).filter(lambda text: not text.isspace())
"""Text that FHIR accepts: not blank, though it may have white space anywhere."""

CODE = _joined(_joined(st.sampled_from(_CHARACTERS), 4), 2, " ")
"""A FHIR code: no white space at its ends, nor two spaces in a row (VAL-170)."""

NUMBER: SearchStrategy[Decimal | int] = st.one_of(
    st.integers(0, 20),
    st.sampled_from(_NUMBERS).map(Decimal),
    st.builds(
        "{}.{}".format,
        st.sampled_from(("0", "1", "-0", "12")),
        _joined(st.sampled_from("5012349"), _MOST_DIGITS - 2),
    ).map(Decimal),
)
"""A number that must keep its digits (EVT-RES-09), and that DynamoDB can hold (DLT-DOSE_AMOUNT-4)."""

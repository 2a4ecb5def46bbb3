"""What the contract tests share besides the sandbox."""

import pytest

from tests.contract.records import new_nhs_number


@pytest.fixture
def patient() -> str:
    """The NHS number of a patient whom no other test knows."""
    return new_nhs_number()

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.stage import Stage, staged


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as stage:
        stage.session.vaccination = stage.session.vaccinations.complete("COVID")
        yield stage

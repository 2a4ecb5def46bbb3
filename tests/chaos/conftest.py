from collections.abc import Iterator

import pytest

from tests.chaos.target import Target, running_target


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with running_target(tmp_path_factory.mktemp("target")) as target:
        yield target

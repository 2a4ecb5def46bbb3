from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from tests.unit.sandbox.delta.tables import Tables


@pytest.fixture
def tables() -> Iterator[Tables]:
    with mock_aws():
        yield Tables(boto3.client("dynamodb", region_name="eu-west-2"))

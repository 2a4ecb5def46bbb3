"""Groups of settings, each key with its type, what it means, its default and an example.

The annotated example profile is written from these descriptions, so they are the documentation.
Times are in seconds, rates in requests a minute.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, model_validator

from support.settings.credentials import Credential, Secret
from support.settings.values import (
    NUMBER,
    OR_NONE,
    PerMinute,
    Port,
    PositiveNumber,
    PositiveSeconds,
    Seconds,
    Text,
    Url,
    WholeNumber,
)

Flow = Literal["client-credentials", "authorization-code"]


class Group(BaseModel):
    """Keys that belong together; nothing can be changed or added."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ClientCredentials(Group):
    """The signed-JWT flow (AUTH-10 to AUTH-18)."""

    token_url: Url = Field(
        default="",
        description="Where a signed JWT is exchanged for a token; also the audience of the JWT, so it must "
        "be the service's own spelling, character for character.",
        examples=["https://my-env.api.service.nhs.uk/oauth2/token"],
    )


class AuthorizationCode(Group):
    """The CIS2-mock authorization-code flow (AUTH-01 to AUTH-09)."""

    authorize_url: Url = Field(
        default="",
        description="Where the log-in begins.",
        examples=["https://my-env.api.service.nhs.uk/oauth2-mock/authorize"],
    )
    token_url: Url = Field(
        default="",
        description="Where the code is exchanged for a token.",
        examples=["https://my-env.api.service.nhs.uk/oauth2-mock/token"],
    )
    redirect_uri: Url = Field(
        default="https://oauth.pstmn.io/v1/callback",
        description="The call-back registered for the suppliers' applications. It is never called: the code "
        "is taken from the redirect that leads to it.",
        examples=["https://oauth.pstmn.io/v1/callback"],
    )
    scope: Text = Field(default="nhs-cis2", description="The scope asked for.", examples=["nhs-cis2"])
    username: Secret | None = Field(
        default=None, description="The mock CIS2 user. A secret.", examples=[{"env": "CIS2_USERNAME"}]
    )


class Auth(Group):
    """How a supplier gets a token."""

    flow: Flow = Field(
        default="client-credentials",
        description="How a supplier gets a token: client-credentials (a signed JWT) or authorization-code "
        "(the CIS2 mock). Only the keys of the chosen flow are needed.",
        examples=["authorization-code"],
    )
    client_credentials: ClientCredentials = ClientCredentials()
    authorization_code: AuthorizationCode = AuthorizationCode()


class Supplier(Group):
    """The credentials of one supplier's application; which are needed depends on the flow."""

    client_id: Credential = Field(
        description="The key of the supplier's application, for both flows. Not a secret: it may stand here.",
        examples=[{"env": "EMIS_client_Id"}],
    )
    client_secret: Secret = Field(
        description="The secret of the application, for authorization-code.",
        examples=[{"env": "EMIS_client_Secret"}],
    )
    kid: Credential = Field(
        description="The id of the public key registered for the application, for client-credentials. It may "
        "stand here.",
        examples=["my-key-1"],
    )
    private_key: Secret = Field(
        description="The RSA private key in PEM, or that in base64, for client-credentials.",
        examples=[{"file": "~/.imms/emis.pem"}],
    )


Suppliers = Annotated[Mapping[str, Supplier], AfterValidator(MappingProxyType), PlainSerializer(dict)]
"""The suppliers by name; nothing can be added."""


class Aws(Group):
    """How to reach DynamoDB."""

    region: Text = Field(
        default="eu-west-2", description="The AWS region of the tables.", examples=["eu-west-2"]
    )
    profile: Annotated[Text | None, OR_NONE] = Field(
        default=None,
        description="A named profile of the AWS configuration. Without it, the usual chain of credentials.",
        examples=["imms-dev"],
    )
    endpoint_url: Annotated[Url | None, OR_NONE] = Field(
        default=None,
        description="Another DynamoDB than that of AWS, such as a local one.",
        examples=["http://localhost:4566"],
    )
    access_key_id: Secret | None = Field(
        default=None,
        description="An access key, where neither a profile nor the usual chain will do.",
        examples=[{"env": "MY_ACCESS_KEY_ID"}],
    )
    secret_access_key: Secret | None = Field(
        default=None, description="The secret of the access key.", examples=[{"env": "MY_SECRET_ACCESS_KEY"}]
    )

    @model_validator(mode="after")
    def _both_halves_of_a_key(self) -> Self:
        if (self.access_key_id is None) != (self.secret_access_key is None):
            raise ValueError("access_key_id and secret_access_key belong together: give both or neither")
        return self


class Tables(Group):
    """The names of the tables."""

    events: Text = Field(
        default="", description="The table that holds the records.", examples=["imms-my-env-imms-events"]
    )
    delta: Text = Field(
        default="", description="The table that tells of each change.", examples=["imms-my-env-delta"]
    )


class Waiting(Group):
    """How patient the suite is."""

    delta_timeout: PositiveSeconds = Field(
        default=30.0, description="Longest wait for a row of the delta table.", examples=[60]
    )
    events_timeout: PositiveSeconds = Field(
        default=5.0,
        description="How long a search is repeated that does not yet find what it should, since the "
        "service's indexes may follow a change a little later.",
        examples=[5],
    )
    first_step: PositiveSeconds = Field(
        default=0.05,
        description="Shortest pause between two looks; it grows from look to look.",
        examples=[0.2],
    )
    longest_step: PositiveSeconds = Field(
        default=2.0, description="Longest pause between two looks.", examples=[2]
    )
    settle: Seconds = Field(
        default=5.0,
        description="How long to watch before saying that nothing arrives, where nothing later can prove it.",
        examples=[5],
    )

    @model_validator(mode="after")
    def _steps_in_order(self) -> Self:
        if self.first_step > self.longest_step:
            raise ValueError(f"first_step {self.first_step} is longer than longest_step {self.longest_step}")
        return self


class Http(Group):
    """How to talk to the API."""

    timeout: PositiveSeconds = Field(
        default=35.0, description="Longest wait for an answer of the API.", examples=[35]
    )
    rate_limit: PerMinute = Field(
        default=None,
        description='Most requests in any minute to the environment, or "none". Shards of a run share them.',
        examples=[300],
    )
    retries: WholeNumber = Field(
        default=3,
        description="How often a request answered 502 (API-COM-10) or 429 is sent again.",
        examples=[3],
    )


class Flaky(Group):
    """What becomes of scenarios tagged @flaky."""

    retries: WholeNumber = Field(
        default=2, description="How often one that is red is tried again; 0 for not at all.", examples=[2]
    )


class Generated(Group):
    """How many vaccinations are drawn where a scenario asks for arbitrary ones."""

    count: PositiveNumber = Field(
        default=50,
        description="How many a scenario is about. Each takes five requests of the API or fewer.",
        examples=[50],
    )
    tries: PositiveNumber = Field(
        default=300,
        description="How many smaller ones may be tried, once one has failed, to show the smallest.",
        examples=[100],
    )
    seconds: PositiveSeconds = Field(default=120.0, description="How long that may take.", examples=[60])


class Workers(Group):
    """How the worker processes of `behave -j` are watched over."""

    scenario_limit: PositiveSeconds = Field(
        default=300.0,
        description="How long a scenario may take in a worker process before it is taken to hang: the "
        "process is ended, and the run goes on.",
        examples=[300],
    )


class Sandbox(Group):
    """Options of the embedded sandbox, which uses its own defaults for those not given."""

    port: Port | None = Field(default=None, description="Port of the API; 0 for a free one.", examples=[9000])
    dynamodb_port: Port | None = Field(
        default=None, description="Port of DynamoDB; 0 for a free one.", examples=[8000]
    )
    delta_delay: Seconds | None = Field(
        default=None, description="From a change of a record to its delta row.", examples=[2]
    )
    latency: Seconds | None = Field(
        default=None, description="Added to each answer of the API.", examples=[0.1]
    )
    token_lifetime: Annotated[int, NUMBER, Field(ge=1)] | None = Field(
        default=None, description="Life time of a token, in whole seconds.", examples=[60]
    )
    rate_limit: PerMinute = Field(
        default=None, description="Requests a minute before it answers 429.", examples=[300]
    )
    suppliers: Path | None = Field(
        default=None,
        description="A JSON file with the suppliers and their permissions, instead of the built-in ones.",
        examples=["my-suppliers.json"],
    )
    fault: Text | None = Field(
        default=None,
        description="A way in which it is to go wrong, to see whether the suite notices: `-D fault=NAME` for "
        "short. `python -m support.sandbox --list-faults` names them.",
        examples=["stale-version-accepted"],
    )

"""The settings as a whole: what is about the target itself, and all groups."""

from types import MappingProxyType
from typing import Literal

from pydantic import Field

from support.settings.credentials import Secret
from support.settings.errors import SettingsError
from support.settings.groups import (
    Auth,
    Aws,
    Flaky,
    Generated,
    Group,
    Http,
    Sandbox,
    Supplier,
    Suppliers,
    Tables,
    Waiting,
    Workers,
)
from support.settings.sources import Sources
from support.settings.values import BaseUrl, Seconds, Text, WholeNumber
from support.suggestions import did_you_mean


class Settings(Group):
    """All that can be chosen for a run. `support.settings.load` makes it.

    Of an embedded target the connection is unknown, and its texts empty, until `with_sandbox` completes it.
    """

    sources: Sources = Field(exclude=True, repr=False)
    environment: Text = Field(
        description="What the reports call the target. Without it, the name of the profile.",
        examples=["my-env"],
    )
    embedded: bool = Field(
        default=False,
        strict=True,
        description="Whether the target is the sandbox that the run itself starts; how to connect is then "
        "learnt from it.",
        examples=[False],
    )
    base_url: BaseUrl = Field(
        default="",
        description="The base URL of the FHIR API.",
        examples=["https://my-env.api.service.nhs.uk/immunisation-fhir-api/FHIR/R4"],
    )
    links_base_url: BaseUrl = Field(
        default_factory=lambda known: known.get("base_url", ""),
        description="The base URL that the service writes into Location and links, where it differs "
        "(API-PATH-03). Without it, base_url.",
        examples=["https://my-env.api.service.nhs.uk/immunisation-fhir-api/FHIR/R4"],
    )
    default_supplier: Text = Field(
        default="Postman_Auth",
        description="The supplier of a scenario that names none, and of the check before the run.",
        examples=["EMIS"],
    )
    clock_tolerance: Seconds = Field(
        default=5.0, description="How far the clocks of the suite and the service may be apart.", examples=[5]
    )
    seed: WholeNumber = Field(
        description="The number that all generated values come from: give that of an earlier run to repeat "
        "its values. Without it, a new one for each run.",
        examples=[20260131],
    )
    keep_data: bool = Field(
        default=False,
        description="Whether to keep, and list, the records made instead of deleting them.",
        examples=[False],
    )
    missing_credentials: Literal["skip", "refuse"] = Field(
        default="skip",
        description="What to do if credentials of a supplier of the profile were not found: skip its "
        "scenarios, with the reason, or refuse to run.",
        examples=["refuse"],
    )
    status_api_key: Secret | None = Field(
        default=None,
        description="The key of the _status end point, where there is one.",
        examples=[{"env": "STATUS_API_KEY"}],
    )
    auth: Auth = Auth()
    suppliers: Suppliers = Field(default_factory=lambda: MappingProxyType({}))
    aws: Aws = Aws()
    tables: Tables = Tables()
    waiting: Waiting = Waiting()
    http: Http = Http()
    flaky: Flaky = Flaky()
    generated: Generated = Generated()
    workers: Workers = Workers()
    sandbox: Sandbox = Sandbox()

    @property
    def target(self) -> str:
        """What results say they are about: the environment, and the fault that it was given if any.

        A wrong service is another target: what became of scenarios there is no part of their history here.
        """
        fault = self.sandbox.fault
        return f"{self.environment} with the fault {fault}" if fault else self.environment

    def supplier(self, name: str) -> Supplier:
        """Return a supplier's credentials.

        Raises:
            SettingsError: the environment has no such supplier.
        """
        if name not in self.suppliers:
            known = did_you_mean(name, self.suppliers)
            raise SettingsError(f"{name} is not a supplier of environment {self.environment}. {known}")
        return self.suppliers[name]

"""The gateway in front of the service: who may pass, and what it answers itself."""

from support.sandbox.gateway.answers import unknown_route
from support.sandbox.gateway.proxy import Backend, Gateway
from support.sandbox.gateway.quota import Quota

__all__ = ["Backend", "Gateway", "Quota", "unknown_route"]

"""The platform's identity service: where an app of a supplier gets an access token."""

from support.sandbox.identity.apps import App, Apps, register
from support.sandbox.identity.endpoints import Identity, Urls
from support.sandbox.identity.tokens import AccessTokens, Grant, Scope

__all__ = ["AccessTokens", "App", "Apps", "Grant", "Identity", "Scope", "Urls", "register"]

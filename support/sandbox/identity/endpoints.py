"""The addresses of the identity service, and which flow answers at each."""

from collections.abc import Callable
from dataclasses import dataclass

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from support.sandbox.identity import cis2_mock
from support.sandbox.identity.answers import Denied
from support.sandbox.identity.apps import Apps
from support.sandbox.identity.cis2_mock import Cis2Mock
from support.sandbox.identity.signed_jwt import SignedJwtFlow
from support.sandbox.identity.tokens import AccessTokens


@dataclass(frozen=True)
class Urls:
    """Where an app has to turn to (AUTH-01, AUTH-06, AUTH-10)."""

    token: str
    oauth_authorize: str
    oauth_token: str
    oauth_redirect: str

    @classmethod
    def at(cls, origin: str) -> "Urls":
        """The addresses below an origin such as `http://127.0.0.1:8080`."""
        mock = f"{origin}{cis2_mock.PATH}"
        return cls(f"{origin}/oauth2/token", f"{mock}/authorize", f"{mock}/token", f"{origin}/v1/callback")


class Identity:
    """Both ways to a token, behind one function."""

    def __init__(
        self, origin: str, apps: Apps, tokens: AccessTokens, epoch_seconds: Callable[[], float]
    ) -> None:
        self.urls = Urls.at(origin)
        signed_jwt = SignedJwtFlow(self.urls.token, apps, tokens, epoch_seconds)
        cis2 = Cis2Mock(self.urls.oauth_redirect, apps, tokens, epoch_seconds)
        self.username = cis2.username
        """Who can log in at the CIS2 mock."""
        self._routes = Map(
            [
                Rule("/oauth2/token", methods=["POST"], endpoint=signed_jwt.token),
                Rule(f"{cis2_mock.PATH}/authorize", methods=["GET"], endpoint=cis2.authorize),
                Rule(f"{cis2_mock.PATH}/login", methods=["POST"], endpoint=cis2.login),
                Rule(f"{cis2_mock.PATH}/callback", methods=["GET"], endpoint=cis2.callback),
                Rule(f"{cis2_mock.PATH}/token", methods=["POST"], endpoint=cis2.token),
                Rule("/v1/callback", methods=["GET"], endpoint=cis2.landing),
            ],
            merge_slashes=False,
        )

    def answer(self, request: Request) -> Response:
        """Answer any request; one for another address gets a plain 404 or 405."""
        try:
            endpoint, _ = self._routes.bind_to_environ(request.environ).match()
            answer: Response = endpoint(request)
        except Denied as denial:
            return denial.response()
        except HTTPException as error:
            return error.get_response(request.environ)
        return answer

"""The user-restricted flow: somebody logs in, and the app gets a code for an access token (AUTH-01…09)."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from support.sandbox.identity import answers
from support.sandbox.identity.answers import Denied, invalid_request, unauthorised
from support.sandbox.identity.apps import App, Apps
from support.sandbox.identity.expiring import Expiring
from support.sandbox.identity.tokens import AccessTokens, Grant, Scope

PATH = "/oauth2-mock"
SESSION_COOKIE = "oauth2-mock-session"
LOGIN_SECONDS = 300
CODE_SECONDS = 60
SCOPES = {"nhs-cis2": Scope.CIS2_USER, "nhs-login": Scope.NHS_LOGIN_USER}
"""What may be asked for -> what the token then carries; a citizen's login does not open this API."""

LOGIN_PAGE = """<!doctype html>
<html lang="en">
<title>Mock CIS2: log in</title>
<h1>Log in</h1>
<p>{message}</p>
<form method="post" action="{action}">
  <label>User name <input type="text" name="username" autocomplete="off" autofocus></label>
  <button type="submit">Log in</button>
</form>
</html>
"""
LANDING_PAGE = """<!doctype html>
<html lang="en">
<title>Logged in</title>
<p>You are logged in. The code for the app is in the address of this page.</p>
</html>
"""


@dataclass(frozen=True)
class _Authorisation:
    """What an app asked for, on its way from the login page to the token."""

    client_id: str
    redirect_uri: str
    state: str
    scope: Scope


class Cis2Mock:
    """Logs the one known user in; no password is asked for."""

    def __init__(
        self, redirect_uri: str, apps: Apps, tokens: AccessTokens, epoch_seconds: Callable[[], float]
    ) -> None:
        self.username = f"cis2-{secrets.token_hex(4)}"
        """The only user who can log in."""
        self._redirect_uri = redirect_uri
        self._apps = apps
        self._tokens = tokens
        self._sessions = Expiring[_Authorisation](LOGIN_SECONDS, epoch_seconds)
        self._tickets = Expiring[_Authorisation](CODE_SECONDS, epoch_seconds)
        self._codes = Expiring[_Authorisation](CODE_SECONDS, epoch_seconds)

    def authorize(self, request: Request) -> Response:
        """`GET authorize`: the login page, and a cookie that remembers what was asked for (AUTH-02)."""
        session = secrets.token_urlsafe(24)
        self._sessions.add(session, self._asked_for(request))
        page = _login_page(request, 200, "This is the sandbox: no password is needed.")
        page.set_cookie(SESSION_COOKIE, session, path=PATH, httponly=True, samesite="Lax")
        return page

    def login(self, request: Request) -> Response:
        """`POST login`: send a known user on to the callback of the platform (AUTH-03)."""
        session = request.cookies.get(SESSION_COOKIE)
        if self._sessions.get(session) is None:
            raise invalid_request("no login is under way: start at authorize, and keep the cookie")
        if not _equal(request.form.get("username", ""), self.username):
            return _login_page(request, 401, "This user name is not known.")
        asked = self._sessions.take(session)
        if asked is None:
            raise invalid_request("this login is over: start at authorize again")
        ticket = secrets.token_urlsafe(24)
        self._tickets.add(ticket, asked)
        return redirect(f"{PATH}/callback?{urlencode({'code': ticket})}")

    def callback(self, request: Request) -> Response:
        """`GET callback`: send the user back to the app, with the code that is good for a token (AUTH-04)."""
        asked = self._tickets.take(answers.required(request.args, "code"))
        if asked is None:
            raise invalid_request("the code of the login is unknown, used or expired")
        code = secrets.token_urlsafe(24)
        self._codes.add(code, asked)
        return redirect(f"{asked.redirect_uri}?{urlencode({'code': code, 'state': asked.state})}")

    def landing(self, _request: Request) -> Response:
        """The page of the redirect URI, which stands for the app that started the login."""
        return Response(LANDING_PAGE, content_type="text/html; charset=utf-8")

    def token(self, request: Request) -> Response:
        """`POST token` with `grant_type=authorization_code` (AUTH-05); a code works once."""
        answers.check_grant_type(request.form, "authorization_code")
        app = self._proven_app(request)
        code = answers.required(request.form, "code")
        redirect_uri = answers.required(request.form, "redirect_uri")
        asked = self._codes.take(code)
        if asked is None or (asked.client_id, asked.redirect_uri) != (app.client_id, redirect_uri):
            raise Denied(
                400,
                "invalid_grant",
                "code is unknown, used, expired or issued to another client or redirect_uri",
            )
        token = self._tokens.issue(Grant(app.supplier, asked.scope))
        return answers.access_token(token, self._tokens.lifetime)

    def _asked_for(self, request: Request) -> _Authorisation:
        client_id = answers.required(request.args, "client_id")
        if client_id not in self._apps:
            raise unauthorised("client_id is not known")
        redirect_uri = answers.required(request.args, "redirect_uri")
        if redirect_uri != self._redirect_uri:
            raise invalid_request(f"redirect_uri is not registered for this client: use {self._redirect_uri}")
        if answers.required(request.args, "response_type") != "code":
            raise Denied(400, "unsupported_response_type", "response_type must be code")
        scope = SCOPES.get(answers.required(request.args, "scope"))
        if scope is None:
            raise Denied(400, "invalid_scope", f"scope must be one of: {', '.join(SCOPES)}")
        return _Authorisation(client_id, redirect_uri, answers.required(request.args, "state"), scope)

    def _proven_app(self, request: Request) -> App:
        app = self._apps.get(answers.required(request.form, "client_id"))
        if app is None or not _equal(answers.required(request.form, "client_secret"), app.client_secret):
            raise Denied(401, "invalid_client", "client_id or client_secret is wrong")
        return app


def _login_page(request: Request, status: int, message: str) -> Response:
    html = LOGIN_PAGE.format(action=urljoin(request.base_url, "login"), message=message)
    return Response(html, status, content_type="text/html; charset=utf-8")


def _equal(given: str, secret: str) -> bool:
    return secrets.compare_digest(given.encode(), secret.encode())

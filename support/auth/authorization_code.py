"""The authorization-code flow: a mock CIS2 user logs in for a code that buys a token (AUTH-01 to AUTH-09)."""

from urllib.parse import parse_qs, urljoin, urlsplit
from uuid import uuid4

import requests

from support.auth.dialogue import Dialogue, bare, error_code
from support.auth.login_form import first_form
from support.auth.tokens import Token
from support.settings import Supplier
from support.settings.groups import AuthorizationCode

MOST_REDIRECTS = 10


def fetch(flow: AuthorizationCode, supplier: Supplier, dialogue: Dialogue) -> Token:
    """Get a token for a supplier.

    Raises:
        AuthError: the server cannot be reached, refuses, or does not lead to a code.
        SettingsError: a credential is missing.
    """
    client_id = dialogue.reveal(supplier.client_id)
    client_secret = dialogue.reveal(supplier.client_secret)
    code = _log_in(flow, client_id, dialogue)
    dialogue.remember_secret(code)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": flow.redirect_uri,
        "client_id": client_id,
        "client_secret": client_secret,
    }
    return dialogue.token(flow.token_url, form)


def _log_in(flow: AuthorizationCode, client_id: str, dialogue: Dialogue) -> str:
    query = {
        "client_id": client_id,
        "redirect_uri": flow.redirect_uri,
        "response_type": "code",
        "scope": flow.scope,
        "state": str(uuid4()),
    }
    page, location = _follow(dialogue.get(flow.authorize_url, query), flow.redirect_uri, dialogue)
    if not _is_callback(location, flow.redirect_uri):
        page, location = _follow(_submit(page, flow, dialogue), flow.redirect_uri, dialogue)
    return _code(location, page, dialogue)


def _submit(page: requests.Response, flow: AuthorizationCode, dialogue: Dialogue) -> requests.Response:
    if page.status_code != requests.codes.ok:
        raise dialogue.refused("the log-in page", page)
    form = first_form(page.text)
    if form is None:
        raise dialogue.failed(f"the log-in page, GET {bare(page.url)}, has no form")
    assert flow.username is not None, "settings for this flow are refused without one"
    fields = {**form.hidden, "username": dialogue.reveal(flow.username)}
    return dialogue.post(urljoin(page.url, form.action), fields)


def _follow(response: requests.Response, callback: str, dialogue: Dialogue) -> tuple[requests.Response, str]:
    """Follow redirects, but not to the call-back: it belongs to somebody else and may be out of reach.

    Returns:
        the last answer, and where the last redirect led; empty without one.
    """
    location = ""
    for _ in range(MOST_REDIRECTS):
        if not response.is_redirect:
            break
        location = urljoin(response.url, response.headers["Location"])
        if _is_callback(location, callback):
            break
        response = dialogue.get(location)
    return response, location


def _is_callback(location: str, callback: str) -> bool:
    return bare(location).rstrip("/") == bare(callback).rstrip("/")


def _code(location: str, page: requests.Response, dialogue: Dialogue) -> str:
    query = parse_qs(urlsplit(location).query)
    if "code" in query:
        return query["code"][-1]
    if page.status_code >= requests.codes.bad_request:
        raise dialogue.refused("the log-in", page)
    why = error_code(query.get("error", [""])[-1])
    raise dialogue.failed(f"the log-in ended at {bare(location or page.url)} without a code{why}")

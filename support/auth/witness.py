"""Evidence of the requests for a token: that they were sent, and nothing of what they carried."""

from collections.abc import Callable
from typing import Any

import requests

from support.auth.dialogue import bare
from support.calls import Tally
from support.evidence.records import Exchange


def witnessed_session(witness: Callable[[Exchange], None], tally: Tally) -> requests.Session:
    """Open a session that counts each exchange and tells of it, less what it carried: that is all secret."""

    def tell(response: requests.Response, **_: Any) -> None:
        tally.count("tokens")
        witness(
            Exchange(
                method=str(response.request.method),
                url=bare(response.url),
                request_headers={},
                request_body=None,
                status=response.status_code,
                response_headers={},
                response_body="",
                seconds=response.elapsed.total_seconds(),
                purpose="token",
            )
        )

    session = requests.Session()
    session.hooks["response"].append(tell)
    return session

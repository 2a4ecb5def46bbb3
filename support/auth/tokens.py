"""Keeping tokens: each fetched once for its supplier, and shared until shortly before it expires."""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

ASSUMED_LIFETIME = 600.0
MARGIN = 30.0
"""Seconds before its end at which a token is no longer used (AUTH-15)."""


@dataclass(frozen=True)
class Token:
    """An access token and for how many seconds from its request it is good."""

    value: str = field(repr=False)
    lifetime: float = ASSUMED_LIFETIME

    @property
    def usable_for(self) -> float:
        """Seconds for which the token is used; of one that lives shortly, three quarters of its life."""
        return self.lifetime - min(MARGIN, self.lifetime / 4)


@dataclass(frozen=True)
class _Held:
    token: Token
    until: float
    """When it is used no longer."""
    end: float
    """When it is good no longer."""


class Tokens:
    """The tokens of all suppliers; any number of threads may ask."""

    def __init__(self, fetch: Callable[[str], Token], clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._clock = clock
        self._held: dict[str, _Held] = {}
        self._refusals: Counter[str] = Counter()
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._guard = Lock()

    def token_for(self, supplier: str) -> str:
        """Return a token that is still good for a while.

        Raises:
            AuthError: no token was to be had.
            SettingsError: the supplier is unknown, or a credential of it is missing.
        """
        with self._lock_of(supplier):
            held = self._held.get(supplier)
            if held is None or self._clock() >= held.until:
                held = self._fetch_now(supplier)
            return held.token.value

    def fetch(self, supplier: str) -> Token:
        """Get a token that nobody shares; errors as for `token_for`."""
        return self._fetch(supplier)

    def renew(self, supplier: str, refused: str) -> bool:
        """Replace a token that was refused, unless somebody has by now; tells if the request may be repeated.

        A token can be withdrawn, so the first refusal is no answer. A service that refuses another one before
        its time is wrong, and would be right for ever if whoever was refused could ask again.

        Raises:
            AuthError, SettingsError: as for `token_for`.
        """
        with self._lock_of(supplier):
            held = self._held.get(supplier)
            if held is None or held.token.value == refused:
                # One that came to its end on its way is no wrong answer.
                self._refusals[supplier] += held is None or self._clock() < held.end
                self._fetch_now(supplier)
            return self._refusals[supplier] <= 1

    def _fetch_now(self, supplier: str) -> _Held:
        asked = self._clock()
        token = self._fetch(supplier)
        held = self._held[supplier] = _Held(token, asked + token.usable_for, asked + token.lifetime)
        return held

    def _lock_of(self, supplier: str) -> Lock:
        with self._guard:
            return self._locks[supplier]


def lifetime_from(expires_in: object) -> float:
    """Read `expires_in`, which comes as a number or as text (AUTH-14), or not at all."""
    try:
        seconds = float(str(expires_in))
    except ValueError:
        return ASSUMED_LIFETIME
    return seconds if math.isfinite(seconds) and seconds > 0 else ASSUMED_LIFETIME

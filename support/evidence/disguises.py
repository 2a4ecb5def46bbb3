"""The forms that a secret takes on its way through URLs, JSON, markup and base64."""

import base64
import html
import json
import re
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

SHORTEST_LINE = 16
"""Characters of a line of a key that is worth masking on its own: `-----END` lines and the like are not."""
SHORTEST_CORE = 8
"""Characters of base64 that point to one secret and nothing else."""


def disguises(secret: str) -> set[str]:
    """Return every text that gives `secret` away."""
    return {secret, *_escaped(secret), *_in_base64(secret), *_lines(secret)}


def _escaped(secret: str) -> Iterator[str]:
    for encoded in (quote(secret, safe=""), quote(secret), quote_plus(secret)):
        yield encoded
        yield re.sub(r"%[0-9A-F]{2}", lambda code: code.group().lower(), encoded)
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield json.dumps(json.dumps(secret)[1:-1])[1:-1]
    yield repr(secret)[1:-1]
    yield html.escape(secret)
    yield html.escape(secret, quote=False)


def _in_base64(secret: str) -> Iterator[str]:
    """The characters that stand for `secret` wherever it begins within a longer text that was encoded whole.

    Base64 writes three bytes as four characters, so there are three ways to begin; the characters at
    either end that also depend on the neighbours are left out.
    """
    plain = secret.encode("utf-8")
    for before in range(3):
        padded = b"\0" * before + plain
        core = slice(-(-8 * before // 6), 8 * len(padded) // 6)
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            characters = encode(padded).decode("ascii")[core]
            if len(characters) >= SHORTEST_CORE:
                yield characters


def _lines(secret: str) -> Iterator[str]:
    lines = [line.strip() for line in secret.splitlines()]
    if len(lines) > 1:
        yield from (line for line in lines if len(line) >= SHORTEST_LINE and not line.startswith("-----"))

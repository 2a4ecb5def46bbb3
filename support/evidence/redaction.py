"""The one redactor: whatever leaves the process goes through it.

It knows two things: the secrets it was told to remember, in every form in which they travel, and the shapes
that secrets have wherever they come from (tokens, keys, passwords in JSON, forms, headers and URLs).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from support.evidence.disguises import disguises

MASK = "***"
SHORTEST_SECRET = 6
"""Characters; to mask anything shorter wherever it occurs would leave no report to read."""

_SECRET_NAMES = (
    r"(?:client[_-]?secret|client[_-]?assertion|(?:access|refresh|id|session|security)[_-]?token"
    r"|secret[_-]?access[_-]?key|api[_-]?key|private[_-]?key|secret[_-]?key|passw(?:or)?d|passphrase)"
)
_NAME_OF_SECRET = re.compile(rf"(?:{_SECRET_NAMES}|authorization|cookie)$", re.IGNORECASE)


@dataclass(frozen=True)
class _Shape:
    """What a kind of secret looks like."""

    hints: tuple[str, ...]
    """Text without any of these, compared in lower case, holds no such secret: the quick way out."""
    pattern: re.Pattern[str]
    replacement: str


_HINTS_OF_NAMES = (
    *("secret", "assertion", "token", "passw", "passphrase"),
    *("apikey", "api_key", "api-key", "privatekey", "private_key", "private-key"),
)
_SHAPES = (
    _Shape(
        ("private key",),
        re.compile(
            r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\Z)", re.S
        ),
        MASK,
    ),
    # Signed, unsigned and encrypted ones have three, two to three, and five parts.
    _Shape(("eyj",), re.compile(r"eyJ[\w-]{8,}(?:\.[\w-]*){1,4}"), MASK),
    # "basic information" is prose: a plain word is no credential.
    _Shape(
        ("bearer", "basic"),
        re.compile(
            r"\b((?i:bearer|basic)(?:\s+|%20|\+))(?![A-Za-z]?[a-z]*\.?(?![\w.~+/=-]))[A-Za-z0-9._~+/-]{8,}=*"
        ),
        rf"\g<1>{MASK}",
    ),
    # "client_secret": "…", whatever it holds, even cut off; \"client_secret\": \"…\" in JSON within JSON.
    _Shape(
        _HINTS_OF_NAMES,
        re.compile(
            rf"((?i:{_SECRET_NAMES})\\*[\"']?\s*+[:=]\s*+(\\*[\"']))(?:(?!\2)(?:\\.|.))+(?=\2|\Z)",
            re.S,
        ),
        rf"\g<1>{MASK}",
    ),
    # client_secret=… of a form or a query
    _Shape(
        _HINTS_OF_NAMES,
        re.compile(rf"((?i:{_SECRET_NAMES})\s*+=\s*+)(?!SecretStr)[^\s&\"'<>;,(){{}}\[\]]+"),
        rf"\g<1>{MASK}",
    ),
    # x-api-key: … of a header; after a colon a word may also be prose, so only what looks random counts.
    _Shape(
        _HINTS_OF_NAMES,
        re.compile(rf"((?i:{_SECRET_NAMES})\s*+:\s*+)(?=\S*\d|\S{{20}})[^\s&\"'<>;,(){{}}\[\]]+"),
        rf"\g<1>{MASK}",
    ),
    _Shape(("@",), re.compile(r"(?i)(\b[a-z][a-z0-9+.-]*://)[^\s/?#\"'<>]+@"), rf"\g<1>{MASK}@"),
)


class Redactor:
    """Masks secrets in text; one of these serves the whole process."""

    def __init__(self) -> None:
        """Begin with no secret remembered."""
        self._disguises: list[str] = []
        self._lock = Lock()

    def remember(self, secret: str) -> None:
        """Mask `secret` from now on, in every form in which it travels."""
        if len(secret.strip()) < SHORTEST_SECRET:
            return
        with self._lock:
            known = {*self._disguises, *disguises(secret.strip())}
            self._disguises = sorted(known, key=len, reverse=True)  # a part not before its whole

    def redact(self, text: str) -> str:
        """Return `text` with every secret masked."""
        for disguise in self._disguises:
            text = text.replace(disguise, MASK)
        lowered = text.lower()
        for shape in _SHAPES:
            if any(hint in lowered for hint in shape.hints):
                text = shape.pattern.sub(shape.replacement, text)
        return text


_PROCESS = Redactor()


def remember_secret(secret: str) -> None:
    """Mask `secret` in all that leaves this process from now on: to be called where a secret comes in.

    Its URL-encoded, JSON-escaped and base64 forms are masked too, and each line of a key of several lines.
    Whatever is shorter than `SHORTEST_SECRET` is ignored.
    """
    _PROCESS.remember(secret)


def redact(text: str) -> str:
    """Return `text` with every secret masked as `***`."""
    return _PROCESS.redact(text)


def redact_bytes(body: bytes) -> bytes:
    """Return `body` with every secret masked; what is not text comes back unchanged byte for byte."""
    return redact(body.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def redact_tree(node: Any) -> Any:
    """Return a copy of a tree of mappings, lists and text with every secret masked.

    What stands under the name of a secret (`{"client_secret": …}`) is masked whatever it looks like.
    """
    match node:
        case str():
            return redact(node)
        case bytes():
            return redact_bytes(node)
        case Mapping():
            return {name: _redact_member(name, value) for name, value in node.items()}
        case list() | tuple():
            return [redact_tree(element) for element in node]
        case _:
            return node


def names_a_secret(name: str) -> bool:
    """Whether a header, field or parameter of this name holds a secret."""
    return bool(_NAME_OF_SECRET.search(name))


def _redact_member(name: Any, value: Any) -> Any:
    if isinstance(name, str) and isinstance(value, str | bytes) and value and names_a_secret(name):
        return MASK
    return redact_tree(value)

"""Take out of a text what must not stand in logs and errors."""

from __future__ import annotations

import re

_LONGEST = 300

# Tokens are JWTs or long runs of URL-safe characters; a UUID (36 characters) is an id and stays.
_SECRET = re.compile(r"[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]*)?|[A-Za-z0-9_\-+/=]{40,}")
_EMAIL = re.compile(r"[^\s@'\"<>]+@[^\s@'\"<>]+")
_PHONE = re.compile(r"\+?\d(?:[ -]?\d){8,13}(?![\d-])")
_QUERY = re.compile(r"\?\S*=\S*")


def redact(text: str) -> str:
    """Replace what looks like a token, an e-mail address, a phone number or a query string.

    The server's texts quote what they were sent: the token endpoint, for one, quotes a refused refresh
    token whole. Offer ids have 10 or 11 digits and look like phone numbers; they go too, which is the price.

    Args:
        text: A text from the server.

    Returns:
        The text, at most 300 characters long.
    """
    text = _QUERY.sub("?…", text)
    for pattern in (_SECRET, _EMAIL, _PHONE):
        text = pattern.sub("…", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

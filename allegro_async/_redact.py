"""Take out of a text what must not stand in logs and errors."""

from __future__ import annotations

import re

_LONGEST = 300
_LOOKED_AT = 4000  # longer texts are cut first: the patterns take their time over long runs

# Tokens are JWTs or long runs of URL-safe characters; the parts of a dotted path of fields are shorter.
_SECRET = re.compile(
    r"eyJ[\w-]+(?:\.[\w-]*)*|[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}(?:\.[\w-]*)?|[A-Za-z0-9_\-+/=]{40,}"
)
_EMAIL = re.compile(r"[^\s@'\"<>]+@[^\s@'\"<>]+")
_QUERY = re.compile(r"\?\S*=\S*")
# A UUID is an id and stays, also where its digits look like a phone number.
_ID_OR_PHONE = re.compile(
    r"(?P<id>\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b)|\+?\d(?:[ ()./-]{0,2}\d){8,13}(?!\d)"
)


def redact(text: str) -> str:
    """Replace what looks like a token, an e-mail address, a phone number or a query string.

    The server's texts quote what they were sent: the token endpoint, for one, quotes a refused refresh
    token whole. Offer ids have 10 or 11 digits and look like phone numbers; they go too, which is the price.

    Args:
        text: A text from the server.

    Returns:
        The text, at most 300 characters long.
    """
    if len(text) > _LOOKED_AT:
        text = text[:_LOOKED_AT].rpartition(" ")[0]  # half a secret at the end would not look like one
    for pattern in (_QUERY, _SECRET, _EMAIL):
        text = pattern.sub("…", text)
    text = _ID_OR_PHONE.sub(lambda match: match["id"] or "…", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

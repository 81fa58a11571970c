"""Watch over all that a test writes: no secret may be in it.

What is written: the log down to DEBUG, the standard output and error, and of every error of the library that
is made anywhere in a test its `str`, its `repr`, its pickle, and its traceback with all that caused it.

What is a secret: everything that looks like a JWT; and the client secret, the refresh tokens, codes and
verifiers that the library sends to the token endpoint.
"""

from __future__ import annotations

import pickle
import re
import traceback
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, quote_plus

from allegro_async import App, Request
from allegro_async.auth import asking, device
from allegro_async.errors import AllegroError

JWT = re.compile(r"eyJ[\w-]{8,}\.[\w-]{8,}")
SECRET_FIELDS = ("refresh_token", "token", "code", "device_code", "code_verifier")
SHORTEST = 8  # a shorter one is a word of a test, and stands everywhere


class Leaks:
    """What one test made: its secrets, and the errors of the library."""

    def __init__(self) -> None:
        self.secrets: set[str] = set()
        self.errors: list[AllegroError] = []

    def found_in(self, text: str) -> list[str]:
        """The secrets in a text, cut short: this is written, too."""
        known = (form for secret in self.secrets for form in {secret, quote(secret), quote_plus(secret)})
        found = [each for each in known if each in text] + JWT.findall(text)
        return [f"{each[:6]}… ({len(each)} characters)" for each in found]

    def found_in_errors(self) -> list[str]:
        """The errors that give a secret away, and where."""
        return [
            f"{name} of a {type(error).__name__}: {secrets}"
            for error in self.errors
            for name, write in WAYS_TO_WRITE.items()
            if (secrets := self.found_in(write(error)))
        ]


WAYS_TO_WRITE: Mapping[str, Callable[[AllegroError], str]] = {
    "str": str,
    "repr": repr,
    "pickle": lambda error: pickle.dumps(error, 0).decode("latin-1"),
    "traceback": lambda error: "".join(traceback.format_exception(error)),
}


def watch(leaks: Leaks, setattr_: Callable[[Any, str, Any], None]) -> None:
    """Take note of secrets and errors from now on.

    Args:
        leaks: Where to note them.
        setattr_: Sets an attribute until the end of the test: `monkeypatch.setattr`.
    """
    for module in (asking, device):
        setattr_(module, "token_request", _noting(leaks, module.token_request))
    make = AllegroError.__new__

    def noted(cls: type[AllegroError], *_args: Any, **_details: Any) -> AllegroError:
        error = make(cls)
        leaks.errors.append(error)
        return error

    setattr_(AllegroError, "__new__", noted)


def _noting(leaks: Leaks, original: Callable[..., Request]) -> Callable[..., Request]:
    def token_request(app: App, path: str, fields: Mapping[str, str]) -> Request:
        values = (app.client_secret, *(fields.get(name, "") for name in SECRET_FIELDS))
        leaks.secrets.update(value for value in values if len(value) >= SHORTEST)
        return original(app, path, fields)

    return token_request

"""Refuse calls and options that make no sense, before anything is sent; say how long a call may take."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, get_args

from .call import Priority
from .errors import ConfigurationError, EndpointRetiredError
from .wire import LANGUAGES, header_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .call import Call, CallOptions

DEFAULT_TIMEOUT: Final = 120.0
"""Seconds for a whole call: long enough to sit out the minute after a 429."""

ATTEMPT_SECONDS: Final = 30.0
"""A gateway gives up after 20 s; shorter bounds are too short (allegro-facts, section 5)."""

SLOW_ATTEMPT_SECONDS: Final = 60.0
"""For uploads, downloads and product search."""


def attempt_timeout(call: Call) -> float:
    """Give the seconds that one attempt may take."""
    chosen = call.options.get("attempt_timeout")
    if chosen is not None:
        return chosen
    return SLOW_ATTEMPT_SECONDS if call.operation.slow else ATTEMPT_SECONDS


def check_call(call: Call) -> None:
    """Refuse a call that cannot succeed.

    Raises:
        EndpointRetiredError: Allegro has switched the operation off.
        ConfigurationError: An option makes no sense.
    """
    operation, options = call.operation, call.options
    if operation.retired is not None and not options.get("allow_retired", False):
        instead = f" {operation.replaced_by}" if operation.replaced_by else ""
        raise EndpointRetiredError(
            f"Allegro switched {operation} off on {operation.retired}.{instead} "
            "Pass allow_retired=True to call it all the same"
        )
    if options:
        check_options(options)


def check_options(options: CallOptions) -> None:
    """Refuse call options that make no sense.

    Raises:
        ConfigurationError: Names the option.
    """
    for name in ("timeout", "attempt_timeout"):
        seconds = options.get(name)
        if seconds is not None and not _is_duration(seconds):
            raise ConfigurationError(f"{name} is {seconds} s; it must be a number of seconds, more than 0")
    attempts: Any = options.get("attempts", 1)
    if not isinstance(attempts, int) or attempts < 1:
        raise ConfigurationError(f"attempts is {attempts}; it must be a whole number, 1 or more")
    _check_headers(options.get("headers", {}))
    if (priority := options.get("priority", "bulk")) not in _PRIORITIES:
        raise ConfigurationError(f"priority is {priority!r}; it must be {' or '.join(_PRIORITIES)}")
    if (language := options.get("language")) is not None and language not in LANGUAGES:
        raise ConfigurationError(f"language is {language!r}; Allegro knows {', '.join(LANGUAGES)}")


_PRIORITIES: tuple[str, ...] = get_args(Priority)


def _is_duration(seconds: Any) -> bool:
    return isinstance(seconds, int | float) and math.isfinite(seconds) and seconds > 0


def _check_headers(headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if not (name.isascii() and name.replace("-", "").isalnum()):
            raise ConfigurationError(f"{name!r} is no name of a header")
        header_text(name, value)

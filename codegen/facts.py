"""Read the facts of an operation that travel in its calls: tokens, media types, request limits."""

from collections.abc import Iterable
from typing import Final

from codegen.contents import Media
from codegen.entries import LimitEntry
from codegen.interface import RawOperation

PUBLIC: Final = "application/vnd.allegro.public.v1+json"
_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_PER: Final = {"second": "a second", "minute": "a minute", "hour": "an hour", "day": "a day"}
_USER: Final = "bearer-token-for-user"
_APPLICATION: Final = "bearer-token-for-application"


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON of some kind."""
    return media_type.endswith("json")


def preferred(found: Iterable[Media]) -> list[Media]:
    """Sort media types: JSON first, and public v1 before beta; otherwise the interface's order."""
    return sorted(found, key=lambda media: (not is_json(media.type), media.type != PUBLIC))


def scopes_of(operation: RawOperation) -> tuple[str, ...]:
    """List the scopes that a user's token needs; none where an application's token is enough."""
    if takes_application_token(operation):
        return ()
    needed = [scope for option in operation.security for scope in option.get(_USER, ())]
    return tuple(dict.fromkeys(needed))


def takes_application_token(operation: RawOperation) -> bool:
    """Whether any token will do, an application's as well as a user's."""
    return any(_APPLICATION in option for option in operation.security)


def seconds(limit: LimitEntry) -> int:
    """Give the length of a limit's period in seconds."""
    return _SECONDS[limit.per]


def limit_constant(name: str) -> str:
    """Name the constant of a request limit."""
    return f"LIMIT_{name.replace('-', '_').upper()}"


def limit_words(limit: LimitEntry) -> str:
    """Say a request limit in words."""
    counted = "changed offers" if limit.unit == "offers" else f"request{'s' if limit.count > 1 else ''}"
    whom = "account" if limit.scope == "account" else "Client ID"
    return f"{limit.count:,} {counted} {_PER[limit.per]} for each {whom}".replace(",", " ")

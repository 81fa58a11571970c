"""The start of a command: what its first answer says, and where it can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast, runtime_checkable

from pydantic_core import from_json

from ._asking import clock_of
from ._tickets import Ticket
from .errors import AllegroError, DecodeError
from .reading import parse, plain_json
from .retry import retry_after_seconds
from .wire import texts_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from .app import App
    from .call import Call, Family, Reply, Sender
    from .commands import Command

    CommandT = TypeVar("CommandT", bound=Command[Any, Any])

__all__ = ["command_of", "ids_in"]

_ACCEPTED = 202


@runtime_checkable
class _View(Protocol):
    """A sender that speaks for an account: the client."""

    @property
    def account_key(self) -> str: ...

    @property
    def app(self) -> App: ...


async def command_of(kind: Callable[..., CommandT], sender: Sender, shape: type[Any], call: Call) -> CommandT:
    """Send the call that starts a command, and give the command.

    Raises:
        DecodeError: The answer cannot be read, or does not say where the work can be asked for.
    """
    family = cast("Family", call.operation.family)
    try:
        reply = await sender.send(call)
    except AllegroError as error:
        if call.command_id is not None and error.maybe_sent:
            error.add_note(f"The id of the command is {call.command_id}.")
        raise
    try:
        started = parse(reply.body, shape, reply.call)
        name, offers = _named(family, sender, call, reply)
    except DecodeError as error:
        error.maybe_sent = True
        raise
    ticket = Ticket(call.operation.name, name, offers, *_whereabouts(sender))
    retry_after = retry_after_seconds(reply.headers.get("Retry-After"), clock_of(sender).time())
    return kind(
        sender, call.operation, ticket, started=started, options=call.options, retry_after=retry_after
    )


def _named(family: Family, sender: Sender, call: Call, reply: Reply) -> tuple[str, tuple[str, ...]]:
    """The id of the command, and its offers."""
    sent = from_json(call.body or b"{}")
    offers = tuple(dict.fromkeys(texts_at(family.offers, sent))) if family.offers else ()
    if family.named == "caller":
        return str(call.command_id), offers
    if family.named == "answer":
        return "".join(texts_at("id", plain_json(reply.body))), offers
    if reply.status != _ACCEPTED:
        made = texts_at("id", plain_json(reply.body))
        return "", tuple(made[:1])
    origin = sender.app.environment.origin("api") if isinstance(sender, _View) else ""
    found = ids_in(reply.headers.get("Location") or "", family.status.path, origin)
    if found is None:
        raise DecodeError(
            "Allegro has taken the work, but its answer does not say where to ask for it: look for the "
            f"result itself [{reply.call}]",
            call=reply.call,
        )
    return found[-1], found[:-1]


def ids_in(location: str, path: str, origin: str) -> tuple[str, ...] | None:
    """Take the ids out of a `Location`. Only they are used: no token goes to the address itself.

    Args:
        location: The address; it may be a path only.
        path: The path template that it must have.
        origin: The only origin that it may have; empty for any.

    Returns:
        The ids, in the order of the path; None where the address is another.
    """
    place = location.partition("?")[0]
    if not place.startswith("/"):
        if origin and not place.startswith(f"{origin}/"):
            return None
        scheme, _, rest = place.partition("://")
        place = f"/{rest.partition('/')[2]}" if scheme in {"http", "https"} else ""
    wanted, found = path.split("/"), place.split("/")
    pairs = list(zip(wanted, found, strict=False))
    fits = len(wanted) == len(found) and all(want == has or (want[:1] == "{" and has) for want, has in pairs)
    return tuple(has for want, has in pairs if want[:1] == "{") if fits else None


def _whereabouts(sender: Sender) -> tuple[str, str]:
    """Account and environment, for the ticket."""
    return (sender.account_key, sender.app.environment.name) if isinstance(sender, _View) else ("", "")

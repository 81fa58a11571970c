"""What became of a call that got no plain answer: the words for it, and the answer of a repeated command.

Pure functions over plain values.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from pydantic_core import from_json, to_json

from .call import Call, Reply
from .errors import AnswerTooLargeError, RequestTimeoutError, TransportError
from .retry import LEAST_SECONDS
from .wire import target

if TYPE_CHECKING:
    from .call import Accepted

__all__ = ["ALREADY_THERE", "accepted_reply", "advice", "given_up", "question", "timed_out", "unreadable"]

ALREADY_THERE = "Allegro had the command already, from an attempt whose answer was lost"

_OK = 200


def advice(call: Call) -> str:
    """Say how to find out whether a request of unknown fate was carried out.

    Empty for what may simply be sent again.
    """
    operation = call.operation
    if operation.repeat == "yes":
        return ""
    if operation.repeat == "same-id" and call.command_id is not None:
        safe = "sending it again under the same id is safe"
    else:
        safe = "look before you send it again"
    how = f": {operation.find_out}" if operation.find_out else ""
    return f"; Allegro may have done it all the same; {safe}{how}"


def given_up(error: TransportError, call: Call, *, maybe_sent: bool) -> TransportError:
    """Make the error for the caller: it speaks of all attempts, not just of the last."""
    kinds = (RequestTimeoutError, AnswerTooLargeError)
    kind = next((each for each in kinds if isinstance(error, each)), TransportError)
    return kind(f"{error} [{call.operation}]{_hint(call, maybe_sent=maybe_sent)}", maybe_sent=maybe_sent)


def timed_out(call: Call, seconds: float, *, maybe_sent: bool) -> RequestTimeoutError:
    """Make the error of a call whose time is over."""
    text = f"No answer within {seconds:g} s [{call.operation}]{_hint(call, maybe_sent=maybe_sent)}"
    return RequestTimeoutError(text, maybe_sent=maybe_sent)


def _hint(call: Call, *, maybe_sent: bool) -> str:
    return advice(call) if maybe_sent else ""


def unreadable(call: Call) -> TransportError:
    """Make the error for a command that Allegro has, but of which nothing more can be learned now."""
    how = f"; to learn what became of it: {call.operation.find_out}" if call.operation.find_out else ""
    return TransportError(f"{ALREADY_THERE} [{call.operation}]{how}", maybe_sent=True)


def question(call: Call, accepted: Accepted, remaining: float | None) -> Call | None:
    """Make the call that asks how far a command is; None where the body that was sent says as much.

    Args:
        call: The call that started the command.
        accepted: What stands for its answer.
        remaining: Seconds left for it; None for no end.
    """
    if accepted.by is None:
        return None
    options = call.options.copy()
    options["timeout"] = None if remaining is None else max(remaining, LEAST_SECONDS)
    place = target(accepted.by.path, (call.command_id,), ())
    return Call(accepted.by, place, options=options, account=call.account)


def accepted_reply(call: Call, conflict: Reply, answer: Reply | None) -> Reply:
    """Make the reply to a command that Allegro had already.

    Args:
        call: The call that started it.
        conflict: The answer 409 to the repeated call.
        answer: What Allegro says of the command; None where the body that was sent says as much.
    """
    name = str(call.operation)
    if answer is None:
        return Reply(_OK, conflict.headers, _sent(call), name)
    accepted = call.operation.accepted
    constant = dict(accepted.constant) if accepted is not None else {}
    fields = answer.json() if constant else None
    if not isinstance(fields, dict):
        return replace(answer, call=name)
    body = to_json({**constant, **cast("dict[str, Any]", fields)})
    return Reply(answer.status, answer.headers, body, name)


def _sent(call: Call) -> bytes:
    """The body that was sent, with the id where only the path had it."""
    fields = cast("dict[str, Any]", from_json(call.body or b"{}"))
    return to_json({"id": call.command_id, **fields} if call.operation.method == "PUT" else fields)

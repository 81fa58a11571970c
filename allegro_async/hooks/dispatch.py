"""Tell several hooks what happens, so that none of them can break a call or see a secret."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, TypeAlias

from ..call import Call, CallOptions, Reply
from ..protocols import Hook
from .log import LoggingHook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["Hooks", "as_one", "shown_call", "shown_reply"]

_log = logging.getLogger("allegro_async.hooks")

_Listeners: TypeAlias = "tuple[tuple[Hook, Callable[..., None]], ...]"


class Hooks(Hook):
    """Several hooks as one.

    An exception of a hook goes no further: the first one of each hook is logged as a warning. What is no
    `Exception`, such as a cancellation, goes through.

    Args:
        hooks: The hooks, told in this order.
    """

    def __init__(self, hooks: Iterable[Hook]) -> None:
        hooks = tuple(hooks)
        self._broken: set[int] = set()
        self._request = _listeners(hooks, "request")
        self._attempt = _listeners(hooks, "attempt")
        self._waited = _listeners(hooks, "waited")
        self._retry = _listeners(hooks, "retry")
        self._healed = _listeners(hooks, "healed")
        self._gate_closed = _listeners(hooks, "gate_closed")
        self._token_refreshed = _listeners(hooks, "token_refreshed")
        self._response = _listeners(hooks, "response")
        self._error = _listeners(hooks, "error")

    def request(self, call: Call) -> None:
        """Tell all of them."""
        self._tell(self._request, call)

    def attempt(self, call: Call, number: int) -> None:
        """Tell all of them."""
        self._tell(self._attempt, call, number)

    def waited(self, call: Call, seconds: float) -> None:
        """Tell all of them."""
        self._tell(self._waited, call, seconds)

    def retry(self, call: Call, number: int, wait: float, why: str) -> None:
        """Tell all of them."""
        self._tell(self._retry, call, number, wait, why)

    def healed(self, call: Call, what: str) -> None:
        """Tell all of them."""
        self._tell(self._healed, call, what)

    def gate_closed(self, seconds: float) -> None:
        """Tell all of them."""
        self._tell(self._gate_closed, seconds)

    def token_refreshed(self, account: str) -> None:
        """Tell all of them."""
        self._tell(self._token_refreshed, account)

    def response(self, call: Call, reply: Reply, seconds: float) -> None:
        """Tell all of them; what the reply holds besides its status stays here."""
        self._tell(self._response, call, shown_reply(reply), seconds)

    def error(self, call: Call, kind: str, seconds: float) -> None:
        """Tell all of them."""
        self._tell(self._error, call, kind, seconds)

    def _tell(self, listeners: _Listeners, *what: Any) -> None:
        for hook, told in listeners:
            try:
                told(*what)
            except Exception:  # noqa: BLE001 - whatever a hook raises, the call goes on
                self._note(hook)

    def _note(self, hook: Hook) -> None:
        if id(hook) not in self._broken:
            self._broken.add(id(hook))
            _log.warning(
                "The hook %s raised; the call goes on, and the hook's further exceptions are not logged",
                type(hook).__name__,
                exc_info=True,
            )


def as_one(hooks: Sequence[Hook]) -> Hook:
    """Make one hook of several.

    Our own logging stays itself where it is alone: it does not raise and looks at no secret, so calls need
    no protection from it, and cost nothing when nobody looks.
    """
    alone = hooks[0] if len(hooks) == 1 else None
    return alone if isinstance(alone, Hooks) or type(alone) is LoggingHook else Hooks(hooks)


def _listeners(hooks: Iterable[Hook], event: str) -> _Listeners:
    """Those who override the event: nobody else costs anything."""
    nothing = getattr(Hook, event)
    methods = ((hook, getattr(hook, event)) for hook in hooks)
    return tuple(
        (hook, method) for hook, method in methods if getattr(method, "__func__", None) is not nothing
    )


def shown_call(call: Call) -> Call:
    """Make the call that hooks may see: without body, query and headers."""
    return Call(
        call.operation,
        call.target.partition("?")[0],
        weight=call.weight,
        options=_NO_OPTIONS,
        account=call.account,
    )


_NO_OPTIONS = CallOptions()


def shown_reply(reply: Reply) -> Reply:
    """Make the reply that hooks may see: status and trace id."""
    trace_id = reply.trace_id
    return Reply(reply.status, {} if trace_id is None else {"trace-id": trace_id}, b"", reply.call)

"""The library's own logging of calls, as a hook. A client always has it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from ..protocols import Hook

if TYPE_CHECKING:
    from ..call import Call, Reply

__all__ = ["LoggingHook"]

_log = logging.getLogger("allegro_async")


class LoggingHook(Hook):
    """Logs what happens to calls, on the logger `allegro_async`.

    DEBUG for each attempt and each end, INFO for each wait, WARNING where something healed itself. That a
    429 closes the gate is logged by the limiter, once for each closing.
    """

    def attempt(self, call: Call, number: int) -> None:
        """Log at DEBUG."""
        _log.debug("%s: attempt %d", call.operation, number)

    def waited(self, call: Call, seconds: float) -> None:
        """Log at INFO; a call that had its turn at once is not worth a line."""
        if seconds > 0:
            _log.info("%s waited %.2f s for its turn", call.operation, seconds)

    def retry(self, call: Call, number: int, wait: float, why: str) -> None:
        """Log at INFO."""
        _log.info("%s: attempt %d ended with %s; again in %.2f s", call.operation, number, why, wait)

    def healed(self, call: Call, what: str) -> None:
        """Log at WARNING."""
        _log.warning("%s: %s", call.operation, what)

    def response(self, call: Call, reply: Reply, seconds: float) -> None:
        """Log at DEBUG."""
        if _log.isEnabledFor(logging.DEBUG):
            trace_id = reply.trace_id or "-"
            _log.debug("%s: %d after %.2f s, trace-id %s", call.operation, reply.status, seconds, trace_id)

    def error(self, call: Call, kind: str, seconds: float) -> None:
        """Log at DEBUG: the caller has the error itself."""
        _log.debug("%s: %s after %.2f s", call.operation, kind, seconds)

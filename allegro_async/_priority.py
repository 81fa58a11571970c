"""How urgent the calls of a piece of work are, unless they say so themselves."""

from __future__ import annotations

from contextvars import ContextVar

BULK_WORK: ContextVar[bool] = ContextVar("allegro_async.bulk_work", default=False)
"""Whether the running task is one of many that a bulk job has started."""

"""Keep Python's cyclic garbage collector out of the reading of one answer.

Reading a page of 100 orders makes some 17 000 objects that the collector counts, and none of them is garbage.
The collector does not know that: on Python 3.11 it starts 24 times while one such page is read, which takes
about as long as the reading itself. So it rests while one answer is read, and goes on right after it
(docs/speed.md).

The collector belongs to the process, so this is a setting: `rest_while_reading(on=False)` leaves it alone.
"""

from __future__ import annotations

import gc
import os
import sys
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["rest_while_reading"]

T = TypeVar("T")

_SMALL = 4096  # reading so few bytes starts no collection
_LARGE = 8 << 20  # a tenth of a second or so: longer than that the collector never rests

# Where threads truly run side by side, the others would have to do without the collector too.
_has_gil: bool = getattr(sys, "_is_gil_enabled", lambda: True)()


class _Rest:
    """Whether the collector may rest, and whether it does so now.

    Only the thread that holds the lock lets it rest, and it ends what it has begun: readings in other threads
    meanwhile neither prolong the rest nor end it. So it never lasts longer than the reading of one answer.
    """

    def __init__(self) -> None:
        self.allowed = _has_gil
        self.begin()

    def begin(self) -> None:
        self.lock = Lock()
        self.resting = False

    def wake_in_a_child(self) -> None:
        """Wake the collector in a process that was forked while another thread had put it to rest."""
        resting = self.resting
        self.begin()
        if resting:
            gc.enable()


_rest = _Rest()
# Windows cannot fork.
_at_fork: Callable[..., object] = getattr(os, "register_at_fork", dict[str, object])
_at_fork(after_in_child=_rest.wake_in_a_child)


def rest_while_reading(*, on: bool) -> None:
    """Say whether the cyclic garbage collector may rest while an answer is read. It may, by default.

    It holds for the whole process, from the next answer on. The collector rests only while one answer of 4 kB
    to 8 MB is read, without an await in between, and goes on right after it, whatever happens. A collector
    that you have switched off stays off. On free-threaded Python it never rests unless you ask for it.

    Args:
        on: True: it may rest. False: this library leaves it alone.
    """
    _rest.allowed = on


def without_collector(read: Callable[[bytes], T], body: bytes) -> T:
    """Read an answer while the collector rests, if it may."""
    lock = _rest.lock  # a fork meanwhile makes a new one
    if not (_rest.allowed and _SMALL <= len(body) <= _LARGE and lock.acquire(blocking=False)):
        return read(body)
    try:
        return _resting(read, body) if gc.isenabled() else read(body)
    finally:
        lock.release()


def _resting(read: Callable[[bytes], T], body: bytes) -> T:
    try:  # first: an interrupt may come at any point
        _rest.resting = True
        gc.disable()
        return read(body)
    finally:
        gc.enable()
        _rest.resting = False

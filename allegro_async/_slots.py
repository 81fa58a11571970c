"""How many calls may be under way at once: a fixed number, or one that shrinks when answers slow down."""

from __future__ import annotations

from dataclasses import dataclass

_FORGET_AFTER = 600.0  # seconds: an account that was slow then starts afresh

NEVER = float("inf")
"""The wait for something that only the end of another call can bring."""


class Slots:
    """A fixed number of calls at once.

    Args:
        room: So many.

    Attributes:
        room: So many.
        taken: How many are under way.
    """

    __slots__ = ("room", "taken")

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = 0

    def wait(self, now: float, weight: int = 1) -> float:  # noqa: ARG002 - every rule is asked alike
        """0 when there is room, otherwise for ever: only a call's end makes room."""
        return 0.0 if self.taken < self.room else NEVER

    def take(self, now: float, weight: int = 1) -> None:  # noqa: ARG002 - every rule is told alike
        """Note a call that goes now."""
        self.taken += 1

    def leave(self) -> None:
        """Note a call's end."""
        self.taken -= 1

    def idle(self, now: float) -> bool:  # noqa: ARG002 - every rule is asked alike
        """Whether no call is under way."""
        return not self.taken


@dataclass(frozen=True, slots=True)
class Pace:
    """How many calls of a leaky-bucket resource may be under way for one account.

    Attributes:
        room: So many, as a broken number: it grows by less than one with each quick answer.
        cut_at: The clock's time of the last cut.
    """

    room: float
    cut_at: float = float("-inf")


def next_pace(
    pace: Pace, *, began: float, now: float, slow: float, largest: int, refused: bool = False
) -> Pace:
    """Decide how many calls may be under way after an answer: additive increase, multiplicative decrease.

    A slow answer halves the number, a refusal makes it one; answers to calls that went out before the last
    cut say nothing new. A quick answer adds so little that a whole round of them adds one.

    Args:
        pace: What holds so far.
        began: When the call went out.
        now: When its answer came.
        slow: An answer is slow from so many seconds on.
        largest: There are never more under way.
        refused: The answer was a 429.
    """
    if refused:
        return Pace(1.0, now)
    if now - began < slow:
        return Pace(min(float(largest), pace.room + 1 / pace.room), pace.cut_at)
    if began < pace.cut_at:
        return pace
    return Pace(max(1.0, pace.room / 2), now)


class LeakySlots(Slots):
    """The calls of one leaky-bucket resource for one account.

    Allegro answers such a resource more and more slowly, up to 20 s and more, before it refuses
    (allegro-facts, section 3).

    Args:
        largest: So many calls at once at most.
        slow: An answer is slow from so many seconds on.
    """

    __slots__ = ("_largest", "_pace", "_slow")

    def __init__(self, largest: int, slow: float) -> None:
        super().__init__(largest)
        self._largest = largest
        self._slow = slow
        self._pace = Pace(float(largest))

    @property
    def slowed(self) -> bool:
        """Whether slow answers have made it careful."""
        return self._pace.room < self._largest

    def idle(self, now: float) -> bool:
        """Whether no call is under way, and the last cut is long ago."""
        return not self.taken and now - self._pace.cut_at > _FORGET_AFTER

    def ended(self, seconds: float, now: float, *, answered: bool) -> None:
        """Note how long a request took; one that ended soon without an answer says nothing."""
        if seconds < self._slow and not answered:
            return
        self._follow(
            next_pace(self._pace, began=now - seconds, now=now, slow=self._slow, largest=self._largest)
        )

    def refused(self, now: float) -> None:
        """Note a 429."""
        self._follow(
            next_pace(self._pace, began=now, now=now, slow=self._slow, largest=self._largest, refused=True)
        )

    def _follow(self, pace: Pace) -> None:
        self._pace = pace
        self.room = int(pace.room)

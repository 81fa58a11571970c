"""How often a journal of events or a command is asked, and which errors are outwaited. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import (
    AccountMismatchError,
    AllegroError,
    AnswerTooLargeError,
    AuthError,
    InvalidClientError,
    LoginRequiredError,
    MissingScopeError,
    RateLimitError,
    ServerError,
    TokenNotSavedError,
    TransportError,
)

__all__ = [
    "LEAST_BETWEEN_ASKS",
    "Polling",
    "is_transient",
    "pause_after",
    "pause_after_error",
    "pause_between_asks",
]

_PERMANENT = (
    AnswerTooLargeError,
    LoginRequiredError,
    MissingScopeError,
    InvalidClientError,
    TokenNotSavedError,
    AccountMismatchError,
)
_TRANSIENT = (TransportError, ServerError, RateLimitError, AuthError)
_NO_MORE_DOUBLING = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Polling:
    """How often a journal is asked; all times in seconds.

    Attributes:
        quick: The pause after an answer with news. After a full page there is none.
        idle: The longest pause while nothing happens.
        growth: By this factor the pause grows with each answer without news.
        trouble: The longest pause while asking fails.
    """

    quick: float = 1.0
    idle: float = 60.0
    growth: float = 1.5
    trouble: float = 300.0

    def __post_init__(self) -> None:
        if not 0 < self.quick <= self.idle or self.growth < 1 or self.trouble < self.quick:
            raise ValueError("quick must be above 0 and at most idle and trouble, and growth at least 1")


def pause_after(polling: Polling, before: float, *, news: int, full: bool) -> float:
    """Seconds to wait after an answer.

    Args:
        polling: The settings.
        before: The pause before this answer.
        news: How many new events it had.
        full: Whether it was as long as an answer can be, so that more is waiting.
    """
    if news:
        return 0.0 if full else polling.quick
    return min(polling.idle, max(before * polling.growth, polling.quick))


def pause_after_error(polling: Polling, failures: int, chance: float) -> float:
    """Seconds to wait after asking has failed so many times in a row.

    Args:
        polling: The settings.
        failures: So many failures in a row, this one included.
        chance: From 0 to 1; spreads those who failed together over the later half of the pause.
    """
    longest = min(polling.trouble, polling.quick * 2.0 ** min(failures, _NO_MORE_DOUBLING))
    return longest * (0.5 + chance / 2)


def is_transient(error: AllegroError) -> bool:
    """Whether asking again later may help, and nobody has to do anything for it.

    A call raises such an error when its own retries are used up: no connection, a timeout, 429, 5xx, a
    token endpoint out of order. A refusal (400, 401, 403 and the like) and whatever needs a person is not.
    """
    return isinstance(error, _TRANSIENT) and not isinstance(error, _PERMANENT)


LEAST_BETWEEN_ASKS = 1.0
"""So many seconds lie at least between two questions about a command."""

_LONGEST_BETWEEN_ASKS = 60.0


def pause_between_asks(asks: int, asked: float | None, chance: float) -> float:
    """Seconds until a command is asked for again: full jitter above what the server wants.

    Args:
        asks: So many times it was asked for before.
        asked: Seconds that the last answer asks to wait, if it does.
        chance: From 0 to 1.
    """
    longest = min(_LONGEST_BETWEEN_ASKS, LEAST_BETWEEN_ASKS * 2.0 ** min(asks, _NO_MORE_DOUBLING))
    return max(asked or 0.0, LEAST_BETWEEN_ASKS) + (longest - LEAST_BETWEEN_ASKS) * chance

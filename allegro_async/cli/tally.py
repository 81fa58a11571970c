"""Count what a job costs: requests, refusals, retries, token refreshes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegro_async.protocols import Hook

if TYPE_CHECKING:
    from allegro_async.call import Call


class Tally(Hook):
    """Counts what a client does; give it to `AllegroClient(hooks=[...])`.

    Attributes:
        requests: Requests to the API, repetitions included.
        too_many_requests: Answers with status 429.
        retries: Repetitions, whatever the reason.
        tokens_refreshed: New pairs of tokens.
    """

    def __init__(self) -> None:
        self.requests = 0
        self.too_many_requests = 0
        self.retries = 0
        self.tokens_refreshed = 0

    def attempt(self, call: Call, number: int) -> None:  # noqa: ARG002 - the hook's signature
        """Count a request."""
        self.requests += 1

    def retry(self, call: Call, number: int, wait: float, why: str) -> None:  # noqa: ARG002 - the hook's signature
        """Count a repetition."""
        self.retries += 1

    def gate_closed(self, seconds: float) -> None:  # noqa: ARG002 - the hook's signature
        """Count a 429."""
        self.too_many_requests += 1

    def token_refreshed(self, account: str) -> None:  # noqa: ARG002 - the hook's signature
        """Count a new pair of tokens."""
        self.tokens_refreshed += 1

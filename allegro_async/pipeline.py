"""The way of a call: permit, token, send, read, decide. The permit comes first and the token last."""

from __future__ import annotations

import asyncio
import logging
import random
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ._checks import DEFAULT_TIMEOUT, attempt_timeout, check_call, check_options
from ._fate import ALREADY_THERE, accepted_reply, advice, given_up, question, timed_out, unreadable
from ._requests import request_of, request_to_location
from .auth.endpoint import json_object
from .call import Reply
from .errors import AllegroError, RateLimitError, TransportError
from .file_errors import FileChangedError
from .hooks.dispatch import Hooks, as_one, shown_call
from .reading import RATE_LIMITED, error_of, outcome_of
from .retry import SUCCESS, Decision, RetryBudget, RetryPolicy, Situation, decide, retry_after_seconds
from .write_order import WriteOrder

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from .app import App
    from .auth.sessions import Sessions
    from .auth.token import Token
    from .call import Call
    from .protocols import Clock, Hook, Limiter, Transport
    from .retry import Outcome

__all__ = ["Pipeline", "check_options"]

_log = logging.getLogger("allegro_async")

_UNAUTHORIZED = 401
_UNDONE = frozenset({*range(400, 500), 501})  # this attempt has done nothing
_REJECTIONS = (
    4  # so many tokens may be refused: the next one stored, then new ones, until the session is dead
)


@dataclass(slots=True)
class _State:
    """What has happened to one call so far."""

    shown: Call
    deadline: float | None
    number: int = 0
    conflicts: int = 0
    rejections: int = 0
    rejected: Token | None = None
    earlier: bool = False  # an earlier attempt may have arrived
    maybe_sent: bool = False  # an earlier attempt, or this one
    closed_for: float | None = None
    seconds: float | None = None  # that this attempt took
    answered: bool = False


class Pipeline:
    """Carries calls out.

    Args:
        app: The application.
        transport: Sends a request.
        limiter: Gives permits.
        sessions: Gives tokens.
        clock: Tells the time and waits.
        policy: How often a call is repeated.
        hooks: Told what happens.

    Attributes:
        budget: The retries that the client as a whole may still make.
    """

    def __init__(
        self,
        app: App,
        *,
        transport: Transport,
        limiter: Limiter,
        sessions: Sessions,
        clock: Clock,
        policy: RetryPolicy,
        hooks: Sequence[Hook] = (),
    ) -> None:
        self._app = app
        self._transport = transport
        self._limiter = limiter
        self._sessions = sessions
        self._clock = clock
        self._policy = policy
        self._hooks = as_one(hooks)
        self._hides = isinstance(self._hooks, Hooks)
        self._order = WriteOrder()
        self._user_agent = str(app.user_agent)
        self.budget = RetryBudget(policy.budget_share, policy.budget_reserve)
        self._in_want = False

    async def send(self, call: Call) -> Reply:
        """Carry a call out: see `Sender.send`.

        Raises:
            EndpointRetiredError: Allegro has switched the operation off.
            ApiError: Allegro answered with an error.
            AuthError: There is no usable token.
            TransportError: No answer.
            RequestTimeoutError: No answer within the call's `timeout`.
        """
        check_call(call)
        timeout = call.options.get("timeout", DEFAULT_TIMEOUT)
        began = self._clock.monotonic()
        shown = shown_call(call) if self._hides else call
        state = _State(shown, None if timeout is None else began + timeout)
        self.budget.earn()
        self._hooks.request(state.shown)
        try:
            reply = await self._within(timeout, call, state)
        except BaseException as error:
            self._hooks.error(state.shown, type(error).__name__, self._clock.monotonic() - began)
            _remember(error, state)
            raise
        self._hooks.response(state.shown, reply, self._clock.monotonic() - began)
        if reply.status in SUCCESS:
            return reply
        retry_after = state.closed_for or self._retry_after(reply)
        how = advice(call) if state.maybe_sent else ""
        raise _remember(error_of(reply, retry_after=retry_after, advice=how), state)

    async def _within(self, timeout: float | None, call: Call, state: _State) -> Reply:
        """Carry the call out in its time, and in its turn."""
        whole = asyncio.timeout(timeout)
        try:
            async with whole:
                if call.turn is None:
                    return await self._attempts(call, state)
                async with self._turn(call, state):
                    return await self._attempts(call, state)
        except TimeoutError as error:
            if not whole.expired() or timeout is None:
                raise  # it came from elsewhere: a user's token store
            raise timed_out(call, timeout, maybe_sent=state.maybe_sent) from error

    @asynccontextmanager
    async def _turn(self, call: Call, state: _State) -> AsyncGenerator[None, None]:
        """Wait for the earlier writes to the same thing; nothing else is held meanwhile."""
        key = (call.account, call.operation.one_at_a_time, call.turn)
        asked = None if self._order.is_free(key) else self._clock.monotonic()
        async with self._order.turn(key, lambda: self._too_late(call, state)):
            if asked is not None:
                self._hooks.waited(state.shown, self._clock.monotonic() - asked)
            yield

    def _too_late(self, call: Call, state: _State) -> RateLimitError | None:
        """The error for a write whose time will be over before the gate reopens; None while there is hope."""
        remaining, closed_for = self._remaining(state), self._limiter.reopens_in(call)
        if remaining is None or closed_for <= max(remaining, 0.0):
            return None
        return RateLimitError(retry_after=closed_for, call=str(call.operation))

    async def _attempts(self, call: Call, state: _State) -> Reply:
        while True:
            state.number += 1
            result = await self._attempt(call, state)
            if isinstance(result, Reply):
                if result.status in SUCCESS:
                    return result
                if result.status == _UNAUTHORIZED and state.rejections <= _REJECTIONS:
                    state.number -= 1  # nothing was done yet: with a newer token it is the same attempt
                    continue
            decision = self._decide(call, state, result)
            if decision.action == "again":
                await self._clock.sleep(decision.wait)
            elif isinstance(result, TransportError):
                raise given_up(result, call, maybe_sent=state.maybe_sent) from result
            else:
                return await self._accepted(call, state, result) if decision.action == "accepted" else result

    async def _attempt(self, call: Call, state: _State) -> Reply | TransportError:
        """Send the call once, after its permit and with a good token."""
        waited = await self._limiter.acquire(call, deadline=state.deadline)
        state.seconds, state.answered = None, False
        try:
            token = await self._sessions.token_for(
                call.operation, call.account or "", rejected=state.rejected
            )
            self._hooks.waited(state.shown, waited)
            self._hooks.attempt(state.shown, state.number)
            return await self._exchange(call, state, token)
        finally:
            self._limiter.release(call, seconds=state.seconds, answered=state.answered)

    async def _exchange(self, call: Call, state: _State, token: Token) -> Reply | TransportError:
        """One request and its answer; the state says ever after whether Allegro may have acted."""
        make = request_of if call.location is None else request_to_location
        request = make(
            call,
            environment=self._app.environment,
            user_agent=self._user_agent,
            access_token=token.access_token,
        )
        state.earlier, state.maybe_sent = state.maybe_sent, True
        began = self._clock.monotonic()
        try:
            if call.carrier is None:
                response = await self._transport.send(request, timeout=attempt_timeout(call))
            else:
                response = await call.carrier(self._transport, request, attempt_timeout(call))
        except TransportError as error:
            state.maybe_sent = state.earlier or error.maybe_sent
            return error
        except FileChangedError:
            state.maybe_sent = state.earlier  # the connection was cut before the end of the file
            raise
        finally:
            state.seconds = self._clock.monotonic() - began
        state.answered = True
        reply = Reply(response.status, response.headers, response.body, str(call.operation))
        if "Authorization" not in request.headers:
            return _foreign(reply, state)
        if reply.status == _UNAUTHORIZED:
            state.rejected = token
            # An answer that is not OAuth's says little about the token: it is worth one more try.
            state.rejections += 1 if "error" in json_object(reply.body) else _REJECTIONS - 1
        else:
            self._sessions.accepted(call.account or "")
        if reply.status in _UNDONE:
            state.maybe_sent = state.earlier
        if reply.status == RATE_LIMITED:
            state.closed_for = self._limiter.refused(call, retry_after=self._retry_after(reply))
            self._order.look_again()
            self._hooks.gate_closed(state.closed_for)
        return reply

    def _retry_after(self, reply: Reply) -> float | None:
        return retry_after_seconds(reply.headers.get("Retry-After"), self._clock.time())

    def _decide(self, call: Call, state: _State, result: Reply | TransportError) -> Decision:
        """Take the decision, and note what it costs."""
        outcome = outcome_of(result, self._clock.time())
        attempts = call.options.get("attempts")
        decision = decide(
            call.operation,
            outcome,
            self._situation(call, state, outcome),
            policy=self._policy if attempts is None else replace(self._policy, attempts=attempts),
            random=random.random(),  # noqa: S311 - jitter is no secret
        )
        if decision.action != "again":
            return decision
        if decision.cost == "retry" and not self._affords_retry():
            return _GIVE_UP
        self._hooks.retry(state.shown, state.number, decision.wait, outcome.reason)
        if decision.cost == "conflict":
            state.conflicts += 1
            state.number -= 1
        return decision

    def _situation(self, call: Call, state: _State, outcome: Outcome) -> Situation:
        return Situation(
            attempt=state.number,
            conflicts=state.conflicts,
            command_id=call.command_id is not None,
            maybe_sent=state.earlier,
            remaining=self._remaining(state),
            gate=(state.closed_for or 0.0) if outcome.status == RATE_LIMITED else 0.0,
        )

    def _remaining(self, state: _State) -> float | None:
        return None if state.deadline is None else state.deadline - self._clock.monotonic()

    def _affords_retry(self) -> bool:
        """Take a retry from the budget; the first time that there is none left, say so."""
        affords = self.budget.spend()
        if not affords and not self._in_want:
            _log.warning(
                "The retries of this client are used up: Allegro fails more calls than it serves. Further "
                "failures are errors at once until calls succeed again"
            )
        self._in_want = not affords
        return affords

    async def _accepted(self, call: Call, state: _State, conflict: Reply) -> Reply:
        """Find the answer to a command that Allegro has from an earlier attempt of this call."""
        self._hooks.healed(state.shown, ALREADY_THERE)
        accepted = call.operation.accepted
        if accepted is None:
            raise unreadable(call)
        asking = question(call, accepted, self._remaining(state))
        try:
            answer = None if asking is None else await self.send(asking)
        except AllegroError as error:
            raise unreadable(call) from error
        return accepted_reply(call, conflict, answer)


def _foreign(reply: Reply, state: _State) -> Reply:
    """Take the answer of a host that is not Allegro's: it says nothing of tokens and limits."""
    if reply.status == _UNAUTHORIZED:
        state.rejections = _REJECTIONS + 1  # no token was sent, so no other one will help
    if reply.status in _UNDONE:
        state.maybe_sent = state.earlier
    return reply


def _remember(error: BaseException, state: _State) -> BaseException:
    """Let an error speak of all attempts: what is refused now may have been done before."""
    if state.maybe_sent and isinstance(error, AllegroError):
        error.maybe_sent = True  # never the other way: calls that wait for one renewal share its error
    return error


_GIVE_UP = Decision("give-up")

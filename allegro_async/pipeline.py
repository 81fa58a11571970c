"""The way of a call: permit, token, send, read, decide. The permit comes first and the token last."""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .auth.endpoint import json_object
from .call import Reply
from .errors import (
    AllegroError,
    ConfigurationError,
    EndpointRetiredError,
    RequestTimeoutError,
    TransportError,
)
from .protocols import Request
from .reading import RATE_LIMITED, error_of
from .retry import Outcome, RetryBudget, RetryPolicy, next_wait, retry_after_seconds
from .wire import LANGUAGES, header_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .app import App
    from .auth.sessions import Sessions
    from .auth.token import Token
    from .call import Call, CallOptions
    from .protocols import Clock, Hook, Limiter, Transport

__all__ = ["Pipeline"]

_log = logging.getLogger("allegro_async")

DEFAULT_TIMEOUT = 120.0
"""Seconds for a whole call: long enough to sit out the minute after a 429."""

_ATTEMPT_SECONDS, _SLOW_ATTEMPT_SECONDS = 30.0, 60.0
_UNAUTHORIZED = 401
_REFUSED = range(400, 500)  # this attempt has done nothing
_SUCCESS = frozenset({*range(200, 300), 303, 304})
_REJECTIONS = (
    4  # so many tokens are tried: the next one stored, and new ones until the session counts as dead
)


@dataclass(slots=True)
class _State:
    """What has happened to one call so far."""

    number: int = 0
    rejections: int = 0
    rejected: Token | None = None
    maybe_sent: bool = False
    closed_for: float | None = None


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
        self._hooks = hooks
        self._budget = RetryBudget()
        self._user_agent = str(app.user_agent)

    async def send(self, call: Call) -> Reply:
        """Carry a call out: see `Sender.send`.

        Raises:
            EndpointRetiredError: Allegro has switched the operation off.
            ApiError: Allegro answered with an error.
            AuthError: There is no usable token.
            TransportError: No answer.
            RequestTimeoutError: No answer within the call's `timeout`.
        """
        _check(call)
        timeout = call.options.get("timeout", DEFAULT_TIMEOUT)
        began = self._clock.monotonic()
        state = _State()
        self._budget.earn()
        for hook in self._hooks:
            hook.request(call)
        whole = asyncio.timeout(timeout)
        try:
            async with whole:
                reply = await self._attempts(call, state, None if timeout is None else began + timeout)
        except TimeoutError as error:
            if not whole.expired():
                raise  # it came from elsewhere: a hook, a user's token store
            raise RequestTimeoutError(
                f"No answer within {timeout:g} s [{call.operation}]", maybe_sent=state.maybe_sent
            ) from error
        except AllegroError as error:
            _remember(error, state)
            raise
        for hook in self._hooks:
            hook.response(call, reply, self._clock.monotonic() - began)
        if reply.status not in _SUCCESS:
            raise _remember(error_of(reply, retry_after=state.closed_for or self._retry_after(reply)), state)
        return reply

    async def _attempts(self, call: Call, state: _State, deadline: float | None) -> Reply:
        while True:
            state.number += 1
            result = await self._attempt(call, state, deadline)
            if isinstance(result, Reply):
                if result.status in _SUCCESS:
                    return result
                if result.status == _UNAUTHORIZED and state.rejections <= _REJECTIONS:
                    state.number -= 1  # nothing was done yet: with a newer token it is the same attempt
                    continue
            outcome = self._outcome(result)
            wait = self._next_wait(call, outcome, state.number, deadline)
            if wait is None:
                if isinstance(result, TransportError):
                    raise _given_up(result, call, maybe_sent=state.maybe_sent) from result
                return result
            _log.debug("%s ended with %s; again in %.2f s", call.operation, outcome.reason, wait)
            for hook in self._hooks:
                hook.retry(call, state.number, wait, outcome.reason)
            await self._clock.sleep(wait)

    async def _attempt(self, call: Call, state: _State, deadline: float | None) -> Reply | TransportError:
        """Send the call once, after its permit and with a good token."""
        waited = await self._limiter.acquire(call, deadline=deadline)
        try:
            token = await self._sessions.token_for(
                call.operation, call.account or "", rejected=state.rejected
            )
            for hook in self._hooks:
                hook.waited(call, waited)
                hook.attempt(call, state.number)
            return await self._exchange(call, state, token)
        finally:
            self._limiter.release(call)

    async def _exchange(self, call: Call, state: _State, token: Token) -> Reply | TransportError:
        """One request and its answer; the state says ever after whether Allegro may have acted."""
        request = self._request(call, token)
        before, state.maybe_sent = state.maybe_sent, True
        try:
            response = await self._transport.send(request, timeout=_attempt_timeout(call))
        except TransportError as error:
            state.maybe_sent = before or error.maybe_sent
            return error
        reply = Reply(response.status, response.headers, response.body, str(call.operation))
        if reply.status == _UNAUTHORIZED:
            state.rejected = token
            # An answer that is not OAuth's says little about the token: it is worth one more try.
            state.rejections += 1 if "error" in json_object(reply.body) else _REJECTIONS - 1
        else:
            self._sessions.accepted(call.account or "")
        if reply.status in _REFUSED:
            state.maybe_sent = before
        if reply.status == RATE_LIMITED:
            self._close_gate(call, state, self._retry_after(reply))
        _log.debug("%s: attempt %d answered %d", call.operation, state.number, reply.status)
        return reply

    def _close_gate(self, call: Call, state: _State, retry_after: float | None) -> None:
        state.closed_for = self._limiter.refused(call, retry_after=retry_after)
        for hook in self._hooks:
            hook.gate_closed(state.closed_for)

    def _request(self, call: Call, token: Token) -> Request:
        operation = call.operation
        headers = {
            **_further(call.options.get("headers", {})),
            "User-Agent": self._user_agent,
            "Accept": operation.accept,
            **call.headers,  # may ask for another media type, where an operation has several
            "Authorization": f"Bearer {token.access_token}",
        }
        if call.content_type is not None:
            headers["Content-Type"] = call.content_type
        if (language := call.options.get("language")) is not None:
            headers["Accept-Language"] = language
        url = self._app.environment.origin(operation.host) + call.target
        return Request(operation.method, url, headers, call.body)

    def _outcome(self, result: Reply | TransportError) -> Outcome:
        if isinstance(result, TransportError):
            return Outcome("unknown" if result.maybe_sent else "not-sent")
        html = "text/html" in result.headers.get("Content-Type", "")
        return Outcome("answered", result.status, html, self._retry_after(result))

    def _retry_after(self, reply: Reply) -> float | None:
        return retry_after_seconds(reply.headers.get("Retry-After"), self._clock.time())

    def _next_wait(self, call: Call, outcome: Outcome, attempt: int, deadline: float | None) -> float | None:
        attempts = call.options.get("attempts")
        wait = next_wait(
            call.operation,
            outcome,
            attempt=attempt,
            policy=self._policy if attempts is None else replace(self._policy, attempts=attempts),
            remaining=None if deadline is None else deadline - self._clock.monotonic(),
            random=random.random(),  # noqa: S311 - jitter is no secret
        )
        return wait if wait is None or outcome.status == RATE_LIMITED or self._budget.spend() else None


def _further(headers: Mapping[str, str]) -> dict[str, str]:
    """The caller's own headers, without those that are the pipeline's business, in any spelling."""
    return {name: value for name, value in headers.items() if name.lower() not in _OWN_HEADERS}


_OWN_HEADERS = frozenset({"authorization", "user-agent", "accept", "accept-language", "content-type", "host"})


def _given_up(error: TransportError, call: Call, *, maybe_sent: bool) -> TransportError:
    """The error for the caller: it speaks of all attempts, not just of the last."""
    text = f"{error} [{call.operation}]"
    if maybe_sent and call.operation.repeat == "no":
        text += "; Allegro may have done it all the same: look before you send it again"
    kind = RequestTimeoutError if isinstance(error, RequestTimeoutError) else TransportError
    return kind(text, maybe_sent=maybe_sent)


def _remember(error: AllegroError, state: _State) -> AllegroError:
    """Let the error speak of all attempts: what is refused now may have been done before."""
    if state.maybe_sent:  # never the other way: calls that wait for one renewal share its error
        error.maybe_sent = True
    return error


def _attempt_timeout(call: Call) -> float:
    chosen = call.options.get("attempt_timeout")
    if chosen is not None:
        return chosen
    return _SLOW_ATTEMPT_SECONDS if call.operation.slow else _ATTEMPT_SECONDS


def _check(call: Call) -> None:
    """Refuse a call that cannot succeed, before anything is sent."""
    operation, options = call.operation, call.options
    if operation.retired is not None and not options.get("allow_retired", False):
        instead = f" {operation.replaced_by}" if operation.replaced_by else ""
        raise EndpointRetiredError(
            f"Allegro switched {operation} off on {operation.retired}.{instead} "
            "Pass allow_retired=True to call it all the same"
        )
    check_options(options)


def check_options(options: CallOptions) -> None:
    """Refuse call options that make no sense.

    Raises:
        ConfigurationError: Names the option.
    """
    for name in ("timeout", "attempt_timeout"):
        seconds = options.get(name)
        if isinstance(seconds, int | float) and seconds <= 0:
            raise ConfigurationError(f"{name} is {seconds} s; it must be more than 0")
    if options.get("attempts", 1) < 1:
        raise ConfigurationError(f"attempts is {options.get('attempts')}; it must be 1 or more")
    for name, value in options.get("headers", {}).items():
        if not (name.isascii() and name.replace("-", "").isalnum()):
            raise ConfigurationError(f"{name!r} is no name of a header")
        header_text(name, value)
    if (language := options.get("language")) is not None and language not in LANGUAGES:
        raise ConfigurationError(f"language is {language!r}; Allegro knows {', '.join(LANGUAGES)}")

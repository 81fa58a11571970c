# A test may look inside.
# pyright: reportPrivateUsage=false
"""The way of a call when it is refused, runs out of time, is cancelled or fails."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from allegro_async import (
    AccountKey,
    FairLimiter,
    LoginRequiredError,
    Operation,
    RateLimitError,
    Request,
    RequestTimeoutError,
    RetryPolicy,
    Token,
)
from allegro_async.limit_settings import CLIENT_LIMIT, Limits
from tests.benches import CUT, GET, NOT_SENT, OK, POST, PUT, bench
from tests.doubles import (
    Answer,
    FakeTransport,
    LoopClock,
    a_call,
    a_token,
    an_operation,
    answer,
    token_body,
    virtual,
)


@virtual
async def test_a_429_closes_the_gate_and_then_the_call_succeeds() -> None:
    b = await bench(answer(429), OK)
    assert await b.send(POST) == 200
    assert 60 <= b.transport.sent_at[1] - b.transport.sent_at[0] < 62


@virtual
async def test_a_429_stops_the_other_calls_of_the_client_id() -> None:
    b = await bench(answer(429), OK)
    async with asyncio.TaskGroup() as group:
        group.create_task(b.send())
        await asyncio.sleep(1)
        for _ in range(5):
            group.create_task(b.send())
    assert all(moment - b.transport.sent_at[0] >= 60 for moment in b.transport.sent_at[1:])


@virtual
async def test_no_waiting_call_slips_through_between_the_429_and_the_gate() -> None:
    limiter = FairLimiter(LoopClock(), Limits(concurrency=1))
    b = await bench(answer(429), OK, limiter=limiter, takes=0.2)
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(b.send())
    assert all(moment - b.transport.sent_at[0] >= 60 for moment in b.transport.sent_at[1:])


@virtual
async def test_a_429_with_no_time_left_fails_at_once_and_says_how_long_to_wait() -> None:
    b = await bench(answer(429))
    began = asyncio.get_running_loop().time()
    with pytest.raises(RateLimitError) as caught:
        await b.send(timeout=30)
    assert asyncio.get_running_loop().time() - began < 2
    assert caught.value.retry_after == pytest.approx(60, abs=1)


@virtual
async def test_the_last_429_says_how_long_the_gate_is_closed() -> None:
    b = await bench(answer(429))
    with pytest.raises(RateLimitError) as caught:
        await b.send(attempts=1)
    assert caught.value.retry_after == pytest.approx(60)


@virtual
async def test_the_limiter_learns_how_long_an_answer_took() -> None:
    leaky = an_operation("products.search", leaky=True)
    b = await bench(OK, takes=25)
    await b.send(leaky)
    place = b.limiter._places.leaky(a_call(leaky))
    assert place is not None
    assert place.rule.room == 2


@pytest.mark.parametrize(("gives_up_after", "room"), [(1.0, 1), (5.0, 1), (None, 2)])
@virtual
async def test_only_an_answer_shows_that_a_leaky_resource_is_quick_again(
    gives_up_after: float | None, room: int
) -> None:
    leaky = an_operation("products.search", leaky=True)
    b = await bench(OK, takes=0.0 if gives_up_after is None else 20.0)
    place = b.limiter._places.leaky(a_call(leaky))
    assert place is not None
    place.rule.refused(asyncio.get_running_loop().time())
    await asyncio.sleep(60)
    if gives_up_after is None:
        await b.send(leaky)
    else:
        with pytest.raises(RequestTimeoutError):
            await b.send(leaky, timeout=gives_up_after)
    assert place.rule.room == room


# The total timeout


@virtual
async def test_the_timeout_covers_the_queue_and_then_nothing_was_sent() -> None:
    b = await bench(OK, limiter=FairLimiter(LoopClock(), Limits(client=replace(CLIENT_LIMIT, count=1))))
    await b.send()
    with pytest.raises(RequestTimeoutError, match=r"No answer within 5 s \[orders\.get") as caught:
        await b.send(timeout=5)
    assert not caught.value.maybe_sent
    assert b.limiter.waiting == 0


@virtual
async def test_the_timeout_covers_the_answer_and_then_it_may_have_been_sent() -> None:
    b = await bench(OK, takes=50)
    with pytest.raises(RequestTimeoutError) as caught:
        await b.send(POST, timeout=5)
    assert caught.value.maybe_sent
    assert b.transport.under_way == 0


@pytest.mark.parametrize(("first", "maybe"), [(NOT_SENT, False), (CUT, True), (answer(504), True)])
@virtual
async def test_the_timeout_covers_the_pause_before_the_next_attempt(first: Answer, maybe: bool) -> None:
    b = await bench(first, OK, transport=None, policy=RetryPolicy(wait_initial=0, wait_max=0))

    async def slow(*_: Any, **__: Any) -> float:
        if b.sent:
            await asyncio.sleep(1000)
        return 0.0

    b.limiter.acquire = slow  # type: ignore[method-assign]
    with pytest.raises(RequestTimeoutError) as caught:
        await b.send(PUT, timeout=5)
    assert caught.value.maybe_sent is maybe


@virtual
async def test_a_call_may_have_no_end() -> None:
    b = await bench(OK, takes=100_000)
    assert await b.send(timeout=None) == 200


@virtual
async def test_a_timeout_that_comes_from_elsewhere_is_passed_on() -> None:
    async def load(key: AccountKey) -> Token | None:  # noqa: ARG001 - the signature of the store
        raise TimeoutError("mine")

    b = await bench(OK)
    b.store.load = load  # type: ignore[method-assign]
    with pytest.raises(TimeoutError, match="mine"):
        await b.send()


@pytest.mark.parametrize(
    ("operation", "options", "seconds"),
    [(GET, {}, 30.0), (replace(GET, slow=True), {}, 60.0), (GET, {"attempt_timeout": 7}, 7)],
)
@virtual
async def test_an_attempt_has_a_bound_of_its_own(
    operation: Operation, options: dict[str, Any], seconds: float
) -> None:
    bounds: list[float] = []
    b = await bench(OK)
    send = b.transport.send

    async def noted(request: Request, *, timeout: float) -> Any:
        bounds.append(timeout)
        return await send(request, timeout=timeout)

    b.transport.send = noted  # type: ignore[method-assign]
    await b.send(operation, **options)
    assert bounds == [seconds]


# Cancelling and failing leave nothing behind


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.15, 0.25, 0.35, 1.0, 30.0, 61.0])
@virtual
async def test_cancelling_a_call_at_any_await_leaves_nothing(moment: float) -> None:
    limiter = FairLimiter(LoopClock(), Limits(concurrency=1))

    def handle(request: Request) -> Answer:
        if "/auth/oauth/" in request.url:
            return answer(200, token_body("second"))
        return answer(429) if len(b.sent) < 3 else answer(503)

    b = await bench(transport=FakeTransport(handler=handle, takes=0.1), limiter=limiter, signed_in=False)
    await b.store.save(b.sessions.key("shop-1"), a_token(expires_at=0.0))  # the token is renewed first
    first, second = asyncio.create_task(b.send()), asyncio.create_task(b.send())
    await asyncio.sleep(moment)
    for task in (first, second):
        task.cancel()
    await asyncio.wait([first, second])
    await b.sessions.settle()
    assert (limiter.under_way, limiter.waiting, b.transport.under_way) == (0, 0, 0)
    assert b.token_requests == 1  # begun by the first caller, and never killed by its leaving


@virtual
async def test_a_call_without_a_token_gives_its_permit_back() -> None:
    limiter = FairLimiter(LoopClock(), Limits(concurrency=1))
    b = await bench(OK, limiter=limiter, signed_in=False)
    for _ in range(3):
        with pytest.raises(LoginRequiredError):
            await b.send()
    assert limiter.under_way == 0
    assert not b.transport.requests

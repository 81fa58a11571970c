# A test may look inside.
# pyright: reportPrivateUsage=false
"""How long a call may take: the total deadline, the bound of an attempt, `Retry-After`, the retry budget."""

from __future__ import annotations

import asyncio
import itertools
import logging
import math
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest

from allegro_async import (
    AllegroClient,
    ConfigurationError,
    FairLimiter,
    Limits,
    Operation,
    Request,
    RequestTimeoutError,
    RetryPolicy,
    ServerError,
    TransportError,
)
from allegro_async.limits import CLIENT_LIMIT
from tests.benches import CUT, GET, NOT_SENT, OK, POST, PUT, bench
from tests.doubles import APP, EPOCH, Answer, FakeTransport, LoopClock, a_token, answer, token_body, virtual

NAN, INFINITE = float("nan"), float("inf")


def now() -> float:
    return asyncio.get_running_loop().time()


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]


# Figures that make no sense


@pytest.mark.parametrize("name", ["timeout", "attempt_timeout"])
@pytest.mark.parametrize("seconds", [0, -1, -0.5, NAN, INFINITE, -INFINITE, "5"])
@virtual
async def test_a_timeout_that_is_no_duration_is_refused_by_name(name: str, seconds: Any) -> None:
    options: dict[str, Any] = {name: seconds}
    with pytest.raises(ConfigurationError, match=f"^{name} is "):
        AllegroClient(APP, **options)
    client = AllegroClient(APP, transport=FakeTransport(OK))
    with pytest.raises(ConfigurationError, match=f"^{name} is "):
        client.with_options(**options)
    with pytest.raises(ConfigurationError, match=f"^{name} is "):
        await client.request("GET", "/me", **options)
    await client.aclose()


@pytest.mark.parametrize("attempts", [0, -1, 2.5, "3"])
def test_attempts_that_are_no_number_are_refused_by_name(attempts: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"^attempts is "):
        AllegroClient(APP, attempts=attempts)


# Set for a client, a view, a call


@pytest.mark.parametrize(
    ("of_client", "of_view", "of_call", "seconds"),
    [
        ({}, {}, {}, 120),
        ({"timeout": 40}, {}, {}, 40),
        ({"timeout": 40}, {"timeout": 30}, {}, 30),
        ({"timeout": 40}, {"timeout": 30}, {"timeout": 20}, 20),
    ],
)
@virtual
async def test_the_total_time_is_set_for_client_view_and_call(
    of_client: dict[str, Any], of_view: dict[str, Any], of_call: dict[str, Any], seconds: float
) -> None:
    client = AllegroClient(APP, transport=FakeTransport(OK, takes=10_000), clock=LoopClock(), **of_client)
    await client._core.sessions.of("default").keep(a_token())
    began = now()
    with pytest.raises(RequestTimeoutError, match=f"^No answer within {seconds} s"):
        await client.with_options(**of_view).request("GET", "/me", **of_call)
    assert now() - began == pytest.approx(seconds, abs=0.01)
    await client.aclose()


@pytest.mark.parametrize(
    ("of_client", "of_call", "slow", "seconds"),
    [
        ({}, {}, False, 30),
        ({}, {}, True, 60),
        ({"attempt_timeout": 9}, {}, True, 9),
        ({"attempt_timeout": 9}, {"attempt_timeout": 90}, False, 90),
    ],
)
@virtual
async def test_the_time_of_an_attempt_is_set_by_kind_client_and_call(
    of_client: dict[str, Any], of_call: dict[str, Any], slow: bool, seconds: float
) -> None:
    bounds: list[float] = []

    class Noting(FakeTransport):
        async def send(self, request: Request, *, timeout: float) -> Any:
            bounds.append(timeout)
            return await super().send(request, timeout=timeout)

    client = AllegroClient(
        APP, transport=Noting(answer(200, {"products": []})), clock=LoopClock(), **of_client
    )
    await client._core.sessions.of("default").keep(a_token())
    if slow:
        await client.products.search(**of_call)
    else:
        await client.request("GET", "/me", **of_call)
    assert bounds == [seconds]
    await client.aclose()


# What the total covers


@virtual
async def test_the_total_covers_a_refresh_of_the_token_and_then_nothing_was_sent() -> None:
    def handle(_: Request) -> Any:
        async def slow() -> Answer:
            await asyncio.sleep(14)
            return answer(200, token_body("second"))

        return slow()

    b = await bench(transport=FakeTransport(handler=handle), signed_in=False)
    await b.store.save(b.sessions.key("shop-1"), a_token(expires_at=0.0))
    began = now()
    with pytest.raises(RequestTimeoutError) as caught:
        await b.send(PUT, timeout=5)
    assert now() - began == pytest.approx(5, abs=0.01)
    assert not caught.value.maybe_sent
    assert not b.sent
    await b.sessions.settle()


@pytest.mark.parametrize("timeout", [1.0, 7.5, 33.0, 61.0, 100.0])
@pytest.mark.parametrize("failure", [answer(503), CUT, NOT_SENT, answer(503, None, {"Retry-After": "7"})])
@virtual
async def test_no_call_outlives_its_total_whatever_fails(failure: Answer, timeout: float) -> None:
    b = await bench(failure, takes=2.0)
    began = now()
    with pytest.raises((ServerError, TransportError)):
        await b.send(PUT, timeout=timeout, attempts=50)
    assert now() - began <= timeout + 0.001
    assert b.transport.under_way == 0


@virtual
async def test_the_last_attempt_is_cut_by_the_deadline() -> None:
    b = await bench(CUT, OK, takes=8.0, policy=RetryPolicy(wait_initial=0, wait_max=0))
    began = now()
    with pytest.raises(RequestTimeoutError, match=r"^No answer within 10 s") as caught:
        await b.send(PUT, timeout=10)
    assert now() - began == pytest.approx(10, abs=0.01)
    assert len(b.sent) == 2
    assert caught.value.maybe_sent
    assert b.transport.under_way == 0


@virtual
async def test_a_retry_that_could_not_end_is_not_begun_and_the_error_comes_at_once() -> None:
    b = await bench(answer(503, None, {"Retry-After": "60"}))
    began = now()
    with pytest.raises(ServerError):
        await b.send(timeout=60)
    assert now() - began < 0.1
    assert len(b.sent) == 1


# Retry-After


@pytest.mark.parametrize("form", ["seconds", "date"])
@virtual
async def test_retry_after_is_the_least_time_before_the_next_attempt(form: str) -> None:
    date = format_datetime(datetime.fromtimestamp(EPOCH + 45, UTC), usegmt=True)
    wanted = "45" if form == "seconds" else date
    b = await bench(answer(503, None, {"Retry-After": wanted}), OK)
    await b.send()
    pause = b.transport.sent_at[1] - b.transport.sent_at[0]
    assert 44.9 <= pause <= 45.6


@virtual
async def test_the_pauses_of_calls_that_failed_together_differ() -> None:
    def handle(_: Request) -> Answer:
        return answer(503) if len(b.sent) <= 50 else OK

    b = await bench(transport=FakeTransport(handler=handle))
    async with asyncio.TaskGroup() as group:
        for _ in range(50):
            group.create_task(b.send())
    again = b.transport.sent_at[50:]
    assert len({round(moment, 3) for moment in again}) > 25
    assert max(again) - min(again) > 0.2


# The budget of the client


@pytest.mark.parametrize(("share", "reserve", "calls"), [(0.1, 100, 1000), (0.0, 5, 200), (0.5, 10, 300)])
@virtual
async def test_an_outage_is_not_doubled(share: float, reserve: float, calls: int) -> None:
    policy = RetryPolicy(wait_initial=0, wait_max=0, budget_share=share, budget_reserve=reserve)
    b = await bench(answer(503), policy=policy, limiter=FairLimiter(LoopClock(), Limits(client=None)))
    for _ in range(calls):
        with pytest.raises(ServerError):
            await b.send()
    most = calls * (1 + share) + reserve
    assert math.floor(most) - 3 <= len(b.sent) <= most
    assert b.pipeline.budget.left < 1


@virtual
async def test_without_a_reserve_nothing_is_retried() -> None:
    b = await bench(answer(503), policy=RetryPolicy(budget_reserve=0))
    with pytest.raises(ServerError):
        await b.send()
    assert len(b.sent) == 1


@virtual
async def test_a_used_up_budget_is_said_once_and_again_only_after_it_had_recovered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    policy = RetryPolicy(wait_initial=0, wait_max=0, budget_share=0.25, budget_reserve=1)
    b = await bench(answer(503), policy=policy)
    with caplog.at_level(logging.WARNING, "allegro_async"):
        for _ in range(3):
            with pytest.raises(ServerError):
                await b.send()
        assert len(warnings(caplog)) == 1
        assert "retries of this client are used up" in caplog.text
        for _ in range(8):
            with pytest.raises(ServerError):
                await b.send(attempts=1)
        with pytest.raises(ServerError):
            await b.send(attempts=3)
    assert len(warnings(caplog)) == 2


@virtual
async def test_refusals_with_429_cost_no_retry_of_the_budget() -> None:
    b = await bench(answer(429), answer(429), OK, policy=RetryPolicy(budget_reserve=0))
    assert await b.send(timeout=600) == 200


# What is not asked again


@pytest.mark.parametrize("status", [500, 501, 505, 520])
@pytest.mark.parametrize("operation", [GET, PUT, POST], ids=str)
@virtual
async def test_a_failure_of_allegros_own_is_not_asked_again(operation: Operation, status: int) -> None:
    b = await bench(answer(status, {"errors": [{"code": "ERROR"}]}), OK)
    with pytest.raises(ServerError):
        await b.send(operation)
    assert len(b.sent) == 1


# What the error of a write says


CREATE = replace(POST, find_out="search for it: offers.search(external_id=...)")
COMMAND = replace(PUT, repeat="same-id", path="/commands/{commandId}", find_out="ask for it")
ADVICE = "Allegro may have done it all the same; look before you send it again: search for it"


@virtual
async def test_a_write_of_unknown_fate_says_how_to_find_out() -> None:
    b = await bench(CUT)
    with pytest.raises(TransportError, match=ADVICE) as caught:
        await b.send(CREATE)
    assert caught.value.maybe_sent


@virtual
async def test_a_write_whose_time_is_over_says_how_to_find_out() -> None:
    b = await bench(OK, takes=10)
    with pytest.raises(RequestTimeoutError, match=ADVICE) as caught:
        await b.send(CREATE, timeout=5)
    assert caught.value.maybe_sent


@virtual
async def test_a_write_that_waited_in_vain_needs_no_advice() -> None:
    limiter = FairLimiter(LoopClock(), Limits(client=replace(CLIENT_LIMIT, count=1)))
    b = await bench(OK, limiter=limiter)
    await b.send()
    with pytest.raises(RequestTimeoutError) as caught:
        await b.send(CREATE, timeout=5)
    assert not caught.value.maybe_sent
    assert "look before" not in str(caught.value)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@virtual
async def test_a_write_that_a_gateway_lost_says_so_too(status: int) -> None:
    b = await bench(answer(status))
    with pytest.raises(ServerError, match=ADVICE) as caught:
        await b.send(CREATE)
    assert caught.value.maybe_sent


@virtual
async def test_what_allegro_cannot_do_it_has_not_done() -> None:
    b = await bench(answer(501))
    with pytest.raises(ServerError) as caught:
        await b.send(CREATE)
    assert not caught.value.maybe_sent
    assert "look before" not in str(caught.value)


@virtual
async def test_a_command_under_its_own_id_may_be_sent_again_and_its_error_says_so() -> None:
    b = await bench(CUT)
    with pytest.raises(TransportError, match="under the same id is safe: ask for it") as caught:
        await b.call(COMMAND, "1f", body=b"{}")
    assert caught.value.maybe_sent
    assert len(b.sent) == 4


@pytest.mark.parametrize("body", [b'{"input": {}}', b'{"commandId": null}', None])
@virtual
async def test_a_command_without_an_id_of_its_own_is_not_repeated(body: bytes | None) -> None:
    b = await bench(CUT)
    operation = replace(COMMAND, method="POST", path="/commands", find_out=None)
    with pytest.raises(TransportError, match=r"look before you send it again$"):
        await b.call(operation, body=body)
    assert len(b.sent) == 1


@pytest.mark.parametrize("operation", [GET, PUT], ids=str)
@virtual
async def test_what_may_come_twice_needs_no_advice(operation: Operation) -> None:
    b = await bench(CUT)
    with pytest.raises(TransportError) as caught:
        await b.send(operation)
    assert str(caught.value) == f"cut [{operation}]"


def test_every_write_of_the_api_that_may_not_come_twice_says_how_to_find_out() -> None:
    from allegro_async.resources.operations import OPERATIONS

    writes = [each for each in OPERATIONS.values() if each.repeat != "yes"]
    assert len(writes) > 60
    assert [each.name for each in writes if not each.find_out] == []
    named = itertools.chain.from_iterable(
        re.findall(r"\b([a-z_]+\.[a-z_]+)\(", each.find_out or "") for each in writes
    )
    assert set(named) <= set(OPERATIONS)

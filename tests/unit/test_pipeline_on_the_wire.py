"""The pipeline against the local sandbox, over real sockets: tokens, faults, what is repeated."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest

from allegro_async import (
    AllegroClient,
    App,
    ClientStateError,
    ConflictError,
    EndpointRetiredError,
    LoginRequiredError,
    NotFoundError,
    RateLimitError,
    RequestTimeoutError,
    RetryPolicy,
    TransportError,
)
from allegro_async.sandbox import FaultKind, Sandbox

AGENT = "Shop/1.0 (+https://shop.example/about)"
QUICK = RetryPolicy(attempts=4, wait_initial=0.0, wait_max=0.0)


def app_of(sandbox: Sandbox) -> App:
    return App(sandbox.client_id, sandbox.client_secret, user_agent=AGENT, environment=sandbox.url)


@asynccontextmanager
async def shop(
    *, orders: int = 30, token_lifetime: int = 43_199
) -> AsyncGenerator[tuple[AllegroClient, Sandbox], None]:
    async with (
        Sandbox(orders=orders, offers=10, device_interval=0, token_lifetime=token_lifetime) as sandbox,
        AllegroClient(app_of(sandbox), policy=QUICK) as client,
    ):
        await client.login_device(prompt=lambda _code: None)
        yield client, sandbox


def served(sandbox: Sandbox, path: str) -> int:
    return sum(1 for entry in sandbox.requests if entry.path == path)


@pytest.mark.parametrize("kind", ["502", "503", "504", "drop", "lost-answer"])
async def test_a_read_is_repeated_after_a_passing_failure(kind: FaultKind) -> None:
    async with shop() as (client, sandbox):
        sandbox.fault(kind, operation="/me", count=2)
        assert (await client.account.me()).login
        assert served(sandbox, "/me") == 3


async def test_an_edit_whose_answer_was_lost_is_not_repeated_and_says_so() -> None:
    async with shop() as (client, sandbox):
        offer = await client.offers.search().first()
        assert offer is not None
        assert offer.id is not None
        path = f"/sale/product-offers/{offer.id}"
        sandbox.fault("lost-answer", operation=path, count=1)
        with pytest.raises(TransportError) as caught:
            await client.offers.edit(offer.id, {"name": "Lampa biurkowa LED"})
        assert caught.value.maybe_sent
        assert served(sandbox, path) == 1


async def test_a_command_whose_answer_was_lost_is_done_once_and_succeeds() -> None:
    async with shop() as (client, sandbox):
        offer = await client.offers.search().first()
        assert offer is not None
        assert offer.id is not None
        command = str(uuid4())
        path = f"/offers/{offer.id}/change-price-commands/{command}"
        sandbox.fault("lost-answer", operation=path, count=1)
        wish = {"input": {"buyNowPrice": {"amount": "123.45", "currency": "PLN"}}}
        change = await client.offers.change_price(offer.id, wish, command_id=command)
        assert (change.id, str(change.input.buy_now_price.amount)) == (command, "123.45")
        assert [entry.status for entry in sandbox.requests if entry.path == path][-1] == 409
        assert served(sandbox, path) == 2
        read = await client.offers.get(offer.id)
        assert read.selling_mode is not None
        assert read.selling_mode.price is not None
        assert str(read.selling_mode.price.amount) == "123.45"


async def test_a_command_id_that_somebody_used_before_stays_a_conflict() -> None:
    async with shop() as (client, _):
        offer = await client.offers.search().first()
        assert offer is not None
        assert offer.id is not None
        command = str(uuid4())
        wish = {"input": {"buyNowPrice": {"amount": "123.45", "currency": "PLN"}}}
        await client.offers.change_price(offer.id, wish, command_id=command)
        with pytest.raises(ConflictError):
            await client.offers.change_price(offer.id, wish, command_id=command)


async def test_edits_of_one_offer_arrive_one_after_the_other_in_their_order() -> None:
    async with shop() as (client, sandbox):
        offer = await client.offers.search().first()
        assert offer is not None
        assert offer.id is not None
        path = f"/sale/product-offers/{offer.id}"
        sandbox.fault("slow", operation=path, delay=0.01)
        names = [f"Lampa numer {number}" for number in range(8)]
        edits = [client.offers.edit(offer.id, {"name": name}) for name in names]
        answers = await asyncio.gather(*edits)
        assert [each.name for each in answers] == names
        assert (await client.offers.get(offer.id)).name == names[-1]
        assert served(sandbox, path) == len(names) + 1


async def test_nobody_repeats_a_write_behind_the_back_of_the_pipeline() -> None:
    async with shop() as (client, sandbox):
        order = await client.orders.search().first()  # the next request finds this connection open
        assert order is not None
        path = f"/order/checkout-forms/{order.id}/fulfillment"
        sandbox.fault("lost-answer", operation=path, count=1)
        with pytest.raises(TransportError) as caught:
            await client.orders.set_fulfillment(
                order.id, {"status": "SENT"}, checkout_form_revision=order.revision, attempts=1
            )
        assert caught.value.maybe_sent
        assert served(sandbox, path) == 1


async def test_a_refusal_after_an_attempt_of_unknown_fate_says_that_it_may_be_done() -> None:
    async with shop() as (client, sandbox):
        order = await client.orders.search().first()
        assert order is not None
        sandbox.fault("lost-answer", operation=f"/order/checkout-forms/{order.id}/fulfillment", count=1)
        with pytest.raises(ConflictError) as caught:  # with the work done, the revision is an old one
            await client.orders.set_fulfillment(
                order.id, {"status": "SENT"}, checkout_form_revision=order.revision
            )
        assert caught.value.maybe_sent


async def test_fifty_calls_with_a_dead_token_bring_one_refresh() -> None:
    async with shop() as (client, sandbox):
        sandbox.fault("expired-token", operation="/me", count=1)
        before = served(sandbox, "/auth/oauth/token")
        await asyncio.gather(*(client.account.me() for _ in range(50)))
        assert served(sandbox, "/auth/oauth/token") == before + 1


async def test_a_cancelled_caller_does_not_kill_the_refresh_others_wait_for() -> None:
    async with shop() as (client, sandbox):
        sandbox.clock.advance(hours=13)
        sandbox.fault("slow", operation="/auth/oauth/token", delay=0.05)
        first = asyncio.create_task(client.account.me())
        second = asyncio.create_task(client.account.me())
        await asyncio.sleep(0.02)
        first.cancel()
        assert (await second).login


async def test_nobody_signed_in_is_said_before_anything_is_sent() -> None:
    async with Sandbox(orders=1, offers=1) as sandbox, AllegroClient(app_of(sandbox)) as client:
        with pytest.raises(LoginRequiredError, match="login_device"):
            await client.orders.search()
        assert len(sandbox.requests) == 0


async def test_an_operation_for_any_application_needs_no_user() -> None:
    async with Sandbox(orders=1, offers=1) as sandbox, AllegroClient(app_of(sandbox)) as client:
        assert await client.categories.search().first() is not None


async def test_a_429_stops_everything_and_a_hurried_call_fails_at_once() -> None:
    async with shop() as (client, sandbox):
        sandbox.fault("429", operation="/me", count=1)
        with pytest.raises(RateLimitError) as caught:
            await client.account.me(timeout=5)
        assert 55 < (caught.value.retry_after or 0) <= 60
        with pytest.raises(RateLimitError):
            await client.orders.get("x", timeout=5)
        assert served(sandbox, "/me") == 1
        assert served(sandbox, "/order/checkout-forms/x") == 0


async def test_a_slow_answer_ends_with_the_whole_calls_time() -> None:
    async with shop() as (client, sandbox):
        sandbox.fault("slow", operation="/me", delay=0.5)
        with pytest.raises(RequestTimeoutError) as caught:
            await client.account.me(timeout=0.05)
        assert caught.value.maybe_sent


async def test_a_retired_operation_is_refused_before_it_is_sent_unless_the_call_insists() -> None:
    async with shop() as (client, sandbox):
        before = len(sandbox.requests)
        with pytest.raises(EndpointRetiredError, match="2024-04-30"):
            await client.account.unblock_buyer("1")
        assert len(sandbox.requests) == before
        with pytest.raises(Exception, match=r"501|404"):
            await client.account.unblock_buyer("1", allow_retired=True)
        assert len(sandbox.requests) > before


async def test_an_error_says_what_and_where_and_survives_pickling() -> None:
    async with shop() as (client, _):
        with pytest.raises(NotFoundError) as caught:
            await client.orders.get("00000000-0000-0000-0000-000000000000")
    error: NotFoundError = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own error
    assert (error.status, error.trace_id, str(error)) == (404, caught.value.trace_id, str(caught.value))
    assert error.trace_id
    assert "orders.get" in str(error)


async def test_a_closed_client_says_so() -> None:
    async with Sandbox(orders=1, offers=1) as sandbox:
        client = AllegroClient(app_of(sandbox))
        await client.aclose()
        with pytest.raises(ClientStateError, match="closed"):
            await client.account.me()


def test_a_second_event_loop_is_told_apart() -> None:
    app = App("id", "secret", user_agent=AGENT, environment="http://127.0.0.1:9")
    client = AllegroClient(app)
    asyncio.run(client.__aenter__())
    with pytest.raises(ClientStateError, match="event loop"):
        asyncio.run(client.__aenter__())

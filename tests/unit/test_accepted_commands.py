# A test may look inside.
# pyright: reportPrivateUsage=false
"""A command that Allegro turns out to have already, from an attempt whose answer was lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from allegro_async import (
    AllegroClient,
    ConflictError,
    DecodeError,
    Operation,
    RateLimitError,
    Request,
    RetryPolicy,
    TransportError,
)
from allegro_async.models.campaigns import SubsidyManageOffersCommandResult
from allegro_async.models.offers import ChangePrice
from allegro_async.resources.operations import OPERATIONS
from tests.benches import CUT, NOT_SENT, Bench, bench
from tests.doubles import APP, Answer, FakeTransport, LoopClock, a_token, answer, virtual

ID = "5f0c1a52-9d0b-4a1e-8c6f-2d1f3b7a9e10"
CHANGE_PRICES = OPERATIONS["offer_commands.change_prices"]
TAKEN = answer(409, {"errors": [{"code": "CONFLICT", "message": "Command exists"}]}, {"trace-id": "t-409"})
REPORT = {"id": ID, "createdAt": "2026-11-25T10:00:00Z", "taskCount": {"total": 3, "success": 1, "failed": 0}}


def paths(b: Bench) -> list[str]:
    return [f"{each.method} {each.url.split('allegrosandbox.pl')[1]}" for each in b.sent]


@pytest.mark.parametrize("lost", [CUT, answer(502), answer(503), answer(504)])
@virtual
async def test_a_409_after_a_lost_answer_is_success_with_the_present_state(lost: Answer) -> None:
    b = await bench(lost, TAKEN, answer(200, REPORT))
    reply = await b.call(CHANGE_PRICES, ID, body=b"{}")
    assert (reply.status, reply.json()) == (200, REPORT)
    assert reply.call == str(CHANGE_PRICES)
    place = f"/sale/offer-price-change-commands/{ID}"
    assert paths(b) == [f"PUT {place}", f"PUT {place}", f"GET {place}"]


@virtual
async def test_hooks_are_told_that_it_healed_and_of_the_question() -> None:
    b = await bench(CUT, TAKEN, answer(200, REPORT))
    await b.call(CHANGE_PRICES, ID, body=b"{}")
    first, status = CHANGE_PRICES.name, "offer_commands.get_price_change"
    assert [each[:2] for each in b.hook.told if each[0] in {"request", "healed", "response", "error"}] == [
        ("request", first),
        ("healed", first),
        ("request", status),
        ("response", status),
        ("response", first),
    ]


@pytest.mark.parametrize("before", [(), (NOT_SENT,), (answer(429),), (NOT_SENT, answer(429), NOT_SENT)])
@virtual
async def test_a_409_stays_an_error_when_no_earlier_attempt_can_have_arrived(
    before: tuple[Answer, ...],
) -> None:
    b = await bench(*before, TAKEN)
    with pytest.raises(ConflictError):
        await b.call(CHANGE_PRICES, ID, body=b"{}", timeout=600)
    assert len(b.sent) == len(before) + 1


@virtual
async def test_a_409_counts_as_success_also_at_the_last_attempt() -> None:
    b = await bench(CUT, TAKEN, answer(200, REPORT), policy=RetryPolicy(attempts=2))
    assert (await b.call(CHANGE_PRICES, ID, body=b"{}")).json() == REPORT


@pytest.mark.parametrize("repeat", ["yes", "no"])
@virtual
async def test_what_is_no_command_is_not_taken_for_one(repeat: Any) -> None:
    operation = replace(CHANGE_PRICES, repeat=repeat)
    b = await bench(NOT_SENT if repeat == "no" else CUT, TAKEN)
    with pytest.raises(ConflictError):
        await b.call(operation, ID, body=b"{}")


@virtual
async def test_a_command_in_the_body_is_asked_for_by_its_id() -> None:
    b = await bench(CUT, TAKEN, answer(200, REPORT))
    operation = OPERATIONS["offer_commands.change_price_rules"]
    await b.call(operation, body=json.dumps({"id": ID}).encode())
    assert paths(b)[-1] == f"GET /sale/offer-price-automation-commands/{ID}"


@pytest.mark.parametrize(
    "failure", [answer(404, {"errors": [{"code": "NOT_FOUND"}]}), CUT, answer(500)], ids=["404", "cut", "500"]
)
@virtual
async def test_a_command_whose_state_cannot_be_read_is_reported_as_there_and_how_to_go_on(
    failure: Answer,
) -> None:
    b = await bench(CUT, TAKEN, failure)
    with pytest.raises(TransportError, match="Allegro had the command already") as caught:
        await b.call(CHANGE_PRICES, ID, body=b"{}")
    assert caught.value.maybe_sent
    assert "offer_commands.get_price_change(command_id)" in str(caught.value)
    assert caught.value.__cause__ is not None
    assert [each[0] for each in b.hook.told if each[1] == CHANGE_PRICES.name].count("error") == 1


@virtual
async def test_a_gate_that_closes_before_the_question_leaves_the_fate_told() -> None:
    b = await bench(CUT, TAKEN, answer(429))
    with pytest.raises(TransportError) as caught:
        await b.call(CHANGE_PRICES, ID, body=b"{}", timeout=30)
    assert caught.value.maybe_sent
    assert isinstance(caught.value.__cause__, RateLimitError)


@virtual
async def test_a_refund_that_was_there_already_says_where_to_look() -> None:
    b = await bench(CUT, TAKEN)
    with pytest.raises(TransportError, match=r"payments\.list_refunds\(payment_id=") as caught:
        await b.call(OPERATIONS["payments.create_refund"], body=json.dumps({"commandId": ID}).encode())
    assert caught.value.maybe_sent
    assert len(b.sent) == 2


@virtual
async def test_an_answer_that_is_no_object_is_handed_over_as_it_is() -> None:
    b = await bench(CUT, TAKEN, answer(200, b"[1]"))
    operation = OPERATIONS["campaigns.submit_to_allegro_prices"]
    reply = await b.call(operation, body=json.dumps({"commandId": ID}).encode())
    assert reply.body == b"[1]"


@virtual
async def test_an_answer_that_is_no_json_is_a_decoding_error() -> None:
    b = await bench(CUT, TAKEN, answer(200, b"{"))
    with pytest.raises(DecodeError):
        await b.call(
            OPERATIONS["campaigns.submit_to_allegro_prices"], body=json.dumps({"commandId": ID}).encode()
        )


# Through the generated methods: what stands for the lost answer fits the model


async def client_over(*answers: Answer) -> tuple[AllegroClient, FakeTransport]:
    transport = FakeTransport(*answers)
    client = AllegroClient(APP, transport=transport, clock=LoopClock())
    await client._core.sessions.of("default").keep(a_token())
    return client, transport


@virtual
async def test_a_price_change_of_one_offer_gives_what_was_sent() -> None:
    client, transport = await client_over(CUT, TAKEN)
    wish = {"input": {"buyNowPrice": {"amount": "10.50", "currency": "PLN"}}}
    change = await client.offers.change_price("77", wish, command_id=ID)
    assert isinstance(change, ChangePrice)
    assert (change.id, str(change.input.buy_now_price.amount), change.output) == (ID, "10.50", None)
    assert len(transport.requests) == 2
    await client.aclose()


@virtual
async def test_a_shipment_gives_what_was_sent() -> None:
    def handle(request: Request) -> Answer:
        sent.append(request)
        return CUT if len(sent) == 1 else TAKEN

    sent: list[Request] = []
    client = AllegroClient(APP, transport=FakeTransport(handler=handle), clock=LoopClock())
    await client._core.sessions.of("default").keep(a_token())
    made = await client.shipments.cancel({"commandId": ID, "input": {"shipmentId": "s-1"}})
    assert made.started is not None
    assert (made.id, made.started.command_id, made.started.input.shipment_id) == (ID, ID, "s-1")
    assert [each.method for each in sent] == ["POST", "POST"]
    await client.aclose()


@virtual
async def test_a_command_of_allegro_prices_has_the_status_that_its_start_always_has() -> None:
    preview: dict[str, Any] = {"commandId": ID, "createdAt": "2026-11-25T10:00:00Z", "offers": []}
    client, _ = await client_over(CUT, TAKEN, answer(200, preview))
    call = {"commandId": ID}
    reply = await client.send(
        _call_of(OPERATIONS["campaigns.submit_to_allegro_prices"], json.dumps(call).encode())
    )
    result = reply.parse(SubsidyManageOffersCommandResult)
    assert (result.command_id, result.status) == (ID, "IN_PROGRESS")
    await client.aclose()


def _call_of(operation: Operation, body: bytes) -> Any:
    from allegro_async.wire import make_call

    return make_call(operation, {}, body=body)


def test_every_command_has_something_to_stand_for_its_lost_answer() -> None:
    commands = {each.name: each.accepted for each in OPERATIONS.values() if each.repeat == "same-id"}
    assert {name for name, accepted in commands.items() if accepted is None} == {"payments.create_refund"}
    for name, accepted in commands.items():
        if accepted is not None and accepted.by is not None:
            assert accepted.by.method == "GET", name
            assert accepted.by.path.count("{") == 1, name
            assert "{commandId}" in accepted.by.path, name

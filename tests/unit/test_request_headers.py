"""Which headers go out with a call, and who decides."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from allegro_async import AccountKey, AllegroClient, App, MemoryTokenStore, Request, Response, Token
from allegro_async.call import CallOptions, Operation
from allegro_async.models import Price
from allegro_async.wire import make_call

APP = App("id", "secret", user_agent="Shop/1 (+https://shop.example)", environment="sandbox")
PLAIN = Operation(name="x.y", method="GET", path="/x", token="any")


class Wire:
    def __init__(self) -> None:
        self.sent: list[Request] = []

    async def send(self, request: Request, *, timeout: float) -> Response:  # noqa: ARG002 - the protocol
        self.sent.append(request)
        return Response(200, {}, b"{}")

    async def aclose(self) -> None:
        pass


async def sent_with(own: list[tuple[str, object]], options: CallOptions | None = None) -> Request:
    store, wire = MemoryTokenStore(), Wire()
    async with AllegroClient(APP, store=store, transport=wire) as client:
        key = ("sandbox", "id", "default")
        await store.save(AccountKey(*key), Token("good", "next", 9e9))
        await client.send(make_call(PLAIN, options or {}, headers=own))
    return wire.sent[0]


async def test_the_token_goes_with_the_request() -> None:
    assert (await sent_with([])).headers["Authorization"] == "Bearer good"


@pytest.mark.parametrize("name", ["Authorization", "authorization", "AUTHORIZATION", "accept", "user-agent"])
async def test_no_option_replaces_the_pipelines_own_headers(name: str) -> None:
    request = await sent_with([], {"headers": {name: "mine", "X-Mine": "mine"}})
    assert [value for value in request.headers.values() if value == "mine"] == ["mine"]
    assert request.headers["X-Mine"] == "mine"


async def test_an_operation_with_several_media_types_takes_the_asked_one() -> None:
    assert (await sent_with([("Accept", "application/pdf")])).headers["Accept"] == "application/pdf"


def test_a_refused_model_does_not_print_what_it_was_given() -> None:
    with pytest.raises(ValidationError) as caught:
        Price(amount="Jan Kowalski", currency="PLN")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert "Kowalski" not in str(caught.value)

"""Every method of `client.bidding`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.bidding import BidRequest, MyBidResponse
from allegro_async.resources.bidding import Bidding
from tests.recorder import Recorder, Sent, as_json


async def test_get_bid() -> None:
    answer = '{"maxAmount":{"amount":"12.50","currency":"PLN"},"minimalPriceMet":true,"highBidder":true,"auction":{"currentPrice":{"amount":"12.50","currency":"PLN"}}}'
    allegro = Recorder(200, answer)
    read = await Bidding(allegro).get_bid("10023")
    assert type(read) is MyBidResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/bidding/offers/10023/bid", accept="application/vnd.allegro.public.v1+json"
    )


async def test_place_bid() -> None:
    body = '{"maxAmount":{"amount":"12.50","currency":"PLN"}}'
    answer = '{"maxAmount":{"amount":"12.50","currency":"PLN"},"minimalPriceMet":true,"highBidder":true,"auction":{"currentPrice":{"amount":"12.50","currency":"PLN"}}}'
    allegro = Recorder(200, answer)
    read = await Bidding(allegro).place_bid("10023", BidRequest.model_validate_json(body))
    assert type(read) is MyBidResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/bidding/offers/10023/bid",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )

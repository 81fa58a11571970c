"""Every method of `client.marketplaces`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.marketplaces import (
    AllegroMarketplaces,
    DepositType,
    DepositTypeResponse,
    MarketplaceItem,
)
from allegro_async.resources.marketplaces import Marketplaces
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"marketplaces":[{"id":"10023","languages":{"offerCreation":[{"code":"text"}],"offerDisplay":[{"code":"text"}]},"currencies":{"base":{"code":"text"},"additional":[{"code":"text"}]},"shippingCountries":[{"code":"text"}]}]}'
    allegro = Recorder(200, answer)
    pager = Marketplaces(allegro).search()
    read = await pager
    assert type(read) is AllegroMarketplaces
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is MarketplaceItem
    assert allegro.sent == Sent(
        method="GET", path="/marketplaces", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_deposit_types() -> None:
    answer = '{"deposits":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","marketplaceId":"10023","price":{"amount":"12.50","currency":"PLN"}}]}'
    allegro = Recorder(200, answer)
    pager = Marketplaces(allegro).list_deposit_types()
    read = await pager
    assert type(read) is DepositTypeResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is DepositType
    assert allegro.sent == Sent(
        method="GET", path="/deposit/types", accept="application/vnd.allegro.public.v1+json"
    )

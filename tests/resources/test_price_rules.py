"""Every method of `client.price_rules`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.price_rules import (
    AutomaticPricingRulePostRequest,
    AutomaticPricingRulePutRequest,
    AutomaticPricingRuleResponse,
    AutomaticPricingRulesResponse,
    OfferAutomaticPricingRules,
    OfferAutomaticPricingRulesRule,
)
from allegro_async.resources.price_rules import PriceRules
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"rules":[{"id":"10023","type":"EXCHANGE_RATE","name":"text","default":true,"updatedAt":"2026-03-04T10:20:30.000Z","configuration":{"changeByAmount":{"operation":"SUBTRACT","values":[{"amount":"12.50","currency":"PLN"}]},"changeByPercentage":{"operation":"SUBTRACT","value":"text"}}}]}'
    allegro = Recorder(200, answer)
    pager = PriceRules(allegro).search()
    read = await pager
    assert type(read) is AutomaticPricingRulesResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AutomaticPricingRuleResponse
    assert allegro.sent == Sent(
        method="GET", path="/sale/price-automation/rules", accept="application/vnd.allegro.public.v1+json"
    )


async def test_get() -> None:
    answer = '{"id":"10023","type":"EXCHANGE_RATE","name":"text","default":true,"updatedAt":"2026-03-04T10:20:30.000Z","configuration":{"changeByAmount":{"operation":"SUBTRACT","values":[{"amount":"12.50","currency":"PLN"}]},"changeByPercentage":{"operation":"SUBTRACT","value":"text"}}}'
    allegro = Recorder(200, answer)
    read = await PriceRules(allegro).get("10023")
    assert type(read) is AutomaticPricingRuleResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/price-automation/rules/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_create() -> None:
    body = '{"name":"text","type":"EXCHANGE_RATE","configuration":{"changeByAmount":{"operation":"SUBTRACT","values":[{"amount":"12.50","currency":"PLN"}]},"changeByPercentage":{"operation":"SUBTRACT","value":"text"}}}'
    answer = '{"id":"10023","type":"EXCHANGE_RATE","name":"text","default":true,"updatedAt":"2026-03-04T10:20:30.000Z","configuration":{"changeByAmount":{"operation":"SUBTRACT","values":[{"amount":"12.50","currency":"PLN"}]},"changeByPercentage":{"operation":"SUBTRACT","value":"text"}}}'
    allegro = Recorder(201, answer)
    read = await PriceRules(allegro).create(AutomaticPricingRulePostRequest.model_validate_json(body))
    assert type(read) is AutomaticPricingRuleResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/price-automation/rules",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_replace() -> None:
    body = '{"name":"text","configuration":{"changeByAmount":{"operation":"SUBTRACT","values":[{"amount":"12.50","currency":"PLN"}]},"changeByPercentage":{"operation":"SUBTRACT","value":"text"}}}'
    answer = '{"id":"10023","type":"EXCHANGE_RATE","name":"text","default":true,"updatedAt":"2026-03-04T10:20:30.000Z","configuration":{"changeByAmount":{"operation":"SUBTRACT","values":[{"amount":"12.50","currency":"PLN"}]},"changeByPercentage":{"operation":"SUBTRACT","value":"text"}}}'
    allegro = Recorder(200, answer)
    read = await PriceRules(allegro).replace(
        "10023", AutomaticPricingRulePutRequest.model_validate_json(body)
    )
    assert type(read) is AutomaticPricingRuleResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/price-automation/rules/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_delete() -> None:
    allegro = Recorder(204)
    await PriceRules(allegro).delete("10023")
    assert allegro.sent == Sent(
        method="DELETE",
        path="/sale/price-automation/rules/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_offer_rules() -> None:
    answer = '{"rules":[{"marketplace":{"id":"10023"},"rule":{"id":"10023"},"configuration":{"priceRange":{"type":"BASE_MARKETPLACE_CURRENCY","minPrice":{"amount":"12.50","currency":"PLN"},"maxPrice":{"amount":"12.50","currency":"PLN"}}},"updatedAt":"2026-03-04T10:20:30.000Z"}],"updatedAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(200, answer)
    pager = PriceRules(allegro).list_offer_rules("10023")
    read = await pager
    assert type(read) is OfferAutomaticPricingRules
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferAutomaticPricingRulesRule
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/price-automation/offers/10023/rules",
        accept="application/vnd.allegro.public.v1+json",
    )

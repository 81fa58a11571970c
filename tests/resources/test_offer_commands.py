"""Every method of `client.offer_commands`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.offer_commands import (
    CommandTask,
    GeneralReport,
    OfferAutomaticPricingCommand,
    OfferBulkChangeCommand,
    OfferChangeCommand,
    OfferPriceChangeCommand,
    OfferQuantityChangeCommand,
    PromoGeneralReport,
    PromoModificationReport,
    PromoModificationTask,
    PromoOptionsCommand,
    PublicationChangeCommandDto,
    TaskReport,
    TaskWithSubject,
    TaskWithSubjectReport,
)
from allegro_async.resources.offer_commands import OfferCommands
from tests.recorder import Recorder, Sent, as_json


async def test_change_prices_and_stock() -> None:
    body = '{"commandId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","modifications":[{"offerId":"10023","prices":{"key":{"changeType":"FIXED","value":{"amount":"12.50","currency":"PLN"}}},"stock":{"changeType":"FIXED","value":2}}]}'
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(201, answer)
    command = await OfferCommands(allegro).change_prices_and_stock(
        OfferBulkChangeCommand.model_validate_json(body)
    )
    read = command.started
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert command.id == "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/offer-bulk-modification-commands",
        accept="application/vnd.allegro.beta.v1+json",
        content_type="application/vnd.allegro.beta.v1+json",
        body=loads(body),
    )


async def test_get_price_and_stock_change() -> None:
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(200, answer)
    read = await OfferCommands(allegro).get_price_and_stock_change("10023")
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-bulk-modification-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_price_and_stock_change_tasks() -> None:
    answer = '{"tasks":[{"subject":{"offerId":"10023","field":"text"},"message":"text","status":"text","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}]}'
    allegro = Recorder(200, answer)
    pager = OfferCommands(allegro).list_price_and_stock_change_tasks("10023", limit=2, offset=2)
    read = await pager
    assert type(read) is TaskWithSubjectReport
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is TaskWithSubject
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-bulk-modification-commands/10023/tasks",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_get_modification() -> None:
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(200, answer)
    read = await OfferCommands(allegro).get_modification("10023")
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-modification-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_modify() -> None:
    body = '{"modification":{"additionalServicesGroup":{"id":"10023"},"delivery":{"shippingRates":{"id":"10023"},"handlingTime":"PT0S"},"discounts":{"wholesalePriceList":{"id":"10023"}},"location":{"city":"Gdynia","countryCode":"te","postCode":"text","province":"text"},"payments":{"invoice":"VAT","tax":{"percentage":"text"}},"sizeTable":{"id":"10023"},"publication":{"duration":"PT72H","durationUnlimited":true},"responsiblePerson":{"id":"10023"},"responsibleProducer":{"id":"10023"},"safetyInformation":{"type":"TEXT","description":"text"}},"offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}]}'
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(201, answer)
    command = await OfferCommands(allegro).modify(
        OfferChangeCommand.model_validate_json(body), command_id="10023"
    )
    read = command.started
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-modification-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_modification_tasks() -> None:
    answer = '{"tasks":[{"field":"text","message":"text","offer":{"id":"10023"},"status":"text","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}]}'
    allegro = Recorder(200, answer)
    pager = OfferCommands(allegro).list_modification_tasks("10023", limit=2, offset=2)
    read = await pager
    assert type(read) is TaskReport
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CommandTask
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-modification-commands/10023/tasks",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_change_price_rules() -> None:
    body = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","modification":{"set":[{"marketplace":{"id":"10023"},"rule":{"id":"10023"},"configuration":{"priceRange":{"type":"BASE_MARKETPLACE_CURRENCY","minPrice":{"amount":"12.50","currency":"PLN"},"maxPrice":{"amount":"12.50","currency":"PLN"}}}}],"remove":[{"marketplace":{"id":"10023"}}]},"offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}]}'
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(201, answer)
    command = await OfferCommands(allegro).change_price_rules(
        OfferAutomaticPricingCommand.model_validate_json(body)
    )
    read = command.started
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert command.id == "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/offer-price-automation-commands",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_price_rule_change() -> None:
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(200, answer)
    read = await OfferCommands(allegro).get_price_rule_change("10023")
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-price-automation-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_price_rule_change_tasks() -> None:
    answer = '{"tasks":[{"field":"text","message":"text","offer":{"id":"10023"},"status":"text","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}]}'
    allegro = Recorder(200, answer)
    pager = OfferCommands(allegro).list_price_rule_change_tasks("10023", limit=2, offset=2)
    read = await pager
    assert type(read) is TaskReport
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CommandTask
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-price-automation-commands/10023/tasks",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_get_price_change() -> None:
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(200, answer)
    read = await OfferCommands(allegro).get_price_change("10023")
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-price-change-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_change_prices() -> None:
    body = '{"modification":{"type":"FIXED_PRICE","marketplaceId":"10023","price":{"amount":"12.50","currency":"PLN"}},"offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}]}'
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(201, answer)
    command = await OfferCommands(allegro).change_prices(
        OfferPriceChangeCommand.model_validate_json(body), command_id="10023"
    )
    read = command.started
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-price-change-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_price_change_tasks() -> None:
    answer = '{"tasks":[{"field":"text","message":"text","offer":{"id":"10023"},"status":"text","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}]}'
    allegro = Recorder(200, answer)
    pager = OfferCommands(allegro).list_price_change_tasks("10023", limit=2, offset=2)
    read = await pager
    assert type(read) is TaskReport
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CommandTask
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-price-change-commands/10023/tasks",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_get_publication_change() -> None:
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(200, answer)
    read = await OfferCommands(allegro).get_publication_change("10023")
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-publication-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_change_publication() -> None:
    body = '{"offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}],"publication":{"action":"ACTIVATE","scheduledFor":"2026-03-04T10:20:30.000Z"}}'
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(201, answer)
    command = await OfferCommands(allegro).change_publication(
        PublicationChangeCommandDto.model_validate_json(body), command_id="10023"
    )
    read = command.started
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-publication-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_publication_change_tasks() -> None:
    answer = '{"tasks":[{"field":"text","message":"text","offer":{"id":"10023"},"status":"text","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}]}'
    allegro = Recorder(200, answer)
    pager = OfferCommands(allegro).list_publication_change_tasks("10023", limit=2, offset=2)
    read = await pager
    assert type(read) is TaskReport
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CommandTask
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-publication-commands/10023/tasks",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_get_quantity_change() -> None:
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(200, answer)
    read = await OfferCommands(allegro).get_quantity_change("10023")
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-quantity-change-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_change_quantities() -> None:
    body = '{"modification":{"changeType":"FIXED","value":2},"offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}]}'
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","completedAt":"2026-03-04T10:20:30.000Z","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(201, answer)
    command = await OfferCommands(allegro).change_quantities(
        OfferQuantityChangeCommand.model_validate_json(body), command_id="10023"
    )
    read = command.started
    assert type(read) is GeneralReport
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-quantity-change-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_quantity_change_tasks() -> None:
    answer = '{"tasks":[{"field":"text","message":"text","offer":{"id":"10023"},"status":"text","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}]}'
    allegro = Recorder(200, answer)
    pager = OfferCommands(allegro).list_quantity_change_tasks("10023", limit=2, offset=2)
    read = await pager
    assert type(read) is TaskReport
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CommandTask
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-quantity-change-commands/10023/tasks",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_get_promo_options_change() -> None:
    answer = '{"id":"10023","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(200, answer)
    read = await OfferCommands(allegro).get_promo_options_change("10023")
    assert type(read) is PromoGeneralReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offers/promo-options-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_change_promo_options() -> None:
    body = '{"offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}],"modification":{"basePackage":{"id":"10023"},"extraPackages":[{"id":"10023"}],"modificationTime":"NOW"},"additionalMarketplaces":[{"marketplaceId":"10023","modification":{"basePackage":{"id":"10023"},"extraPackages":[{"id":"10023"}],"modificationTime":"NOW"}}]}'
    answer = '{"id":"10023","taskCount":{"failed":2,"success":2,"total":2}}'
    allegro = Recorder(201, answer)
    command = await OfferCommands(allegro).change_promo_options(
        PromoOptionsCommand.model_validate_json(body), command_id="10023"
    )
    read = command.started
    assert type(read) is PromoGeneralReport
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offers/promo-options-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_promo_options_change_tasks() -> None:
    answer = '{"tasks":[{"offer":{"id":"10023"},"marketplaceId":"10023","scheduledAt":"2026-03-04T10:20:30.000Z","finishedAt":"2026-03-04T10:20:30.000Z","status":"DONE","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}],"modification":{"basePackage":{"id":"10023"},"extraPackages":[{"id":"10023"}],"modificationTime":"NOW"},"additionalMarketplaces":[{"marketplaceId":"10023","modification":{"basePackage":{"id":"10023"},"extraPackages":[{"id":"10023"}],"modificationTime":"NOW"}}]}'
    allegro = Recorder(200, answer)
    pager = OfferCommands(allegro).list_promo_options_change_tasks("10023", limit=2, offset=2)
    read = await pager
    assert type(read) is PromoModificationReport
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is PromoModificationTask
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offers/promo-options-commands/10023/tasks",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )

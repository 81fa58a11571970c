"""Every method of `client.categories`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.categories import (
    CategoriesDto,
    CategoryCreatedEvent,
    CategoryDto,
    CategoryEventsResponse,
    CategoryParameterList,
    CategoryParametersScheduledChangesResponse,
    CategorySuggestionCategoryNode,
    CategorySuggestionResponse,
    CategoryTaxSettings,
    IntegerCategoryParameter,
    RequirementChange,
)
from allegro_async.resources.categories import Categories
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"categories":[{"id":"10023","leaf":true,"name":"text","options":{"advertisement":true,"offersWithProductPublicationEnabled":true,"productCreationEnabled":true,"sellerCanRequirePurchaseComments":true},"parent":{"id":"10023"}}]}'
    allegro = Recorder(200, answer)
    pager = Categories(allegro).search(parent_id="10023")
    read = await pager
    assert type(read) is CategoriesDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CategoryDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/categories",
        accept="application/vnd.allegro.public.v1+json",
        query=[("parent.id", "10023")],
    )


async def test_get() -> None:
    answer = '{"id":"10023","leaf":true,"name":"text","options":{"advertisement":true,"offersWithProductPublicationEnabled":true,"productCreationEnabled":true,"sellerCanRequirePurchaseComments":true},"parent":{"id":"10023"}}'
    allegro = Recorder(200, answer)
    read = await Categories(allegro).get("10023")
    assert type(read) is CategoryDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/categories/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_parameters() -> None:
    answer = '{"parameters":[{"type":"integer","id":"10023","name":"text","required":true,"requiredForProduct":true,"requiredIf":{"parametersWithValue":[{"id":"10023","oneOfValueIds":["10023"]}],"parametersWithoutValue":[{"id":"10023"}]},"displayedIf":{"parametersWithValue":[{"id":"10023","oneOfValueIds":["10023"]}]},"unit":"text","options":{"ambiguousValueId":"10023","dependsOnParameterId":"10023","describesProduct":true,"customValuesEnabled":true},"formerData":{"ids":["10023"],"names":["text"]},"restrictions":{"min":2,"max":2,"range":true}}]}'
    allegro = Recorder(200, answer)
    pager = Categories(allegro).list_parameters("10023")
    read = await pager
    assert type(read) is CategoryParameterList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is IntegerCategoryParameter
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/categories/10023/parameters",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_events() -> None:
    answer = '{"events":[{"type":"CATEGORY_CREATED","id":"10023","occurredAt":"2026-03-04T10:20:30.000Z","category":{"id":"10023","leaf":true,"name":"text","parent":{}}}]}'
    allegro = Recorder(200, answer)
    pager = Categories(allegro).list_events(
        from_="text", limit=2, type_=["CATEGORY_CREATED", "CATEGORY_RENAMED"]
    )
    read = await pager
    assert type(read) is CategoryEventsResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CategoryCreatedEvent
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/category-events",
        accept="application/vnd.allegro.public.v1+json",
        query=[("from", "text"), ("limit", "2"), ("type", "CATEGORY_CREATED"), ("type", "CATEGORY_RENAMED")],
    )


async def test_list_scheduled_changes() -> None:
    answer = '{"scheduledChanges":[{"type":"REQUIREMENT_CHANGE","scheduledAt":"2026-03-04T10:20:30.000Z","scheduledFor":"2026-03-04T10:20:30.000Z","category":{"id":"10023"},"parameter":{"id":"10023"}}]}'
    allegro = Recorder(200, answer)
    pager = Categories(allegro).list_scheduled_changes(
        scheduled_for_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        scheduled_for_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        scheduled_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        scheduled_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        type_=["REQUIREMENT_CHANGE", "REQUIREMENT_CHANGE"],
        offset=2,
        limit=2,
    )
    read = await pager
    assert type(read) is CategoryParametersScheduledChangesResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is RequirementChange
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/category-parameters-scheduled-changes",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("scheduledFor.gte", "2026-03-04T10:20:30.000Z"),
            ("scheduledFor.lte", "2026-03-04T10:20:30.000Z"),
            ("scheduledAt.gte", "2026-03-04T10:20:30.000Z"),
            ("scheduledAt.lte", "2026-03-04T10:20:30.000Z"),
            ("type", "REQUIREMENT_CHANGE"),
            ("type", "REQUIREMENT_CHANGE"),
            ("offset", "2"),
            ("limit", "2"),
        ],
    )


async def test_suggest() -> None:
    answer = '{"matchingCategories":[{"id":"10023","name":"text"}]}'
    allegro = Recorder(200, answer)
    pager = Categories(allegro).suggest(name="text")
    read = await pager
    assert type(read) is CategorySuggestionResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CategorySuggestionCategoryNode
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/matching-categories",
        accept="application/vnd.allegro.public.v1+json",
        query=[("name", "text")],
    )


async def test_get_tax_settings() -> None:
    answer = '{"subjects":[{"label":"text","value":"text"}],"rates":[{"countryCode":"text","values":[{"label":"text","value":"text","exemptionRequired":true}]}],"exemptions":[{"label":"text","value":"text"}]}'
    allegro = Recorder(200, answer)
    read = await Categories(allegro).get_tax_settings(category_id="10023", country_code=["PL", "CZ"])
    assert type(read) is CategoryTaxSettings
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/tax-settings",
        accept="application/vnd.allegro.public.v1+json",
        query=[("category.id", "10023"), ("countryCode", "PL"), ("countryCode", "CZ")],
    )

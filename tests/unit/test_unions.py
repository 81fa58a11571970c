"""Every union of the interface gives each payload its right class, and what is new to its fallback."""

import json
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from allegro_async import models
from allegro_async._model import AllegroModel, Tagged, UnknownModel
from allegro_async.models import (
    AutomaticPricingRuleConfiguration,
    BadgePatchRequest,
    CategoryEventsResponse,
    CheckoutForm,
    OfferActivatedEvent,
    OfferAutomaticPricingModification,
    OfferEvent,
    OfferStatusItemDto,
    OrderEventsList,
    SellerOfferEventsResponse,
    TaskWithSubjectReport,
    UnknownCategoryEvent,
    UnknownOfferEvent,
)

INVENTED = "INVENTED_YESTERDAY"


def unions() -> dict[str, Any]:
    """Every union by name, found by what it is and not by a list that could forget one."""
    found = {name: getattr(models, name) for name in models.__all__}
    return {name: each for name, each in found.items() if any(isinstance(a, Tagged) for a in parts(each))}


def parts(alias: Any) -> tuple[Any, ...]:
    return getattr(alias, "__metadata__", ())


def tagged(alias: Any) -> Tagged:
    return next(each for each in parts(alias) if isinstance(each, Tagged))


def members(alias: Any) -> list[type[AllegroModel]]:
    whole = alias.__origin__
    return [each for each in (get_args(whole) or (whole,)) if each is not tagged(alias).fallback]


def sample(model: type[AllegroModel], **known: Any) -> dict[str, Any]:
    """The smallest JSON that a model reads, by the wire's names."""
    needed = {
        field.alias or name: field.annotation
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    return {name: value_of(kind) for name, kind in needed.items()} | known


def value_of(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, AllegroModel):
        return sample(kind)
    if kind in (str, "str"):
        return "text"
    return FIXED.get(getattr(kind, "__name__", "")) if isinstance(kind, type) else by_origin(kind)


FIXED = {
    "int": 1,
    "bool": True,
    "float": 1.5,
    "Decimal": "1.5",
    "datetime": "2026-07-01T10:00:00Z",
    "date": "2026-07-01",
}


def by_origin(kind: Any) -> Any:
    origin = getattr(kind, "__origin__", None)
    if origin is list:
        return []
    if origin is dict:
        return {}
    first = get_args(kind)[0]
    return first if isinstance(first, str) else value_of(first)


def cases() -> list[Any]:
    return [
        pytest.param(alias, member, tag, id=f"{name}-{tag}")
        for name, alias in unions().items()
        for member in members(alias)
        for tag in get_args(member.__annotations__[tagged(alias).field])
    ]


def wire_tag(member: type[AllegroModel], field: str) -> str:
    return member.model_fields[field].alias or field


def test_the_unions_of_the_interface_are_all_here() -> None:
    counted = {name: len(members(alias)) for name, alias in unions().items()}
    assert counted["OfferEvent"] == 11
    assert counted["PaymentOperation"] == 24
    assert {
        "BenefitSpecification", "CategoryEvent", "CategoryParameter", "CategoryParametersScheduledChange",
        "CategoryProductParameter", "CompatibilityList", "CompatibilityListItem",
        "CompatibilityListProductOfferResponse", "DescriptionSectionItem", "MarketplacePriceModification",
        "ModificationSafetyInformation", "OfferEvent", "PaymentOperation", "PriceModification",
        "ProductSafetyInformation", "ProductSetElementResponsibleProducerRequest", "SafetyInformation",
        "SafetyInformationRequest", "StockModification", "AdvanceShipNoticeShipping",
        "AdvanceShipNoticeShippingExtended", "AdvanceShipNoticeSubmitOutput",
    } <= counted.keys()  # fmt: skip


@pytest.mark.parametrize(("alias", "member", "tag"), cases())
def test_a_payload_arrives_in_the_class_of_its_tag(alias: Any, member: type[AllegroModel], tag: str) -> None:
    body = sample(member, **{wire_tag(member, tagged(alias).field): tag}, brandNew=[1])
    value = TypeAdapter(alias).validate_json(json.dumps(body), extra="allow")
    assert type(value) is member
    assert value.model_extra == {"brandNew": [1]}


@pytest.mark.parametrize(("alias", "member", "tag"), cases())
def test_a_member_is_built_and_sent_as_itself(alias: Any, member: type[AllegroModel], tag: str) -> None:
    body = sample(member, **{wire_tag(member, tagged(alias).field): tag})
    adapter: TypeAdapter[Any] = TypeAdapter(alias)
    built = adapter.validate_python(body)
    assert type(built) is member
    assert adapter.validate_python(built) is built
    assert json.loads(adapter.dump_json(built, exclude_unset=True, by_alias=True)).keys() == body.keys()


@pytest.mark.parametrize("name", [name for name, alias in unions().items() if tagged(alias).fallback])
def test_an_invented_tag_arrives_in_the_fallback_with_its_raw_data(name: str) -> None:
    alias = unions()[name]
    fallback = tagged(alias).fallback
    assert fallback is not None
    assert issubclass(fallback, UnknownModel)
    assert fallback.__name__ == f"Unknown{name}"
    body = sample(fallback, **{wire_tag(fallback, tagged(alias).field): INVENTED}, brandNew={"a": [1, None]})
    adapter: TypeAdapter[Any] = TypeAdapter(alias)
    value = adapter.validate_json(json.dumps(body), extra="allow")
    assert type(value) is fallback
    assert value.model_extra == {"brandNew": {"a": [1, None]}}
    assert json.loads(adapter.dump_json(value, by_alias=True))["brandNew"] == {"a": [1, None]}


@pytest.mark.parametrize("name", list(unions()))
def test_an_invented_tag_is_refused_when_building(name: str) -> None:
    alias = unions()[name]
    with pytest.raises(
        ValidationError, match=f"'{INVENTED}' found using .* does not match any of the expected tags"
    ):
        TypeAdapter(alias).validate_python({tagged(alias).field: INVENTED})


def test_a_known_tag_with_unreadable_content_is_an_error_and_no_unknown_event() -> None:
    body = {"id": "1", "type": "OFFER_ACTIVATED", "occurredAt": "2026-07-01T10:00:00Z", "offer": None}
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(OfferEvent).validate_json(json.dumps(body), extra="allow")
    places = {".".join(map(str, each["loc"])): each["type"] for each in caught.value.errors()}
    assert places == {"known.OFFER_ACTIVATED.offer": "model_type", "unknown": "known_tag"}


def test_an_unknown_event_may_be_built_on_purpose() -> None:
    event = UnknownOfferEvent.model_validate(
        {"type": INVENTED, "id": "1", "occurredAt": "2026-07-01T10:00:00Z"}
    )
    page = SellerOfferEventsResponse(offer_events=[event])
    assert page.offer_events == [event]
    assert json.loads(page.to_json())["offerEvents"][0]["type"] == INVENTED


def test_a_page_of_offer_events_holds_known_and_unknown_ones() -> None:
    event = {"id": "1", "occurredAt": "2026-07-01T10:00:00Z", "offer": {"id": "2"}}
    body = {"offerEvents": [event | {"type": "OFFER_ACTIVATED"}, event | {"type": INVENTED}]}
    page = SellerOfferEventsResponse.model_validate_json(json.dumps(body), extra="allow")
    assert [type(each) for each in page.offer_events] == [OfferActivatedEvent, UnknownOfferEvent]
    assert page.offer_events[1].model_extra == {"offer": {"id": "2"}}
    assert [each["offer"]["id"] for each in page.model_dump()["offerEvents"]] == ["2", "2"]


def test_a_page_of_category_events_holds_unknown_ones() -> None:
    body = {"events": [{"id": "1", "occurredAt": "2026-07-01T10:00:00Z", "type": INVENTED}]}
    page = CategoryEventsResponse.model_validate_json(json.dumps(body), extra="allow")
    assert page.events is not None
    assert type(page.events[0]) is UnknownCategoryEvent


def test_order_events_are_one_class_with_an_open_type() -> None:
    order: dict[str, Any] = {
        "seller": {"id": "1"},
        "buyer": {"id": "1", "email": "e", "login": "l", "guest": False},
        "lineItems": [],
        "checkoutForm": {"id": "2", "revision": "3"},
    }
    event: dict[str, Any] = {"id": "1", "occurredAt": "2026-07-01T10:00:00Z", "order": order}
    body = {"events": [event | {"type": kind} for kind in ("BOUGHT", INVENTED)]}
    events = OrderEventsList.model_validate_json(json.dumps(body), extra="allow").events
    assert [event.type for event in events] == ["BOUGHT", INVENTED]
    assert events[0].order.checkout_form is not None


# Choices without a discriminator: one class, told apart by the field that is set


def test_a_rule_of_prices_is_told_by_its_field() -> None:
    by_percentage = AutomaticPricingRuleConfiguration.model_validate_json(
        '{"changeByPercentage": {"operation": "ADD", "value": "10"}}'
    )
    assert by_percentage.change_by_amount is None
    assert by_percentage.change_by_percentage is not None
    body = '{"changeByAmount": {"operation": "ADD", "values": [{"amount": "1.20", "currency": "PLN"}]}}'
    by_amount = AutomaticPricingRuleConfiguration.model_validate_json(body)
    assert by_amount.change_by_percentage is None
    assert json.loads(by_amount.to_json()) == json.loads(body)


def test_a_badge_is_finished_or_its_prices_are_changed() -> None:
    for body in ('{"process":{"status":"FINISHED"}}', '{"prices":{"bargain":null}}'):
        assert BadgePatchRequest.model_validate_json(body).to_json().decode() == body


def test_rules_are_set_or_removed() -> None:
    for body in (
        '{"set":[{"marketplace":{"id":"allegro-pl"},"rule":{"id":"1"}}]}',
        '{"remove":[{"marketplace":{"id":"1"}}]}',
    ):
        assert OfferAutomaticPricingModification.model_validate_json(body).to_json().decode() == body


def test_tasks_of_prices_and_of_stock_are_one_class() -> None:
    body = (
        '{"tasks":[{"subject":{"offerId":"1","field":"prices"}},{"subject":{"offerId":"1","field":"stock"}}]}'
    )
    tasks = TaskWithSubjectReport.model_validate_json(body).tasks
    assert tasks is not None
    assert [task.subject.field if task.subject else None for task in tasks] == ["prices", "stock"]


def test_a_price_reduction_may_be_null() -> None:
    fields = OfferStatusItemDto.model_fields
    for name in ("recommended_price_reduction", "declared_price_reduction", "actual_price_reduction"):
        kinds = get_args(fields[name].annotation)
        assert [kind.__name__ for kind in kinds][1:] == ["NoneType"]


def test_an_enum_takes_values_that_are_new() -> None:
    status: Any = CheckoutForm.model_fields["status"].annotation
    adapter: TypeAdapter[Any] = TypeAdapter(status)
    assert adapter.validate_json('"BOUGHT"') == "BOUGHT"
    assert adapter.validate_json(f'"{INVENTED}"') == INVENTED

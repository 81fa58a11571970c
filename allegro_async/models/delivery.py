"""Models of the area `delivery`."""

from typing import Annotated, Literal
from pydantic import Field
from allegro_async._model import AllegroModel, Amount, Sent, Timestamp

from .common import Coordinates, Seller


class DeliveryGetShippingRatesResponseFeatures(AllegroModel):
    """Part of `DeliveryGetShippingRatesResponse`."""

    managed_by_allegro: bool | None = None
    is_fulfillment: bool | None = None


class DeliverySettingsRequestAbroadFreeDelivery(AllegroModel):
    """Part of `DeliverySettingsRequest`."""

    amount: Amount
    currency: str


class DeliverySettingsRequestFreeDelivery(AllegroModel):
    """Part of `DeliverySettingsRequest`."""

    amount: Amount
    currency: str


class DeliverySettingsRequestJoinPolicy(AllegroModel):
    """Part of `DeliverySettingsRequest`."""

    strategy: Literal["MIN", "MAX", "SUM"] | str


class DeliverySettingsRequestMarketplace(AllegroModel):
    """Part of `DeliverySettingsRequest`."""

    id: str


class DeliverySettingsResponseAbroadFreeDelivery(AllegroModel):
    """Part of `DeliverySettingsResponse`."""

    amount: Amount
    currency: str


class DeliverySettingsResponseFreeDelivery(AllegroModel):
    """Part of `DeliverySettingsResponse`."""

    amount: Amount
    currency: str


class DeliverySettingsResponseJoinPolicy(AllegroModel):
    """Part of `DeliverySettingsResponse`."""

    strategy: Literal["MIN", "MAX", "SUM"] | str


class DeliverySettingsResponseMarketplace(AllegroModel):
    """Part of `DeliverySettingsResponse`."""

    id: str


class PosAddress(AllegroModel):
    """Part of `Pos`."""

    city: Annotated[str, Sent(max_length=40)]
    zip_code: Annotated[str, Sent(max_length=10)]
    state: Annotated[str, Sent(max_length=40)]
    country_code: str
    street: Annotated[str | None, Sent(max_length=80)] = None
    coordinates: Coordinates | None = None


class PosLocation(AllegroModel):
    """Part of `Pos`."""

    id: str


class PosOpenHour(AllegroModel):
    """Part of `Pos`."""

    day_of_week: str
    from_: Annotated[str, Field(alias="from")]
    to: str


class PosPayment(AllegroModel):
    """Part of `Pos`."""

    method: str


class ShippingRateDeliveryMethod(AllegroModel):
    """Part of `ShippingRate`."""

    id: str | None = None


class ShippingRateFirstItemRate(AllegroModel):
    """Part of `ShippingRate`."""

    amount: Amount | None = None
    currency: str | None = None


class ShippingRateMaxPackageWeight(AllegroModel):
    """Part of `ShippingRate`."""

    value: str | None = None
    unit: str | None = None


class ShippingRateNextItemRate(AllegroModel):
    """Part of `ShippingRate`."""

    amount: Amount | None = None
    currency: str | None = None


class ShippingRateShippingTime(AllegroModel):
    """Part of `ShippingRate`."""

    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None


class ShippingRatesConstraintsFirstItemRate(AllegroModel):
    """Part of `ShippingRatesConstraints`."""

    min: Amount | None = None
    max: Amount | None = None
    currency: str | None = None


class ShippingRatesConstraintsMaxPackageWeight(AllegroModel):
    """Part of `ShippingRatesConstraints`."""

    supported: bool | None = None
    min: str | None = None
    max: str | None = None
    unit: str | None = None


class ShippingRatesConstraintsMaxQuantityPerPackage(AllegroModel):
    """Part of `ShippingRatesConstraints`."""

    max: int | None = None


class ShippingRatesConstraintsNextItemRate(AllegroModel):
    """Part of `ShippingRatesConstraints`."""

    min: Amount | None = None
    max: Amount | None = None
    currency: str | None = None


class ShippingRatesConstraintsShippingTimeDefault(AllegroModel):
    """Part of `ShippingRatesConstraintsShippingTime`."""

    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None


class ShippingRatesSummaryFeatures(AllegroModel):
    """Part of `ShippingRatesSummary`."""

    managed_by_allegro: bool | None = None
    is_fulfillment: bool | None = None


class ShippingRatesSummaryMarketplace(AllegroModel):
    """Part of `ShippingRatesSummary`."""

    id: str | None = None


class DeliverySettingsRequest(AllegroModel):
    """Body of `delivery.replace_settings`."""

    join_policy: DeliverySettingsRequestJoinPolicy
    marketplace: DeliverySettingsRequestMarketplace | None = None
    free_delivery: DeliverySettingsRequestFreeDelivery | None = None
    abroad_free_delivery: DeliverySettingsRequestAbroadFreeDelivery | None = None


class DeliverySettingsResponse(AllegroModel):
    """Answer of `delivery.get_settings` and `delivery.replace_settings`."""

    marketplace: DeliverySettingsResponseMarketplace
    join_policy: DeliverySettingsResponseJoinPolicy
    updated_at: Timestamp
    free_delivery: DeliverySettingsResponseFreeDelivery | None = None
    abroad_free_delivery: DeliverySettingsResponseAbroadFreeDelivery | None = None


class Pos(AllegroModel):
    """Body of `delivery.create_point_of_service` and `delivery.replace_point_of_service`; answer of `delivery.create_point_of_service`, `delivery.get_point_of_service` and `delivery.replace_point_of_service`."""

    name: Annotated[str, Sent(max_length=80)]
    type: str
    address: PosAddress
    open_hours: list[PosOpenHour]
    confirmation_type: str
    status: str
    id: str | None = None
    external_id: Annotated[str | None, Sent(max_length=80)] = None
    seller: Seller | None = None
    phone_number: Annotated[str | None, Sent(max_length=16)] = None
    email: Annotated[str | None, Sent(max_length=64)] = None
    locations: list[PosLocation] | None = None
    service_time: str | None = None
    payments: list[PosPayment] | None = None
    created_at: Timestamp | None = None
    updated_at: Timestamp | None = None


class PosSearchResult(AllegroModel):
    """Answer of `delivery.list_points_of_service`."""

    pos_list: list[Pos] | None = None


class ShippingRate(AllegroModel):
    """Part of `DeliveryCreateShippingRatesRequest`, `DeliveryCreateShippingRatesResponse`, `DeliveryGetShippingRatesResponse` and 2 more."""

    delivery_method: ShippingRateDeliveryMethod
    max_quantity_per_package: Annotated[int, Sent(ge=1)]
    first_item_rate: ShippingRateFirstItemRate
    next_item_rate: ShippingRateNextItemRate
    max_package_weight: ShippingRateMaxPackageWeight | None = None
    shipping_time: ShippingRateShippingTime | None = None


class ShippingRatesConstraintsShippingTime(AllegroModel):
    """Part of `ShippingRatesConstraints`."""

    default: ShippingRatesConstraintsShippingTimeDefault | None = None
    customizable: bool | None = None


class ShippingRatesSummary(AllegroModel):
    """Part of `ShippingRatesList`."""

    id: str | None = None
    name: str | None = None
    features: ShippingRatesSummaryFeatures | None = None
    marketplaces: list[ShippingRatesSummaryMarketplace] | None = None


class DeliveryCreateShippingRatesRequest(AllegroModel):
    """Body of `delivery.create_shipping_rates`."""

    rates: list[ShippingRate]
    id: str | None = None
    name: Annotated[str | None, Sent(min_length=1, max_length=64)] = None
    last_modified: Timestamp | None = None
    type: Literal["PHYSICAL", "ELECTRONIC"] | str | None = None
    dispatch_country: Annotated[str | None, Sent(max_length=2)] = None


class DeliveryCreateShippingRatesResponse(AllegroModel):
    """Answer of `delivery.create_shipping_rates`."""

    rates: list[ShippingRate]
    id: str | None = None
    name: str | None = None
    last_modified: Timestamp | None = None
    type: Literal["PHYSICAL", "ELECTRONIC"] | str | None = None
    dispatch_country: str | None = None


class DeliveryGetShippingRatesResponse(AllegroModel):
    """Answer of `delivery.get_shipping_rates`."""

    rates: list[ShippingRate]
    id: str | None = None
    name: str | None = None
    last_modified: Timestamp | None = None
    type: Literal["PHYSICAL", "ELECTRONIC"] | str | None = None
    dispatch_country: str | None = None
    features: DeliveryGetShippingRatesResponseFeatures | None = None


class DeliveryReplaceShippingRatesRequest(AllegroModel):
    """Body of `delivery.replace_shipping_rates`."""

    rates: list[ShippingRate]
    id: str | None = None
    name: Annotated[str | None, Sent(min_length=1, max_length=64)] = None
    last_modified: Timestamp | None = None
    type: Literal["PHYSICAL", "ELECTRONIC"] | str | None = None
    dispatch_country: Annotated[str | None, Sent(max_length=2)] = None


class DeliveryReplaceShippingRatesResponse(AllegroModel):
    """Answer of `delivery.replace_shipping_rates`."""

    rates: list[ShippingRate]
    id: str | None = None
    name: str | None = None
    last_modified: Timestamp | None = None
    type: Literal["PHYSICAL", "ELECTRONIC"] | str | None = None
    dispatch_country: str | None = None


class ShippingRatesConstraints(AllegroModel):
    """Part of `DeliveryMethod`."""

    allowed: bool | None = None
    max_quantity_per_package: ShippingRatesConstraintsMaxQuantityPerPackage | None = None
    max_package_weight: ShippingRatesConstraintsMaxPackageWeight | None = None
    first_item_rate: ShippingRatesConstraintsFirstItemRate | None = None
    next_item_rate: ShippingRatesConstraintsNextItemRate | None = None
    shipping_time: ShippingRatesConstraintsShippingTime | None = None


class ShippingRatesList(AllegroModel):
    """Answer of `delivery.list_shipping_rates`."""

    shipping_rates: list[ShippingRatesSummary] | None = None


class DeliveryMethod(AllegroModel):
    """Part of `DeliveryMethods`."""

    id: str | None = None
    name: str | None = None
    marketplaces: list[str] | None = None
    payment_policy: Literal["IN_ADVANCE", "CASH_ON_DELIVERY"] | str | None = None
    allegro_endorsed: bool | None = None
    dispatch_country: str | None = None
    destination_country: str | None = None
    shipping_rates_constraints: ShippingRatesConstraints | None = None


class DeliveryMethods(AllegroModel):
    """Answer of `delivery.list_methods`."""

    delivery_methods: list[DeliveryMethod] | None = None

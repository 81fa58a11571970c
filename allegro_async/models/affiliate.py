"""Models of the area `affiliate`."""

from typing import Literal
from allegro_async._model import AllegroModel, Amount, Timestamp


class CpsConversionCommissionAllegro(AllegroModel):
    """Part of `CpsConversionCommission`."""

    amount: Amount | None = None
    currency: str | None = None


class CpsConversionCommissionPublisher(AllegroModel):
    """Part of `CpsConversionCommission`."""

    amount: Amount | None = None
    currency: str | None = None


class CpsConversionMarketplace(AllegroModel):
    """Part of `CpsConversion`."""

    id: str | None = None


class CpsConversionOfferCategory(AllegroModel):
    """Part of `CpsConversionOffer`."""

    id: str | None = None


class CpsConversionOfferSeller(AllegroModel):
    """Part of `CpsConversionOffer`."""

    login: str | None = None


class CpsConversionOfferUnitPrice(AllegroModel):
    """Part of `CpsConversionOffer`."""

    amount: Amount | None = None
    currency: str | None = None


class CpsConversionCommission(AllegroModel):
    """Part of `CpsConversion`."""

    publisher: CpsConversionCommissionPublisher | None = None
    allegro: CpsConversionCommissionAllegro | None = None


class CpsConversionOffer(AllegroModel):
    """Part of `CpsConversion`."""

    id: str | None = None
    name: str | None = None
    category: CpsConversionOfferCategory | None = None
    unit_price: CpsConversionOfferUnitPrice | None = None
    seller: CpsConversionOfferSeller | None = None


class CpsConversion(AllegroModel):
    """Part of `CpsConversionResponse`."""

    id: str | None = None
    status: Literal["CREATED", "REJECTED", "CONFIRMED"] | str | None = None
    last_modified_at: Timestamp | None = None
    order_created_at: Timestamp | None = None
    quantity: int | None = None
    marketplace: CpsConversionMarketplace | None = None
    offer: CpsConversionOffer | None = None
    commission: CpsConversionCommission | None = None
    publisher_url_parameters: dict[str, str] | None = None


class CpsConversionResponse(AllegroModel):
    """Answer of `affiliate.search`."""

    conversions: list[CpsConversion] | None = None

"""Models of the area `marketplaces`."""

from allegro_async._model import AllegroModel

from .common import Price


class MarketplaceItemCurrency(AllegroModel):
    """Part of `MarketplaceItemCurrencies`."""

    code: str | None = None


class MarketplaceItemLanguage(AllegroModel):
    """Part of `MarketplaceItemLanguages`."""

    code: str | None = None


class MarketplaceItemLanguages(AllegroModel):
    """Part of `MarketplaceItem`."""

    offer_creation: list[MarketplaceItemLanguage] | None = None
    offer_display: list[MarketplaceItemLanguage] | None = None


class MarketplaceItemShippingCountry(AllegroModel):
    """Part of `MarketplaceItem`."""

    code: str | None = None


class DepositType(AllegroModel):
    """Part of `DepositTypeResponse`."""

    id: str | None = None
    name: str | None = None
    marketplace_id: str | None = None
    price: Price | None = None


class DepositTypeResponse(AllegroModel):
    """Answer of `marketplaces.list_deposit_types`."""

    deposits: list[DepositType] | None = None


class MarketplaceItemCurrencies(AllegroModel):
    """Part of `MarketplaceItem`."""

    base: MarketplaceItemCurrency | None = None
    additional: list[MarketplaceItemCurrency] | None = None


class MarketplaceItem(AllegroModel):
    """Part of `AllegroMarketplaces`."""

    id: str | None = None
    languages: MarketplaceItemLanguages | None = None
    currencies: MarketplaceItemCurrencies | None = None
    shipping_countries: list[MarketplaceItemShippingCountry] | None = None


class AllegroMarketplaces(AllegroModel):
    """Answer of `marketplaces.search`."""

    marketplaces: list[MarketplaceItem] | None = None

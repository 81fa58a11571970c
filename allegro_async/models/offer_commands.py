"""Models of the area `offer_commands`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Sent, Tagged, Timestamp

from .common import (
    AutomaticPricingOfferRuleConfiguration,
    OfferId,
    OfferLocation,
    Price,
    Problem,
    ShippingRatesReference,
    SizeTableReference,
)


class AdditionalServicesGroup(AllegroModel):
    """Part of `OfferModification`."""

    id: str | None = None


class CommandTaskSubject(AllegroModel):
    """Part of `TaskWithSubject`."""

    offer_id: str | None = None
    field: str | None = None


class MarketplacePriceModificationPercentage(AllegroModel):
    """`MarketplacePriceModification` with the changeType `PERCENTAGE`."""

    change_type: Literal["PERCENTAGE"]
    percentage: str


class ModificationAttachmentSafetyInformationAttachment(AllegroModel):
    """Part of `ModificationAttachmentSafetyInformation`."""

    id: str | None = None


class ModificationDiscountsWholesalePriceList(AllegroModel):
    """Part of `ModificationDiscounts`."""

    id: str | None = None


class ModificationPublication(AllegroModel):
    """Part of `OfferModification`."""

    duration: (
        Literal[
            "PT72H",
            "PT120H",
            "PT168H",
            "PT240H",
            "PT480H",
            "PT720H",
            "P3D",
            "P5D",
            "P7D",
            "P10D",
            "P20D",
            "P30D",
        ]
        | str
        | None
    ) = None
    duration_unlimited: bool | None = None


class ModificationResponsiblePerson(AllegroModel):
    """Part of `OfferModification`."""

    id: str | None = None


class ModificationResponsibleProducer(AllegroModel):
    """Part of `OfferModification`."""

    id: str | None = None


class ModificationTax(AllegroModel):
    """Part of `ModificationPayments`."""

    percentage: str | None = None


class ModificationTextSafetyInformation(AllegroModel):
    """`ModificationSafetyInformation` with the type `TEXT`."""

    type: Literal["TEXT"]
    description: str | None = None


class OfferAutomaticPricingModificationRemoveItemMarketplace(AllegroModel):
    """Part of `OfferAutomaticPricingModificationRemoveItem`."""

    id: str


class OfferAutomaticPricingModificationSetItemMarketplace(AllegroModel):
    """Part of `OfferAutomaticPricingModificationSetItem`."""

    id: str


class OfferAutomaticPricingModificationSetItemRule(AllegroModel):
    """Part of `OfferAutomaticPricingModificationSetItem`."""

    id: str


class PriceModificationFixedPrice(AllegroModel):
    """`PriceModification` with the type `FIXED_PRICE`."""

    type: Literal["FIXED_PRICE"]
    marketplace_id: str | None = None
    price: Price | None = None


class PriceModificationPercentageChangeDecrease(AllegroModel):
    """`PriceModification` with the type `DECREASE_PERCENTAGE`."""

    type: Literal["DECREASE_PERCENTAGE"]
    marketplace_id: str | None = None
    percentage: str | None = None


class PriceModificationPercentageChangeIncrease(AllegroModel):
    """`PriceModification` with the type `INCREASE_PERCENTAGE`."""

    type: Literal["INCREASE_PERCENTAGE"]
    marketplace_id: str | None = None
    percentage: str | None = None


class PriceModificationValueChangeDecrease(AllegroModel):
    """`PriceModification` with the type `DECREASE_PRICE`."""

    type: Literal["DECREASE_PRICE"]
    marketplace_id: str | None = None
    value: Price | None = None


class PriceModificationValueChangeIncrease(AllegroModel):
    """`PriceModification` with the type `INCREASE_PRICE`."""

    type: Literal["INCREASE_PRICE"]
    marketplace_id: str | None = None
    value: Price | None = None


class PromoModificationTask(AllegroModel):
    """Part of `PromoModificationReport`."""

    offer: OfferId | None = None
    marketplace_id: str | None = None
    scheduled_at: Timestamp | None = None
    finished_at: Timestamp | None = None
    status: Literal["DONE", "ERROR", "IN_PROGRESS"] | str | None = None
    errors: list[Problem] | None = None


class PromoOptionsCommandModificationPackage(AllegroModel):
    """Part of `PromoOptionsCommandModification`."""

    id: str | None = None


class PublicationModification(AllegroModel):
    """Part of `PublicationChangeCommandDto`."""

    action: Literal["ACTIVATE", "END"] | str | None = None
    scheduled_for: Timestamp | None = None


class QuantityModification(AllegroModel):
    """Part of `OfferQuantityChangeCommand`."""

    change_type: Literal["FIXED", "GAIN"] | str | None = None
    value: int | None = None


class StockModificationFixed(AllegroModel):
    """`StockModification` with the changeType `FIXED`."""

    change_type: Literal["FIXED"]
    value: int


class StockModificationGain(AllegroModel):
    """`StockModification` with the changeType `GAIN`."""

    change_type: Literal["GAIN"]
    value: int


class TaskCount(AllegroModel):
    """Part of `GeneralReport` and `PromoGeneralReport`."""

    failed: int | None = None
    success: int | None = None
    total: int | None = None


class TaskWithSubject(AllegroModel):
    """Part of `TaskWithSubjectReport`."""

    subject: CommandTaskSubject | None = None
    message: str | None = None
    status: str | None = None
    errors: list[Problem] | None = None


class TaskWithSubjectReport(AllegroModel):
    """Answer of `offer_commands.list_price_and_stock_change_tasks`."""

    tasks: list[TaskWithSubject] | None = None


class CommandTask(AllegroModel):
    """Part of `TaskReport`."""

    field: str | None = None
    message: str | None = None
    offer: OfferId | None = None
    status: str | None = None
    errors: list[Problem] | None = None


class GeneralReport(AllegroModel):
    """Answer of `offer_commands.change_price_rules`, `offer_commands.change_prices`, `offer_commands.change_prices_and_stock` and 9 more."""

    id: str | None = None
    created_at: Timestamp | None = None
    completed_at: Timestamp | None = None
    task_count: TaskCount | None = None


class MarketplacePriceModificationFixed(AllegroModel):
    """`MarketplacePriceModification` with the changeType `FIXED`."""

    change_type: Literal["FIXED"]
    value: Price


class MarketplacePriceModificationGain(AllegroModel):
    """`MarketplacePriceModification` with the changeType `GAIN`."""

    change_type: Literal["GAIN"]
    value: Price


class ModificationAttachmentSafetyInformation(AllegroModel):
    """`ModificationSafetyInformation` with the type `ATTACHMENTS`."""

    type: Literal["ATTACHMENTS"]
    attachments: list[ModificationAttachmentSafetyInformationAttachment] | None = None


class ModificationDelivery(AllegroModel):
    """Part of `OfferModification`."""

    shipping_rates: ShippingRatesReference | None = None
    handling_time: (
        Literal[
            "PT0S",
            "PT24H",
            "PT48H",
            "PT72H",
            "PT96H",
            "PT120H",
            "PT168H",
            "PT240H",
            "PT336H",
            "PT504H",
            "PT720H",
            "PT1440H",
            "P2D",
            "P3D",
            "P4D",
            "P5D",
            "P7D",
            "P10D",
            "P14D",
            "P21D",
            "P30D",
            "P60D",
        ]
        | str
        | None
    ) = None


class ModificationDiscounts(AllegroModel):
    """Part of `OfferModification`."""

    wholesale_price_list: ModificationDiscountsWholesalePriceList | None = None


class ModificationPayments(AllegroModel):
    """Part of `OfferModification`."""

    invoice: Literal["VAT", "VAT_MARGIN", "WITHOUT_VAT", "NO_INVOICE"] | str | None = None
    tax: ModificationTax | None = None


ModificationSafetyInformation: TypeAlias = Annotated[
    ModificationTextSafetyInformation | ModificationAttachmentSafetyInformation, Tagged("type")
]


class OfferAutomaticPricingModificationRemoveItem(AllegroModel):
    """Part of `OfferAutomaticPricingModification`."""

    marketplace: OfferAutomaticPricingModificationRemoveItemMarketplace


class OfferCriterium(AllegroModel):
    """Part of `OfferAutomaticPricingCommand`, `OfferChangeCommand`, `OfferPriceChangeCommand` and 3 more."""

    offers: list[OfferId] | None = None
    type: Literal["CONTAINS_OFFERS"] | str | None = None


class OfferModification(AllegroModel):
    """Part of `OfferChangeCommand`."""

    additional_services_group: AdditionalServicesGroup | None = None
    delivery: ModificationDelivery | None = None
    discounts: ModificationDiscounts | None = None
    location: OfferLocation | None = None
    payments: ModificationPayments | None = None
    size_table: SizeTableReference | None = None
    publication: ModificationPublication | None = None
    responsible_person: ModificationResponsiblePerson | None = None
    responsible_producer: ModificationResponsibleProducer | None = None
    safety_information: ModificationSafetyInformation | None = None


class OfferQuantityChangeCommand(AllegroModel):
    """Body of `offer_commands.change_quantities`."""

    modification: QuantityModification | None = None
    offer_criteria: list[OfferCriterium] | None = None


PriceModification: TypeAlias = Annotated[
    PriceModificationFixedPrice
    | PriceModificationValueChangeIncrease
    | PriceModificationValueChangeDecrease
    | PriceModificationPercentageChangeIncrease
    | PriceModificationPercentageChangeDecrease,
    Tagged("type"),
]


class PromoGeneralReport(AllegroModel):
    """Answer of `offer_commands.change_promo_options` and `offer_commands.get_promo_options_change`."""

    id: str | None = None
    task_count: TaskCount | None = None


class PromoOptionsCommandModification(AllegroModel):
    """Part of `AdditionalMarketplacePromoOptionsCommandModification`, `PromoModificationReport` and `PromoOptionsCommand`."""

    base_package: PromoOptionsCommandModificationPackage | None = None
    extra_packages: list[PromoOptionsCommandModificationPackage] | None = None
    modification_time: Literal["NOW", "END_OF_CYCLE"] | str | None = None


class PublicationChangeCommandDto(AllegroModel):
    """Body of `offer_commands.change_publication`."""

    offer_criteria: list[OfferCriterium] | None = None
    publication: PublicationModification | None = None


StockModification: TypeAlias = Annotated[
    StockModificationFixed | StockModificationGain, Tagged("change_type")
]


class TaskReport(AllegroModel):
    """Answer of `offer_commands.list_modification_tasks`, `offer_commands.list_price_change_tasks`, `offer_commands.list_price_rule_change_tasks` and 2 more."""

    tasks: list[CommandTask] | None = None


class AdditionalMarketplacePromoOptionsCommandModification(AllegroModel):
    """Part of `PromoModificationReport` and `PromoOptionsCommand`."""

    marketplace_id: str | None = None
    modification: PromoOptionsCommandModification | None = None


MarketplacePriceModification: TypeAlias = Annotated[
    MarketplacePriceModificationFixed
    | MarketplacePriceModificationGain
    | MarketplacePriceModificationPercentage,
    Tagged("change_type"),
]


class OfferAutomaticPricingModificationSetItem(AllegroModel):
    """Part of `OfferAutomaticPricingModification`."""

    marketplace: OfferAutomaticPricingModificationSetItemMarketplace
    rule: OfferAutomaticPricingModificationSetItemRule
    configuration: AutomaticPricingOfferRuleConfiguration | None = None


class OfferBulkModification(AllegroModel):
    """Part of `OfferBulkChangeCommand`."""

    offer_id: Annotated[str, Sent(min_length=1, max_length=20)]
    prices: Annotated[dict[str, MarketplacePriceModification] | None, Sent(min_length=1, max_length=10)] = (
        None
    )
    stock: StockModification | None = None


class OfferChangeCommand(AllegroModel):
    """Body of `offer_commands.modify`."""

    modification: OfferModification | None = None
    offer_criteria: list[OfferCriterium] | None = None


class OfferPriceChangeCommand(AllegroModel):
    """Body of `offer_commands.change_prices`."""

    modification: PriceModification | None = None
    offer_criteria: list[OfferCriterium] | None = None


class PromoModificationReport(AllegroModel):
    """Answer of `offer_commands.list_promo_options_change_tasks`."""

    tasks: list[PromoModificationTask] | None = None
    modification: PromoOptionsCommandModification | None = None
    additional_marketplaces: list[AdditionalMarketplacePromoOptionsCommandModification] | None = None


class PromoOptionsCommand(AllegroModel):
    """Body of `offer_commands.change_promo_options`."""

    offer_criteria: list[OfferCriterium] | None = None
    modification: PromoOptionsCommandModification | None = None
    additional_marketplaces: list[AdditionalMarketplacePromoOptionsCommandModification] | None = None


class OfferAutomaticPricingModification(AllegroModel):
    """Part of `OfferAutomaticPricingCommand`."""

    set: list[OfferAutomaticPricingModificationSetItem] | None = None
    remove: list[OfferAutomaticPricingModificationRemoveItem] | None = None


class OfferBulkChangeCommand(AllegroModel):
    """Body of `offer_commands.change_prices_and_stock`."""

    command_id: str
    modifications: Annotated[list[OfferBulkModification], Sent(min_length=1, max_length=25)]


class OfferAutomaticPricingCommand(AllegroModel):
    """Body of `offer_commands.change_price_rules`."""

    modification: OfferAutomaticPricingModification
    offer_criteria: list[OfferCriterium]
    id: str | None = None

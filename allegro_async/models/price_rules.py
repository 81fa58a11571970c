"""Models of the area `price_rules`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Amount, Sent, Timestamp

from .common import AutomaticPricingOfferRuleConfiguration


class AutomaticPricingChangeByAmountValue(AllegroModel):
    """Part of `AutomaticPricingChangeByAmount`."""

    amount: Amount
    currency: str


class AutomaticPricingChangeByPercentage(AllegroModel):
    """Part of `AutomaticPricingRuleConfiguration`."""

    operation: Literal["SUBTRACT", "ADD"] | str
    value: str


AutomaticPricingRuleType: TypeAlias = (
    Literal[
        "EXCHANGE_RATE",
        "FOLLOW_BY_ALLEGRO_MIN_PRICE",
        "FOLLOW_BY_MARKET_MIN_PRICE",
        "FOLLOW_BY_TOP_OFFER_PRICE",
    ]
    | str
)


class OfferAutomaticPricingRulesRuleMarketplace(AllegroModel):
    """Part of `OfferAutomaticPricingRulesRule`."""

    id: str


class OfferAutomaticPricingRulesRuleRule(AllegroModel):
    """Part of `OfferAutomaticPricingRulesRule`."""

    id: str


class AutomaticPricingChangeByAmount(AllegroModel):
    """Part of `AutomaticPricingRuleConfiguration`."""

    operation: Literal["SUBTRACT", "ADD"] | str
    values: list[AutomaticPricingChangeByAmountValue]


class AutomaticPricingRuleConfiguration(AllegroModel):
    """Part of `AutomaticPricingRulePostRequest`, `AutomaticPricingRulePutRequest` and `AutomaticPricingRuleResponse`."""

    change_by_amount: AutomaticPricingChangeByAmount | None = None
    change_by_percentage: AutomaticPricingChangeByPercentage | None = None


class AutomaticPricingRulePostRequest(AllegroModel):
    """Body of `price_rules.create`."""

    name: Annotated[str, Sent(max_length=33)]
    type: AutomaticPricingRuleType
    configuration: AutomaticPricingRuleConfiguration | None = None


class AutomaticPricingRulePutRequest(AllegroModel):
    """Body of `price_rules.replace`."""

    name: Annotated[str, Sent(max_length=33)]
    configuration: AutomaticPricingRuleConfiguration | None = None


class AutomaticPricingRuleResponse(AllegroModel):
    """Answer of `price_rules.create`, `price_rules.get` and `price_rules.replace`."""

    id: str
    type: AutomaticPricingRuleType
    name: str
    default: bool
    updated_at: Timestamp
    configuration: AutomaticPricingRuleConfiguration | None = None


class AutomaticPricingRulesResponse(AllegroModel):
    """Answer of `price_rules.search`."""

    rules: list[AutomaticPricingRuleResponse]


class OfferAutomaticPricingRulesRule(AllegroModel):
    """Part of `OfferAutomaticPricingRules`."""

    marketplace: OfferAutomaticPricingRulesRuleMarketplace
    rule: OfferAutomaticPricingRulesRuleRule
    updated_at: Timestamp
    configuration: AutomaticPricingOfferRuleConfiguration | None = None


class OfferAutomaticPricingRules(AllegroModel):
    """Answer of `price_rules.list_offer_rules`."""

    rules: list[OfferAutomaticPricingRulesRule]
    updated_at: Timestamp

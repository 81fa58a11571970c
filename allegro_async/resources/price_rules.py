"""`client.price_rules`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.price_rules import (
    AutomaticPricingRulePostRequest,
    AutomaticPricingRulePutRequest,
    AutomaticPricingRuleResponse,
    AutomaticPricingRulesResponse,
    OfferAutomaticPricingRules,
    OfferAutomaticPricingRulesRule,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..call import CallOptions


class PriceRules(Area):
    """Rules that set the prices of offers by themselves."""

    __slots__ = ()

    def search(
        self, **options: Unpack[CallOptions]
    ) -> Pager[AutomaticPricingRuleResponse, AutomaticPricingRulesResponse]:
        """List the seller's price rules, Allegro's default ones among them.

        `GET /sale/price-automation/rules`. Scope: `allegro:api:sale:offers:read`. The whole list is one
        page. Limit: 5 requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/getAutomaticPricingRulesUsingGET
        """
        return Pager(
            self._sender,
            op.PRICE_RULES_SEARCH,
            options,
            AutomaticPricingRulesResponse,
            AutomaticPricingRuleResponse,
        )

    async def get(self, rule_id: str, **options: Unpack[CallOptions]) -> AutomaticPricingRuleResponse:
        """Get one price rule.

        `GET /sale/price-automation/rules/{ruleId}`. Scope: `allegro:api:sale:offers:read`. Limit: 5
        requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/getAutomaticPricingRuleByIdUsingGET
        """
        return await self._one(
            AutomaticPricingRuleResponse, make_call(op.PRICE_RULES_GET, options, path=(rule_id,))
        )

    async def create(
        self, body: AutomaticPricingRulePostRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> AutomaticPricingRuleResponse:
        """Create a rule that sets prices by itself.

        `POST /sale/price-automation/rules`. Scope: `allegro:api:sale:offers:write`. Limit: 5 requests a
        second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/createAutomaticPricingRulesUsingPost
        """
        return await self._one(
            AutomaticPricingRuleResponse,
            make_call(op.PRICE_RULES_CREATE, options, body=json_body(AutomaticPricingRulePostRequest, body)),
        )

    async def replace(
        self,
        rule_id: str,
        body: AutomaticPricingRulePutRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> AutomaticPricingRuleResponse:
        """Replace name and settings of a price rule; default rules stay as they are.

        `PUT /sale/price-automation/rules/{ruleId}`. Scope: `allegro:api:sale:offers:write`. Limit: 5
        requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/updateAutomaticPricingRuleUsingPut
        """
        return await self._one(
            AutomaticPricingRuleResponse,
            make_call(
                op.PRICE_RULES_REPLACE,
                options,
                path=(rule_id,),
                body=json_body(AutomaticPricingRulePutRequest, body),
            ),
        )

    async def delete(self, rule_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a price rule.

        `DELETE /sale/price-automation/rules/{ruleId}`. Scope: `allegro:api:sale:offers:write`. Limit: 5
        requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/deleteAutomaticPricingRuleUsingDelete
        """
        await self._nothing(make_call(op.PRICE_RULES_DELETE, options, path=(rule_id,)))

    def list_offer_rules(
        self, offer_id: str, **options: Unpack[CallOptions]
    ) -> Pager[OfferAutomaticPricingRulesRule, OfferAutomaticPricingRules]:
        """List the price rules that act on one offer.

        `GET /sale/price-automation/offers/{offerId}/rules`. Scope: `allegro:api:sale:offers:read`. The
        whole list is one page. Limit: 5 requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/getAutomaticPricingRulesForOfferUsingGET
        """
        return Pager(
            self._sender,
            op.PRICE_RULES_LIST_OFFER_RULES,
            options,
            OfferAutomaticPricingRules,
            OfferAutomaticPricingRulesRule,
            path=(offer_id,),
        )

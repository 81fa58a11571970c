"""`client.delivery`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.delivery import (
    DeliveryCreateShippingRatesRequest,
    DeliveryCreateShippingRatesResponse,
    DeliveryGetShippingRatesResponse,
    DeliveryMethod,
    DeliveryMethods,
    DeliveryReplaceShippingRatesRequest,
    DeliveryReplaceShippingRatesResponse,
    DeliverySettingsRequest,
    DeliverySettingsResponse,
    Pos,
    PosSearchResult,
    ShippingRatesList,
    ShippingRatesSummary,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..call import CallOptions


class Delivery(Area):
    """Delivery methods, shipping rates, delivery settings and points of service."""

    __slots__ = ()

    def list_points_of_service(
        self, *, seller_id: str, country_code: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[Pos, PosSearchResult]:
        """List a seller's points of service, where buyers fetch what they bought.

        `GET /points-of-service`. Scope: `allegro:api:sale:settings:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getPOSListUsingGET
        """
        return Pager(
            self._sender,
            op.DELIVERY_LIST_POINTS_OF_SERVICE,
            options,
            PosSearchResult,
            Pos,
            query=(("seller.id", seller_id), ("countryCode", country_code)),
        )

    async def create_point_of_service(
        self, body: Pos | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Pos:
        """Create one point of service, where buyers fetch what they bought.

        `POST /points-of-service`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createPOSUsingPOST
        """
        return await self._one(
            Pos, make_call(op.DELIVERY_CREATE_POINT_OF_SERVICE, options, body=json_body(Pos, body))
        )

    async def get_point_of_service(self, pos_id: str, **options: Unpack[CallOptions]) -> Pos:
        """Get address, hours and payments of one point of service.

        `GET /points-of-service/{id}`. Scope: `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getPOSDataUsingGET
        """
        return await self._one(Pos, make_call(op.DELIVERY_GET_POINT_OF_SERVICE, options, path=(pos_id,)))

    async def replace_point_of_service(
        self, pos_id: str, body: Pos | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Pos:
        """Replace address, hours and payments of one point of service.

        `PUT /points-of-service/{id}`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/modifyPOSUsingPUT
        """
        return await self._one(
            Pos,
            make_call(
                op.DELIVERY_REPLACE_POINT_OF_SERVICE, options, path=(pos_id,), body=json_body(Pos, body)
            ),
        )

    async def delete_point_of_service(self, pos_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete one of the seller's points of service.

        `DELETE /points-of-service/{id}`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/deletePOSUsingDELETE
        """
        await self._nothing(make_call(op.DELIVERY_DELETE_POINT_OF_SERVICE, options, path=(pos_id,)))

    def list_methods(
        self, *, marketplace: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[DeliveryMethod, DeliveryMethods]:
        """List all delivery methods, past ones among them.

        `GET /sale/delivery-methods`. An application token is enough. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getListOfDeliveryMethodsUsingGET
        """
        return Pager(
            self._sender,
            op.DELIVERY_LIST_METHODS,
            options,
            DeliveryMethods,
            DeliveryMethod,
            query=(("marketplace", marketplace),),
        )

    async def get_settings(
        self, *, marketplace_id: str | None = None, **options: Unpack[CallOptions]
    ) -> DeliverySettingsResponse:
        """Get from which amount delivery is free, and how costs are joined.

        `GET /sale/delivery-settings`. Scope: `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getSaleDeliverySettings
        """
        return await self._one(
            DeliverySettingsResponse,
            make_call(op.DELIVERY_GET_SETTINGS, options, query=(("marketplace.id", marketplace_id),)),
        )

    async def replace_settings(
        self, body: DeliverySettingsRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> DeliverySettingsResponse:
        """Set from which amount delivery is free, and how costs are joined.

        `PUT /sale/delivery-settings`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/putSaleDeliverySettings
        """
        return await self._one(
            DeliverySettingsResponse,
            make_call(op.DELIVERY_REPLACE_SETTINGS, options, body=json_body(DeliverySettingsRequest, body)),
        )

    def list_shipping_rates(
        self, *, marketplace: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[ShippingRatesSummary, ShippingRatesList]:
        """List the seller's price lists for delivery.

        `GET /sale/shipping-rates`. Scope: `allegro:api:sale:settings:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getListOfShippingRatestUsingGET
        """
        return Pager(
            self._sender,
            op.DELIVERY_LIST_SHIPPING_RATES,
            options,
            ShippingRatesList,
            ShippingRatesSummary,
            query=(("marketplace", marketplace),),
        )

    async def create_shipping_rates(
        self, body: DeliveryCreateShippingRatesRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> DeliveryCreateShippingRatesResponse:
        """Create a price list for delivery.

        `POST /sale/shipping-rates`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createShippingRatesSetUsingPOST
        """
        return await self._one(
            DeliveryCreateShippingRatesResponse,
            make_call(
                op.DELIVERY_CREATE_SHIPPING_RATES,
                options,
                body=json_body(DeliveryCreateShippingRatesRequest, body),
            ),
        )

    async def get_shipping_rates(
        self, shipping_rates_id: str, **options: Unpack[CallOptions]
    ) -> DeliveryGetShippingRatesResponse:
        """Get one price list for delivery.

        `GET /sale/shipping-rates/{id}`. Scope: `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getShippingRatesSetUsingGET
        """
        return await self._one(
            DeliveryGetShippingRatesResponse,
            make_call(op.DELIVERY_GET_SHIPPING_RATES, options, path=(shipping_rates_id,)),
        )

    async def replace_shipping_rates(
        self,
        shipping_rates_id: str,
        body: DeliveryReplaceShippingRatesRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> DeliveryReplaceShippingRatesResponse:
        """Replace a price list for delivery.

        `PUT /sale/shipping-rates/{id}`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/modifyShippingRatesSetUsingPUT
        """
        return await self._one(
            DeliveryReplaceShippingRatesResponse,
            make_call(
                op.DELIVERY_REPLACE_SHIPPING_RATES,
                options,
                path=(shipping_rates_id,),
                body=json_body(DeliveryReplaceShippingRatesRequest, body),
            ),
        )

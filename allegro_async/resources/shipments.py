"""`client.shipments`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..additions.downloads import ShipmentDownloads
from ..models.shipments import (
    CancelShipmentCommandStatusDto,
    CreatePickupCommandStatusDto,
    CreateShipmentCommandStatusDto,
    DeliveryProposalDto,
    DeliveryServiceDto,
    DeliveryServicesDto,
    LabelRequestDto,
    PickupCreateCommandDto,
    PickupDto,
    PickupProposalsRequestDto,
    PickupProposalsResponseDto,
    ShipmentCancelCommandDto,
    ShipmentCreateCommandDto,
    ShipmentDto,
    ShipmentIdsDto,
)
from ..paging import Pager
from ..wire import command_body, json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack
    from uuid import UUID

    from ..call import CallOptions
    from ..commands import Command


class Shipments(ShipmentDownloads):
    """Parcels sent with Allegro: shipments, labels, protocols and pickups."""

    __slots__ = ()

    async def get(self, shipment_id: str, **options: Unpack[CallOptions]) -> ShipmentDto:
        """Get one shipment with its parcels.

        `GET /shipment-management/shipments/{shipmentId}`. Scope: `allegro:api:shipments:read`.

        https://developer.allegro.pl/documentation/#operation/getShipmentDetails
        """
        return await self._one(ShipmentDto, make_call(op.SHIPMENTS_GET, options, path=(shipment_id,)))

    async def create(
        self,
        body: ShipmentCreateCommandDto | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Command[ShipmentCreateCommandDto, CreateShipmentCommandStatusDto]:
        """Start a command that creates a shipment.

        `POST /shipment-management/shipments/create-commands`. Scope: `allegro:api:shipments:write`.

        https://developer.allegro.pl/documentation/#operation/createNewShipment

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            ShipmentCreateCommandDto,
            make_call(
                op.SHIPMENTS_CREATE,
                options,
                body=command_body(ShipmentCreateCommandDto, body, "commandId", command_id),
            ),
        )

    async def get_delivery_proposals(
        self, order_id: str, **options: Unpack[CallOptions]
    ) -> DeliveryProposalDto:
        """Get the ways to send an order, with a request filled in for it.

        `GET /shipment-management/delivery-proposals/{orderId}`. Scope: `allegro:api:shipments:write`.

        https://developer.allegro.pl/documentation/#operation/getDeliveryProposals
        """
        return await self._one(
            DeliveryProposalDto, make_call(op.SHIPMENTS_GET_DELIVERY_PROPOSALS, options, path=(order_id,))
        )

    def list_delivery_services(
        self, **options: Unpack[CallOptions]
    ) -> Pager[DeliveryServiceDto, DeliveryServicesDto]:
        """List the seller's delivery services; get_delivery_proposals is newer.

        `GET /shipment-management/delivery-services`. Allegro is going to drop it. Scope:
        `allegro:api:shipments:write`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getDeliveryServices
        """
        return Pager(
            self._sender,
            op.SHIPMENTS_LIST_DELIVERY_SERVICES,
            options,
            DeliveryServicesDto,
            DeliveryServiceDto,
        )

    async def get_labels(
        self, body: LabelRequestDto | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> bytes:
        """Download the labels of shipments, as PDF or ZPL.

        `POST /shipment-management/label`. Scope: `allegro:api:shipments:read`.

        https://developer.allegro.pl/documentation/#operation/getShipmentLabels

        Returns:
            The file; empty when Allegro has nothing to answer (status 204).
        """
        return await self._bytes(
            make_call(op.SHIPMENTS_GET_LABELS, options, body=json_body(LabelRequestDto, body))
        )

    def list_pickup_proposals(
        self, body: PickupProposalsRequestDto | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Pager[PickupProposalsResponseDto, list[PickupProposalsResponseDto]]:
        """List the times when a courier could fetch shipments.

        `POST /shipment-management/pickup-proposals`. Scope: `allegro:api:shipments:write`. The whole list
        is one page.

        https://developer.allegro.pl/documentation/#operation/getPickupProposals
        """
        return Pager(
            self._sender,
            op.SHIPMENTS_LIST_PICKUP_PROPOSALS,
            options,
            list[PickupProposalsResponseDto],
            PickupProposalsResponseDto,
            body=json_body(PickupProposalsRequestDto, body),
        )

    async def create_pickup(
        self,
        body: PickupCreateCommandDto | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Command[PickupCreateCommandDto, CreatePickupCommandStatusDto]:
        """Start a command that orders a courier to fetch shipments.

        `POST /shipment-management/pickups/create-commands`. Scope: `allegro:api:shipments:write`.

        https://developer.allegro.pl/documentation/#operation/createPickup

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            PickupCreateCommandDto,
            make_call(
                op.SHIPMENTS_CREATE_PICKUP,
                options,
                body=command_body(PickupCreateCommandDto, body, "commandId", command_id),
            ),
        )

    async def get_pickup_creation(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> CreatePickupCommandStatusDto:
        """Get how far the ordering of a courier has come.

        `GET /shipment-management/pickups/create-commands/{commandId}`. Scope:
        `allegro:api:shipments:write`.

        https://developer.allegro.pl/documentation/#operation/createPickupStatus
        """
        return await self._one(
            CreatePickupCommandStatusDto,
            make_call(op.SHIPMENTS_GET_PICKUP_CREATION, options, path=(command_id,)),
        )

    async def get_pickup(self, pickup_id: str, **options: Unpack[CallOptions]) -> PickupDto:
        """Get one pickup by a courier.

        `GET /shipment-management/pickups/{pickupId}`. Scope: `allegro:api:shipments:read`.

        https://developer.allegro.pl/documentation/#operation/getPickupDetails
        """
        return await self._one(PickupDto, make_call(op.SHIPMENTS_GET_PICKUP, options, path=(pickup_id,)))

    async def get_protocol(
        self, body: ShipmentIdsDto | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> bytes:
        """Download the handover protocol of shipments, where the carrier has one.

        `POST /shipment-management/protocol`. Scope: `allegro:api:shipments:read`.

        https://developer.allegro.pl/documentation/#operation/getShipmentProtocol

        Returns:
            The file; empty when Allegro has nothing to answer (status 204).
        """
        return await self._bytes(
            make_call(op.SHIPMENTS_GET_PROTOCOL, options, body=json_body(ShipmentIdsDto, body))
        )

    async def cancel(
        self,
        body: ShipmentCancelCommandDto | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Command[ShipmentCancelCommandDto, CancelShipmentCommandStatusDto]:
        """Start a command that cancels a shipment.

        `POST /shipment-management/shipments/cancel-commands`. Scope: `allegro:api:shipments:write`.

        https://developer.allegro.pl/documentation/#operation/cancelShipment

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            ShipmentCancelCommandDto,
            make_call(
                op.SHIPMENTS_CANCEL,
                options,
                body=command_body(ShipmentCancelCommandDto, body, "commandId", command_id),
            ),
        )

    async def get_cancellation(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> CancelShipmentCommandStatusDto:
        """Get how far the cancelling of a shipment has come.

        `GET /shipment-management/shipments/cancel-commands/{commandId}`. Scope:
        `allegro:api:shipments:write`.

        https://developer.allegro.pl/documentation/#operation/getShipmentCancellationStatus
        """
        return await self._one(
            CancelShipmentCommandStatusDto,
            make_call(op.SHIPMENTS_GET_CANCELLATION, options, path=(command_id,)),
        )

    async def get_creation(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> CreateShipmentCommandStatusDto:
        """Get how far the creation of a shipment has come.

        `GET /shipment-management/shipments/create-commands/{commandId}`. Scope:
        `allegro:api:shipments:write`.

        https://developer.allegro.pl/documentation/#operation/getShipmentCreationStatus
        """
        return await self._one(
            CreateShipmentCommandStatusDto, make_call(op.SHIPMENTS_GET_CREATION, options, path=(command_id,))
        )

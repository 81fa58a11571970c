"""Files that come from Allegro: labels, protocols and attachments, to wherever they shall go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..downloads import Download
from ..resources.operations import (
    FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_LABELS,
    IMAGES_GET_ATTACHMENT,
    ISSUES_DOWNLOAD_ATTACHMENT,
    MESSAGES_DOWNLOAD_ATTACHMENT,
    SHIPMENTS_GET_LABELS,
    SHIPMENTS_GET_PROTOCOL,
)
from ..wire import json_body, make_call

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Literal, Unpack

    from ..call import CallOptions
    from ..models.shipments import LabelRequestDtoSummaryReport

__all__ = ["IssueDownloads", "MessageDownloads", "NoticeDownloads", "OfferDownloads", "ShipmentDownloads"]


class ShipmentDownloads(Area):
    """Labels and protocols of shipments."""

    __slots__ = ()

    def download_labels(
        self,
        shipment_ids: str | Iterable[str],
        *,
        page_size: str | None = None,
        cut_line: bool | None = None,
        summary_report: LabelRequestDtoSummaryReport | Mapping[str, Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> Download:
        """Download the labels of shipments, as PDF or ZPL: to memory, to a path, or piece by piece.

        `POST /shipment-management/label`. Scope: `allegro:api:shipments:read`. `get_labels` gives the same as
        bytes.

        Args:
            shipment_ids: The shipments.
            page_size: The size of a page: A4 or A6.
            cut_line: Draw lines to cut along.
            summary_report: Add a summary.

        Raises:
            InvalidBodyError: The arguments fit no request.
        """
        from ..models.shipments import LabelRequestDto

        fields = {
            "shipmentIds": _listed(shipment_ids),
            "pageSize": page_size,
            "cutLine": cut_line,
            "summaryReport": summary_report,
        }
        given = {name: value for name, value in fields.items() if value is not None}
        body = json_body(LabelRequestDto, given)
        return Download(self._sender, make_call(SHIPMENTS_GET_LABELS, options, body=body))

    def download_protocol(
        self, shipment_ids: str | Iterable[str], **options: Unpack[CallOptions]
    ) -> Download:
        """Download the handover protocol of shipments: to memory, to a path, or piece by piece.

        `POST /shipment-management/protocol`. Scope: `allegro:api:shipments:read`. Not every carrier has one:
        then reading it raises `NoFileError`.

        Args:
            shipment_ids: The shipments.

        Raises:
            InvalidBodyError: There is no shipment.
        """
        from ..models.shipments import ShipmentIdsDto

        body = json_body(ShipmentIdsDto, {"shipmentIds": _listed(shipment_ids)})
        return Download(self._sender, make_call(SHIPMENTS_GET_PROTOCOL, options, body=body))


class OfferDownloads(Area):
    """Attachments of offers."""

    __slots__ = ()

    def download_file(self, attachment_id: str, **options: Unpack[CallOptions]) -> Download:
        """Download an attachment of an offer: to memory, to a path, or piece by piece.

        `GET /sale/offer-attachments/{attachmentId}`, then the address of its file. Scope:
        `allegro:api:sale:offers:read`. The token goes to no host but Allegro's API and upload hosts.

        Args:
            attachment_id: The attachment.
        """
        from ..models.images import OfferAttachment

        asking = make_call(IMAGES_GET_ATTACHMENT, options, path=(attachment_id,))

        async def find() -> str | None:
            attachment = await self._one(OfferAttachment, asking)
            return attachment.file.url if attachment.file is not None else None

        call = make_call(IMAGES_GET_ATTACHMENT, options, path=(attachment_id,), headers=(("Accept", "*/*"),))
        return Download(self._sender, call, find)


class NoticeDownloads(Area):
    """Labels of announced deliveries to Allegro's warehouse."""

    __slots__ = ()

    def download_advance_ship_notice_labels(
        self,
        notice_id: str,
        *,
        accept: Literal["application/pdf", "x-application/zpl"] = "application/pdf",
        **options: Unpack[CallOptions],
    ) -> Download:
        """Download the labels of an announced delivery: to memory, to a path, or piece by piece.

        `GET /fulfillment/advance-ship-notices/{id}/labels`. Scope: `allegro:api:fulfillment:read`.

        Args:
            notice_id: The announced delivery.
            accept: What kind of file to give.
        """
        call = make_call(
            FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_LABELS,
            options,
            path=(notice_id,),
            headers=(("Accept", accept),),
        )
        return Download(self._sender, call)


class MessageDownloads(Area):
    """Files from messages."""

    __slots__ = ()

    def download_file(self, attachment_id: str, **options: Unpack[CallOptions]) -> Download:
        """Download a file from a message: to memory, to a path, or piece by piece.

        `GET /messaging/message-attachments/{attachmentId}`. Scope: `allegro:api:messaging`. Allegro gives it
        for six months after its upload.

        Args:
            attachment_id: The file: the last part of its `url` in the message (allegro-api issue 8750).
        """
        return Download(self._sender, make_call(MESSAGES_DOWNLOAD_ATTACHMENT, options, path=(attachment_id,)))


class IssueDownloads(Area):
    """Files from disputes and claims."""

    __slots__ = ()

    def download_file(self, attachment_id: str, **options: Unpack[CallOptions]) -> Download:
        """Download a file from a dispute or claim: to memory, to a path, or piece by piece.

        `GET /sale/issues/attachments/{attachmentId}`. Scope: `allegro:api:disputes`.

        Args:
            attachment_id: The file: the last part of its `url` in the message (allegro-api issue 12568).
        """
        return Download(self._sender, make_call(ISSUES_DOWNLOAD_ATTACHMENT, options, path=(attachment_id,)))


def _listed(ids: str | Iterable[str]) -> list[str]:
    return [ids] if isinstance(ids, str) else list(ids)

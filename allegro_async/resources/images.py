"""`client.images`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..additions.downloads import OfferDownloads
from ..additions.uploads import OfferUploads
from ..models.images import (
    OfferAttachment,
    OfferAttachmentRequest,
    OfferImageLinkUploadRequest,
    OfferImageUploadResponse,
)
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal, Unpack

    from ..call import CallOptions


class Images(OfferUploads, OfferDownloads):
    """Images and attachments of offers: declare and upload them."""

    __slots__ = ()

    async def upload(
        self,
        body: OfferImageLinkUploadRequest | Mapping[str, Any] | bytes,
        *,
        content_type: Literal["image/jpeg", "image/png", "image/webp"] = "image/jpeg",
        **options: Unpack[CallOptions],
    ) -> OfferImageUploadResponse:
        """Upload an image, or have Allegro fetch it from a URL.

        `POST /sale/images`. Scope: `allegro:api:sale:offers:write`. Goes to the upload host.

        https://developer.allegro.pl/documentation/#operation/uploadOfferImageUsingPOST

        Args:
            content_type: What kind of file it is, where `body` is bytes; a model goes out as JSON.
        """
        return await self._one(
            OfferImageUploadResponse,
            make_call(
                op.IMAGES_UPLOAD,
                options,
                body=body if isinstance(body, bytes) else json_body(OfferImageLinkUploadRequest, body),
                content_type=content_type if isinstance(body, bytes) else None,
            ),
        )

    async def create_attachment(
        self, body: OfferAttachmentRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> OfferAttachment:
        """Declare a file for offers; its upload follows.

        `POST /sale/offer-attachments`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/createOfferAttachmentUsingPOST
        """
        return await self._one(
            OfferAttachment,
            make_call(op.IMAGES_CREATE_ATTACHMENT, options, body=json_body(OfferAttachmentRequest, body)),
        )

    async def get_attachment(self, attachment_id: str, **options: Unpack[CallOptions]) -> OfferAttachment:
        """Get where the file of an attachment can be downloaded.

        `GET /sale/offer-attachments/{attachmentId}`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getOfferAttachment
        """
        return await self._one(
            OfferAttachment, make_call(op.IMAGES_GET_ATTACHMENT, options, path=(attachment_id,))
        )

    async def upload_attachment(
        self,
        attachment_id: str,
        body: bytes,
        *,
        content_type: Literal["application/pdf", "image/jpeg", "image/png"],
        **options: Unpack[CallOptions],
    ) -> OfferAttachment:
        """Upload the file of a declared attachment.

        `PUT /sale/offer-attachments/{attachmentId}`. Scope: `allegro:api:sale:offers:write`. Goes to the
        upload host.

        https://developer.allegro.pl/documentation/#operation/uploadOfferAttachmentUsingPUT

        Args:
            content_type: What kind of file it is.
        """
        return await self._one(
            OfferAttachment,
            make_call(
                op.IMAGES_UPLOAD_ATTACHMENT,
                options,
                path=(attachment_id,),
                body=body,
                content_type=content_type,
            ),
        )

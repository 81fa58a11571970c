"""Files that go to Allegro in one call: images, attachments and invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import to_json

from .._area import Area
from .._uploads import declare, keeping_id, send_declared, send_file
from ..errors import ConflictError
from ..files import prepared
from ..reading import parse
from ..resources.operations import (
    AFTER_SALES_CREATE_ATTACHMENT,
    AFTER_SALES_UPLOAD_ATTACHMENT,
    IMAGES_CREATE_ATTACHMENT,
    IMAGES_UPLOAD,
    IMAGES_UPLOAD_ATTACHMENT,
    ISSUES_CREATE_ATTACHMENT,
    ISSUES_UPLOAD_ATTACHMENT,
    MESSAGES_CREATE_ATTACHMENT,
    MESSAGES_UPLOAD_ATTACHMENT,
    ORDERS_ADD_INVOICE,
    ORDERS_UPLOAD_INVOICE,
)
from ..wire import make_call
from ._file_rules import INVOICE, ISSUE_FILE, MESSAGE_FILE, OFFER_IMAGE, WARRANTY_FILE, offer_file

if TYPE_CHECKING:
    from typing import Unpack

    from ..call import CallOptions
    from ..files import FileSource, UploadProgress
    from ..models.after_sales import AfterSalesServicesAttachment
    from ..models.images import OfferAttachment, OfferAttachmentType, OfferImageUploadResponse
    from ..models.issues import PostPurchaseIssueAttachmentId
    from ..models.messages import MessageAttachmentId

__all__ = ["InvoiceUploads", "IssueUploads", "MessageUploads", "OfferUploads", "WarrantyUploads"]


class OfferUploads(Area):
    """Images and attachments of offers, in one call."""

    __slots__ = ()

    async def upload_image(
        self, image: FileSource, *, progress: UploadProgress | None = None, **options: Unpack[CallOptions]
    ) -> OfferImageUploadResponse:
        """Upload an image from bytes, a path or an open file, or have Allegro fetch it from a URL.

        `POST /sale/images`. Scope: `allegro:api:sale:offers:write`. Goes to the upload host.

        Args:
            image: A JPEG, PNG or WebP of at most 26.2 MB (allegro-api issue 6392). A text that begins with
                `https://` or `http://` is an address that Allegro fetches the image from.
            progress: Told how many bytes have gone out, and how many there are.

        Raises:
            FileRefusedError: The file is missing, empty, too large or no such image; nothing was sent.
            FileChangedError: The file changed while it was sent.
        """
        from ..models.images import OfferImageUploadResponse

        if isinstance(image, str) and image.lower().startswith(_SCHEMES):
            return await self._one(
                OfferImageUploadResponse, make_call(IMAGES_UPLOAD, options, body=to_json({"url": image}))
            )
        async with prepared(image, OFFER_IMAGE, progress=progress) as file:
            reply = await send_file(self._sender, IMAGES_UPLOAD, options, file)
        return parse(reply.body, OfferImageUploadResponse, reply.call)

    async def attach_file(
        self,
        file: FileSource,
        *,
        type_: OfferAttachmentType,
        name: str | None = None,
        progress: UploadProgress | None = None,
        **options: Unpack[CallOptions],
    ) -> OfferAttachment:
        """Declare a file for offers and upload it; its id goes into the offer's `attachments`.

        `POST /sale/offer-attachments`, then `PUT` to where Allegro says. Scope:
        `allegro:api:sale:offers:write`.

        Args:
            file: A PDF; a JPEG or PNG for ENERGY_LABEL and TIRE_LABEL; any of the three for
                SAFETY_INFORMATION_MANUAL. At most 20 MB, 50 MB for SAFETY_INFORMATION_MANUAL (allegro-api
                issue 10670).
            type_: What the file is, such as `MANUAL`.
            name: Its name for buyers, of at most 200 characters. Default: the path's.
            progress: Told how many bytes have gone out, and how many there are.

        Raises:
            FileRefusedError: The file is missing, empty, too large or of the wrong kind; nothing was sent.
            UploadError: It was declared, and its upload failed.
        """
        from ..models.images import OfferAttachment

        async with prepared(file, offer_file(type_), name=name, progress=progress) as ready:
            body = to_json({"type": type_, "file": {"name": ready.name}})
            call = make_call(IMAGES_CREATE_ATTACHMENT, options, body=body)
            declared = await declare(self._sender, call, OfferAttachment)
            return await send_declared(self._sender, declared, IMAGES_UPLOAD_ATTACHMENT, options, ready)


class WarrantyUploads(Area):
    """Attachments of warranties, in one call."""

    __slots__ = ()

    async def attach_file(
        self,
        file: FileSource,
        *,
        name: str | None = None,
        progress: UploadProgress | None = None,
        **options: Unpack[CallOptions],
    ) -> AfterSalesServicesAttachment:
        """Declare a PDF for a warranty and upload it; its id goes into the warranty's `attachment`.

        `POST /after-sales-service-conditions/attachments`, then `PUT` to where Allegro says. Scope:
        `allegro:api:sale:settings:write`.

        Args:
            file: A PDF. Allegro publishes no limit of its size.
            name: Its name. Default: the path's.
            progress: Told how many bytes have gone out, and how many there are.

        Raises:
            FileRefusedError: The file is missing, empty or no PDF; nothing was sent.
            UploadError: It was declared, and its upload failed.
        """
        from ..models.after_sales import AfterSalesServicesAttachment

        async with prepared(file, WARRANTY_FILE, name=name, progress=progress) as ready:
            body = to_json({"name": ready.name})
            call = make_call(AFTER_SALES_CREATE_ATTACHMENT, options, body=body)
            declared = await declare(self._sender, call, AfterSalesServicesAttachment)
            return await send_declared(
                self._sender,
                declared,
                AFTER_SALES_UPLOAD_ATTACHMENT,
                options,
                ready,
            )


class MessageUploads(Area):
    """Files for messages to buyers, in one call."""

    __slots__ = ()

    async def attach_file(
        self,
        file: FileSource,
        *,
        name: str | None = None,
        progress: UploadProgress | None = None,
        **options: Unpack[CallOptions],
    ) -> MessageAttachmentId:
        """Declare a file for a message and upload it; its id goes into the message's `attachments`.

        `POST /messaging/message-attachments`, then `PUT` of the file. Scope: `allegro:api:messaging`.

        Args:
            file: A PDF, JPEG, PNG, GIF, BMP or TIFF of at most 5 MiB (interface file).
            name: Its name for the buyer. Default: the path's.
            progress: Told how many bytes have gone out, and how many there are.

        Raises:
            FileRefusedError: The file is missing, empty, too large or of the wrong kind; nothing was sent.
            UploadError: It was declared, and its upload failed.
        """
        from ..models.messages import MessageAttachmentId

        async with prepared(file, MESSAGE_FILE, name=name, progress=progress) as ready:
            body = to_json({"filename": ready.name, "size": ready.size})
            call = make_call(MESSAGES_CREATE_ATTACHMENT, options, body=body)
            declared = await declare(self._sender, call, MessageAttachmentId)
            return await send_declared(self._sender, declared, MESSAGES_UPLOAD_ATTACHMENT, options, ready)


class IssueUploads(Area):
    """Files for disputes and claims, in one call."""

    __slots__ = ()

    async def attach_file(
        self,
        file: FileSource,
        *,
        name: str | None = None,
        progress: UploadProgress | None = None,
        **options: Unpack[CallOptions],
    ) -> PostPurchaseIssueAttachmentId:
        """Declare a file for a dispute or claim and upload it; its id goes into the message's `attachments`.

        `POST /sale/issues/attachments`, then `PUT` to where Allegro says. Scope: `allegro:api:disputes`.

        Args:
            file: A PDF, JPEG, PNG, GIF, BMP or TIFF of at most 2 MiB (allegro-api issue 12853).
            name: Its name for the buyer. Default: the path's.
            progress: Told how many bytes have gone out, and how many there are.

        Raises:
            FileRefusedError: The file is missing, empty, too large or of the wrong kind; nothing was sent.
            UploadError: It was declared, and its upload failed.
        """
        from ..models.issues import PostPurchaseIssueAttachmentId

        async with prepared(file, ISSUE_FILE, name=name, progress=progress) as ready:
            body = to_json({"fileName": ready.name, "size": ready.size})
            call = make_call(ISSUES_CREATE_ATTACHMENT, options, body=body)
            declared = await declare(self._sender, call, PostPurchaseIssueAttachmentId)
            return await send_declared(
                self._sender,
                declared,
                ISSUES_UPLOAD_ATTACHMENT,
                options,
                ready,
            )


class InvoiceUploads(Area):
    """Invoices of orders, in one call."""

    __slots__ = ()

    async def attach_invoice(
        self,
        order_id: str,
        file: FileSource,
        *,
        invoice_number: str | None = None,
        invoice_id: str | None = None,
        name: str | None = None,
        progress: UploadProgress | None = None,
        **options: Unpack[CallOptions],
    ) -> str:
        """Declare an invoice of an order and upload its PDF; gives the id of the invoice.

        `POST /order/checkout-forms/{id}/invoices`, then
        `PUT /order/checkout-forms/{id}/invoices/{invoiceId}/file`. Scope: `allegro:api:orders:write`.

        An order takes at most 10 invoices, one after the other, and what is declared twice is there twice. So
        when the upload fails, pass the `invoice_id` of the error: then nothing is declared anew.

        Args:
            order_id: The order.
            file: A PDF of at most 3 MB (interface file).
            invoice_number: The number of the invoice.
            invoice_id: An invoice that is declared already and has no file yet.
            name: The name of the file. Default: the path's.
            progress: Told how many bytes have gone out, and how many there are.

        Raises:
            FileRefusedError: The file is missing, empty, too large or no PDF; nothing was sent.
            InvoiceUploadError: It is declared, and its upload failed.
        """
        async with prepared(file, INVOICE, name=name, progress=progress) as ready:
            if invoice_id is None:
                invoice_id = await self._declare_invoice(order_id, ready.name, invoice_number, options)
            with keeping_id(ready.name, invoice_id, order_id=order_id):
                try:
                    await send_file(
                        self._sender, ORDERS_UPLOAD_INVOICE, options, ready, path=(order_id, invoice_id)
                    )
                except ConflictError as error:
                    if not error.maybe_sent:
                        raise
                    # The invoice has its file, from an attempt of this call whose answer was lost.
        return invoice_id

    async def _declare_invoice(
        self, order_id: str, name: str, number: str | None, options: CallOptions
    ) -> str:
        from ..models.orders import CheckoutFormsNewOrderInvoiceId

        fields = {"file": {"name": name}, **({} if number is None else {"invoiceNumber": number})}
        call = make_call(ORDERS_ADD_INVOICE, options, path=(order_id,), body=to_json(fields))
        return (await declare(self._sender, call, CheckoutFormsNewOrderInvoiceId)).id


_SCHEMES = ("https://", "http://")

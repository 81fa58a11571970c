"""Models of the area `images`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Sent, Timestamp


class OfferAttachmentFile(AllegroModel):
    """Part of `OfferAttachment`."""

    name: str | None = None
    url: str | None = None


class OfferAttachmentFileRequest(AllegroModel):
    """Part of `OfferAttachmentRequest`."""

    name: Annotated[str | None, Sent(max_length=200)] = None


OfferAttachmentType: TypeAlias = (
    Literal[
        "MANUAL",
        "SPECIAL_OFFER_RULES",
        "COMPETITION_RULES",
        "BOOK_EXCERPT",
        "USER_MANUAL",
        "INSTALLATION_INSTRUCTIONS",
        "GAME_INSTRUCTIONS",
        "ENERGY_LABEL",
        "PRODUCT_INFORMATION_SHEET",
        "TIRE_LABEL",
        "SAFETY_INFORMATION_MANUAL",
        "SOFTWARE_DATA_PROCESSING",
        "HARDWARE_DATA_PROCESSING",
        "PLANT_PROTECTION_PRODUCTS_AUTHORIZATION",
    ]
    | str
)


class OfferImageLinkUploadRequest(AllegroModel):
    """Body of `images.upload`."""

    url: str


class OfferImageUploadResponse(AllegroModel):
    """Answer of `images.upload`."""

    expires_at: Timestamp | None = None
    location: str | None = None


class OfferAttachment(AllegroModel):
    """Answer of `images.create_attachment`, `images.get_attachment` and `images.upload_attachment`."""

    id: str | None = None
    type: OfferAttachmentType | None = None
    file: OfferAttachmentFile | None = None


class OfferAttachmentRequest(AllegroModel):
    """Body of `images.create_attachment`."""

    type: OfferAttachmentType | None = None
    file: OfferAttachmentFileRequest | None = None

"""Models of the area `account`."""

from typing import Annotated
from pydantic import Field
from allegro_async._model import AllegroModel, Date, Number, Sent, Timestamp

from .common import SmartDeliveryMethod


class AdditionalEmail(AllegroModel):
    """Answer of `account.create_additional_email` and `account.get_additional_email`."""

    id: str
    email: str
    created_at: Timestamp


class AdditionalEmailRequest(AllegroModel):
    """Body of `account.create_additional_email`."""

    email: str


class AdditionalEmailsResponse(AllegroModel):
    """Answer of `account.list_additional_emails`."""

    additional_emails: Annotated[list[AdditionalEmail], Field(alias="additional-emails")]


class BlockedUser(AllegroModel):
    """Part of `BlockBuyerRequest` and `BlockedBuyer`."""

    id: str | None = None
    login: str | None = None


class Company(AllegroModel):
    """Part of `MeResponse`."""

    name: str | None = None
    tax_id: str | None = None


class EmailRequest(AllegroModel):
    """Part of `ContactRequest`."""

    address: Annotated[str | None, Sent(max_length=128)] = None


class EmailResponse(AllegroModel):
    """Part of `ContactResponse`."""

    address: str | None = None


class MeResponseBaseMarketplace(AllegroModel):
    """Part of `MeResponse`."""

    id: str | None = None


class PhonesRequest(AllegroModel):
    """Part of `ContactRequest`."""

    number: Annotated[str | None, Sent(max_length=250)] = None


class PhonesResponse(AllegroModel):
    """Part of `ContactResponse`."""

    number: str | None = None


class SalesQualityMetric(AllegroModel):
    """Part of `SalesQualityForDay`."""

    code: str
    name: str
    score: int
    max_score: int | None = None


class SmartSellerClassificationReportClassification(AllegroModel):
    """Part of `SmartSellerClassificationReport`."""

    fulfilled: bool | None = None
    last_changed: Timestamp | None = None


class SmartSellerClassificationReportCondition(AllegroModel):
    """Part of `SmartSellerClassificationReport`."""

    code: str | None = None
    name: str | None = None
    description: str | None = None
    value: bool | Number | None = None
    threshold: bool | Number | None = None
    fulfilled: bool | None = None
    required: bool | None = None


class BlockBuyerRequest(AllegroModel):
    """Body of `account.block_buyer`."""

    user: BlockedUser
    note: str | None = None


class BlockedBuyer(AllegroModel):
    """Part of `BlockedBuyers`."""

    user: BlockedUser | None = None
    note: str | None = None
    created_at: Timestamp | None = None


class BlockedBuyers(AllegroModel):
    """Answer of `account.list_blocked_buyers`."""

    blacklisted_users: list[BlockedBuyer] | None = None
    total: int | None = None


class ContactRequest(AllegroModel):
    """Body of `account.create_contact` and `account.replace_contact`."""

    name: Annotated[str | None, Sent(max_length=250)] = None
    emails: Annotated[list[EmailRequest] | None, Sent(max_length=1)] = None
    phones: Annotated[list[PhonesRequest] | None, Sent(max_length=2)] = None


class ContactResponse(AllegroModel):
    """Answer of `account.create_contact`, `account.get_contact` and `account.replace_contact`."""

    id: str | None = None
    name: str | None = None
    emails: list[EmailResponse] | None = None
    phones: list[PhonesResponse] | None = None


class ContactResponseList(AllegroModel):
    """Answer of `account.list_contacts`."""

    contacts: list[ContactResponse] | None = None


class MeResponse(AllegroModel):
    """Answer of `account.me`."""

    id: str | None = None
    login: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    base_marketplace: MeResponseBaseMarketplace | None = None
    company: Company | None = None
    features: list[str] | None = None


class SalesQualityForDay(AllegroModel):
    """Part of `SalesQualityHistoryResponse`."""

    result_for: Date
    score: int
    grade: str
    max_score: int
    metrics: list[SalesQualityMetric]


class SalesQualityHistoryResponse(AllegroModel):
    """Answer of `account.get_sales_quality`."""

    quality: list[SalesQualityForDay]


class SmartSellerClassificationReport(AllegroModel):
    """Answer of `account.get_smart_classification`."""

    classification: SmartSellerClassificationReportClassification | None = None
    conditions: list[SmartSellerClassificationReportCondition] | None = None
    excluded_delivery_methods: list[SmartDeliveryMethod] | None = None

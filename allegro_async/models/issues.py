"""Models of the area `issues`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Amount, Sent, Timestamp

from .common import Price


class PostPurchaseIssueAttachment(AllegroModel):
    """Part of `PostPurchaseIssue`, `PostPurchaseIssueChatMessage`, `PostPurchaseIssueFirstMessage` and 1 more."""

    file_name: str | None = None
    url: str | None = None


class PostPurchaseIssueAttachmentDeclaration(AllegroModel):
    """Body of `issues.create_attachment`."""

    file_name: str
    size: Annotated[int, Sent(ge=1)]


class PostPurchaseIssueAttachmentId(AllegroModel):
    """Answer of `issues.create_attachment` and `issues.upload_attachment`."""

    id: str


class PostPurchaseIssueAuthor(AllegroModel):
    """Part of `PostPurchaseIssueFirstMessage`."""

    login: str | None = None
    role: Literal["BUYER", "ADMIN"] | str | None = None


class PostPurchaseIssueCheckoutForm(AllegroModel):
    """Part of `PostPurchaseIssue`."""

    id: str | None = None
    created_at: Timestamp | None = None


class PostPurchaseIssueFirstMessage(AllegroModel):
    """Part of `PostPurchaseIssueChat`."""

    id: str | None = None
    text: str | None = None
    attachments: list[PostPurchaseIssueAttachment] | None = None
    author: PostPurchaseIssueAuthor | None = None
    created_at: Timestamp | None = None


class PostPurchaseIssueLastMessage(AllegroModel):
    """Part of `PostPurchaseIssueChat`."""

    status: Literal["NEW", "SELLER_REPLIED", "BUYER_REPLIED", "ALLEGRO_ADVISOR_REPLIED"] | str | None = None
    created_at: Timestamp | None = None


class PostPurchaseIssueMessageAuthor(AllegroModel):
    """Part of `PostPurchaseIssueChatMessage` and `PostPurchaseIssueMessage`."""

    login: str | None = None
    role: Literal["BUYER", "SELLER", "ADMIN", "SYSTEM", "FULFILLMENT"] | str | None = None


class PostPurchaseIssueMessageRequest(AllegroModel):
    """Body of `issues.send_message`."""

    text: Annotated[str, Sent(max_length=20000)]
    type: (
        Literal[
            "REGULAR",
            "END_REQUEST",
            "RETURN_REQUIRED_SELLER_LABEL",
            "RETURN_REQUIRED_CUSTOM",
            "RETURN_NOT_REQUIRED",
        ]
        | str
    )
    attachments: list[PostPurchaseIssueAttachmentId] | None = None


class PostPurchaseIssueOffer(AllegroModel):
    """Part of `PostPurchaseIssue`."""

    id: str | None = None
    quantity: int | None = None


class PostPurchaseIssueProduct(AllegroModel):
    """Part of `PostPurchaseIssue`."""

    id: str | None = None


class PostPurchaseIssueReason(AllegroModel):
    """Part of `PostPurchaseIssue`."""

    type: (
        Literal[
            "NO_PRODUCT_RECEIVED",
            "NO_PRODUCT_IN_PARCEL",
            "NO_PROOF_OF_PURCHASE_MANUAL_OR_WARRANTY",
            "MISSING_PRODUCT_ELEMENT",
            "PRODUCT_AND_PARCEL_DAMAGED_IN_TRANSIT",
            "PRODUCT_DAMAGED_PARCEL_INTACT",
            "DEFECT_FOUND_DURING_USE",
            "NOT_AS_DESCRIBED",
            "SELLER_DOES_NOT_WANT_TO_ACCEPT_RETURN",
            "PROBLEM_WITH_SENDING_PRODUCT_BACK",
            "NO_REFUND_AFTER_RETURNING_PRODUCT",
            "NO_REFUND_AFTER_CANCELING_ORDER",
            "DID_NOT_RECEIVE_GOODS_AFTER_PAYMENT",
            "RECEIVED_ITEMS_NOT_MATCHING_DESCRIPTION",
            "RECEIVED_INCOMPLETE_ORDER",
            "ITEM_IS_DAMAGED",
            "PROBLEM_WITH_WITHDRAWAL_CANCELLATION_OF_PURCHASE",
            "PROBLEM_WITH_GOODS_RETURN_CANCELLATION_OF_PURCHASE",
            "OTHER",
        ]
        | str
        | None
    ) = None
    description: str | None = None


class PostPurchaseIssueRefund(AllegroModel):
    """Part of `PostPurchaseIssueExpectation`."""

    amount: Amount | None = None
    currency: str | None = None


PostPurchaseIssueStatus: TypeAlias = (
    Literal[
        "DISPUTE_CLOSED",
        "DISPUTE_ONGOING",
        "DISPUTE_UNRESOLVED",
        "CLAIM_SUBMITTED",
        "CLAIM_ACCEPTED",
        "CLAIM_REJECTED",
    ]
    | str
)


class PostPurchaseIssueUser(AllegroModel):
    """Part of `PostPurchaseIssue`."""

    id: str | None = None
    login: str | None = None


class ClaimStatusChangeRequest(AllegroModel):
    """Body of `issues.change_status`."""

    status: (
        Literal[
            "ACCEPTED_REPAIR",
            "ACCEPTED_REFUND",
            "ACCEPTED_EXCHANGE",
            "ACCEPTED_PARTIAL_REFUND",
            "REJECTED_ADDITIONAL_REQUIREMENTS_NOT_COMPLETED",
            "REJECTED_PRODUCT_NOT_RETURNED",
            "REJECTED_PRODUCT_DAMAGED_BY_USER",
            "REJECTED_PRODUCT_CONFORMS_TO_CONTRACT",
            "REJECTED_MINOR_DEFECT",
            "REJECTED_OTHER",
            "REJECTED_CLAIM_WITHDRAWN_BY_BUYER",
        ]
        | str
    )
    message: str
    partial_refund: Price | None = None


class PostPurchaseIssueChat(AllegroModel):
    """Part of `PostPurchaseIssue`."""

    last_message: PostPurchaseIssueLastMessage | None = None
    messages_count: int | None = None
    initial_message: PostPurchaseIssueFirstMessage | None = None


class PostPurchaseIssueChatMessage(AllegroModel):
    """Part of `PostPurchaseIssueChatResponse`."""

    id: str | None = None
    text: str | None = None
    attachments: list[PostPurchaseIssueAttachment] | None = None
    author: PostPurchaseIssueMessageAuthor | None = None
    created_at: Timestamp | None = None


class PostPurchaseIssueChatResponse(AllegroModel):
    """Answer of `issues.list_chat`."""

    chat: list[PostPurchaseIssueChatMessage] | None = None


class PostPurchaseIssueExpectation(AllegroModel):
    """Part of `PostPurchaseIssue`."""

    name: Literal["REPAIR", "EXCHANGE", "REFUND", "PARTIAL_REFUND"] | str | None = None
    refund: PostPurchaseIssueRefund | None = None


class PostPurchaseIssueMessage(AllegroModel):
    """Answer of `issues.send_message`."""

    id: str | None = None
    text: str | None = None
    attachments: list[PostPurchaseIssueAttachment] | None = None
    author: PostPurchaseIssueMessageAuthor | None = None
    created_at: Timestamp | None = None


class PostPurchaseIssueState(AllegroModel):
    """Part of `PostPurchaseIssue`."""

    status: PostPurchaseIssueStatus | None = None
    status_due_date: Timestamp | None = None
    return_required: bool | None = None
    chat_active: bool | None = None


class PostPurchaseIssue(AllegroModel):
    """Answer of `issues.get`."""

    id: str | None = None
    type: Literal["DISPUTE", "CLAIM"] | str | None = None
    reference_number: str | None = None
    decision_due_date: Timestamp | None = None
    opened_date: Timestamp | None = None
    subject: str | None = None
    buyer: PostPurchaseIssueUser | None = None
    checkout_form: PostPurchaseIssueCheckoutForm | None = None
    current_state: PostPurchaseIssueState | None = None
    chat: PostPurchaseIssueChat | None = None
    expectations: list[PostPurchaseIssueExpectation] | None = None
    description: str | None = None
    offer: PostPurchaseIssueOffer | None = None
    product: PostPurchaseIssueProduct | None = None
    reason: PostPurchaseIssueReason | None = None
    right: Literal["WARRANTY", "COMPLAINT"] | str | None = None
    attachments: list[PostPurchaseIssueAttachment] | None = None


class PostPurchaseIssueListResponse(AllegroModel):
    """Answer of `issues.search`."""

    issues: list[PostPurchaseIssue] | None = None

"""`client.issues`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..additions.downloads import IssueDownloads
from ..additions.uploads import IssueUploads
from ..models.issues import (
    ClaimStatusChangeRequest,
    PostPurchaseIssue,
    PostPurchaseIssueAttachmentDeclaration,
    PostPurchaseIssueAttachmentId,
    PostPurchaseIssueChatMessage,
    PostPurchaseIssueChatResponse,
    PostPurchaseIssueListResponse,
    PostPurchaseIssueMessage,
    PostPurchaseIssueMessageRequest,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal, Unpack

    from ..call import CallOptions


class Issues(IssueUploads, IssueDownloads):
    """Disputes and claims that buyers opened after a purchase."""

    __slots__ = ()

    def search(
        self,
        *,
        checkout_form_id: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        status: Sequence[
            Literal[
                "DISPUTE_CLOSED",
                "DISPUTE_ONGOING",
                "DISPUTE_UNRESOLVED",
                "CLAIM_SUBMITTED",
                "CLAIM_ACCEPTED",
                "CLAIM_REJECTED",
            ]
            | str
        ]
        | str
        | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[PostPurchaseIssue, PostPurchaseIssueListResponse]:
        """Search disputes and claims, those opened last first.

        `GET /sale/issues`. Scope: `allegro:api:disputes`. A page holds at most 100 items.

        https://developer.allegro.pl/documentation/#operation/getListOfIssuesUsingGET
        """
        return Pager(
            self._sender,
            op.ISSUES_SEARCH,
            options,
            PostPurchaseIssueListResponse,
            PostPurchaseIssue,
            query=(
                ("checkoutForm.id", checkout_form_id),
                ("limit", limit),
                ("offset", offset),
                ("status", status),
            ),
        )

    async def get(self, issue_id: str, **options: Unpack[CallOptions]) -> PostPurchaseIssue:
        """Get one dispute, or one claim, with its state and deadlines.

        `GET /sale/issues/{issueId}`. Scope: `allegro:api:disputes`.

        https://developer.allegro.pl/documentation/#operation/getIssueUsingGET
        """
        return await self._one(PostPurchaseIssue, make_call(op.ISSUES_GET, options, path=(issue_id,)))

    async def create_attachment(
        self, body: PostPurchaseIssueAttachmentDeclaration | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> PostPurchaseIssueAttachmentId:
        """Declare a file for a dispute or claim; its upload follows.

        `POST /sale/issues/attachments`. Scope: `allegro:api:disputes`.

        https://developer.allegro.pl/documentation/#operation/createAnIssueAttachmentUsingPOST
        """
        return await self._one(
            PostPurchaseIssueAttachmentId,
            make_call(
                op.ISSUES_CREATE_ATTACHMENT,
                options,
                body=json_body(PostPurchaseIssueAttachmentDeclaration, body),
            ),
        )

    async def download_attachment(self, attachment_id: str, **options: Unpack[CallOptions]) -> bytes:
        """Download a file from a dispute or claim.

        `GET /sale/issues/attachments/{attachmentId}`. Scope: `allegro:api:disputes`.

        https://developer.allegro.pl/documentation/#operation/getIssueAttachmentUsingGET

        Returns:
            The file.
        """
        return await self._bytes(make_call(op.ISSUES_DOWNLOAD_ATTACHMENT, options, path=(attachment_id,)))

    async def upload_attachment(
        self,
        attachment_id: str,
        body: bytes,
        *,
        content_type: Literal[
            "application/pdf", "image/bmp", "image/gif", "image/jpeg", "image/png", "image/tiff"
        ],
        **options: Unpack[CallOptions],
    ) -> PostPurchaseIssueAttachmentId:
        """Upload the declared file of a dispute or claim.

        `PUT /sale/issues/attachments/{attachmentId}`. Scope: `allegro:api:disputes`.

        https://developer.allegro.pl/documentation/#operation/uploadIssueAttachmentUsingPUT

        Args:
            content_type: What kind of file it is.
        """
        return await self._one(
            PostPurchaseIssueAttachmentId,
            make_call(
                op.ISSUES_UPLOAD_ATTACHMENT,
                options,
                path=(attachment_id,),
                body=body,
                content_type=content_type,
            ),
        )

    def list_chat(
        self,
        issue_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[PostPurchaseIssueChatMessage, PostPurchaseIssueChatResponse]:
        """List what was written, and how the state changed, in one issue.

        `GET /sale/issues/{issueId}/chat`. Scope: `allegro:api:disputes`. A page holds at most 100 items.

        https://developer.allegro.pl/documentation/#operation/getChatFromIssueUsingGET
        """
        return Pager(
            self._sender,
            op.ISSUES_LIST_CHAT,
            options,
            PostPurchaseIssueChatResponse,
            PostPurchaseIssueChatMessage,
            path=(issue_id,),
            query=(("limit", limit), ("offset", offset)),
        )

    async def send_message(
        self,
        issue_id: str,
        body: PostPurchaseIssueMessageRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> PostPurchaseIssueMessage:
        """Write to the buyer within one issue.

        `POST /sale/issues/{issueId}/message`. Scope: `allegro:api:disputes`.

        https://developer.allegro.pl/documentation/#operation/addMessageToIssueUsingPOST
        """
        return await self._one(
            PostPurchaseIssueMessage,
            make_call(
                op.ISSUES_SEND_MESSAGE,
                options,
                path=(issue_id,),
                body=json_body(PostPurchaseIssueMessageRequest, body),
            ),
        )

    async def change_status(
        self,
        issue_id: str,
        body: ClaimStatusChangeRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """Accept or reject a claim; disputes have no such step.

        `POST /sale/issues/{issueId}/status`. Scope: `allegro:api:disputes`.

        https://developer.allegro.pl/documentation/#operation/changeStatusOfIssueUsingPOST
        """
        await self._nothing(
            make_call(
                op.ISSUES_CHANGE_STATUS,
                options,
                path=(issue_id,),
                body=json_body(ClaimStatusChangeRequest, body),
            )
        )

"""Every method of `client.issues`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.issues import (
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
from allegro_async.resources.issues import Issues
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"issues":[{"id":"10023","type":"DISPUTE","referenceNumber":"text","decisionDueDate":"2026-03-04T10:20:30.000Z","openedDate":"2026-03-04T10:20:30.000Z","subject":"text","buyer":{"id":"10023","login":"jan_kowalski"},"checkoutForm":{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z"},"currentState":{"status":"DISPUTE_CLOSED","statusDueDate":"2026-03-04T10:20:30.000Z","returnRequired":true,"chatActive":true},"chat":{"lastMessage":{"status":"NEW","createdAt":"2026-03-04T10:20:30.000Z"},"messagesCount":2,"initialMessage":{"id":"10023","text":"text","attachments":[{}],"author":{},"createdAt":"2026-03-04T10:20:30.000Z"}},"expectations":[{"name":"REPAIR","refund":{"amount":"12.50","currency":"PLN"}}],"description":"text","offer":{"id":"10023","quantity":2},"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"reason":{"type":"NO_PRODUCT_RECEIVED","description":"text"},"right":"WARRANTY","attachments":[{"fileName":"text","url":"https://example.com/page"}]}]}'
    allegro = Recorder(200, answer)
    pager = Issues(allegro).search(
        checkout_form_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        limit=2,
        offset=2,
        status=["DISPUTE_CLOSED", "DISPUTE_ONGOING"],
    )
    read = await pager
    assert type(read) is PostPurchaseIssueListResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is PostPurchaseIssue
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/issues",
        accept="application/vnd.allegro.beta.v1+json",
        query=[
            ("checkoutForm.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("limit", "2"),
            ("offset", "2"),
            ("status", "DISPUTE_CLOSED"),
            ("status", "DISPUTE_ONGOING"),
        ],
    )


async def test_get() -> None:
    answer = '{"id":"10023","type":"DISPUTE","referenceNumber":"text","decisionDueDate":"2026-03-04T10:20:30.000Z","openedDate":"2026-03-04T10:20:30.000Z","subject":"text","buyer":{"id":"10023","login":"jan_kowalski"},"checkoutForm":{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z"},"currentState":{"status":"DISPUTE_CLOSED","statusDueDate":"2026-03-04T10:20:30.000Z","returnRequired":true,"chatActive":true},"chat":{"lastMessage":{"status":"NEW","createdAt":"2026-03-04T10:20:30.000Z"},"messagesCount":2,"initialMessage":{"id":"10023","text":"text","attachments":[{"fileName":"text","url":"https://example.com/page"}],"author":{"login":"jan_kowalski","role":"BUYER"},"createdAt":"2026-03-04T10:20:30.000Z"}},"expectations":[{"name":"REPAIR","refund":{"amount":"12.50","currency":"PLN"}}],"description":"text","offer":{"id":"10023","quantity":2},"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"reason":{"type":"NO_PRODUCT_RECEIVED","description":"text"},"right":"WARRANTY","attachments":[{"fileName":"text","url":"https://example.com/page"}]}'
    allegro = Recorder(200, answer)
    read = await Issues(allegro).get("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is PostPurchaseIssue
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/issues/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.beta.v1+json",
    )


async def test_create_attachment() -> None:
    body = '{"fileName":"text","size":2}'
    answer = '{"id":"10023"}'
    allegro = Recorder(201, answer)
    read = await Issues(allegro).create_attachment(
        PostPurchaseIssueAttachmentDeclaration.model_validate_json(body)
    )
    assert type(read) is PostPurchaseIssueAttachmentId
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/issues/attachments",
        accept="application/vnd.allegro.beta.v1+json",
        content_type="application/vnd.allegro.beta.v1+json",
        body=loads(body),
    )


async def test_download_attachment() -> None:
    allegro = Recorder(200, b"file")
    assert await Issues(allegro).download_attachment("7c9e6679-7425-40de-944b-e07fc1f90ae7") == b"file"
    assert allegro.sent == Sent(
        method="GET", path="/sale/issues/attachments/7c9e6679-7425-40de-944b-e07fc1f90ae7", accept="*/*"
    )


async def test_upload_attachment() -> None:
    answer = '{"id":"10023"}'
    allegro = Recorder(200, answer)
    read = await Issues(allegro).upload_attachment(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7", b"file", content_type="image/tiff"
    )
    assert type(read) is PostPurchaseIssueAttachmentId
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/issues/attachments/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.beta.v1+json",
        content_type="image/tiff",
        body=b"file",
    )


async def test_list_chat() -> None:
    answer = '{"chat":[{"id":"10023","text":"text","attachments":[{"fileName":"text","url":"https://example.com/page"}],"author":{"login":"jan_kowalski","role":"BUYER"},"createdAt":"2026-03-04T10:20:30.000Z"}]}'
    allegro = Recorder(200, answer)
    pager = Issues(allegro).list_chat("7c9e6679-7425-40de-944b-e07fc1f90ae7", limit=2, offset=2)
    read = await pager
    assert type(read) is PostPurchaseIssueChatResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is PostPurchaseIssueChatMessage
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/issues/7c9e6679-7425-40de-944b-e07fc1f90ae7/chat",
        accept="application/vnd.allegro.beta.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_send_message() -> None:
    body = '{"text":"text","attachments":[{"id":"10023"}],"type":"REGULAR"}'
    answer = '{"id":"10023","text":"text","attachments":[{"fileName":"text","url":"https://example.com/page"}],"author":{"login":"jan_kowalski","role":"BUYER"},"createdAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(201, answer)
    read = await Issues(allegro).send_message(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7", PostPurchaseIssueMessageRequest.model_validate_json(body)
    )
    assert type(read) is PostPurchaseIssueMessage
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/issues/7c9e6679-7425-40de-944b-e07fc1f90ae7/message",
        accept="application/vnd.allegro.beta.v1+json",
        content_type="application/vnd.allegro.beta.v1+json",
        body=loads(body),
    )


async def test_change_status() -> None:
    body = '{"status":"ACCEPTED_REPAIR","message":"text","partialRefund":{"amount":"12.50","currency":"PLN"}}'
    allegro = Recorder(200)
    await Issues(allegro).change_status(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7", ClaimStatusChangeRequest.model_validate_json(body)
    )
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/issues/7c9e6679-7425-40de-944b-e07fc1f90ae7/status",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.beta.v1+json",
        body=loads(body),
    )

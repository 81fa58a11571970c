"""Every method of `client.messages`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.messages import (
    Message,
    MessageAttachmentDeclaration,
    MessageAttachmentId,
    MessagesList,
    NewMessage,
    NewMessageInThread,
    Thread,
    ThreadReadFlag,
    ThreadsList,
)
from allegro_async.resources.messages import Messages
from tests.recorder import Recorder, Sent, as_json


async def test_get() -> None:
    answer = '{"id":"10023","status":"VERIFYING","type":"ASK_QUESTION","createdAt":"2026-03-04T10:20:30.000Z","thread":{"id":"10023"},"author":{"login":"jan_kowalski","isInterlocutor":true},"text":"text","subject":"text","relatesTo":{"offer":{"id":"10023"},"order":{"id":"10023"}},"hasAdditionalAttachments":true,"attachments":[{"fileName":"text","mimeType":"text","url":"https://example.com/page","status":"NEW"}],"additionalInformation":{"vin":"text"}}'
    allegro = Recorder(200, answer)
    read = await Messages(allegro).get("10023")
    assert type(read) is Message
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/messaging/messages/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_delete() -> None:
    allegro = Recorder(204)
    await Messages(allegro).delete("10023")
    assert allegro.sent == Sent(
        method="DELETE", path="/messaging/messages/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_create_attachment() -> None:
    body = '{"filename":"text","size":2}'
    answer = '{"id":"10023"}'
    allegro = Recorder(201, answer)
    read = await Messages(allegro).create_attachment(MessageAttachmentDeclaration.model_validate_json(body))
    assert type(read) is MessageAttachmentId
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/messaging/message-attachments",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_download_attachment() -> None:
    allegro = Recorder(200, b"file")
    assert await Messages(allegro).download_attachment("10023") == b"file"
    assert allegro.sent == Sent(method="GET", path="/messaging/message-attachments/10023", accept="*/*")


async def test_upload_attachment() -> None:
    answer = '{"id":"10023"}'
    allegro = Recorder(200, answer)
    read = await Messages(allegro).upload_attachment("10023", b"file", content_type="image/tiff")
    assert type(read) is MessageAttachmentId
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/messaging/message-attachments/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="image/tiff",
        body=b"file",
    )


async def test_send() -> None:
    body = '{"recipient":{"login":"jan_kowalski"},"text":"text","attachments":[{"id":"10023"}],"order":{"id":"10023"}}'
    answer = '{"id":"10023","status":"VERIFYING","type":"ASK_QUESTION","createdAt":"2026-03-04T10:20:30.000Z","thread":{"id":"10023"},"author":{"login":"jan_kowalski","isInterlocutor":true},"text":"text","subject":"text","relatesTo":{"offer":{"id":"10023"},"order":{"id":"10023"}},"hasAdditionalAttachments":true,"attachments":[{"fileName":"text","mimeType":"text","url":"https://example.com/page","status":"NEW"}],"additionalInformation":{"vin":"text"}}'
    allegro = Recorder(201, answer)
    read = await Messages(allegro).send(NewMessage.model_validate_json(body))
    assert type(read) is Message
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/messaging/messages",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_threads() -> None:
    answer = '{"threads":[{"id":"10023","read":true,"lastMessageDateTime":"2026-03-04T10:20:30.000Z","interlocutor":{"login":"jan_kowalski","avatarUrl":"https://example.com/page"}}],"offset":2,"limit":2}'
    allegro = Recorder(200, answer)
    pager = Messages(allegro).list_threads(limit=2, offset=2)
    read = await pager
    assert type(read) is ThreadsList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is Thread
    assert allegro.sent == Sent(
        method="GET",
        path="/messaging/threads",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_get_thread() -> None:
    answer = '{"id":"10023","read":true,"lastMessageDateTime":"2026-03-04T10:20:30.000Z","interlocutor":{"login":"jan_kowalski","avatarUrl":"https://example.com/page"}}'
    allegro = Recorder(200, answer)
    read = await Messages(allegro).get_thread("10023")
    assert type(read) is Thread
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/messaging/threads/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_messages() -> None:
    answer = '{"messages":[{"id":"10023","status":"VERIFYING","type":"ASK_QUESTION","createdAt":"2026-03-04T10:20:30.000Z","thread":{"id":"10023"},"author":{"login":"jan_kowalski","isInterlocutor":true},"text":"text","subject":"text","relatesTo":{"offer":{"id":"10023"},"order":{"id":"10023"}},"hasAdditionalAttachments":true,"attachments":[{"fileName":"text","mimeType":"text","url":"https://example.com/page","status":"NEW"}],"additionalInformation":{"vin":"text"}}],"offset":2,"limit":2}'
    allegro = Recorder(200, answer)
    pager = Messages(allegro).list_messages(
        "10023",
        limit=2,
        offset=2,
        before=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        after=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
    )
    read = await pager
    assert type(read) is MessagesList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is Message
    assert allegro.sent == Sent(
        method="GET",
        path="/messaging/threads/10023/messages",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("limit", "2"),
            ("offset", "2"),
            ("before", "2026-03-04T10:20:30.000Z"),
            ("after", "2026-03-04T10:20:30.000Z"),
        ],
    )


async def test_reply() -> None:
    body = '{"text":"text","attachments":[{"id":"10023"}]}'
    answer = '{"id":"10023","status":"VERIFYING","type":"ASK_QUESTION","createdAt":"2026-03-04T10:20:30.000Z","thread":{"id":"10023"},"author":{"login":"jan_kowalski","isInterlocutor":true},"text":"text","subject":"text","relatesTo":{"offer":{"id":"10023"},"order":{"id":"10023"}},"hasAdditionalAttachments":true,"attachments":[{"fileName":"text","mimeType":"text","url":"https://example.com/page","status":"NEW"}],"additionalInformation":{"vin":"text"}}'
    allegro = Recorder(201, answer)
    read = await Messages(allegro).reply("10023", NewMessageInThread.model_validate_json(body))
    assert type(read) is Message
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/messaging/threads/10023/messages",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_mark_thread() -> None:
    body = '{"read":true}'
    answer = '{"id":"10023","read":true,"lastMessageDateTime":"2026-03-04T10:20:30.000Z","interlocutor":{"login":"jan_kowalski","avatarUrl":"https://example.com/page"}}'
    allegro = Recorder(200, answer)
    read = await Messages(allegro).mark_thread("10023", ThreadReadFlag.model_validate_json(body))
    assert type(read) is Thread
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/messaging/threads/10023/read",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )

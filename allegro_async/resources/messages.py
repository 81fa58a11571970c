"""`client.messages`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..additions.downloads import MessageDownloads
from ..additions.uploads import MessageUploads
from ..models.messages import (
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
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Literal, Unpack

    from ..call import CallOptions


class Messages(MessageUploads, MessageDownloads):
    """Conversations with buyers and their attachments."""

    __slots__ = ()

    async def get(self, message_id: str, **options: Unpack[CallOptions]) -> Message:
        """Get one message with its attachments.

        `GET /messaging/messages/{messageId}`. Scope: `allegro:api:messaging`.

        https://developer.allegro.pl/documentation/#operation/getMessageGET
        """
        return await self._one(Message, make_call(op.MESSAGES_GET, options, path=(message_id,)))

    async def delete(self, message_id: str, **options: Unpack[CallOptions]) -> None:
        """Take a message out of its conversation.

        `DELETE /messaging/messages/{messageId}`. Scope: `allegro:api:messaging`.

        https://developer.allegro.pl/documentation/#operation/deleteMessageDELETE
        """
        await self._nothing(make_call(op.MESSAGES_DELETE, options, path=(message_id,)))

    async def create_attachment(
        self, body: MessageAttachmentDeclaration | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> MessageAttachmentId:
        """Declare a file for a message; its upload follows.

        `POST /messaging/message-attachments`. Scope: `allegro:api:messaging`.

        https://developer.allegro.pl/documentation/#operation/newAttachmentDeclarationPOST
        """
        return await self._one(
            MessageAttachmentId,
            make_call(
                op.MESSAGES_CREATE_ATTACHMENT, options, body=json_body(MessageAttachmentDeclaration, body)
            ),
        )

    async def download_attachment(self, attachment_id: str, **options: Unpack[CallOptions]) -> bytes:
        """Download a file from a message, for six months after its upload.

        `GET /messaging/message-attachments/{attachmentId}`. Scope: `allegro:api:messaging`.

        https://developer.allegro.pl/documentation/#operation/downloadAttachmentGET

        Returns:
            The file.
        """
        return await self._bytes(make_call(op.MESSAGES_DOWNLOAD_ATTACHMENT, options, path=(attachment_id,)))

    async def upload_attachment(
        self,
        attachment_id: str,
        body: bytes,
        *,
        content_type: Literal[
            "application/pdf", "image/bmp", "image/gif", "image/jpeg", "image/png", "image/tiff"
        ],
        **options: Unpack[CallOptions],
    ) -> MessageAttachmentId:
        """Upload the declared file of a message.

        `PUT /messaging/message-attachments/{attachmentId}`. Scope: `allegro:api:messaging`.

        https://developer.allegro.pl/documentation/#operation/uploadAttachmentPUT

        Args:
            content_type: What kind of file it is.
        """
        return await self._one(
            MessageAttachmentId,
            make_call(
                op.MESSAGES_UPLOAD_ATTACHMENT,
                options,
                path=(attachment_id,),
                body=body,
                content_type=content_type,
            ),
        )

    async def send(self, body: NewMessage | Mapping[str, Any], **options: Unpack[CallOptions]) -> Message:
        """Write to a buyer, in a new conversation if need be.

        `POST /messaging/messages`. Scope: `allegro:api:messaging`. Limit: 1 request a second for each
        account.

        https://developer.allegro.pl/documentation/#operation/newMessagePOST
        """
        return await self._one(
            Message, make_call(op.MESSAGES_SEND, options, body=json_body(NewMessage, body))
        )

    def list_threads(
        self, *, limit: int | None = None, offset: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[Thread, ThreadsList]:
        """List conversations, those with the newest message first.

        `GET /messaging/threads`. Scope: `allegro:api:messaging`. A page holds at most 20 items. Nobody can
        read beyond item 15000000: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/listThreadsGET
        """
        return Pager(
            self._sender,
            op.MESSAGES_LIST_THREADS,
            options,
            ThreadsList,
            Thread,
            query=(("limit", limit), ("offset", offset)),
        )

    async def get_thread(self, thread_id: str, **options: Unpack[CallOptions]) -> Thread:
        """Get one conversation.

        `GET /messaging/threads/{threadId}`. Scope: `allegro:api:messaging`.

        https://developer.allegro.pl/documentation/#operation/getThreadGET
        """
        return await self._one(Thread, make_call(op.MESSAGES_GET_THREAD, options, path=(thread_id,)))

    def list_messages(
        self,
        thread_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        before: datetime | None = None,
        after: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Message, MessagesList]:
        """List the messages of a conversation, newest first.

        `GET /messaging/threads/{threadId}/messages`. Scope: `allegro:api:messaging`. A page holds at most
        20 items. Nobody can read beyond item 15000: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/listMessagesGET
        """
        return Pager(
            self._sender,
            op.MESSAGES_LIST_MESSAGES,
            options,
            MessagesList,
            Message,
            path=(thread_id,),
            query=(("limit", limit), ("offset", offset), ("before", before), ("after", after)),
        )

    async def reply(
        self, thread_id: str, body: NewMessageInThread | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Message:
        """Write into a conversation.

        `POST /messaging/threads/{threadId}/messages`. Scope: `allegro:api:messaging`. Limit: 1 request a
        second for each account.

        https://developer.allegro.pl/documentation/#operation/newMessageInThreadPOST
        """
        return await self._one(
            Message,
            make_call(
                op.MESSAGES_REPLY, options, path=(thread_id,), body=json_body(NewMessageInThread, body)
            ),
        )

    async def mark_thread(
        self, thread_id: str, body: ThreadReadFlag | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Thread:
        """Mark a conversation as read or unread.

        `PUT /messaging/threads/{threadId}/read`. Scope: `allegro:api:messaging`.

        https://developer.allegro.pl/documentation/#operation/changeReadFlagOnThreadPUT
        """
        return await self._one(
            Thread,
            make_call(
                op.MESSAGES_MARK_THREAD, options, path=(thread_id,), body=json_body(ThreadReadFlag, body)
            ),
        )

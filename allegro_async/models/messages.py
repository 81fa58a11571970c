"""Models of the area `messages`."""

from typing import Annotated, Literal
from allegro_async._model import AllegroModel, Sent, Timestamp


class Interlocutor(AllegroModel):
    """Part of `Thread`."""

    login: str
    avatar_url: str


class MessageAdditionalInformation(AllegroModel):
    """Part of `Message`."""

    vin: str | None = None


class MessageAttachmentDeclaration(AllegroModel):
    """Body of `messages.create_attachment`."""

    filename: str
    size: Annotated[int, Sent(ge=0, le=5242880)]


class MessageAttachmentId(AllegroModel):
    """Answer of `messages.create_attachment` and `messages.upload_attachment`."""

    id: str


class MessageAttachmentInfo(AllegroModel):
    """Part of `Message`."""

    file_name: str
    status: Literal["NEW", "SAFE", "UNSAFE", "EXPIRED"] | str
    mime_type: str | None = None
    url: str | None = None


class MessageAuthor(AllegroModel):
    """Part of `Message`."""

    login: str
    is_interlocutor: bool


class MessageOffer(AllegroModel):
    """Part of `MessageRelatedObject`."""

    id: str


class MessageOrder(AllegroModel):
    """Part of `MessageRelatedObject` and `NewMessage`."""

    id: str


class MessageRelatedObject(AllegroModel):
    """Part of `Message`."""

    offer: MessageOffer | None = None
    order: MessageOrder | None = None


class NewMessageInThread(AllegroModel):
    """Body of `messages.reply`."""

    text: Annotated[str, Sent(max_length=2000)]
    attachments: list[MessageAttachmentId] | None = None


class Recipient(AllegroModel):
    """Part of `NewMessage`."""

    login: str


class Thread(AllegroModel):
    """Answer of `messages.get_thread` and `messages.mark_thread`."""

    id: str
    read: bool
    last_message_date_time: Timestamp | None = None
    interlocutor: Interlocutor | None = None


class ThreadId(AllegroModel):
    """Part of `Message`."""

    id: str


class ThreadReadFlag(AllegroModel):
    """Body of `messages.mark_thread`."""

    read: bool


class ThreadsList(AllegroModel):
    """Answer of `messages.list_threads`."""

    threads: list[Thread]
    offset: int
    limit: int


class Message(AllegroModel):
    """Answer of `messages.get`, `messages.reply` and `messages.send`."""

    id: str
    status: Literal["VERIFYING", "BLOCKED", "DELIVERED", "INTERACTING", "DISMISSED"] | str
    type: Literal["ASK_QUESTION", "MAIL", "MESSAGE_CENTER"] | str
    created_at: Timestamp
    thread: ThreadId
    author: MessageAuthor
    text: str
    relates_to: MessageRelatedObject
    has_additional_attachments: bool
    attachments: list[MessageAttachmentInfo]
    subject: str | None = None
    additional_information: MessageAdditionalInformation | None = None


class MessagesList(AllegroModel):
    """Answer of `messages.list_messages`."""

    messages: list[Message]
    offset: int
    limit: int


class NewMessage(AllegroModel):
    """Body of `messages.send`."""

    recipient: Recipient
    text: Annotated[str, Sent(max_length=2000)]
    order: MessageOrder
    attachments: list[MessageAttachmentId] | None = None

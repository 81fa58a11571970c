"""Messages: conversations with buyers, whose logins they mask (allegro-facts, section 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allegro_async.sandbox.clock import iso
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route, ok_json
from allegro_async.sandbox.refusals import invalid, not_found

from .reading import json_object, moment, only_known, part, whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allegro_async.sandbox.state.files import Kind
    from allegro_async.sandbox.state.mailbox import Message, Thread
    from allegro_async.sandbox.world import World

_LARGEST = 20
_LAST_THREAD = 15_000_000
_LAST_MESSAGE = 15_000
_LONGEST = 2000


def list_threads(world: World, exchange: Exchange) -> Answer:
    """`GET /messaging/threads`: the one written to last first."""
    limit = whole_number(exchange, "limit", _LARGEST, 1, _LARGEST)
    offset = whole_number(exchange, "offset", 0, 0, _LAST_THREAD)
    page = exchange.seller.mailbox.threads()[offset : offset + limit]
    return ok_json({"threads": [_thread(world, each) for each in page], "offset": offset, "limit": limit})


def get_thread(world: World, exchange: Exchange) -> Answer:
    """`GET /messaging/threads/{threadId}`."""
    return ok_json(_thread(world, _known(exchange)))


def mark_thread(world: World, exchange: Exchange) -> Answer:
    """`PUT /messaging/threads/{threadId}/read`: read, or not."""
    thread, body = _known(exchange), json_object(exchange)
    only_known(exchange, body, ("read",))
    if not isinstance(body.get("read"), bool):
        return invalid(exchange, "read", "read must be true or false")
    thread.read = body["read"]
    return ok_json(_thread(world, thread))


def list_messages(world: World, exchange: Exchange) -> Answer:
    """`GET /messaging/threads/{threadId}/messages`: the newest first; `before` does not go with `offset`."""
    thread = _known(exchange)
    limit = whole_number(exchange, "limit", _LARGEST, 1, _LARGEST)
    offset = whole_number(exchange, "offset", 0, 0, _LAST_MESSAGE)
    before, after = moment(exchange, "before"), moment(exchange, "after")
    if before is not None and "offset" in exchange.query:
        return invalid(exchange, "before", "before cannot be used with offset")
    found = [
        message
        for message in reversed(thread.messages)
        if (before is None or message.at < before) and (after is None or message.at > after)
    ]
    page = [_message(world, exchange, each) for each in found[offset : offset + limit]]
    return ok_json({"messages": page, "offset": offset, "limit": limit})


def get_message(world: World, exchange: Exchange) -> Answer:
    """`GET /messaging/messages/{messageId}`."""
    return ok_json(_message(world, exchange, _known_message(exchange)))


def delete_message(_world: World, exchange: Exchange) -> Answer:
    """`DELETE /messaging/messages/{messageId}`."""
    exchange.seller.mailbox.delete(_known_message(exchange))
    return Answer(204, b"", None)


def reply(world: World, exchange: Exchange) -> Answer:
    """`POST /messaging/threads/{threadId}/messages`."""
    thread, body = _known(exchange), json_object(exchange)
    only_known(exchange, body, ("text", "attachments"))
    return _written(world, exchange, thread, body)


def send(world: World, exchange: Exchange) -> Answer:
    """`POST /messaging/messages`: to the buyer of an order."""
    body = json_object(exchange)
    only_known(exchange, body, ("recipient", "text", "attachments", "order"))
    login = (part(exchange, body, "recipient") or {}).get("login")
    order = (part(exchange, body, "order") or {}).get("id")
    bought = exchange.seller.order(order) if isinstance(order, str) else None
    if bought is None:
        return invalid(exchange, "order.id", "there is no such order")
    buyer = str(bought["buyer"]["login"])
    if login != buyer:
        return invalid(exchange, "recipient.login", "the order was bought by somebody else")
    # Checked before the conversation begins: a refused message leaves nothing behind.
    _text(exchange, body)
    attached(world, exchange, body, "message-attachment")
    return _written(world, exchange, exchange.seller.mailbox.thread_with(buyer), body, order=order)


def attached(world: World, exchange: Exchange, body: Mapping[str, Any], kind: Kind) -> list[str]:
    """Read the ids of a message's files, all of which must have been uploaded.

    Raises:
        RefusedError: One is not, or they are no list of ids.
    """
    given = body.get("attachments")
    if given is None:
        return []
    if not isinstance(given, list):
        raise RefusedError(invalid(exchange, "attachments", "attachments must be a list"))
    found: list[str] = []
    for number, entry in enumerate(cast("Sequence[object]", given)):
        name = cast("dict[str, object]", entry).get("id") if isinstance(entry, dict) else None
        file = world.files.find(str(name), kind, owner=exchange.seller.id)
        if file is None or not file.here:
            path = f"attachments[{number}].id"
            raise RefusedError(invalid(exchange, path, "there is no such uploaded file"))
        found.append(file.id)
    return found


def masked(login: str) -> str:
    """Write a login so that its owner alone knows it."""
    return f"{login[0]}***{login[-1]}"


def _written(
    world: World,
    exchange: Exchange,
    thread: Thread,
    body: Mapping[str, Any],
    *,
    order: str | None = None,
) -> Answer:
    text, files = _text(exchange, body), attached(world, exchange, body, "message-attachment")
    mailbox = exchange.seller.mailbox
    message = mailbox.write(thread, text, exchange.now, by_seller=True, order=order, files=files)
    return Answer(201, to_json(_message(world, exchange, message)))


def _text(exchange: Exchange, body: Mapping[str, Any]) -> str:
    text = body.get("text")
    if not isinstance(text, str) or not 0 < len(text) <= _LONGEST:
        raise RefusedError(invalid(exchange, "text", f"text must have 1 to {_LONGEST} characters"))
    return text


def _known(exchange: Exchange) -> Thread:
    thread = exchange.seller.mailbox.thread(exchange.params["threadId"])
    if thread is None:
        raise RefusedError(not_found(exchange, "such thread"))
    return thread


def _known_message(exchange: Exchange) -> Message:
    message = exchange.seller.mailbox.message(exchange.params["messageId"])
    if message is None:
        raise RefusedError(not_found(exchange, "such message"))
    return message


def _thread(world: World, thread: Thread) -> dict[str, Any]:
    return {
        "id": thread.id,
        "read": thread.read,
        "lastMessageDateTime": None if thread.last is None else iso(thread.last),
        "interlocutor": {
            "login": masked(thread.buyer),
            "avatarUrl": f"{world.url}/avatars/{thread.id}",
        },
    }


def _message(world: World, exchange: Exchange, message: Message) -> dict[str, Any]:
    seller = exchange.seller
    thread = seller.mailbox.thread_of(message)
    about = {"offer": message.offer, "order": message.order}
    question = message.offer is not None and message.order is None
    return {
        "id": message.id,
        "status": "DELIVERED",
        "type": "ASK_QUESTION" if question else "MESSAGE_CENTER",
        "createdAt": iso(message.at),
        "thread": {"id": thread.id},
        "author": {
            "login": seller.login if message.by_seller else masked(thread.buyer),
            "isInterlocutor": not message.by_seller,
        },
        "text": message.text,
        "subject": None,
        "relatesTo": {name: {"id": each} for name, each in about.items() if each is not None},
        "hasAdditionalAttachments": False,
        "attachments": [_file(world, each) for each in message.files],
        "additionalInformation": None,
    }


def _file(world: World, file_id: str) -> dict[str, Any]:
    file = world.files[file_id]
    return {
        "fileName": file.name,
        "mimeType": file.media,
        "url": f"{world.url}/message-center/message-attachments/{file.id}",
        "status": "SAFE",
    }


_SCOPE = "allegro:api:messaging"
_THREADS, _MESSAGES = "/messaging/threads", "/messaging/messages"
_THREAD = f"{_THREADS}/{{threadId}}"

ROUTES = (
    Route(method="GET", path=_THREADS, handler=list_threads, scope=_SCOPE),
    Route(method="GET", path=_THREAD, handler=get_thread, scope=_SCOPE),
    Route(method="PUT", path=f"{_THREAD}/read", handler=mark_thread, scope=_SCOPE, content=PUBLIC_V1),
    Route(method="GET", path=f"{_THREAD}/messages", handler=list_messages, scope=_SCOPE),
    Route(method="POST", path=f"{_THREAD}/messages", handler=reply, scope=_SCOPE, content=PUBLIC_V1),
    Route(method="POST", path=_MESSAGES, handler=send, scope=_SCOPE, content=PUBLIC_V1),
    Route(method="GET", path=f"{_MESSAGES}/{{messageId}}", handler=get_message, scope=_SCOPE),
    Route(method="DELETE", path=f"{_MESSAGES}/{{messageId}}", handler=delete_message, scope=_SCOPE),
)
"""What the sandbox can do with messages."""

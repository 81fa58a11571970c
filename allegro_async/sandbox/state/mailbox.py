"""A seller's conversations with buyers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message.

    Attributes:
        id: Its id.
        thread: The id of its conversation.
        at: When it was written, in microseconds since 1970.
        text: What was written.
        by_seller: Whether the seller wrote it, and not the buyer.
        order: The id of the order it is about, if any.
        offer: The id of the offer it is about, if any.
        files: The ids of its files.
    """

    id: str
    thread: str
    at: int
    text: str = field(repr=False)
    by_seller: bool
    order: str | None = None
    offer: str | None = None
    files: tuple[str, ...] = ()


@dataclass(slots=True)
class Thread:
    """All that a seller and a buyer wrote to each other.

    Attributes:
        id: Its id.
        buyer: The buyer's login.
        read: Whether the seller has read it.
        messages: What was written, the oldest first.
    """

    id: str
    buyer: str = field(repr=False)
    read: bool = True
    messages: list[Message] = field(default_factory=list[Message])

    @property
    def last(self) -> int | None:
        """When something was written last, in microseconds since 1970."""
        return self.messages[-1].at if self.messages else None


class Mailbox:
    """The conversations of a seller, one with each buyer.

    Args:
        seed: The key of the seller.
    """

    def __init__(self, seed: bytes) -> None:
        self._thread_ids = Ids(seed, "thread")
        self._message_ids = Ids(seed, "message")
        self._threads: dict[str, Thread] = {}
        self._with: dict[str, Thread] = {}
        self._written = 0

    def threads(self) -> list[Thread]:
        """All conversations, the one written to last first."""
        return sorted(self._threads.values(), key=lambda thread: thread.last or 0, reverse=True)

    def thread(self, thread_id: str) -> Thread | None:
        """Find a conversation by its id."""
        return self._threads.get(thread_id)

    def thread_of(self, message: Message) -> Thread:
        """The conversation that a message belongs to."""
        return self._threads[message.thread]

    def thread_with(self, buyer: str) -> Thread:
        """The conversation with a buyer, begun if there was none."""
        thread = self._with.get(buyer)
        if thread is None:
            thread = self._with[buyer] = Thread(self._thread_ids.make(len(self._threads)), buyer)
            self._threads[thread.id] = thread
        return thread

    def write(
        self,
        thread: Thread,
        text: str,
        now: int,
        *,
        by_seller: bool,
        order: str | None = None,
        offer: str | None = None,
        files: Sequence[str] = (),
    ) -> Message:
        """Add a message to a conversation; what a buyer writes is unread at first."""
        message = Message(
            id=self._message_ids.make(self._written),
            thread=thread.id,
            at=now,
            text=text,
            by_seller=by_seller,
            order=order,
            offer=offer,
            files=tuple(files),
        )
        self._written += 1
        thread.messages.append(message)
        thread.read = thread.read and by_seller
        return message

    def message(self, message_id: str) -> Message | None:
        """Find a message by its id."""
        every = (message for thread in self._threads.values() for message in thread.messages)
        return next((message for message in every if message.id == message_id), None)

    def delete(self, message: Message) -> None:
        """Take a message out of its conversation."""
        self._threads[message.thread].messages.remove(message)

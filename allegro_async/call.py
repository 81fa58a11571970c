"""The values between the layers: what an operation is, a call of it, and the reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, TypedDict, TypeVar

from .reading import parse, plain_json

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from .protocols import Request, Response, Transport

    T = TypeVar("T")

Priority: TypeAlias = Literal["interactive", "bulk"]
"""How urgent a call is: somebody waits for it, or it is one of many."""

PUBLIC_V1 = "application/vnd.allegro.public.v1+json"
"""The media type of most operations."""


@dataclass(frozen=True, slots=True)
class RequestLimit:
    """A request limit of Allegro's that several operations may share.

    Attributes:
        name: Its name in `openapi/operations.toml`.
        count: So many requests, or changed offers.
        per: In so many seconds.
        scope: Counted for each account, or for the Client ID as a whole.
        unit: Whether requests are counted, or the offers that a request changes.
    """

    name: str
    count: int
    per: float
    scope: Literal["account", "client"] = "account"
    unit: Literal["requests", "offers"] = "requests"


@dataclass(frozen=True, slots=True)
class Paging:
    """How an operation gives a long list.

    Attributes:
        kind: One of those below; docs/architecture.md explains them.
        items: The field of the answer that holds the items; None when the body itself is the list.
        total: The field with the count of the whole list, if there is one.
        size: The largest page.
        ceiling: The largest offset + limit that Allegro accepts.
        window: The time filter that splits the list, without `.gte` and `.lte`.
        key: The field of an item that identifies it; it may lie deeper, as in `offer.id`.
    """

    kind: Literal["offset", "page_id", "events", "messages", "returns", "body", "array"]
    items: str | None = None
    total: str | None = None
    size: int | None = None
    ceiling: int | None = None
    window: str | None = None
    key: str = "id"


@dataclass(frozen=True, slots=True)
class Events:
    """What is known of a journal of events.

    Attributes:
        days: For so many days Allegro keeps an event (allegro-facts, section 7).
        subject: The field of an event that names what it is about, such as `offer.id`.
        state: The field of an event that tells one state of its subject from another, if there is one.
        newest: The operation that names the newest event; None: the journal has to be read to its end.
        sweep: The list in which what the journal missed can be found, if there is one.
        changed: The time filter of that list, without `.gte` and `.lte`.
        revision: The field of an item of that list that tells one state from another.
    """

    days: int
    subject: str
    state: str | None = None
    newest: Operation | None = None
    sweep: Operation | None = None
    changed: str | None = None
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What stands for the answer to a command that Allegro turns out to have already (409 on its own id).

    Attributes:
        by: The operation that tells how far the command is; its answer is given. None: the body that was
            sent is given, with the id, since Allegro's own answer says no more than that.
        constant: Fields that the lost answer has besides, whose values are always the same.
    """

    by: Operation | None = None
    constant: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """How one kind of command is followed, from its start to its report (allegro-facts, section 8).

    A place is a path of field names, such as `output.status`; `[]` after a name stands for all of a list.

    Attributes:
        name: Its name in `openapi/operations.toml`.
        status: The operation that tells how far a command is.
        tasks: The operation that lists what became of each offer, if there is one.
        named: Who makes the id: the `caller`; or Allegro, which gives it in the `answer`, or at the end of
            the `location` that a 202 names.
        completed: The place in the status that is set when all is done.
        counts: The place in the status of the figures `success`, `failed` and `total`.
        state: The place in the status of one word for the whole command.
        parts: The place in the status of a list with one entry for each offer.
        errors: The place of what went wrong: in the status, where it has one word for the whole.
        subject: The place of the offer's id: in a task, in a part, or in the status.
        offers: The place in the body of the start of the ids of its offers.
        result: The operation that gives what was made, by its id.
    """

    name: str
    status: Operation
    tasks: Operation | None = None
    named: Literal["caller", "answer", "location"] = "caller"
    completed: str | None = None
    counts: str | None = None
    state: str | None = None
    parts: str | None = None
    errors: str = "errors"
    subject: str | None = None
    offers: str | None = None
    result: Operation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """The facts about one operation of the API.

    Attributes:
        name: `area.method` in this library.
        method: The HTTP method.
        path: The path template, such as `/order/checkout-forms/{id}`.
        accept: The media type to ask for.
        content_type: The media type of the body, if it has one.
        scopes: The scopes that a user's token needs.
        token: Whether a `user` token is needed, or `any` token will do.
        repeat: May it be sent again when its fate is unknown: `yes`, `no`, or `same-id` (yes, because the
            caller's command id makes a repetition visible).
        limits: Request limits besides the one of the Client ID.
        weight: The place in the body whose elements are the changed offers, such as `offers[]`.
        paging: How it gives a long list, if it does.
        host: Which of Allegro's hosts serves it.
        slow: Whether an attempt may take 60 s instead of 30 s.
        one_at_a_time: The path parameter that names what is written to; such writes go one after the other.
        accepted: What stands for the answer to a command that Allegro has from an earlier attempt.
        find_out: How to find out whether a request of unknown fate was carried out.
        leaky: Whether Allegro answers it more and more slowly before it refuses (a leaky bucket for each
            account), so that only few calls of it may be under way.
        retired: The day Allegro switched it off, if it did.
        replaced_by: What to use instead of a retired operation.
        events: What is known of the journal of events that it gives, if it does.
        family: How the command that it starts is followed, if it starts one.
        id_in_body: The field of the body that holds the caller's own id of a command.
    """

    name: str
    method: str
    path: str
    accept: str = PUBLIC_V1
    content_type: str | None = None
    scopes: tuple[str, ...] = ()
    token: Literal["user", "any"] = "user"  # noqa: S105 - the kind of token, not a token
    repeat: Literal["yes", "no", "same-id"] = "yes"
    limits: tuple[RequestLimit, ...] = ()
    weight: str | None = None
    paging: Paging | None = None
    host: Literal["api", "upload"] = "api"
    slow: bool = False
    one_at_a_time: str | None = None
    accepted: Accepted | None = None
    find_out: str | None = None
    leaky: bool = False
    retired: str | None = None
    replaced_by: str | None = None
    events: Events | None = None
    family: Family | None = None
    id_in_body: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.method} {self.path})"


class CallOptions(TypedDict, total=False):
    """What every method of the API takes besides its own arguments.

    Attributes:
        timeout: Seconds for the whole call: waiting for a permit, refreshing the token and all attempts.
        attempt_timeout: Seconds for one attempt. Default 30, or 60 for uploads and product search.
        attempts: How often a call that may be repeated is sent at most. Default 4.
        language: Language of the messages for people: en-US, pl-PL, uk-UA, sk-SK, cs-CZ or hu-HU.
        headers: Further headers of the request.
        allow_retired: Call an operation that Allegro has switched off.
        priority: `interactive` (the default: somebody waits for it) or `bulk`: goes behind the interactive
            calls where permits are scarce, and still gets one permit in five.
    """

    timeout: float | None
    attempt_timeout: float | None
    attempts: int
    language: str
    headers: Mapping[str, str]
    allow_retired: bool
    priority: Priority


Carrier: TypeAlias = "Callable[[Transport, Request, float], Awaitable[Response]]"
"""Carries a request out over a transport, with so many seconds for an attempt."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an operation, ready to be sent.

    Attributes:
        operation: What is called.
        target: Path and query, percent-encoded.
        headers: Headers that belong to this call alone.
        body: The body as bytes, or None.
        content_type: The media type of the body.
        weight: How many changed offers the call counts for.
        options: The call options, the client's own already merged in.
        account: Whose token is used: a key of the token store. None: the client's own.
        command_id: The caller's own id of a command, if the call carries one.
        turn: What is written to, where such writes go one after the other.
        location: The address that Allegro named for this call; None: the operation's own. It gets the token
            only if it is on one of Allegro's hosts.
        carrier: Sends the request and gives its answer, where they are no bytes in memory: a file.
    """

    operation: Operation
    target: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    body: bytes | None = field(default=None, repr=False)
    content_type: str | None = None
    weight: int = 1
    options: CallOptions = field(default_factory=CallOptions, repr=False)
    account: str | None = None
    command_id: str | None = None
    turn: str | None = None
    location: str | None = field(default=None, repr=False)
    carrier: Carrier | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return f"<Call {self.operation}>"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the API, read whole.

    Attributes:
        status: The HTTP status.
        headers: The headers; look-up ignores case.
        body: The body, decompressed.
        call: The operation, such as `orders.get (GET /order/checkout-forms/{id})`.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    call: str = ""

    def __repr__(self) -> str:
        return f"<Reply {self.status}, {len(self.body)} bytes, to {self.call}>"

    @property
    def trace_id(self) -> str | None:
        """Allegro's id of the exchange, which its support asks for; odd bytes in it are escaped."""
        value = self.headers.get("trace-id")
        if value is None or value.isascii():
            return value
        return value.encode("ascii", "backslashreplace").decode()  # a header can hold what no log can write

    def parse(self, shape: type[T]) -> T:
        """Read the body into a model.

        Args:
            shape: A model class, or a shape such as `list[BillingType]`. Unknown fields are kept.

        Raises:
            DecodeError: The body does not fit.
        """
        return parse(self.body, shape, self.call)

    def json(self) -> Any:
        """Read the body as plain JSON values.

        Raises:
            DecodeError: The body is not JSON.
        """
        return plain_json(self.body, self.call)


class Sender(Protocol):
    """Whatever can carry a call out: the client, a view of it, or a double in a test."""

    async def send(self, call: Call, /) -> Reply:
        """Send the call and give its reply, or raise an `AllegroError`."""
        ...

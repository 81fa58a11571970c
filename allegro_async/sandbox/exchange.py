"""The values that pass through the sandbox: a request, the route it takes, and the answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .data.jsons import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from multidict import CIMultiDictProxy, MultiMapping

    from .tokens import Access
    from .world import Seller, World

PUBLIC_V1 = "application/vnd.allegro.public.v1+json"
"""The media type of most operations."""

BETA_V1 = "application/vnd.allegro.beta.v1+json"
"""The media type of operations that have no other, such as those of issues (allegro-facts, section 4)."""


Coverage: TypeAlias = Literal["stateful", "collection", "generated"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sandbox says.

    Attributes:
        status: The HTTP status.
        body: The body.
        media: The media type of the body.
        headers: Further headers.
        from_gateway: It comes from a machine before Allegro, which knows no `trace-id`.
    """

    status: int
    body: bytes = b""
    media: str | None = PUBLIC_V1
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    from_gateway: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One operation of the sandbox.

    Attributes:
        method: The HTTP method.
        path: The path template, such as `/order/checkout-forms/{id}`.
        handler: Does the work. It gets the world and the exchange and never waits.
        scope: The scope that a user's token needs.
        caller: Whose token may call it: a `user`'s, or `any`.
        media: The media type to ask for.
        kind: `api`, `oauth`, `control`, or `file` for what is read and written without a token; each passes
            through checks of its own.
        content: The media type of the body; None where none is expected.
        coverage: How far the sandbox goes: `stateful`, a `collection` that remembers and no more, or
            `generated`: each answer is made up, or the same for ever.
    """

    method: str
    path: str
    handler: Handler
    scope: str | None = None
    caller: Literal["user", "any"] = "user"
    media: str = PUBLIC_V1
    kind: Literal["api", "oauth", "control", "file"] = "api"
    content: str | None = None
    coverage: Coverage = "stateful"

    @property
    def operation(self) -> str:
        """Method and path template, which is how faults and counters name it."""
        return f"{self.method} {self.path}"


@dataclass(slots=True)
class Exchange:
    """One request on its way through the sandbox.

    Attributes:
        method: The HTTP method.
        path: The path, decoded.
        query: The query parameters, decoded.
        headers: The headers.
        body: The body.
        now: The moment of its arrival, in microseconds since 1970.
        route: The route, once it is known.
        params: The path parameters.
        access: The access token, once it is known.
        client_id: The Client ID, once it is known.
        worked: Whether the handler did its work: what it changed is changed, whatever the client got to see.
        path_known: Whether the path is known, if only with other methods.
    """

    method: str
    path: str
    query: MultiMapping[str]
    headers: CIMultiDictProxy[str]
    body: bytes
    now: int
    route: Route | None = None
    params: dict[str, str] = field(default_factory=dict[str, str])
    access: Access | None = None
    client_id: str | None = None
    worked: bool = False
    path_known: bool = False

    @property
    def is_api(self) -> bool:
        """Whether it came for the API, and not for OAuth or the control API."""
        return self.route is None or self.route.kind == "api"

    @property
    def bearer(self) -> str:
        """The access token as it came, perhaps empty."""
        return self.headers.get("Authorization", "").partition(" ")[2].strip()

    @property
    def operation(self) -> str:
        """Method and path template; empty when the path is unknown."""
        return "" if self.route is None else self.route.operation

    @property
    def in_polish(self) -> bool:
        """Whether the messages for people are to be in Polish; in any other language they are in English."""
        return self.headers.get("Accept-Language", "").strip().lower().startswith("pl")

    @property
    def seller(self) -> Seller:
        """The seller whose token came; only routes for a user's token may ask."""
        if self.access is None or self.access.seller is None:
            raise LookupError("the route takes tokens without a user")
        return self.access.seller

    def json(self) -> Any:
        """The body as JSON values.

        Raises:
            ValueError: It is not JSON.
        """
        return json.loads(self.body)


Handler: TypeAlias = "Callable[[World, Exchange], Answer]"
Check: TypeAlias = "Callable[[World, Exchange, Route], Answer | None]"


class RefusedError(Exception):
    """A handler cannot serve the request.

    Attributes:
        answer: What to say instead.
    """

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def ok(body: bytes) -> Answer:
    """The usual answer, from JSON that is written already."""
    return Answer(200, body)


def ok_json(value: object) -> Answer:
    """The usual answer, from plain values."""
    return Answer(200, to_json(value))

"""The seams of the library: what can be replaced, and what a replacement must do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from .auth.pending import PendingSignIn
    from .auth.token import AccountKey, Token
    from .call import Call, Reply
    from .limit_state import LimitsState

__all__ = [
    "Body",
    "Clock",
    "Hook",
    "Limiter",
    "Request",
    "Response",
    "SignInStore",
    "Stream",
    "StreamingTransport",
    "TokenStore",
    "Transport",
]


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request as it goes out.

    Attributes:
        method: The HTTP method.
        url: The full address, percent-encoded.
        headers: All headers that the library sets.
        body: The body, or None.
    """

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer, read whole and decompressed.

    Attributes:
        status: The HTTP status.
        headers: The headers; look-up ignores case.
        body: The body.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class Transport(Protocol):
    """Carries one request to the server and its answer back. It never follows a redirect."""

    async def send(self, request: Request, *, timeout: float) -> Response:
        """Send the request.

        Args:
            request: What to send.
            timeout: Seconds until it is given up.

        Raises:
            TransportError: No answer; `maybe_sent` says whether the server may have seen the request.
            RequestTimeoutError: No answer in time.
        """
        ...

    async def aclose(self) -> None:
        """Close all connections."""
        ...


class Body(Protocol):
    """What is sent piece by piece: a file that shall never be in memory whole."""

    @property
    def size(self) -> int:
        """How many bytes there are: it becomes `Content-Length`."""
        ...

    def open(self) -> AbstractContextManager[AsyncIterator[bytes]]:
        """Read all pieces from the start; each attempt does so anew.

        What the iterator raises is raised to the caller as it is: the file has changed, say.
        """
        ...


class Stream(Protocol):
    """An HTTP answer whose body has not been read yet.

    Attributes:
        status: The HTTP status.
        headers: The headers; look-up ignores case.
        size: How many bytes the body has, decompressed; None where the answer does not say so.
    """

    @property
    def status(self) -> int: ...  # noqa: D102 - among the attributes above
    @property
    def headers(self) -> Mapping[str, str]: ...  # noqa: D102 - among the attributes above
    @property
    def size(self) -> int | None: ...  # noqa: D102 - among the attributes above

    async def read(self) -> bytes:
        """Give the next piece, decompressed; b"" at the end.

        Raises:
            TransportError: The body breaks off, is broken, or is larger than the transport allows.
            RequestTimeoutError: Nothing came for too long.
        """
        ...

    def close(self) -> None:
        """Give the connection back, or cut it where the body was not read to its end. Never waits."""
        ...


@runtime_checkable
class StreamingTransport(Protocol):
    """A transport that can also send and give bodies piece by piece.

    A transport without `open` works with files all the same; they are in memory whole then.
    """

    async def open(self, request: Request, *, timeout: float, body: Body | None = None) -> Stream:
        """Send a request, and give its answer once its headers are there.

        Args:
            request: What to send, without its body.
            timeout: So many seconds may pass without any progress: between pieces of the body that are
                sent, until the headers of the answer, and between pieces of the answer.
            body: The body, if there is one.

        Raises:
            TransportError: No answer; `maybe_sent` says whether the server may have seen the request.
            RequestTimeoutError: No progress for too long.
        """
        ...


@runtime_checkable
class TokenStore(Protocol):
    """Keeps the tokens of accounts, over restarts and for several processes."""

    async def load(self, key: AccountKey) -> Token | None:
        """Give the stored token; None when there is none."""
        ...

    async def save(self, key: AccountKey, token: Token) -> None:
        """Keep the token. It must be safe when this returns: the library uses it only then."""
        ...

    async def delete(self, key: AccountKey) -> None:
        """Forget the token; none stored is fine."""
        ...

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name the accounts that have a token."""
        ...

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        """A lock for the renewal of this account's token, over all who share the store.

        Tasks, event loops of other threads, processes and machines: only one of them may hold it. When its
        holder dies, it becomes free by itself. It is never taken twice by one holder.
        """
        ...


@runtime_checkable
class SignInStore(Protocol):
    """Keeps sign-ins that have begun in a browser and not come back yet.

    A token store may be one too; then `authorization_url` and `login_code` may run in different processes,
    and the caller need not keep anything.
    """

    async def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        """Keep a sign-in under its state; those that have run out may be dropped."""
        ...

    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        """Give the sign-in with this state and forget it, in one step: a state is good once."""
        ...


class Limiter(Protocol):
    """Keeps the request limits."""

    async def acquire(self, call: Call, *, deadline: float | None) -> float:
        """Wait until the call may go out.

        Args:
            call: The call.
            deadline: The clock's time at which the call gives up, if any.

        Returns:
            How many seconds it waited.

        Raises:
            RateLimitError: A 429 has closed the gate, and it reopens after the deadline; or a limit is used
                up for longer than that.
        """
        ...

    def release(self, call: Call, *, seconds: float | None = None, answered: bool = True) -> None:
        """Note that a call which had its permit is no longer under way: answered, failed or cancelled.

        Args:
            call: The call.
            seconds: How long its request took, until the answer or the failure; None when none was sent.
            answered: Whether an answer came. If not, few seconds do not mean that the server is quick: the
                caller gave up, or the connection broke.
        """
        ...

    def refused(self, call: Call, *, retry_after: float | None) -> float:
        """Note a 429, before the call's `release`: everything that shares the limit stops.

        Args:
            call: The refused call.
            retry_after: Seconds the answer asked for, if it did.

        Returns:
            Seconds until the gate reopens.
        """
        ...

    def reopens_in(self, call: Call) -> float:
        """Seconds for which a 429 keeps the gate closed for this call; 0 when it is open."""
        ...

    def state(self) -> LimitsState:
        """Show what is used, who waits, and what is closed: it becomes `AllegroClient.limits`."""
        ...


class Clock(Protocol):
    """Tells the time and waits."""

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""
        ...

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class Hook:
    """Told what happens to calls; subclass it and override what you need.

    Each call begins with `request` and ends exactly once, with `response` or with `error`. What happens
    between comes in the task of the caller, so a method must be quick and cannot wait. An exception of a
    hook is logged once, and the call goes on.

    No method is given a token, a body, a query string or a header: a `Call` comes with operation, path,
    weight and account, and is the same object from `request` to the end; a `Reply` comes with status and
    trace id.
    """

    def request(self, call: Call) -> None:
        """A call begins."""

    def attempt(self, call: Call, number: int) -> None:
        """An attempt goes out; the first has number 1."""

    def waited(self, call: Call, seconds: float) -> None:
        """The call waited for its permit, or for the previous write to the same offer."""

    def retry(self, call: Call, number: int, wait: float, why: str) -> None:
        """Attempt `number` failed; the next one follows after `wait` seconds."""

    def healed(self, call: Call, what: str) -> None:
        """Something went wrong and was put right, as `what` says."""

    def gate_closed(self, seconds: float) -> None:
        """A 429 stopped everything on this Client ID for so long."""

    def token_refreshed(self, account: str) -> None:
        """The account has a new pair of tokens."""

    def response(self, call: Call, reply: Reply, seconds: float) -> None:
        """The call ended with this reply, errors included, after so many seconds."""

    def error(self, call: Call, kind: str, seconds: float) -> None:
        """The call ended without a reply, after so many seconds: `kind` names the exception.

        Such as `TransportError`, `RequestTimeoutError`, `LoginRequiredError`, `RateLimitError` (the gate
        stays closed for longer than the call may take) or `CancelledError`.
        """

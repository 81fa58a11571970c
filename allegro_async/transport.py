"""The one module that imports aiohttp: it sends a request and maps aiohttp's errors to ours."""

from __future__ import annotations

import asyncio
import io
import os
import ssl
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import aiohttp
from yarl import URL

from ._inflate import STEP, BrokenEncodingError, Inflater
from ._network import checked_proxy, counts, proxy_of_environment, seconds, tls_context
from ._streams import AnswerStream, Upload, too_large
from .errors import ClientStateError, RequestTimeoutError, TransportError
from .protocols import Response

if TYPE_CHECKING:
    from collections.abc import Generator
    from os import PathLike

    from .protocols import Body, Request

__all__ = ["AiohttpTransport", "basic_auth"]

_MIB = 1 << 20
_PIECEMEAL = 1 << 18

# Whatever aiohttp, the sockets and the reading of an answer raise. A ValueError is among them because a
# malformed answer can bring one (UnicodeError is one), a RuntimeError because aiohttp raises that on a
# connection or a session that was closed meanwhile.
_TROUBLE = (aiohttp.ClientError, BrokenEncodingError, OSError, ValueError, RuntimeError)


def basic_auth(user: str, password: str) -> str:
    """The value of an `Authorization` header for HTTP Basic (RFC 7617)."""
    return aiohttp.encode_basic_auth(user, password)


class AiohttpTransport:
    """Carries requests over one aiohttp connection pool, which it opens with the first request.

    `docs/transport.md` says more of each setting, and what a caller sees of each fault.

    Args:
        connections: So many connections at once; further requests wait.
        keepalive: Seconds that an idle connection is kept for the next request; 0 keeps none.
        connect_timeout: Seconds for a connection to come up, TLS included.
        dns_ttl: Seconds that an address of a host is remembered; 0 asks anew for every connection.
        ssl_context: Another TLS context. Certificates are always verified.
        ca_file: A PEM file with a company's own certificate authorities, trusted besides the usual ones.
        proxy: The address of an HTTP proxy.
        trust_env: Take the proxy from HTTP_PROXY, HTTPS_PROXY and NO_PROXY, where `proxy` names none.
        max_body: The largest answer that is read, in bytes, after decompression. Default: 64 MiB.

    Raises:
        ConfigurationError: A setting makes no sense; the text names it.
    """

    def __init__(
        self,
        *,
        connections: int = 100,
        keepalive: float = 15.0,
        connect_timeout: float = 10.0,
        dns_ttl: int = 60,
        ssl_context: ssl.SSLContext | None = None,
        ca_file: str | PathLike[str] | None = None,
        proxy: str | None = None,
        trust_env: bool = False,
        max_body: int = 64 * _MIB,
    ) -> None:
        counts(1, connections=connections, max_body=max_body)
        counts(0, dns_ttl=dns_ttl)
        seconds(0.001, connect_timeout=connect_timeout)
        seconds(0, keepalive=keepalive)
        self._connections = connections
        self._keepalive = keepalive
        self._connect_timeout = connect_timeout
        self._dns_ttl = dns_ttl
        self._ssl_context = tls_context(ssl_context, ca_file)
        self._proxy = checked_proxy(proxy)
        self._trust_env = trust_env
        self._max_body = max_body
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    async def send(self, request: Request, *, timeout: float) -> Response:
        """Send one request; see `Transport.send`.

        Raises:
            AnswerTooLargeError: The answer has more than `max_body` bytes.
            ConfigurationError: The environment names something as a proxy that is none.
        """
        session = self._session or self._open()
        proxy = self._proxy or (proxy_of_environment(request.url) if self._trust_env else None)
        attempt = _Attempt()
        token = _attempt.set(attempt)
        try:
            async with session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=request.headers,
                data=_payload(request.body),
                allow_redirects=False,
                proxy=proxy,
                timeout=aiohttp.ClientTimeout(total=timeout, sock_connect=self._connect_timeout),
            ) as response:
                return Response(response.status, response.headers, await _body(response, self._max_body))
        except _TROUBLE as error:
            raise _mapped(error, timeout, maybe_sent=attempt.connected) from _harmless(error)
        except asyncio.CancelledError:
            if self._is_cancelled():
                raise
            raise _closed_meanwhile(attempt) from None
        finally:
            _attempt.reset(token)

    async def open(self, request: Request, *, timeout: float, body: Body | None = None) -> AnswerStream:
        """Send one request and give its answer to be read piece by piece; see `StreamingTransport.open`.

        Raises:
            ConfigurationError: The environment names something as a proxy that is none.
        """
        session = self._session or self._open()
        proxy = self._proxy or (proxy_of_environment(request.url) if self._trust_env else None)
        with ExitStack() as held:
            upload = None if body is None else Upload(held.enter_context(body.open()), body.size)
            with self._telling(timeout, upload):
                async with asyncio.timeout(timeout) as idle:
                    response = await session.request(
                        request.method,
                        URL(request.url, encoded=True),
                        headers=request.headers if upload is None else upload.headers(request, idle, timeout),
                        data=request.body if upload is None else upload,
                        allow_redirects=False,
                        proxy=proxy,
                        timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._connect_timeout),
                    )
            held.callback(response.close)
            if upload is not None:
                upload.answered(response.status)
            return AnswerStream(
                response.status,
                response.headers,
                response.content_length,
                response.content.readany,
                telling=partial(self._telling, timeout, connected=True),
                timeout=timeout,
                bound=self._max_body,
                held=held.pop_all(),
            )

    @contextmanager
    def _telling(
        self, timeout: float, upload: Upload | None = None, *, connected: bool = False
    ) -> Generator[None, None, None]:
        """Map what goes wrong, as `send` does; what the body itself raised is raised as it is."""
        attempt = _Attempt()
        attempt.connected = connected
        token = _attempt.set(attempt)
        try:
            yield
        except _TROUBLE as error:
            if upload is not None and upload.failure is not None:
                raise upload.failure from None
            raise _mapped(error, timeout, maybe_sent=attempt.connected) from _harmless(error)
        except asyncio.CancelledError:
            if self._is_cancelled():
                raise
            raise _closed_meanwhile(attempt) from None
        finally:
            _attempt.reset(token)

    def _is_cancelled(self) -> bool:
        """Whether a cancellation is the caller's; aiohttp has one for whoever waits for a closed pool."""
        task = asyncio.current_task()
        return not self._closed or (task is not None and task.cancelling() > 0)

    async def aclose(self) -> None:
        """Close the pool for good: a call that waits for its turn meanwhile must not open another."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._closed:
            raise ClientStateError("The connection pool is closed; make a new AllegroClient")
        # With a keep-alive of 0 seconds aiohttp keeps connections nevertheless.
        idle: dict[str, Any] = (
            {"keepalive_timeout": self._keepalive} if self._keepalive else {"force_close": True}
        )
        connector = _Connector(
            limit=self._connections,
            ttl_dns_cache=self._dns_ttl,
            ssl=self._ssl_context if self._ssl_context is not None else True,
            **idle,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            # One pool serves many accounts: a shared cookie jar would mix them.
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"Accept-Encoding": "gzip"},
            auto_decompress=False,
            middlewares=(_once,),
        )
        return self._session


class _Attempt:
    """One sending of a request.

    Attributes:
        connected: It has got its connection: from now on the server may see the request.
    """

    __slots__ = ("connected",)

    def __init__(self) -> None:
        self.connected = False


_attempt: ContextVar[_Attempt] = ContextVar("allegro_async_attempt")


class _Connector(aiohttp.TCPConnector):
    """A pool that notes when a request gets its connection, and gives none out that is spoilt."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # pyright: ignore[reportUnknownMemberType] - aiohttp's own types
        self._used: WeakSet[object] = WeakSet()

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[Any], timeout: aiohttp.ClientTimeout
    ) -> aiohttp.connector.Connection:
        while True:
            connection = await super().connect(req, traces, timeout)
            protocol = connection.protocol
            assert protocol is not None  # it has just been connected
            if not protocol.should_close or protocol not in self._used:
                self._used.add(protocol)
                _attempt.get().connected = True
                return connection
            # The server has said something while nobody had asked: whoever took this connection would
            # get that for an answer, perhaps another account's.
            connection.close()


class _EndedError(RuntimeError):
    """A broken connection, in a form that aiohttp does not know."""


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Keep aiohttp from sending GET, PUT and DELETE a second time by itself: the pipeline decides that."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise _EndedError from error


def _payload(body: bytes | None) -> bytes | io.BytesIO | None:
    """A large body goes out in pieces: aiohttp warns of one that would keep the event loop busy."""
    return io.BytesIO(body) if body is not None and len(body) > _PIECEMEAL else body


def _closed_meanwhile(attempt: _Attempt) -> TransportError:
    return TransportError("No connection: the pool was closed meanwhile", maybe_sent=attempt.connected)


async def _body(response: aiohttp.ClientResponse, bound: int) -> bytes:
    """Read the body, decompressed, in steps; whatever the server sends, memory stays within the bound."""
    length, encoding = response.content_length, response.headers.get("Content-Encoding")
    if length is not None:
        if length > bound:
            raise too_large(bound)
        if encoding is None:
            return await response.read()  # aiohttp gives no byte more than the announced length
    inflater = Inflater(encoding or "")
    received = 0
    whole: bytes | bytearray = b""
    while chunk := await response.content.readany():
        received += len(chunk)
        for piece in inflater.pieces(chunk):
            if max(received, len(whole) + len(piece)) > bound:
                raise too_large(bound)
            if not whole:
                whole = piece
                continue
            if isinstance(whole, bytes):
                whole = bytearray(whole)
            whole += piece
            if len(whole) % STEP < len(piece):
                await asyncio.sleep(0)  # a large answer must not keep the others waiting
    inflater.end()
    return whole if isinstance(whole, bytes) else bytes(whole)


def _mapped(error: BaseException, timeout: float, *, maybe_sent: bool) -> TransportError:
    """Say what went wrong; the request is `maybe_sent` from the moment it had its connection."""
    if isinstance(error, _EndedError) and error.__cause__ is not None:
        error = error.__cause__
    if isinstance(error, TimeoutError) and not isinstance(error, aiohttp.ConnectionTimeoutError):
        return RequestTimeoutError(f"No answer within {timeout:g} s", maybe_sent=maybe_sent)
    what = _what(error) if maybe_sent else "No connection"
    return TransportError(f"{what}: {_why(error)}", maybe_sent=maybe_sent)


def _what(error: BaseException) -> str:
    if isinstance(error, aiohttp.ClientResponseError):
        return "The answer is no HTTP"
    broken = isinstance(error, aiohttp.ClientPayloadError | BrokenEncodingError)
    return "The answer is broken" if broken else "The connection broke"


def _why(error: BaseException) -> str:
    # The text of aiohttp's errors can hold the address with its query, so only the kind is told.
    if isinstance(error, BrokenEncodingError):
        return str(error)
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return f"{type(error).__name__} (the proxy answered {error.status})"
    reason = _reason(_harmless(error) or error)
    return type(error).__name__ + (f" ({reason})" if reason else "")


def _reason(error: BaseException) -> str | None:
    if isinstance(error, ssl.SSLError):
        return getattr(error, "verify_message", None) or error.reason
    if isinstance(error, OSError) and error.errno is not None and error.errno > 0:
        return os.strerror(error.errno)
    return getattr(error, "strerror", None)


def _harmless(error: BaseException) -> BaseException | None:
    """The cause that may be shown: aiohttp's own errors hold the address, or the headers with the token."""
    found: object = getattr(error, "certificate_error", None) or getattr(error, "os_error", None)
    return found if isinstance(found, BaseException) else None

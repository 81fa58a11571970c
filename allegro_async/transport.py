"""The one module that imports aiohttp: it sends a request and maps aiohttp's errors to ours."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import aiohttp
from yarl import URL

from .errors import ClientStateError, ConfigurationError, RequestTimeoutError, TransportError
from .protocols import Response

if TYPE_CHECKING:
    from .protocols import Request

__all__ = ["AiohttpTransport", "basic_auth"]

_CONNECT_SECONDS = 10.0
_DNS_SECONDS = 300

# These arise before the first byte of the request has left.
_NOT_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
)


def basic_auth(user: str, password: str) -> str:
    """The value of an `Authorization` header for HTTP Basic (RFC 7617)."""
    return aiohttp.encode_basic_auth(user, password)


class AiohttpTransport:
    """Carries requests over one aiohttp connection pool, which it opens with the first request.

    Args:
        connections: So many connections at once; further requests wait.
        ssl_context: Another TLS context, for a company's own certificate authority. Certificates are
            always verified.
        proxy: The address of an HTTP proxy.

    Raises:
        ConfigurationError: The context does not verify certificates, or `connections` is below 1.
    """

    def __init__(
        self,
        *,
        connections: int = 100,
        ssl_context: ssl.SSLContext | None = None,
        proxy: str | None = None,
    ) -> None:
        if connections < 1:
            raise ConfigurationError(f"connections is {connections}; it must be 1 or more")
        if ssl_context is not None and not (
            ssl_context.verify_mode is ssl.CERT_REQUIRED and ssl_context.check_hostname
        ):
            raise ConfigurationError(
                "ssl_context must verify certificates: verify_mode = ssl.CERT_REQUIRED, check_hostname = True"
            )
        self._connections = connections
        self._ssl_context = ssl_context
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    async def send(self, request: Request, *, timeout: float) -> Response:
        """Send one request; see `Transport.send`."""
        session = self._session or self._open()
        try:
            async with session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=request.headers,
                data=request.body,
                allow_redirects=False,
                proxy=self._proxy,
                timeout=aiohttp.ClientTimeout(total=timeout, sock_connect=_CONNECT_SECONDS),
            ) as response:
                return Response(response.status, response.headers, await response.read())
        except _NOT_SENT as error:
            raise TransportError(_said("No connection", error), maybe_sent=False) from error
        except TimeoutError as error:
            raise RequestTimeoutError(f"No answer within {timeout:g} s", maybe_sent=True) from error
        except (aiohttp.ClientError, OSError) as error:
            raise TransportError(_said("The connection broke", error), maybe_sent=True) from error

    async def aclose(self) -> None:
        """Close the pool for good: a call that waits for its turn meanwhile must not open another."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._closed:
            raise ClientStateError("The connection pool is closed; make a new AllegroClient")
        connector = aiohttp.TCPConnector(
            limit=self._connections,
            ttl_dns_cache=_DNS_SECONDS,
            ssl=self._ssl_context if self._ssl_context is not None else True,
        )
        # One pool serves many accounts: a shared cookie jar would mix them.
        session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        # aiohttp repeats a GET, PUT or DELETE by itself when an open connection breaks. Then a write could be
        # carried out and refused as done already, and nobody would know of the first time.
        session._retry_connection = False  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        self._session = session
        return session


def _said(what: str, error: BaseException) -> str:
    # The text of aiohttp's errors can hold the address with its query, so only the kind is told.
    number = getattr(error, "strerror", None) or getattr(getattr(error, "os_error", None), "strerror", None)
    return f"{what}: {type(error).__name__}" + (f" ({number})" if number else "")

"""How files go over a transport: pieces out, pieces in. For the `carrier` of a call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .protocols import Response, StreamingTransport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from .protocols import Body, Request, Stream, Transport

__all__ = ["HandOver", "Receiving", "Sending", "rest_of"]

_NO_CONTENT = 204
_SUCCESS = range(200, 300)


@dataclass(frozen=True, slots=True)
class Sending:
    """Sends a body piece by piece; each attempt begins anew.

    Attributes:
        body: The body.
    """

    body: Body

    async def __call__(self, transport: Transport, request: Request, timeout: float) -> Response:
        """Send the request and read the answer."""
        if not isinstance(transport, StreamingTransport):
            with self.body.open() as pieces:
                whole = b"".join([piece async for piece in pieces])
            return await transport.send(replace(request, body=whole), timeout=timeout)
        stream = await transport.open(request, timeout=timeout, body=self.body)
        try:
            return Response(stream.status, stream.headers, await rest_of(stream))
        finally:
            stream.close()


@dataclass(frozen=True, slots=True)
class Receiving:
    """Reads a file piece by piece, to its end, within the attempt; the next attempt begins anew.

    Attributes:
        sink: Takes the stream, and gives the body for the reply.
    """

    sink: Callable[[Stream], Awaitable[bytes]]

    async def __call__(self, transport: Transport, request: Request, timeout: float) -> Response:
        """Send the request and read the file; an answer that is none is read as any other."""
        stream = await _opened(transport, request, timeout)
        try:
            body = await (self.sink(stream) if _has_file(stream) else rest_of(stream))
            return Response(stream.status, stream.headers, body)
        finally:
            stream.close()


class HandOver:
    """Keeps a file's stream for somebody who reads it after the call.

    Attributes:
        stream: The stream, once there is one; whoever has this closes it.
    """

    __slots__ = ("stream",)

    def __init__(self) -> None:
        self.stream: Stream | None = None

    async def __call__(self, transport: Transport, request: Request, timeout: float) -> Response:
        """Send the request; an answer that is no file is read as any other."""
        stream = await _opened(transport, request, timeout)
        if _has_file(stream):
            self.stream = stream
            return Response(stream.status, stream.headers, b"")
        try:
            return Response(stream.status, stream.headers, await rest_of(stream))
        finally:
            stream.close()

    def close(self) -> None:
        """Close the stream, if there is one."""
        if self.stream is not None:
            self.stream.close()


async def _opened(transport: Transport, request: Request, timeout: float) -> Stream:
    if isinstance(transport, StreamingTransport):
        return await transport.open(request, timeout=timeout)
    return _Whole(await transport.send(request, timeout=timeout))


def _has_file(stream: Stream) -> bool:
    return stream.status in _SUCCESS and stream.status != _NO_CONTENT


async def rest_of(stream: Stream) -> bytes:
    """Read the rest of a stream into memory; the transport bounds it."""
    whole = bytearray()
    while piece := await stream.read():
        whole += piece
    return bytes(whole)


class _Whole:
    """An answer that is in memory already, as a stream."""

    def __init__(self, response: Response) -> None:
        self._response = response
        self._left = response.body

    @property
    def status(self) -> int:
        return self._response.status

    @property
    def headers(self) -> Mapping[str, str]:
        return self._response.headers

    @property
    def size(self) -> int:
        return len(self._response.body)

    async def read(self) -> bytes:
        piece, self._left = self._left, b""
        return piece

    def close(self) -> None:
        """Nothing is open."""

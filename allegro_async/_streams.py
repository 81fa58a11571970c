"""Bodies that go out and come in piece by piece, within bounds of time and memory."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ._inflate import Inflater
from .errors import AnswerTooLargeError, TransportError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
    from contextlib import AbstractContextManager, ExitStack

    from .protocols import Request

__all__ = ["AnswerStream", "Upload", "too_large"]

_MIB = 1 << 20
_SUCCESS = range(200, 300)


class Upload:
    """The body of a request, with an eye on whether it moves.

    Args:
        pieces: The pieces.
        size: How many bytes they have.

    Attributes:
        failure: What the pieces raised, if they did.
    """

    def __init__(self, pieces: AsyncIterator[bytes], size: int) -> None:
        self._pieces = pieces
        self._size = size
        self._left = size
        self._idle: asyncio.Timeout | None = None
        self._seconds = 0.0
        self.failure: Exception | None = None

    def headers(self, request: Request, idle: asyncio.Timeout, seconds: float) -> dict[str, str]:
        """Give the headers of the request; each piece taken from now on puts the end of `idle` off."""
        self._idle, self._seconds = idle, seconds
        return {**request.headers, "Content-Length": str(self._size)}

    def __aiter__(self) -> Upload:
        return self

    async def __anext__(self) -> bytes:
        if self._idle is not None and not self._idle.expired():
            self._idle.reschedule(asyncio.get_running_loop().time() + self._seconds)
        try:
            piece = await anext(self._pieces)
        except StopAsyncIteration:
            raise
        except Exception as error:
            self.failure = error
            raise
        self._left -= len(piece)
        return piece

    def answered(self, status: int) -> None:
        """Note that the answer is there.

        Raises:
            TransportError: It is a success, although not all has been sent.
        """
        self._idle = None
        if self._left and status in _SUCCESS:
            raise TransportError("The answer came before the whole file was sent", maybe_sent=True)


class AnswerStream:
    """An answer that is read piece by piece; see `protocols.Stream`.

    Args:
        status: Its status.
        headers: Its headers.
        length: Its `Content-Length`, if it has one.
        receive: Gives the next bytes of the body as they came, none at the end.
        telling: Maps what reading raises.
        timeout: Seconds to wait for the next bytes.
        bound: The largest body, before and after decompression.
        held: Closed with the stream.
    """

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str],
        length: int | None,
        receive: Callable[[], Awaitable[bytes]],
        *,
        telling: Callable[[], AbstractContextManager[None]],
        timeout: float,
        bound: int,
        held: ExitStack,
    ) -> None:
        self.status = status
        self.headers = headers
        self.size = None if "Content-Encoding" in headers else length
        self._receive = receive
        self._telling = telling
        self._timeout = timeout
        self._bound = bound
        self._held = held
        self._inflater: Inflater | None = None
        self._steps: Iterator[bytes] = iter(())
        self._received = 0
        self._given = 0

    async def read(self) -> bytes:
        """Give the next piece, decompressed; b"" at the end."""
        with self._telling():
            if self._inflater is None:
                if (self.size or 0) > self._bound:
                    raise too_large(self._bound)
                self._inflater = Inflater(self.headers.get("Content-Encoding", ""))
            while True:
                for piece in self._steps:
                    if piece:
                        return self._counted(piece)
                async with asyncio.timeout(self._timeout):
                    received = await self._receive()
                if not received:
                    self._inflater.end()
                    return b""
                self._received += len(received)
                self._steps = self._inflater.pieces(received)

    def _counted(self, piece: bytes) -> bytes:
        self._given += len(piece)
        if max(self._received, self._given) > self._bound:
            raise too_large(self._bound)
        return piece

    def close(self) -> None:
        """Give the connection back, or cut it where something is left to read."""
        self._held.close()


def too_large(bound: int) -> AnswerTooLargeError:
    """Make the error of an answer that is larger than the bound."""
    size = f"{bound / _MIB:g} MiB" if bound >= _MIB else f"{bound} bytes"
    return AnswerTooLargeError(
        f"The answer is larger than {size}, the bound of max_body: if that is right, "
        "pass AiohttpTransport(max_body=...) with a larger one",
        maybe_sent=True,
    )

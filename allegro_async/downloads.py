"""Files that come from Allegro: into memory, to a path, or piece by piece."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING

from ._carriers import HandOver, Receiving, rest_of
from ._saving import PartFile
from ._sources import PIECE
from .auth._threads import in_thread
from .errors import ClientStateError
from .file_errors import NoFileError
from .reading import error_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from os import PathLike
    from types import TracebackType

    from .call import Call, Carrier, Reply, Sender
    from .protocols import Stream

__all__ = ["Download", "DownloadStream"]

_SUCCESS = range(200, 300)


class Download:
    """A file of Allegro's that has not been asked for yet.

        content = await allegro.shipments.download_labels(ids).read()
        path = await allegro.shipments.download_labels(ids).save("labels.pdf")
        async with allegro.shipments.download_labels(ids) as stream:
            async for piece in stream:
                ...

    Nothing is sent before one of the three. Each use asks anew, with the limits, the tokens and the retries
    of every call. The call's `timeout` bounds `read` and `save` as a whole, and a stream up to its first
    byte; `attempt_timeout` is how long Allegro may send nothing.

    Args:
        sender: Carries the call out.
        call: The call whose answer is the file.
        find: Finds the address of the file, where Allegro has to be asked for that first.
    """

    __slots__ = ("_call", "_find", "_open", "_sender")

    def __init__(
        self, sender: Sender, call: Call, find: Callable[[], Awaitable[str | None]] | None = None
    ) -> None:
        self._sender = sender
        self._call = call
        self._find = find
        self._open: HandOver | None = None

    def __repr__(self) -> str:
        return f"<Download by {self._call.operation}>"

    async def read(self, *, progress: Callable[[int, int | None], object] | None = None) -> bytes:
        """Read the file into memory.

        Args:
            progress: Told how many bytes have come, and how many there are where Allegro says so. It starts
                again at the beginning when the download does.

        Raises:
            NoFileError: Allegro has no such file.
        """

        async def sink(stream: Stream) -> bytes:
            return await rest_of(_Watched(stream, progress))

        return _must_have((await self._send(Receiving(sink))).body, self._call)

    async def save(
        self,
        path: str | PathLike[str],
        *,
        overwrite: bool = False,
        progress: Callable[[int, int | None], object] | None = None,
    ) -> Path:
        """Write the file to a path, whole or not at all.

        It is written beside the path under another name, made safe on the disk, and then renamed. On an error
        or a cancellation nothing is left behind. A download that breaks off is begun again, as often as the
        call's `attempts` allow.

        Args:
            path: Where to; its folder must exist.
            overwrite: Replace a file that is there; the old one stays until the new one is whole.
            progress: See `read`.

        Returns:
            The path.

        Raises:
            FileRefusedError: The path is taken, is a folder, or lies in no folder; before any request.
            NoFileError: Allegro has no such file.
            OSError: It cannot be written: the disk is full, say.
        """
        part = await in_thread(PartFile, Path(path), overwrite=overwrite)

        async def sink(stream: Stream) -> bytes:
            await in_thread(part.begin)
            return await _write_all(_Watched(stream, progress), part)

        try:
            _must_have((await self._send(Receiving(sink))).body, self._call)
            await in_thread(part.finish)
        finally:
            part.discard()
        return part.path

    async def __aenter__(self) -> DownloadStream:
        if self._open is not None:
            raise ClientStateError("This download is being read already: make another one")
        opened = HandOver()
        try:
            await self._send(opened)
        except BaseException:
            opened.close()  # cancelled after the stream was opened
            raise
        if opened.stream is None:
            raise _no_file(self._call)
        self._open = opened
        return DownloadStream(opened.stream)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        opened, self._open = self._open, None
        assert opened is not None  # it was entered
        opened.close()

    async def _send(self, carrier: Carrier) -> Reply:
        call = self._call
        if self._find is not None:
            call = replace(call, location=await self._find())
            if not call.location:
                raise _no_file(call)
        reply = await self._sender.send(replace(call, carrier=carrier))
        if reply.status not in _SUCCESS:
            raise error_of(reply)  # a redirection, which is not followed
        return reply


class DownloadStream:
    """A file that is coming in: iterate it for its pieces, of at most a megabyte.

    A file that breaks off raises `TransportError`. It is not asked for again, since some of it was given
    out. Leave the `async with` whenever you like; the connection is given back then.

    Attributes:
        content_type: What Allegro calls its kind.
        name: The name that Allegro gives the file, without any folders; None where it gives none. It comes
            from somebody else's machine: do not trust it with more than being shown.
        size: How many bytes it has; None where Allegro does not say so.
        received: How many bytes have been given out.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.content_type = stream.headers.get("Content-Type", "")
        self.name = _name(stream.headers.get("Content-Disposition", ""))
        self.size = stream.size
        self.received = 0

    def __repr__(self) -> str:
        return f"<DownloadStream, {self.received} of {self.size or 'unknown'} bytes>"

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        piece = await self._stream.read()
        if not piece:
            raise StopAsyncIteration
        self.received += len(piece)
        return piece


class _Watched:
    """A stream with somebody who is told of each piece."""

    def __init__(self, stream: Stream, progress: Callable[[int, int | None], object] | None) -> None:
        self.status, self.headers, self.size = stream.status, stream.headers, stream.size
        self.close = stream.close
        self._stream = stream
        self._progress = progress
        self._received = 0

    async def read(self) -> bytes:
        piece = await self._stream.read()
        self._received += len(piece)
        if piece and self._progress is not None:
            self._progress(self._received, self.size)
        return piece


async def _write_all(stream: _Watched, part: PartFile) -> bytes:
    """Write a stream, and give one byte of it: the sign that it had any."""
    waiting = bytearray()
    first = b""
    while piece := await stream.read():
        first = first or piece[:1]
        waiting += piece
        if len(waiting) >= PIECE:  # a thread for every little piece would cost more than the writing
            await in_thread(part.write, waiting)
            waiting.clear()
    await in_thread(part.write, waiting)
    return first


def _must_have(body: bytes, call: Call) -> bytes:
    if not body:
        raise _no_file(call)
    return body


def _no_file(call: Call) -> NoFileError:
    return NoFileError(f"Allegro has no file to give here [{call.operation}]")


def _name(disposition: str) -> str | None:
    """Read the name of the file from a `Content-Disposition` (RFC 6266)."""
    header = Message()
    header["Content-Disposition"] = disposition
    name = header.get_filename()
    return (name.replace("\\", "/").rpartition("/")[2] or None) if name else None

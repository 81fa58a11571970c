"""Undo the compression of an answer in bounded steps. Pure: bytes in, bytes out."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["STEP", "BrokenEncodingError", "Inflater"]

STEP = 1 << 20
"""No step gives more bytes than this: a megabyte takes a few milliseconds."""

_MEMBERS = 100  # a gzip file may be a chain of them; a chain without end is an attack
_AUTOMATIC = zlib.MAX_WBITS + 32  # gzip or zlib, whichever the first bytes say
_PLAIN = frozenset({"", "identity"})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})


class BrokenEncodingError(Exception):
    """The bytes are not what `Content-Encoding` says, or they end too early."""


class Inflater:
    """Undoes the encoding of one answer.

    aiohttp's own decompression takes a truncated gzip answer for a whole one, so it is done here.

    Args:
        encoding: The value of `Content-Encoding`.

    Raises:
        BrokenEncodingError: The encoding is none that was asked for.
    """

    __slots__ = ("_begun", "_members", "_zlib")

    def __init__(self, encoding: str) -> None:
        encoding = encoding.strip().lower()
        if encoding not in _PLAIN and encoding not in _PACKED:
            raise BrokenEncodingError("its Content-Encoding was not asked for")
        self._zlib = None if encoding in _PLAIN else zlib.decompressobj(_AUTOMATIC)
        self._members = 1
        self._begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Undo the encoding of the next bytes, and give what comes of them step by step.

        Raises:
            BrokenEncodingError: The bytes are not compressed so.
        """
        if self._zlib is None:
            yield data
            return
        more = bool(data)
        self._begun = self._begun or more
        while more:
            if self._zlib.eof:
                self._begin_next()
            try:
                piece = self._zlib.decompress(data, STEP)
            except zlib.error:
                raise BrokenEncodingError("its compression is corrupt") from None
            yield piece
            data = self._zlib.unused_data if self._zlib.eof else self._zlib.unconsumed_tail
            more = bool(data) or (len(piece) == STEP and not self._zlib.eof)

    def end(self) -> None:
        """Check that nothing is missing.

        Raises:
            BrokenEncodingError: The compressed bytes end too early.
        """
        if self._zlib is not None and self._begun and not self._zlib.eof:
            raise BrokenEncodingError("its compressed body ends too early")

    def _begin_next(self) -> None:
        self._members += 1
        if self._members > _MEMBERS:
            raise BrokenEncodingError(f"its compressed body has more than {_MEMBERS} parts")
        self._zlib = zlib.decompressobj(_AUTOMATIC)

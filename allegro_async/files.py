"""Files that go to Allegro: what can be given, and how it is made ready before anything is sent."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias, cast

from ._file_kinds import check_file, check_name, megabytes, too_large
from ._sources import Content, file_content, memory_content, object_content
from .auth._threads import in_thread
from .file_errors import FileRefusedError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from ._file_kinds import FileRules

__all__ = ["FileSource", "PreparedFile", "UploadProgress", "prepared"]

FileSource: TypeAlias = (
    bytes | bytearray | memoryview | str | os.PathLike[str] | IO[bytes] | AsyncIterable[bytes]
)
"""A file to send: its bytes, its path, an open binary file, or an asynchronous iterable of its bytes."""

UploadProgress: TypeAlias = Callable[[int, int], object]
"""Told how many bytes have gone out, and how many there are. It starts again when an upload does."""


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file that was checked and can be sent, as often as need be.

    Attributes:
        content: Its bytes.
        kind: Its media type, found from its bytes.
        name: The name under which it is declared.
    """

    content: Content
    kind: str
    name: str

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.content.size


@asynccontextmanager
async def prepared(
    source: FileSource, rules: FileRules, *, name: str | None = None, progress: UploadProgress | None = None
) -> AsyncGenerator[PreparedFile, None]:
    """Make a file ready, and keep it so inside the block. Nothing is sent.

    An asynchronous iterable is written to a temporary file first: it cannot be read twice, and an attempt
    may have to be repeated.

    Args:
        source: The file.
        rules: What the operation takes.
        name: The name to declare. Default: the path's, or one that fits the kind.
        progress: Told what has gone out.

    Raises:
        FileRefusedError: The file is missing, a folder, empty, too large, or of a kind that is not taken.
    """
    async with _content(source, rules) as content:
        kind = check_file(content.head, content.size, rules, content.shown)
        named = check_name(name or _own_name(source), kind, rules)
        yield PreparedFile(replace(content, progress=progress), kind, named)


@asynccontextmanager
async def _content(source: FileSource, rules: FileRules) -> AsyncGenerator[Content, None]:
    if isinstance(source, bytes | bytearray | memoryview):
        yield memory_content(bytes(source))
    elif isinstance(source, str | os.PathLike):
        yield await in_thread(file_content, Path(source))
    elif isinstance(source, AsyncIterable):
        from tempfile import TemporaryFile  # few need it

        with TemporaryFile() as file:
            await _fill(file, cast("AsyncIterable[object]", source), rules)
            yield await in_thread(object_content, file)
    elif hasattr(source, "read"):
        yield await in_thread(object_content, source)
    else:
        raise FileRefusedError(
            f"A {type(source).__name__} is no file: give bytes, a path, a binary file or an async iterable"
        )


async def _fill(file: IO[bytes], source: AsyncIterable[object], rules: FileRules) -> None:
    """Write all that comes to a temporary file, and stop where it is more than the operation takes."""
    pieces, size = aiter(source), 0
    try:
        async for piece in pieces:
            if not isinstance(piece, bytes | bytearray | memoryview):
                raise FileRefusedError(
                    f"The async iterable gives a {type(piece).__name__}; it must give the file's bytes"
                )
            data = bytes(cast("bytes", piece))
            size += len(data)
            if rules.most is not None and size > rules.most:
                raise too_large(rules, "The file", f"has more than {megabytes(rules.most)}")
            await in_thread(file.write, data)
    finally:
        close: Any = getattr(pieces, "aclose", None)
        if close is not None:
            await close()  # a generator that is left in the middle holds what it has opened
    await in_thread(file.seek, 0)


def _own_name(source: FileSource) -> str | None:
    """The name of a file by its path."""
    path: object = source if isinstance(source, str | os.PathLike) else getattr(source, "name", None)
    return Path(cast("str", path)).name if isinstance(path, str | os.PathLike) else None

"""What can be given as a file, and how it is read."""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, Any

import pytest

from allegro_async._file_kinds import FileRules
from allegro_async._sources import PIECE, Content, file_content, memory_content, object_content
from allegro_async.file_errors import FileChangedError, FileRefusedError
from allegro_async.files import FileSource, PreparedFile, prepared

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 2000  # more than three pieces
RULES = FileRules("a note", ("application/pdf",), 1 << 20, "nowhere")


async def everything(content: Content) -> list[bytes]:
    with content.open() as pieces:
        return [piece async for piece in pieces]


async def ready(source: FileSource, **settings: Any) -> tuple[PreparedFile, bytes]:
    async with prepared(source, RULES, **settings) as file:
        first = b"".join(await everything(file.content))
        assert first == b"".join(await everything(file.content))  # it can be read again
        return file, first


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "note.pdf"
    found.write_bytes(PDF)
    return found


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
async def test_bytes_are_a_file(kind: Any) -> None:
    file, content = await ready(kind(PDF))
    assert (file.name, file.kind, file.size, content) == ("file.pdf", "application/pdf", len(PDF), PDF)


@pytest.mark.parametrize("kind", [str, Path])
async def test_a_path_is_a_file_with_its_name(kind: Any, path: Path) -> None:
    file, content = await ready(kind(path))
    assert (file.name, content) == ("note.pdf", PDF)
    assert (await ready(kind(path), name="other.pdf"))[0].name == "other.pdf"


async def test_an_open_file_is_sent_from_where_it_stands_and_stays_open(path: Path) -> None:
    with path.open("rb") as opened:
        file, content = await ready(opened)
        assert (file.name, content) == ("note.pdf", PDF)
        assert opened.tell() == 0  # so that it can be sent once more
    buffer = io.BytesIO(b"head" + PDF)
    buffer.seek(4)
    file, content = await ready(buffer)
    assert (file.name, content, buffer.closed) == ("file.pdf", PDF, False)


async def test_an_async_iterable_is_a_file() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(PDF), 1000):
            yield PDF[start : start + 1000]

    file, content = await ready(pieces())
    assert (file.name, content) == ("file.pdf", PDF)


class Endless:
    """Gives pieces for ever, or so many, and has nothing to close."""

    def __init__(self, end: int = 1000) -> None:
        self.given = 0
        self.end = end

    def __aiter__(self) -> Endless:
        return self

    async def __anext__(self) -> bytes:
        if self.given == self.end:
            raise StopAsyncIteration
        self.given += 1
        return b"BM" + bytes(99_998)


async def test_an_async_iterable_without_end_is_left_at_the_limit() -> None:
    endless = Endless()
    with pytest.raises(FileRefusedError, match=r"has more than 1\.0 MiB"):
        await ready(endless)
    assert endless.given == 11


async def test_an_async_iterable_that_is_no_generator_is_a_file() -> None:
    endless = Endless(end=3)
    async with prepared(endless, FileRules("a note", ("image/bmp",), 1 << 20)) as file:
        assert file.size == 300_000


async def test_an_async_generator_that_is_left_early_is_closed() -> None:
    closed = False

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal closed
        try:
            while True:
                yield bytes(100_000)
        finally:
            closed = True

    with pytest.raises(FileRefusedError):
        await ready(pieces())
    assert closed


async def test_an_async_iterable_of_anything_else_is_refused() -> None:
    async def pieces() -> AsyncIterator[Any]:
        yield "text"

    with pytest.raises(FileRefusedError, match="gives a str"):
        await ready(pieces())


async def test_an_async_iterable_without_a_limit_is_taken_whole() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"%PDF-1.7"

    async with prepared(pieces(), FileRules("a note", ("application/pdf",))) as file:
        assert file.size == 8


async def test_what_is_no_file_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="A list is no file"):
        await ready([b"%PDF"])  # type: ignore[arg-type]


async def test_a_closed_file_and_a_text_file_are_refused(path: Path) -> None:
    with path.open("rb") as closed:
        pass
    with pytest.raises(FileRefusedError, match="is it still open"):
        await ready(closed)
    with path.open(encoding="latin-1") as text, pytest.raises(FileRefusedError, match="binary mode"):
        await ready(text)  # type: ignore[arg-type]


async def test_a_file_that_cannot_be_read_twice_is_refused() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe, os.fdopen(writing, "wb"):
        await _refuses(pipe)


async def _refuses(pipe: IO[bytes]) -> None:
    with pytest.raises(FileRefusedError, match="cannot be read twice"):
        await ready(pipe)


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, word in (
        (tmp_path / "none", "There is no file"),
        (tmp_path, "folder"),
        (tmp_path / "pipe", "no file"),
    ):
        with pytest.raises(FileRefusedError, match=word):
            file_content(path)


def test_a_path_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="cannot be read: File name too long"):
        file_content(tmp_path / ("n" * 300))
    with pytest.raises(FileRefusedError, match="null character"):
        file_content(tmp_path / "a\0b")


async def test_pieces_are_small_and_progress_tells_what_went_out(path: Path) -> None:
    told: list[tuple[int, int]] = []
    async with prepared(path, RULES, progress=lambda n, of: told.append((n, of))) as file:
        pieces = await everything(file.content)
    assert {len(piece) for piece in pieces[:-1]} == {PIECE}
    assert told == [(min(n * PIECE, len(PDF)), len(PDF)) for n in range(1, len(pieces) + 1)]


async def test_a_file_that_is_closed_while_it_is_sent_is_an_error(path: Path) -> None:
    with path.open("rb") as opened:
        content = object_content(opened)
        with content.open() as pieces:
            await anext(pieces)
            opened.close()
            with pytest.raises(FileChangedError, match="could not be read to its end"):
                await anext(pieces)


async def test_an_open_file_that_grows_is_an_error() -> None:
    buffer = io.BytesIO(PDF)
    content = object_content(buffer)
    buffer.seek(0, io.SEEK_END)
    buffer.write(b"more")
    with pytest.raises(FileChangedError, match="changed while it was sent"):
        await everything(content)


async def test_a_reading_that_was_given_up_gives_nothing_more() -> None:
    with memory_content(PDF).open() as pieces:
        await anext(pieces)
    with pytest.raises(FileChangedError, match="given up"):
        await anext(pieces)


async def test_a_file_is_closed_when_its_reading_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[IO[bytes]] = []

    def note(where: Path) -> IO[bytes]:
        opened.append(where.open("rb"))
        return opened[-1]

    monkeypatch.setattr("allegro_async._sources._open", note)
    with file_content(path).open() as pieces:
        await anext(pieces)
        assert [each.closed for each in opened] == [True, False]
    assert all(each.closed for each in opened)


async def test_a_cancelled_reading_closes_its_file(path: Path) -> None:
    content = file_content(path)
    task = asyncio.ensure_future(everything(content))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_a_content_shows_no_bytes() -> None:
    assert "PDF-1.7" not in repr(memory_content(PDF))

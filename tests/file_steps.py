"""Steps that the tests of uploads and downloads share."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

import pytest
from aiohttp import web

from allegro_async.downloads import Download
from tests.file_house import Behaviour, House, give

LABELS = b"%PDF-1.7" + bytes(3_000_000)
MANUAL = b"%PDF-1.7\n" + bytes(3_000_000)


def make_pdf(path: Path, size: int = len(MANUAL)) -> Path:
    """Write a PDF of a size; 15 MB are more than the sockets of a machine hold."""
    path.write_bytes(MANUAL[:9] + bytes(size - 9))
    return path


def rewrite(path: Path) -> None:
    """Write another file in the place of one."""
    path.write_bytes(b"%PDF-1.7 another")


def digest(path: Path) -> str:
    """What identifies the bytes of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The warnings in the log."""
    return [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]


def labels(h: House, **options: object) -> Download:
    """A download of labels."""
    return h.client.shipments.download_labels(["s-1"], **options)  # type: ignore[arg-type]


def breaks_at(place: int) -> Behaviour:
    """Give the labels up to a place, and cut the connection."""

    async def behave(request: web.BaseRequest) -> web.StreamResponse:
        return await give(request, LABELS, {}, cut_at=place)

    return behave


async def no_file(_request: web.BaseRequest) -> web.StreamResponse:
    """Answer that there is no file."""
    return web.Response(status=204)


def names_in(folder: Path) -> list[str]:
    """The names of what is in a folder."""
    return sorted(each.name for each in folder.iterdir())


async def use(download: Download, way: str, folder: Path) -> bytes:
    """Fetch a file in one of the three ways."""
    if way == "read":
        return await download.read()
    if way == "save":
        return (await download.save(folder / "l.pdf")).read_bytes()
    async with download as stream:
        return b"".join([piece async for piece in stream])

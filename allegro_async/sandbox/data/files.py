"""What a file is by its first bytes, and images made from nothing."""

from __future__ import annotations

import zlib

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
WEBP = "image/webp"
GIF = "image/gif"
BMP = "image/bmp"
TIFF = "image/tiff"

_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"BM", BMP),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)


def media_of(body: bytes) -> str | None:
    """Tell the media type of a file by its first bytes; None if it is none of those that Allegro takes."""
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return WEBP
    return next((media for beginning, media in _BEGINNINGS if body.startswith(beginning)), None)


def png(colour: bytes, side: int = 500) -> bytes:
    """Make a square image of one colour.

    Args:
        colour: Three bytes: red, green, blue.
        side: The width and the height, in pixels.
    """
    size = side.to_bytes(4, "big")
    rows = (b"\x00" + colour * side) * side
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", size + size + bytes((8, 2, 0, 0, 0)))
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

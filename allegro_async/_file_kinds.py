"""What kind of file it is, from its first bytes, and whether an operation takes it. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass

from .file_errors import FileRefusedError

__all__ = ["HEAD", "FileRules", "check_file", "check_name", "kind_of", "megabytes", "too_large"]

HEAD = 1024
"""So many bytes of a file are looked at."""

_MIB = 1 << 20

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_NAMES = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "image/gif": "GIF",
    "image/bmp": "BMP",
    "image/tiff": "TIFF",
}
_ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/tiff": ".tiff",
}
# What may stand before the mark of a PDF: readers forgive it.
_BEFORE_PDF = b"\xef\xbb\xbf \t\r\n\x00"


@dataclass(frozen=True, slots=True)
class FileRules:
    """What an operation takes.

    Attributes:
        what: What the file is for, as in `an invoice`.
        types: The media types.
        most: The largest size in bytes; None where Allegro names none.
        source: Where `most` stands.
        longest_name: The longest name of a file.
    """

    what: str
    types: tuple[str, ...]
    most: int | None = None
    source: str = ""
    longest_name: int | None = None


def kind_of(head: bytes) -> str | None:
    """The media type of a file, from its first bytes; None for a kind that Allegro takes nowhere."""
    for start, media_type in _STARTS:
        if head.startswith(start):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    # The four bytes after the size are always zero; without them any text that begins with BM would do.
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "image/bmp"
    return "application/pdf" if head.lstrip(_BEFORE_PDF).startswith(b"%PDF-") else None


def check_file(head: bytes, size: int, rules: FileRules, shown: str) -> str:
    """Check a file against what the operation takes, and give its media type.

    Args:
        head: Its first bytes, `HEAD` of them where there are so many.
        size: Its size in bytes.
        rules: What the operation takes.
        shown: What to call the file in an error.

    Raises:
        FileRefusedError: It is empty, too large or of another kind.
    """
    if size == 0:
        raise FileRefusedError(f"{shown} is empty: give {rules.what} with content")
    if rules.most is not None and size > rules.most:
        raise too_large(rules, shown, f"has {megabytes(size)}")
    kind = kind_of(head)
    if kind is None or kind not in rules.types:
        found = f"is {_NAMES[kind]}" if kind is not None else "is of another kind"
        raise FileRefusedError(
            f"{shown} {found}, as its first bytes show; {rules.what} must be {_listed(rules.types)}"
        )
    return kind


def too_large(rules: FileRules, shown: str, found: str) -> FileRefusedError:
    """Make the error of a file that is too large."""
    return FileRefusedError(
        f"{shown} {found}; {rules.what} may have {megabytes(rules.most or 0)} ({rules.source}): "
        "make it smaller"
    )


def check_name(name: str | None, kind: str, rules: FileRules) -> str:
    """Check the name under which a file is declared; without one it gets one that fits its kind.

    Raises:
        FileRefusedError: It is too long.
    """
    name = name or f"file{_ENDINGS[kind]}"
    if rules.longest_name is not None and len(name) > rules.longest_name:
        raise FileRefusedError(
            f"The name of the file has {len(name)} characters, and Allegro takes {rules.longest_name}: "
            "pass a shorter `name`"
        )
    return name


def megabytes(size: int) -> str:
    """Write a size for people."""
    return f"{size / _MIB:.1f} MiB" if size >= _MIB else f"{size} bytes"


def _listed(types: tuple[str, ...]) -> str:
    *first, last = (_NAMES[each] for each in types)
    return f"{', '.join(first)} or {last}" if first else last

"""Small files to print: PDF 1.4 and ZPL, made from lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = {"A4": (595, 842), "A6": (298, 420)}
"""Widths and heights of pages, in points."""

_MARGIN = 30
_LETTERS = 12
_LINE = 18

# The letters that the fonts of a PDF file do not have without being told.
_PLAIN = str.maketrans("ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřťůČĎĚŇŘŤŮľĺŕĽőűŐŰ", "acelnszzACELNSZZcdenrtuCDENRTUllrLouOU")


def pdf(pages: Sequence[Sequence[str]], size: str = "A6", *, cut_line: bool = False) -> bytes:
    """Write a PDF file.

    Args:
        pages: The lines of each page; they are not broken.
        size: A4 or A6.
        cut_line: Draw a line across the middle of each page.
    """
    width, height = SIZES[size]
    places = range(4, 4 + 2 * len(pages), 2)
    kids = " ".join(f"{place} 0 R" for place in places)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, lines in zip(places, pages, strict=True):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {place + 1} 0 R >>"
        )
        content = b"\n".join(_content(lines, width, height, cut_line=cut_line))
        objects += [page.encode(), b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)]
    return _file(objects)


def zpl(labels: Sequence[Sequence[str]]) -> bytes:
    """Write labels for a label printer, in ZPL: a format for each."""
    return b"".join(
        b"^XA^CI28"
        + b"".join(
            b"^FO40,%d^A0N,28,28^FD%b^FS" % (40 + 40 * row, _without_commands(line).encode())
            for row, line in enumerate(lines)
        )
        + b"^XZ\n"
        for lines in labels
    )


def _content(lines: Sequence[str], width: int, height: int, *, cut_line: bool) -> Iterator[bytes]:
    """The commands of a page: text from the top, and perhaps a line."""
    if cut_line:
        yield b"0 %d m %d %d l S" % (height // 2, width, height // 2)
    yield b"BT /F1 %d Tf %d TL %d %d Td" % (_LETTERS, _LINE, _MARGIN, height - _MARGIN - _LETTERS)
    for line in lines:
        text = line.translate(_PLAIN).encode("cp1252", "replace")
        for special in (b"\\", b"(", b")"):
            text = text.replace(special, b"\\" + special)
        yield b"(%b) Tj T*" % text
    yield b"ET"


def _file(objects: Sequence[bytes]) -> bytes:
    """Put the objects one after the other, with the table of where each begins."""
    parts, places, length = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"], list[int](), 15
    for number, body in enumerate(objects, start=1):
        places.append(length)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        length += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, length)
    )
    return b"".join(parts)


def _without_commands(line: str) -> str:
    return line.replace("^", " ").replace("~", " ")

"""Small files for operations whose answer is one: enough of a PDF to open, and little else."""

from __future__ import annotations

from collections.abc import Mapping

_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]>>endobj
xref
0 4
0000000000 65535 f\x20
0000000009 00000 n\x20
0000000052 00000 n\x20
0000000101 00000 n\x20
trailer<</Size 4/Root 1 0 R>>
startxref
164
%%EOF
"""

_FILES: Mapping[str, bytes] = {
    "text/csv": b"id,quantity\n",
    "x-application/zpl": b"^XA^FO50,50^FDsandbox^FS^XZ\n",
}


def file_of(media: str) -> tuple[bytes, str]:
    """Give a file of a media type, and the type that it has: where any would do it is a PDF."""
    if media == "*/*":
        return _PDF, "application/pdf"
    return _FILES.get(media, _PDF), media

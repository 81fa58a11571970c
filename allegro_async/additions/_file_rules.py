"""What each operation takes: kinds and sizes.

Where Allegro's "MB" can be read in two ways, the larger reading stands here, so that nothing is refused that
Allegro would take.
"""

from __future__ import annotations

from .._file_kinds import FileRules

__all__ = ["INVOICE", "ISSUE_FILE", "MESSAGE_FILE", "OFFER_IMAGE", "WARRANTY_FILE", "offer_file"]

_MIB = 1 << 20
_PDF = ("application/pdf",)
_LABEL = ("image/jpeg", "image/png")
_CONVERSATION = ("application/pdf", "image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff")

OFFER_IMAGE = FileRules(
    "an image of an offer",
    ("image/jpeg", "image/png", "image/webp"),
    25 * _MIB,  # 26.2 MB
    "allegro-api issue 6392",
)
WARRANTY_FILE = FileRules("an attachment of a warranty", _PDF)
MESSAGE_FILE = FileRules("a file in a message", _CONVERSATION, 5 * _MIB, "interface file")
ISSUE_FILE = FileRules("a file in a dispute or claim", _CONVERSATION, 2 * _MIB, "allegro-api issue 12853")
INVOICE = FileRules("an invoice", _PDF, 3 * _MIB, "interface file")

_LABELS = ("ENERGY_LABEL", "TIRE_LABEL")
_SAFETY = "SAFETY_INFORMATION_MANUAL"
_LARGE, _USUAL = 50 * _MIB, 20 * _MIB
_LONGEST_NAME = 200
# The kinds for which Allegro takes PDF alone; a kind that comes later gets the benefit of the doubt.
_PDF_ONLY = (
    "MANUAL",
    "SPECIAL_OFFER_RULES",
    "COMPETITION_RULES",
    "BOOK_EXCERPT",
    "USER_MANUAL",
    "INSTALLATION_INSTRUCTIONS",
    "GAME_INSTRUCTIONS",
    "PRODUCT_INFORMATION_SHEET",
    "SOFTWARE_DATA_PROCESSING",
    "HARDWARE_DATA_PROCESSING",
    "PLANT_PROTECTION_PRODUCTS_AUTHORIZATION",
)


def offer_file(kind: str) -> FileRules:
    """What an attachment of an offer may be (allegro-api issues 7289, 7604, 10670 and 11737)."""
    types = _LABEL if kind in _LABELS else _PDF if kind in _PDF_ONLY else (*_PDF, *_LABEL)
    return FileRules(
        f"an attachment of the type {kind}",
        types,
        _LARGE if kind == _SAFETY else _USUAL,
        "allegro-api issue 10670",
        _LONGEST_NAME,
    )

"""Word lists written as one string: shorter to read and to review than a list of literals."""

from __future__ import annotations


def words(text: str, separator: str | None = None) -> tuple[str, ...]:
    """Split a list of words, at blanks or at a separator."""
    return tuple(text.split(separator))

"""One entry of an error answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ._redact import redact

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry of an error answer.

    Attributes:
        code: Allegro's word for the problem; an open vocabulary. Empty when the answer had none.
        message: Text for developers, in English.
        details: More of it, where Allegro gives more.
        path: The place in the request, such as `sellingMode.price.amount`.
        user_message: Text for people, in the language of the call.
        metadata: Further values, by name.
    """

    code: str = ""
    message: str = ""
    details: str | None = None
    path: str | None = None
    user_message: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def __str__(self) -> str:
        where = f" (at {redact(self.path)})" if self.path else ""
        return redact(f"{self.code}: {self.message}" if self.code else self.message) + where

    def __repr__(self) -> str:
        return f"<Problem {self}>"

"""Say that a list cannot be read to its end, and what to do. Pure functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from ._positions import CURSORS
from .errors import PageCeilingError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._windows import Window
    from .call import Operation, Paging

_NO_FILTERS = {*CURSORS, "limit", "sort", "order", "fields", "include", "language"}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def ceiling_error(
    operation: Operation,
    paging: Paging,
    total: int | None,
    parameters: Iterable[str],
    *,
    split: Window | None,
) -> PageCeilingError:
    """Make the error of a list that goes on where nobody can read.

    Args:
        operation: Whose list it is.
        paging: How it gives its list; it has a ceiling.
        total: How many items Allegro counts, where it does.
        parameters: The names of the operation's parameters.
        split: The window of time that could be split no further, if it came to that.
    """
    ceiling = cast("int", paging.ceiling)
    left = total - ceiling if total is not None and total > ceiling else None
    filters = tuple(python_name(name) for name in parameters if name not in _NO_FILTERS)
    where = f", around {split.since:%Y-%m-%d %H:%M:%S.%f} UTC" if split else ""
    advice = f"narrow it with {', '.join(filters)}" if filters else "it has no filter to narrow it with"
    said = "More items may" if left is None else f"{left} items"
    return PageCeilingError(
        f"{said} lie beyond the first {ceiling}, which is all "
        f"Allegro lets anybody read of this list{where}; {advice} [{operation}]",
        total=total,
        ceiling=ceiling,
        left=left,
        filters=filters,
    )


def python_name(wire: str) -> str:
    """The name of an argument in Python: `lineItems.boughtAt.gte` is `line_items_bought_at_gte`."""
    return _HUMP.sub("_", wire).replace(".", "_").replace("-", "_").lower()

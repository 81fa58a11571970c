"""`python -m allegro_async operations`: every operation of Allegro's API and how it is called here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from allegro_async.resources.operations import OPERATIONS

if TYPE_CHECKING:
    from allegro_async.call import Operation, RequestLimit

_PERIODS = {1.0: "a second", 60.0: "a minute", 3600.0: "an hour", 86400.0: "a day"}
_COLUMNS = ("call", "method", "path", "scopes", "paging", "limits", "notes")


def operations(*, as_json: bool = False) -> str:
    """List every operation, sorted by its name in this library.

    Args:
        as_json: Give a JSON array of objects instead of a table.

    Returns:
        The text to print, without a newline at its end. An object has: `call` (`client.area.method`), `name`,
        `method`, `path`, `token` (`user` or `any`), `scopes`, `accept`, `content_type`, `paging` (its kind or
        null), `page_size`, `ceiling`, `limits` (in words), `repeat`, `host`, `retired` and `replaced_by`.
    """
    rows = [_row(OPERATIONS[name]) for name in sorted(OPERATIONS)]
    if as_json:
        return json.dumps(rows, indent=2)
    return _table([_cells(row) for row in rows])


def limit_words(limit: RequestLimit) -> str:
    """Say a request limit in words, such as `3500 requests a minute for each account`."""
    counted = "changed offers" if limit.unit == "offers" else f"request{'s' if limit.count > 1 else ''}"
    period = _PERIODS.get(limit.per, f"in {limit.per:g} seconds")
    whom = "account" if limit.scope == "account" else "Client ID"
    return f"{limit.count} {counted} {period} for each {whom}"


def _row(operation: Operation) -> dict[str, Any]:
    paging = operation.paging
    return {
        "call": f"client.{operation.name}",
        "name": operation.name,
        "method": operation.method,
        "path": operation.path,
        "token": operation.token,
        "scopes": list(operation.scopes),
        "accept": operation.accept,
        "content_type": operation.content_type,
        "paging": paging.kind if paging else None,
        "page_size": paging.size if paging else None,
        "ceiling": paging.ceiling if paging else None,
        "limits": [limit_words(limit) for limit in operation.limits],
        "repeat": operation.repeat,
        "host": operation.host,
        "retired": operation.retired,
        "replaced_by": operation.replaced_by,
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """The cells of the table, for people: what is usual stays empty."""
    scopes = ", ".join(scope.removeprefix("allegro:api:") for scope in row["scopes"])
    notes = [
        "beta" if ".beta." in row["accept"] else "",
        "file" if "json" not in row["accept"] else "",
        "upload host" if row["host"] == "upload" else "",
        f"switched off on {row['retired']}" if row["retired"] else "",
    ]
    return (
        row["call"],
        row["method"],
        row["path"],
        scopes or f"{row['token']} token",
        row["paging"] or "",
        "; ".join(row["limits"]),
        ", ".join(filter(None, notes)),
    )


def _table(rows: list[tuple[str, ...]]) -> str:
    lines = [_COLUMNS, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_COLUMNS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )

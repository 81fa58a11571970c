"""From method and path to a route."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .exchange import Route


class Router:
    """Finds routes; words win over path parameters.

    Args:
        routes: All routes.
    """

    def __init__(self, routes: Iterable[Route]) -> None:
        self._fixed: dict[str, dict[str, Route]] = {}
        self._shaped: dict[int, list[tuple[tuple[str, ...], dict[str, Route]]]] = {}
        for route in routes:
            self._table(route.path)[route.method] = route

    def find(self, path: str) -> tuple[dict[str, Route], dict[str, str]]:
        """Give the routes of a path by method, none if the path is unknown, and the path parameters."""
        fixed = self._fixed.get(path)
        if fixed is not None:
            return fixed, {}
        parts = path.split("/")
        for template, table in self._shaped.get(len(parts), ()):
            if all(mine == theirs or _is_place(mine) for mine, theirs in zip(template, parts, strict=True)):
                places = zip(template, parts, strict=True)
                return table, {mine[1:-1]: theirs for mine, theirs in places if _is_place(mine)}
        return {}, {}

    def _table(self, path: str) -> dict[str, Route]:
        if "{" not in path:
            return self._fixed.setdefault(path, {})
        template = tuple(path.split("/"))
        shaped = self._shaped.setdefault(len(template), [])
        for known, table in shaped:
            if known == template:
                return table
        new: dict[str, Route] = {}
        shaped.append((template, new))
        # Fixed words first: a place would swallow them.
        shaped.sort(key=lambda entry: [_is_place(part) for part in entry[0]])
        return new


def _is_place(part: str) -> bool:
    return part.startswith("{")

"""The report of a run: a table for the terminal, JSON, and the table in docs/speed.md."""

from __future__ import annotations

import os
import platform
import re
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .figures import Figure

PAGE = ROOT / "docs" / "speed.md"


@dataclass(frozen=True, slots=True)
class Result:
    """What one benchmark found."""

    name: str
    point: int
    figures: tuple[Figure, ...]
    seconds: float

    def as_json(self) -> dict[str, Any]:
        figures = [each.as_json() for each in self.figures]
        return {"name": self.name, "point": self.point, "seconds": self.seconds, "figures": figures}


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    libraries = ("aiohttp", "pydantic", "pydantic-core", "orjson")
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "load": f"{os.getloadavg()[0]:.1f}",
        "libraries": ", ".join(f"{name} {version(name)}" for name in libraries),
    }


def as_json(results: Iterable[Result], *, quick: bool) -> dict[str, Any]:
    return {"machine": machine(), "quick": quick, "benchmarks": [each.as_json() for each in results]}


def as_text(figures: Iterable[Figure]) -> str:
    """Lines for the terminal."""
    return "\n".join(
        f"  {each.verdict:8}{_value(each):>22}  {_goal(each):10}{_what(each)}" for each in figures
    )


def as_markdown(results: Iterable[Result]) -> str:
    """The tables for the page: machine, then a table for each point."""
    lines = [f"{', '.join(f'{key} {value}' for key, value in machine().items())}.", ""]
    point = 0
    for result in results:
        if result.point != point:
            point = result.point
            lines += [
                "",
                f"**Point {point}**",
                "",
                "| what | found | middle half | goal | |",
                "|---|---|---|---|---|",
            ]
        lines += [_row(each) for each in result.figures]
    return "\n".join(lines)


def write_page(results: Iterable[Result], page: Path = PAGE) -> None:
    """Put the table of this Python between its marks in the page, in place of the one before.

    Raises:
        ValueError: The page has no marks.
    """
    name = f"bench {sys.version_info.major}.{sys.version_info.minor}"
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    text = page.read_text(encoding="utf-8")
    place = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not place.search(text):
        raise ValueError(f"{page} has no place for {name}: put {begin} and {end} into it")
    table = f"{begin}\n{as_markdown(results)}\n{end}"
    page.write_text(place.sub(lambda _: table, text), encoding="utf-8")


def _row(figure: Figure) -> str:
    found = figure.found
    spread = "" if found is None else f"{_number(found.low)} to {_number(found.high)}"
    value = figure.skipped or f"{_value(figure)}"
    mark = {"met": "met", "missed": "**missed**"}.get(figure.verdict, "")
    return f"| {_what(figure)} | {value} | {spread} | {_goal(figure)} | {mark} |"


def _value(figure: Figure) -> str:
    return "-" if figure.found is None else f"{_number(figure.found.median)} {figure.unit}"


def _goal(figure: Figure) -> str:
    return "" if figure.goal is None else str(figure.goal)


def _what(figure: Figure) -> str:
    more = ", ".join(f"{key} {value}" for key, value in figure.detail.items())
    return f"{figure.name}{f' ({more})' if more else ''}{f': {figure.skipped}' if figure.skipped else ''}"


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if abs(value) >= 1000 else f"{value:.3g}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        found = re.search(r"model name\s*:\s*(.*)", info.read_text(encoding="utf-8"))
        if found:
            return found[1]
    return platform.processor() or "unknown"

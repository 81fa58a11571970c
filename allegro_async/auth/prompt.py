"""Show a person what to do, in a terminal and in a notebook."""

from __future__ import annotations

import importlib
import sys
from html import escape
from typing import Any, Protocol, cast

__all__ = ["Shown", "link_as_html", "show"]


class Shown(Protocol):
    """Something to show: as text in a terminal, as HTML in a notebook."""

    def __str__(self) -> str: ...

    def _repr_html_(self) -> str: ...


def show(what: Shown) -> None:
    """Show it where the person is: as a link in a notebook, as text on the standard output elsewhere."""
    display = _notebook_display()
    if display is None:
        print(what, flush=True)  # noqa: T201 - this is what it is for
    else:
        display(what)


def link_as_html(before: str, url: str, after: str = "") -> str:
    """A sentence with a link in it."""
    link = f'<a href="{escape(url)}" target="_blank" rel="noopener">{escape(url)}</a>'
    return f"<p>{escape(before)} {link} {after}</p>"


def _notebook_display() -> Display | None:
    """IPython's `display` where a notebook shows HTML; None in a terminal."""
    if "IPython" not in sys.modules:
        return None
    ipython: Any = importlib.import_module("IPython")
    if not hasattr(ipython.get_ipython(), "kernel"):
        return None
    return cast("Display", importlib.import_module("IPython.display").display)


class Display(Protocol):
    """How a notebook shows a value."""

    def __call__(self, value: object, /) -> object: ...

"""The plain pages that a person sees."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..exchange import Answer

if TYPE_CHECKING:
    from ..world import World

# An address of a sign-in holds its state: it goes into no other site's log and no cache.
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


def page(title: str, content: str = "", *, asks: bool = False, status: int = 200) -> Answer:
    """Make a page.

    Args:
        title: What it says, as text.
        content: What else stands on it, as HTML.
        asks: Whether it has buttons to allow and to refuse; they send the page's form to its own address.
        status: The HTTP status.
    """
    buttons = (
        '<p><button name="answer" value="yes">Allow</button> '
        '<button name="answer" value="no">Refuse</button></p>'
    )
    shown = f'<form method="post">{content}{buttons}</form>' if asks else content
    heading = escape(title)
    html = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox: {heading}</title>'
        f"<h1>{heading}</h1>{shown}</html>"
    )
    return Answer(status, html.encode(), "text/html", _HEADERS)


def account_choice(world: World) -> str:
    """A field with the sellers to choose from, as HTML."""
    sellers = "".join(f"<option>{escape(seller.login)}</option>" for seller in world.sellers)
    return f'<label>as <select name="account">{sellers}</select></label>'


def text_input(label: str, name: str, value: str) -> str:
    """A field for a line of text, as HTML."""
    return f'<label>{escape(label)} <input name="{escape(name)}" value="{escape(value)}"></label>'

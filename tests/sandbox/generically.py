"""A sandbox without any handler of its own: all that it answers is made from the interface file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from allegro_async.sandbox import control, oauth, pipeline
from allegro_async.sandbox.generic.plans import Plan, make_plans
from allegro_async.sandbox.interface import route_of
from allegro_async.sandbox.operations import operations
from allegro_async.sandbox.routing import Router
from allegro_async.sandbox.schema.document import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest


@cache
def all_plans() -> Mapping[str, Plan]:
    """A plan for every operation."""
    return make_plans({name: (each, facts()[name]) for name, each in operations().items()}, ())


@cache
def _routers() -> tuple[Router, Router]:
    return Router((*oauth.ROUTES, *control.ROUTES)), Router(map(route_of, all_plans().values()))


def serve_generically(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every sandbox of a test answer so."""
    own, generic = _routers()
    monkeypatch.setattr(pipeline, "_own", lambda: own)
    monkeypatch.setattr(pipeline, "interface", lambda: generic)

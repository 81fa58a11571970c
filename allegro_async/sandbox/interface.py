"""What else Allegro can do: every operation without a handler of its own, answered from its schema."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .exchange import Route
from .generic.answers import handler_of
from .generic.plans import Plan, make_plans
from .operations import operations
from .resources import ROUTES
from .routing import Router
from .schema.document import facts

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def interface() -> Router:
    """Every operation of Allegro's interface that the sandbox has no handler for.

    The facts are read when a path is asked for that the sandbox itself does not know.
    """
    return Router(map(route_of, plans().values()))


@cache
def plans() -> Mapping[str, Plan]:
    """How each of these operations is answered, by method and path template."""
    known = {name: (operation, facts()[name]) for name, operation in operations().items()}
    return make_plans(known, {route.operation for route in ROUTES})


def route_of(plan: Plan) -> Route:
    """Make the route of a plan."""
    operation = plan.operation
    return Route(
        method=operation.method,
        path=operation.path,
        handler=handler_of(plan),
        scope=next(iter(operation.scopes), None),
        caller=operation.token,
        media=operation.accept,
        content=operation.content_type,
        coverage="collection" if plan.kept else "generated",
    )

"""What the sandbox can do of Allegro's API: a module for each group of operations, each with its `ROUTES`."""

from __future__ import annotations

from . import categories, general, offer_creation, offers, orders, quantity_commands

ROUTES = (
    *orders.ROUTES,
    *offers.ROUTES,
    *offer_creation.ROUTES,
    *quantity_commands.ROUTES,
    *categories.ROUTES,
    *general.ROUTES,
)
"""All routes of the API."""

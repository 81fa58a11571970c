"""What the sandbox can do of Allegro's API: a module for each group of operations, each with its `ROUTES`."""

from __future__ import annotations

from . import categories, general, offers, orders

ROUTES = (*orders.ROUTES, *offers.ROUTES, *categories.ROUTES, *general.ROUTES)
"""All routes of the API."""

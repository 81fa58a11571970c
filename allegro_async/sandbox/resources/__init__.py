"""What the sandbox can do of Allegro's API: a module for each group of operations, each with its `ROUTES`."""

from __future__ import annotations

from . import (
    categories,
    commands,
    general,
    notices,
    offer_creation,
    offer_operations,
    offers,
    orders,
    price_rules,
    promotions,
    shipments,
    tags,
)

ROUTES = (
    *orders.ROUTES,
    *offers.ROUTES,
    *offer_creation.ROUTES,
    *offer_operations.ROUTES,
    *commands.ROUTES,
    *price_rules.ROUTES,
    *promotions.ROUTES,
    *tags.ROUTES,
    *shipments.ROUTES,
    *notices.ROUTES,
    *categories.ROUTES,
    *general.ROUTES,
)
"""All routes of the API."""

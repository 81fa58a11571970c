"""What the sandbox can do of Allegro's API: a module for each group of operations, each with its `ROUTES`."""

from __future__ import annotations

from . import (
    after_sales,
    attachments,
    categories,
    commands,
    general,
    images,
    invoices,
    issues,
    labels,
    messages,
    notices,
    offer_attachments,
    offer_creation,
    offer_operations,
    offers,
    orders,
    price_rules,
    promotions,
    shipments,
    tags,
    uploads,
    warranty_attachments,
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
    *images.ROUTES,
    *offer_attachments.ROUTES,
    *after_sales.ROUTES,
    *warranty_attachments.ROUTES,
    *attachments.ROUTES,
    *messages.ROUTES,
    *issues.ROUTES,
    *invoices.ROUTES,
    *labels.ROUTES,
)
"""All routes of the API."""

FILE_ROUTES = (*uploads.ROUTES, *attachments.FILE_ROUTES)
"""Addresses of files that no interface file knows: Allegro gives them out in its answers."""

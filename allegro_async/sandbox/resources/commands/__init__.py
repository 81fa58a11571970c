"""All families of commands: one engine, and a module with the effect of each."""

from __future__ import annotations

from .bulk import BULK
from .campaigns import DISCOUNT_SUBMISSION, DISCOUNT_WITHDRAWAL, PRICES_EXCLUSION, PRICES_SUBMISSION
from .modification import MODIFICATIONS
from .notices import NOTICES
from .price_rules import PRICE_RULES
from .prices import PRICES
from .promo import PROMOTIONS
from .publication import PUBLICATION
from .quantities import QUANTITIES
from .shipments import PICKUP_CREATION, SHIPMENT_CANCELLATION, SHIPMENT_CREATION

FAMILIES = (
    PRICES,
    QUANTITIES,
    PUBLICATION,
    MODIFICATIONS,
    BULK,
    PRICE_RULES,
    PROMOTIONS,
    SHIPMENT_CREATION,
    SHIPMENT_CANCELLATION,
    PICKUP_CREATION,
    PRICES_SUBMISSION,
    PRICES_EXCLUSION,
    DISCOUNT_SUBMISSION,
    DISCOUNT_WITHDRAWAL,
    NOTICES,
)
"""The families that the sandbox has."""

ROUTES = tuple(route for family in FAMILIES for route in family.routes())
"""What the sandbox can do with commands."""

"""The OAuth host: consent, devices, tokens, revocation (allegro-facts, section 2)."""

from __future__ import annotations

from ..exchange import Route
from .authorize import AUTHORIZE, answer_consent, show_consent
from .devices import DEVICE_PAGE, device_answer, device_page, start_device
from .grants import TOKEN, give_token
from .revoking import revoke

ROUTES = (
    Route(method="GET", path=AUTHORIZE, handler=show_consent, kind="oauth"),
    Route(method="POST", path=AUTHORIZE, handler=answer_consent, kind="oauth"),
    Route(method="POST", path="/auth/oauth/device", handler=start_device, kind="oauth"),
    Route(method="POST", path=TOKEN, handler=give_token, kind="oauth"),
    Route(method="POST", path="/auth/oauth/revoke", handler=revoke, kind="oauth"),
    Route(method="GET", path=DEVICE_PAGE, handler=device_page, kind="oauth"),
    Route(method="POST", path=DEVICE_PAGE, handler=device_answer, kind="oauth"),
)
"""The routes of the OAuth host."""

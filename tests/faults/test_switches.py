"""The sandbox's own fault switches: the sandbox's log is the judge of what was sent and what was done."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from allegro_async import AllegroError, ApiError, RateLimitError, ServerError, TransportError
from allegro_async.sandbox import FaultKind
from tests.faults.conftest import Shop


@dataclass(frozen=True)
class Switch:
    """A fault of the sandbox, and what comes of it.

    Attributes:
        kind: What the sandbox does.
        error: What a write that must not be doubled ends in; None: in success.
        repeated: Whether a read is sent again, and so succeeds.
        worked: Whether the sandbox does the work before it fails.
    """

    kind: FaultKind
    error: type[AllegroError] | None
    repeated: bool = True
    worked: bool = False


SWITCHES = [
    Switch("429", RateLimitError, repeated=False),
    Switch("500", ServerError, repeated=False),
    Switch("502", ServerError),
    Switch("503", ServerError),
    Switch("504", ServerError),
    Switch("drop", TransportError),
    Switch("lost-answer", TransportError, worked=True),
    Switch("slow", None, repeated=False),
    Switch("expired-token", None),
]
EVERY = pytest.mark.parametrize("switch", SWITCHES, ids=[switch.kind for switch in SWITCHES])


@EVERY
async def test_a_read_succeeds_where_repeating_helps(shop: Shop, switch: Switch) -> None:
    rule = shop.sandbox.fault(switch.kind, operation="/me", count=1, delay=0.02)
    if switch.error is not None and not switch.repeated:
        with pytest.raises(switch.error):
            await shop.client.account.me()
    else:
        assert (await shop.client.account.me()).login == shop.sandbox.account.login
    assert rule.done == 1
    assert len(shop.sandbox.requests.matching(path="/me")) == 1 + switch.repeated


@EVERY
async def test_an_edit_is_done_once_or_not_at_all_and_the_error_says_which(
    shop: Shop, switch: Switch
) -> None:
    offer = await shop.client.offers.search().first()
    assert offer is not None
    path = f"/sale/product-offers/{offer.id}"
    shop.sandbox.fault(switch.kind, operation=path, count=1, delay=0.02)
    if switch.error is None:
        await shop.client.offers.edit(offer.id or "", {"name": "Lampa biurkowa LED"})
    else:
        with pytest.raises(switch.error) as caught:
            await shop.client.offers.edit(offer.id or "", {"name": "Lampa biurkowa LED"})
        assert isinstance(caught.value, ApiError) or getattr(caught.value, "maybe_sent", False)
    assert shop.worked("PATCH", path) == (switch.error is None or switch.worked)
    renewed = switch.kind == "expired-token"  # refused at the door, and let in with the new token
    assert len(shop.sandbox.requests.matching(method="PATCH", path=path)) == 1 + renewed

"""How each step is called through the library, and what of the answer the judge wants to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from decimal import Decimal

    from allegro_async import AllegroClient, CallOptions
    from allegro_async.models.offers import SaleProductOfferResponse

    from .plan import Act, Step

    Deed = Callable[[AllegroClient, Step, str], Awaitable[Mapping[str, Any]]]

MARK = "X-Mark"
"""The header by which the sandbox's ledger tells the writes apart."""


async def carry_out(client: AllegroClient, step: Step, revision: str) -> Mapping[str, Any]:
    """Call what a step says; gives what the judge wants to see of the answer.

    Args:
        client: The client.
        step: What to do.
        revision: The revision of the order that the step writes to.
    """
    return await DEEDS[step.act](client.for_account(step.account), step, revision)


def _options(step: Step) -> CallOptions:
    return {**step.options, "headers": {MARK: step.mark}}


def _price(grosze: int) -> dict[str, str]:
    return {"amount": f"{grosze // 100}.{grosze % 100:02d}", "currency": "PLN"}


def _grosze(amount: Decimal | None) -> int:
    return -1 if amount is None else int(amount * 100)


def _seen(offer: SaleProductOfferResponse) -> dict[str, Any]:
    mode, stock, external = offer.selling_mode, offer.stock, offer.external
    price = None if mode is None or mode.price is None else mode.price.amount
    return {
        "name": offer.name,
        "price": _grosze(price),
        "stock": None if stock is None else stock.available,
        "external": None if external is None else external.id,
    }


async def _create(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    body: dict[str, Any] = {
        "productSet": [{"product": {"id": step.product}}],
        "name": step.name,
        "external": {"id": step.mark},
        "sellingMode": {"price": _price(step.price)},
        "stock": {"available": step.gain},
    }
    return _seen(await client.offers.create(body, **_options(step)))


async def _edit_price(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    body = {"sellingMode": {"price": _price(step.price)}}
    return _seen(await client.offers.edit(step.subjects[0], body, **_options(step)))


async def _edit_name(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    return _seen(await client.offers.edit(step.subjects[0], {"name": step.name}, **_options(step)))


async def _price_command(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    body = {"input": {"buyNowPrice": _price(step.price)}}
    await client.offers.change_price(step.subjects[0], body, command_id=step.command_id, **_options(step))
    return {}


async def _quantity_command(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    body = {
        "modification": {"changeType": "GAIN", "value": step.gain},
        "offerCriteria": [{"type": "CONTAINS_OFFERS", "offers": [{"id": each} for each in step.subjects]}],
    }
    await client.offer_commands.change_quantities(body, command_id=step.command_id, **_options(step))
    return {}


async def _fulfil(client: AllegroClient, step: Step, revision: str) -> Mapping[str, Any]:
    await client.orders.set_fulfillment(
        step.subjects[0], {"status": step.status}, checkout_form_revision=revision, **_options(step)
    )
    return {}


async def _get_offer(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    return _seen(await client.offers.get(step.subjects[0], **step.options))


async def _get_order(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    order = await client.orders.get(step.subjects[0], **step.options)
    assert order.fulfillment is not None
    return {"fulfillment": order.fulfillment.status, "revision": order.revision}


async def _find(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    page = await client.offers.search(external_id=[step.target], **step.options)
    return {"found": len(page.offers or ())}


async def _report(client: AllegroClient, step: Step, _revision: str) -> Mapping[str, Any]:
    report = await client.offer_commands.get_quantity_change(step.command_id, **step.options)
    count = report.task_count
    assert count is not None
    return {"total": count.total, "success": count.success, "failed": count.failed}


DEEDS: dict[Act, Deed] = {
    "create": _create,
    "edit-price": _edit_price,
    "edit-name": _edit_name,
    "price-command": _price_command,
    "quantity-command": _quantity_command,
    "fulfil": _fulfil,
    "get-offer": _get_offer,
    "get-order": _get_order,
    "find": _find,
    "report": _report,
}

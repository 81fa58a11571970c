"""Invoices of orders, and links to documents."""

from __future__ import annotations

from typing import Any

import pytest

from allegro_async import models
from tests.sandbox.caller import Caller, calling
from tests.sandbox.files import JPEG, PDF, a_sandbox, put


async def an_order(caller: Caller) -> str:
    return str((await caller.get("/order/checkout-forms")).json()["checkoutForms"][0]["id"])


async def invoices_of(caller: Caller) -> str:
    return f"/order/checkout-forms/{await an_order(caller)}/invoices"


async def shown(caller: Caller, path: str) -> list[dict[str, Any]]:
    said = await caller.get(path)
    models.CheckoutFormsOrderInvoices.model_validate_json(said.body, extra="forbid")
    return list(said.json()["invoices"])


def a_body(name: str = "1.pdf") -> dict[str, Any]:
    return {"file": {"name": name}, "invoiceNumber": "FV 1/2026"}


async def test_an_invoice_is_declared_uploaded_scanned_and_listed() -> None:
    async with calling(a_sandbox()) as caller:
        path = await invoices_of(caller)
        said = await caller.call("POST", path, a_body())
        models.CheckoutFormsNewOrderInvoiceId.model_validate_json(said.body, extra="forbid")
        made = said.json()["id"]
        (empty,) = await shown(caller, path)
        assert (empty["id"], empty["invoiceNumber"], empty["file"]) == (made, "FV 1/2026", {"name": "1.pdf"})
        up = await put(caller, f"{path}/{made}/file", PDF)
        assert (up.status, up.body) == (200, b"")
        (waiting,) = await shown(caller, path)
        assert waiting["file"]["securityVerification"] == {"status": "WAITING"}
        caller.sandbox.clock.advance(seconds=3)
        (done,) = await shown(caller, path)
        assert done["file"]["securityVerification"]["status"] == "ACCEPTED"
        assert caller.sandbox.files[0].body == PDF


async def test_two_posts_make_two_documents_and_ten_are_the_most() -> None:
    async with calling(a_sandbox()) as caller:
        path = await invoices_of(caller)
        made = {(await caller.call("POST", path, a_body())).json()["id"] for _ in range(10)}
        assert len(made) == len(await shown(caller, path)) == 10
        assert (await caller.call("POST", path, a_body())).status == 422
        assert len(await shown(caller, path)) == 10


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b"", "application/pdf", 200),
        (JPEG, "application/pdf", 422),
        (JPEG, "image/jpeg", 415),
        (PDF.ljust(3 * 1024 * 1024), "application/pdf", 200),
        (PDF.ljust(3 * 1024 * 1024 + 1), "application/pdf", 413),
    ],
)
async def test_an_invoice_is_a_pdf_of_three_megabytes_at_most_or_nothing(
    body: bytes, media: str, status: int
) -> None:
    async with calling(a_sandbox()) as caller:
        path = await invoices_of(caller)
        made = (await caller.call("POST", path, a_body())).json()["id"]
        assert (await put(caller, f"{path}/{made}/file", body, media)).status == status


async def test_the_file_of_an_invoice_comes_once() -> None:
    async with calling(a_sandbox()) as caller:
        path = await invoices_of(caller)
        made = (await caller.call("POST", path, a_body())).json()["id"]
        statuses = [(await put(caller, f"{path}/{made}/file", PDF)).status for _ in range(2)]
        assert statuses == [200, 409]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({}, "file"),
        ({"file": {}}, "file.name"),
        ({"file": {"name": ""}}, "file.name"),
        ({"file": {"name": "a", "size": 1}}, "file.size"),
        ({"file": {"name": "a"}, "invoiceNumber": 7}, "invoiceNumber"),
        ({"file": {"name": "a"}, "date": ""}, "date"),
    ],
)
async def test_a_bad_declaration_is_refused(body: dict[str, Any], path: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.call("POST", await invoices_of(caller), body)
        assert (said.status, said.error()["path"]) == (422, path)


async def test_unknown_orders_and_invoices_are_404() -> None:
    async with calling(a_sandbox()) as caller:
        path = await invoices_of(caller)
        nowhere = "/order/checkout-forms/nothing/invoices"
        assert (await caller.get(nowhere)).status == 404
        assert (await caller.call("POST", nowhere, a_body())).status == 404
        assert (await put(caller, f"{path}/nothing/file", PDF)).status == 404


async def test_links_to_documents_are_listed_and_ten_are_the_most() -> None:
    async with calling(a_sandbox()) as caller:
        order = await an_order(caller)
        path = f"/order/{order}/billing-documents/links"
        for number in range(10):
            url = f"https://shop.example/{number}"
            assert (await caller.call("POST", path, {"url": url})).status == 201
        assert (await caller.call("POST", path, {"url": "https://shop.example/11"})).status == 422
        assert (await caller.call("POST", path, {"url": "over there"})).status == 422
        said = await caller.get(f"/order/checkout-forms/{order}/invoices")
        models.CheckoutFormsOrderInvoices.model_validate_json(said.body, extra="forbid")
        assert [link["url"][-1] for link in said.json()["links"]] == list("0123456789")

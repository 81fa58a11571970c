"""The account, categories, and the short lists."""

from __future__ import annotations

from allegro_async.sandbox import Sandbox
from tests.sandbox.caller import calling


def a_sandbox() -> Sandbox:
    return Sandbox(orders=0, offers=1)


async def test_me_is_the_seller_who_signed_in() -> None:
    async with calling(Sandbox(orders=0, offers=0, accounts=2)) as caller:
        second = caller.sandbox.accounts[1]
        await caller.sign_in(second.id)
        me = (await caller.get("/me")).json()
        assert (me["id"], me["login"], me["baseMarketplace"]) == (
            second.id,
            second.login,
            {"id": "allegro-pl"},
        )


async def test_every_category_can_be_reached_from_the_top() -> None:
    async with calling(a_sandbox()) as caller:
        waiting = list((await caller.get("/sale/categories")).json()["categories"])
        leaves = 0
        while waiting:
            category = waiting.pop()
            assert (await caller.get(f"/sale/categories/{category['id']}")).json() == category
            children = (await caller.get(f"/sale/categories?parent.id={category['id']}")).json()["categories"]
            assert category["leaf"] == (not children)
            leaves += category["leaf"]
            waiting += children
        assert leaves > 10


async def test_a_leaf_has_parameters_and_a_branch_has_none() -> None:
    async with calling(a_sandbox()) as caller:
        offer = (await caller.get("/sale/offers")).json()["offers"][0]
        leaf = f"/sale/categories/{offer['category']['id']}/parameters"
        kinds = {parameter["type"] for parameter in (await caller.get(leaf)).json()["parameters"]}
        assert kinds == {"dictionary", "string", "float", "integer"}
        top = (await caller.get("/sale/categories")).json()["categories"][0]["id"]
        assert (await caller.get(f"/sale/categories/{top}/parameters")).json() == {"parameters": []}


async def test_an_unknown_category_is_404() -> None:
    async with calling(a_sandbox()) as caller:
        for path in ("categories/1", "categories/1/parameters", "categories?parent.id=1"):
            assert (await caller.get(f"/sale/{path}")).status == 404


async def test_the_marketplaces_have_their_currencies() -> None:
    async with calling(a_sandbox()) as caller:
        shown = (await caller.get("/marketplaces")).json()["marketplaces"]
        assert {each["id"]: each["currencies"]["base"]["code"] for each in shown} == {
            "allegro-pl": "PLN",
            "allegro-cz": "CZK",
            "allegro-sk": "EUR",
            "allegro-hu": "HUF",
        }


async def test_there_are_carriers() -> None:
    async with calling(a_sandbox()) as caller:
        carriers = (await caller.get("/order/carriers")).json()["carriers"]
        assert {"id": "OTHER", "name": "Other"} in carriers


async def test_billing_types_are_a_bare_array_in_the_readers_language() -> None:
    async with calling(a_sandbox()) as caller:
        english = (await caller.get("/billing/billing-types")).json()
        polish = (await caller.get("/billing/billing-types", Accept_Language="pl-PL")).json()
        assert [each["id"] for each in english] == [each["id"] for each in polish]
        assert [each["description"] for each in english] != [each["description"] for each in polish]

"""Rules by which prices follow others: the collection, and the commands that give them to offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import models
from tests.sandbox.caller import calling
from tests.sandbox.commanding import ANOTHER, COMMAND, PRICE_RULES, a_sandbox, criteria, offers_that, zloty

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller

RULES = "/sale/price-automation/rules"


def at_once() -> Any:
    """Rules may be asked for five times a second only, which is not what these tests are about."""
    return a_sandbox(command_seconds=0, family_limits=False)


def setting(rule: str, *marketplaces: str, **more: Any) -> dict[str, Any]:
    return {"set": [{"marketplace": {"id": place}, "rule": {"id": rule}, **more} for place in marketplaces]}


async def rule_ids(caller: Caller) -> list[str]:
    said = await caller.get(RULES)
    models.AutomaticPricingRulesResponse.model_validate_json(said.body, extra="forbid")
    return [rule["id"] for rule in said.json()["rules"]]


async def rules_of(caller: Caller, offer: str) -> list[dict[str, Any]]:
    said = await caller.get(f"/sale/price-automation/offers/{offer}/rules")
    models.OfferAutomaticPricingRules.model_validate_json(said.body, extra="forbid")
    return list(said.json()["rules"])


async def test_rules_can_be_made_changed_and_deleted() -> None:
    async with calling(at_once()) as caller:
        own = {"name": "Mine", "type": "EXCHANGE_RATE"}
        said = await caller.call("POST", RULES, own)
        made = said.json()
        models.AutomaticPricingRuleResponse.model_validate_json(said.body, extra="forbid")
        assert (said.status, made["name"], made["default"]) == (201, "Mine", False)
        assert (await caller.call("POST", RULES, own)).status == 409
        path = f"{RULES}/{made['id']}"
        by_amount = {"changeByAmount": {"operation": "ADD", "values": [zloty("1")]}}
        for configuration in (
            by_amount,
            {"changeByPercentage": {"operation": "SUBTRACT", "value": "5"}},
            None,
        ):
            said = await caller.call("PUT", path, {"name": "Ours", "configuration": configuration})
            models.AutomaticPricingRuleResponse.model_validate_json(said.body, extra="forbid")
            assert (await caller.get(path)).json() == said.json()
            assert (said.json()["name"], said.json()["configuration"]) == ("Ours", configuration)
        assert len(await rule_ids(caller)) == 3
        assert (await caller.call("DELETE", path)).status == 204
        assert [(await caller.call(verb, path)).status for verb in ("GET", "DELETE")] == [404, 404]


async def test_allegros_own_rules_stay() -> None:
    async with calling(at_once()) as caller:
        path = f"{RULES}/{(await rule_ids(caller))[0]}"
        assert (await caller.call("DELETE", path)).status == 403
        assert (await caller.call("PUT", path, {"name": "Mine"})).status == 403


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"name": "Mine"}, "type"),
        ({"type": "EXCHANGE_RATE", "name": ""}, "name"),
        ({"type": "EXCHANGE_RATE"}, "name"),
        ({"type": "EXCHANGE_RATE", "name": "x" * 34}, "name"),
        ({"type": "EXCHANGE_RATE", "name": "Mine", "x": 1}, "x"),
        ({"type": "EXCHANGE_RATE", "name": "Mine", "configuration": {}}, "configuration.changeByAmount"),
        (
            {"type": "EXCHANGE_RATE", "name": "Mine", "configuration": {"changeByAmount": None}},
            "configuration.changeByAmount",
        ),
        (
            {
                "type": "EXCHANGE_RATE",
                "name": "Mine",
                "configuration": {"changeByPercentage": {"operation": "ADD"}},
            },
            "configuration.changeByPercentage.value",
        ),
    ],
)
async def test_a_rule_that_cannot_be_is_refused_by_name(body: object, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await caller.call("POST", RULES, body)
        assert (said.status, said.error()["path"]) == (422, path)


async def test_a_command_gives_offers_a_rule_and_takes_it_back() -> None:
    async with calling(at_once()) as caller:
        rule = (await rule_ids(caller))[0]
        abroad = offers_that(caller.sandbox, abroad=True)[0]
        at_home = offers_that(caller.sandbox, abroad=False)[0]
        ended = offers_that(caller.sandbox, "ENDED")[0]
        limits = {
            "priceRange": {
                "type": "BASE_MARKETPLACE_CURRENCY",
                "minPrice": zloty("5"),
                "maxPrice": zloty("50"),
            }
        }
        await PRICE_RULES.give(
            caller,
            {
                "modification": setting(rule, "allegro-pl", "allegro-cz", configuration=limits),
                **criteria([abroad, at_home, ended, "12"]),
            },
        )
        tasks = await PRICE_RULES.list_tasks(caller)
        assert [task["message"] for task in tasks] == [
            "",
            "",
            "",
            "The offer is not shown on allegro-cz",
            *["The offer has ended"] * 2,
            *["There is no such offer"] * 2,
        ]
        assert [
            (each["marketplace"]["id"], each["rule"]["id"]) for each in await rules_of(caller, abroad)
        ] == [
            ("allegro-pl", rule),
            ("allegro-cz", rule),
        ]
        listed = (await caller.get(f"/sale/offers?offer.id={abroad}")).json()["offers"][0]
        assert listed["sellingMode"]["priceAutomation"] == {"rule": {"id": rule}}
        await PRICE_RULES.give(caller, PRICE_RULES.body([abroad]), ANOTHER)
        assert [each["marketplace"]["id"] for each in await rules_of(caller, abroad)] == ["allegro-cz"]
        listed = (await caller.get(f"/sale/offers?offer.id={abroad}")).json()["offers"][0]
        assert listed["sellingMode"]["priceAutomation"] is None


async def test_a_rule_that_is_deleted_is_on_no_offer() -> None:
    async with calling(at_once()) as caller:
        own = (await caller.call("POST", RULES, {"name": "Mine", "type": "EXCHANGE_RATE"})).json()["id"]
        first, second = offers_that(caller.sandbox, abroad=True)[:2]
        both = {"modification": setting(own, "allegro-pl"), **criteria([first])}
        await PRICE_RULES.give(caller, both)
        await PRICE_RULES.give(
            caller, {"modification": setting(own, "allegro-cz"), **criteria([second])}, ANOTHER
        )
        await caller.call("DELETE", f"{RULES}/{own}")
        assert [await rules_of(caller, each) for each in (first, second)] == [[], []]
        listed = (await caller.get(f"/sale/offers?offer.id={first}")).json()["offers"][0]
        assert listed["sellingMode"]["priceAutomation"] is None


async def test_an_offer_without_rules_has_none_and_an_unknown_one_is_404() -> None:
    async with calling(at_once()) as caller:
        assert await rules_of(caller, offers_that(caller.sandbox)[0]) == []
        assert (await caller.get("/sale/price-automation/offers/12/rules")).status == 404


async def test_rules_that_do_not_exist_or_were_never_set_fail() -> None:
    async with calling(at_once()) as caller:
        offer = offers_that(caller.sandbox)[0]
        await PRICE_RULES.give(caller, {"modification": setting("none", "allegro-pl"), **criteria([offer])})
        assert await PRICE_RULES.outcomes(caller) == {offer: "There is no such rule"}
        await PRICE_RULES.give(caller, PRICE_RULES.body([offer]), ANOTHER)
        assert await PRICE_RULES.outcomes(caller, ANOTHER) == {offer: "The offer has no rule there"}


IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({}, "modification"),
    ({"set": [], "remove": []}, "modification.remove"),
    ({"set": 5}, "modification.set"),
    ({"remove": [{"rule": {"id": "x"}}]}, "modification.remove[0].rule"),
    ({"remove": [{}]}, "modification.remove[0].marketplace"),
    ({"remove": [{"marketplace": {"id": "allegro-de"}}]}, "modification.remove[].marketplace.id"),
    ({"set": [{"marketplace": {"id": "allegro-pl"}}]}, "modification.set[0].rule"),
]


@pytest.mark.parametrize(("modification", "path"), IMPOSSIBLE)
async def test_a_rule_command_that_cannot_be_is_refused_by_name(modification: object, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await PRICE_RULES.give(caller, {"modification": modification, **criteria(["12"])})
        assert (said.status, said.error()["path"]) == (422, path)
        assert (await caller.get(f"{PRICE_RULES.path}/{COMMAND}")).status == 404

"""Tags over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import models
from tests.sandbox.caller import calling
from tests.sandbox.commanding import a_sandbox, offers_that

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller

TAGS = "/sale/offer-tags"


async def create(caller: Caller, name: str, **more: Any) -> str:
    said = await caller.call("POST", TAGS, {"name": name, **more})
    assert said.status == 200, said.body
    models.TagId.model_validate_json(said.body, extra="forbid")
    return str(said.json()["id"])


async def names(caller: Caller, path: str = TAGS) -> list[str]:
    said = await caller.get(path)
    models.TagListResponse.model_validate_json(said.body, extra="forbid")
    return [tag["name"] for tag in said.json()["tags"]]


async def test_tags_are_made_renamed_and_deleted() -> None:
    async with calling(a_sandbox()) as caller:
        first, second = await create(caller, "Summer"), await create(caller, "Winter", hidden=True)
        assert await names(caller) == ["Summer", "Winter"]
        assert await names(caller, f"{TAGS}?offset=1&limit=1") == ["Winter"]
        assert (await caller.call("PUT", f"{TAGS}/{first}", {"name": "Summer"})).status == 200
        assert (await caller.call("PUT", f"{TAGS}/{first}", {"name": "Spring"})).status == 200
        assert (await caller.call("DELETE", f"{TAGS}/{second}")).status == 204
        assert await names(caller) == ["Spring"]
        assert (await caller.call("DELETE", f"{TAGS}/{second}")).status == 404


async def test_an_offer_has_the_tags_of_the_last_time_but_none_that_was_deleted() -> None:
    async with calling(a_sandbox()) as caller:
        path = f"/sale/offers/{offers_that(caller.sandbox)[0]}/tags"
        ids = [await create(caller, name) for name in ("A", "B", "C")]
        assert await names(caller, path) == []
        for wanted in (ids[:1], ids[1:]):
            body = {"tags": [{"id": each} for each in wanted]}
            assert (await caller.call("POST", path, body)).status == 200
        assert await names(caller, path) == ["B", "C"]
        await caller.call("DELETE", f"{TAGS}/{ids[2]}")
        assert await names(caller, path) == ["B"]


async def test_an_unknown_offer_or_tag_is_refused() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get("/sale/offers/12/tags")).status == 404
        path = f"/sale/offers/{offers_that(caller.sandbox)[0]}/tags"
        for body, place in (({"tags": [{"id": "x"}]}, "tags[].id"), ({"tags": 5}, "tags"), ({"x": 1}, "x")):
            said = await caller.call("POST", path, body)
            assert (said.status, said.error()["path"]) == (422, place)


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({}, "name"),
        ({"name": "x" * 26}, "name"),
        ({"name": "Summer"}, "name"),
        ({"name": "A", "hidden": 1}, "hidden"),
    ],
)
async def test_a_tag_that_cannot_be_is_refused_by_name(body: object, path: str) -> None:
    async with calling(a_sandbox()) as caller:
        await create(caller, "Summer")
        said = await caller.call("POST", TAGS, body)
        assert (said.status, said.error()["path"]) == (422, path)


async def test_a_seller_has_a_hundred_tags_at_most() -> None:
    async with calling(a_sandbox()) as caller:
        for number in range(100):
            await create(caller, f"{number}")
        assert (await caller.call("POST", TAGS, {"name": "One more"})).status == 422

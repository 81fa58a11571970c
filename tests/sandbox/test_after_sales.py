"""Return policies, implied warranties, warranties and their files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import models
from tests.sandbox.caller import Caller, Said, calling
from tests.sandbox.files import JPEG, PDF, a_sandbox, inside, put

if TYPE_CHECKING:
    from allegro_async._model import AllegroModel

BASE = "/after-sales-service-conditions"
GONE = object()
ADDRESS = {
    "name": "Shop",
    "street": "Lipowa 1",
    "postCode": "60-166",
    "city": "Poznań",
    "countryCode": "PL",
}
OPTIONS = dict.fromkeys(
    (
        "cashOnDeliveryNotAllowed",
        "freeAccessoriesReturnRequired",
        "refundLoweredByReceivedDiscount",
        "businessReturnAllowed",
        "collectBySellerOnly",
    ),
    False,
)
POLICY: dict[str, Any] = {
    "name": "Two weeks",
    "isFulfillment": False,
    "availability": {"range": "FULL"},
    "withdrawalPeriod": "P14D",
    "returnCost": {"coveredBy": "SELLER"},
    "address": ADDRESS,
    "contact": {"phoneNumber": "500600700"},
    "options": OPTIONS,
}
IMPLIED: dict[str, Any] = {
    "name": "Two years",
    "individual": {"period": "P2Y"},
    "corporate": {"period": "P3Y"},
    "address": ADDRESS,
    "description": "All of it",
}
WARRANTY: dict[str, Any] = {
    "name": "Ours",
    "type": "SELLER",
    "individual": {"lifetime": True},
    "corporate": {"period": "P1Y6M"},
    "description": "As long as it lasts",
}
KINDS: dict[str, tuple[dict[str, Any], type[AllegroModel], type[AllegroModel], str]] = {
    "return-policies": (
        POLICY,
        models.ReturnPolicyResponse,
        models.ReturnPoliciesList,
        "returnPolicies",
    ),
    "implied-warranties": (
        IMPLIED,
        models.ImpliedWarrantyResponse,
        models.ImpliedWarrantiesList,
        "impliedWarranties",
    ),
    "warranties": (
        WARRANTY,
        models.WarrantyResponse,
        models.WarrantiesList,
        "warranties",
    ),
}


def changed(body: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**body, **changes}.items() if value is not GONE}


async def create(caller: Caller, kind: str, **changes: Any) -> Said:
    return await caller.call("POST", f"{BASE}/{kind}", changed(KINDS[kind][0], changes))


@pytest.mark.parametrize("kind", KINDS)
async def test_a_condition_is_created_listed_read_and_replaced(kind: str) -> None:
    body, model, page, items = KINDS[kind]
    async with calling(a_sandbox()) as caller:
        made = await create(caller, kind)
        assert made.status == 201
        assert made.json() == {
            "id": made.json()["id"],
            "seller": {"id": caller.sandbox.account.id},
            **body,
        }
        path = f"{BASE}/{kind}/{made.json()['id']}"
        assert (await caller.get(path)).json() == made.json()
        new = changed(body, {"name": "Another", "isFulfillment": GONE})
        replaced = await caller.call("PUT", path, new)
        assert replaced.json() == {**made.json(), "name": "Another"}
        listed = await caller.get(f"{BASE}/{kind}")
        (shown,) = listed.json()[items]
        assert (shown["id"], shown["name"]) == (made.json()["id"], "Another")
        for said in (made, replaced):
            model.model_validate_json(said.body, extra="forbid")
        page.model_validate_json(listed.body, extra="forbid")


@pytest.mark.parametrize("kind", KINDS)
async def test_lists_of_conditions_have_pages(kind: str) -> None:
    items = KINDS[kind][3]
    async with calling(a_sandbox()) as caller:
        for number in range(3):
            await create(caller, kind, name=f"Number {number}")
        page = (await caller.get(f"{BASE}/{kind}?limit=2&offset=1")).json()
        assert [each["name"] for each in page[items]] == ["Number 1", "Number 2"]
        assert page["count"] == 2
        for query in ("limit=61", "limit=0", "offset=60"):
            assert (await caller.get(f"{BASE}/{kind}?{query}")).status == 422


async def test_a_return_policy_can_be_deleted() -> None:
    async with calling(a_sandbox()) as caller:
        path = f"{BASE}/return-policies/{(await create(caller, 'return-policies')).json()['id']}"
        assert (await caller.call("DELETE", path)).status == 204
        assert (await caller.get(path)).status == 404
        assert (await caller.call("DELETE", path)).status == 404
        assert (await create(caller, "return-policies")).json()["id"] not in path


async def test_conditions_of_another_seller_are_not_known() -> None:
    async with calling(a_sandbox(accounts=2)) as caller:
        path = f"{BASE}/warranties/{(await create(caller, 'warranties')).json()['id']}"
        await caller.sign_in(caller.sandbox.accounts[1].id)
        assert (await caller.get(path)).status == 404


GOOD: list[tuple[str, dict[str, Any]]] = [
    (
        "return-policies",
        {
            "availability": {"range": "DISABLED", "restrictionCause": {"name": "PRESS"}},
            **dict.fromkeys(("options", "address", "returnCost", "withdrawalPeriod"), GONE),
        },
    ),
    (
        "return-policies",
        {"availability": {"range": "RESTRICTED", "restrictionCause": {"name": "PRESS"}}},
    ),
    ("implied-warranties", {"corporate": GONE, "address": GONE, "description": GONE}),
    ("warranties", {"corporate": {"period": "P30D"}, "description": GONE}),
]


@pytest.mark.parametrize(("kind", "changes"), GOOD)
async def test_what_may_be_absent_is_taken_without(kind: str, changes: dict[str, Any]) -> None:
    async with calling(a_sandbox()) as caller:
        assert (await create(caller, kind, **changes)).status == 201


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("return-policies", {"colour": 1}, "colour"),
    ("return-policies", {"name": GONE}, "name"),
    ("return-policies", {"name": "a" * 201}, "name"),
    ("return-policies", {"isFulfillment": GONE}, "isFulfillment"),
    ("return-policies", {"availability": GONE}, "availability"),
    ("return-policies", {"availability": {"range": "SOME"}}, "availability.range"),
    (
        "return-policies",
        {"availability": {"range": "DISABLED"}},
        "availability.restrictionCause",
    ),
    (
        "return-policies",
        {"availability": {"range": "FULL", "restrictionCause": {"name": "PRESS"}}},
        "availability.restrictionCause",
    ),
    (
        "return-policies",
        {"availability": {"range": "DISABLED", "restrictionCause": {"name": "MOOD"}}},
        "availability.restrictionCause.name",
    ),
    ("return-policies", {"withdrawalPeriod": "P2W"}, "withdrawalPeriod"),
    ("return-policies", {"withdrawalPeriod": 14}, "withdrawalPeriod"),
    ("return-policies", {"returnCost": {"coveredBy": "NOBODY"}}, "returnCost.coveredBy"),
    ("return-policies", {"returnCost": "SELLER"}, "returnCost"),
    ("return-policies", {"address": {**ADDRESS, "city": ""}}, "address.city"),
    ("return-policies", {"contact": {"fax": "1"}}, "contact.fax"),
    ("return-policies", {"options": GONE}, "options"),
    (
        "return-policies",
        {"options": {**OPTIONS, "businessReturnAllowed": None}},
        "options.businessReturnAllowed",
    ),
    ("implied-warranties", {"individual": {"period": "P1Y"}}, "individual.period"),
    ("implied-warranties", {"individual": {"period": "P24M"}}, "individual.period"),
    ("implied-warranties", {"corporate": {}}, "corporate.period"),
    ("implied-warranties", {"description": "a" * 10_241}, "description"),
    ("implied-warranties", {"description": 1}, "description"),
    ("warranties", {"individual": GONE}, "individual"),
    ("warranties", {"corporate": GONE}, "corporate"),
    ("warranties", {"corporate": {"lifetime": False}}, "corporate"),
    ("warranties", {"corporate": {"period": "P"}}, "corporate.period"),
    ("warranties", {"type": GONE}, "type"),
    ("warranties", {"attachment": {"id": "x"}}, "attachment.id"),
]


@pytest.mark.parametrize(("kind", "changes", "path"), BAD)
async def test_a_condition_that_cannot_be_is_refused_by_name(
    kind: str, changes: dict[str, Any], path: str
) -> None:
    async with calling(a_sandbox()) as caller:
        said = await create(caller, kind, **changes)
        assert (said.status, said.error()["path"]) == (422, path)
        assert (await caller.get(f"{BASE}/{kind}")).json()["count"] == 0


async def test_whether_a_policy_is_for_fulfillment_cannot_be_changed() -> None:
    async with calling(a_sandbox()) as caller:
        path = f"{BASE}/return-policies/{(await create(caller, 'return-policies')).json()['id']}"
        said = await caller.call("PUT", path, POLICY)
        assert (said.status, said.error()["path"]) == (422, "isFulfillment")


async def test_a_warranty_has_a_pdf_that_everybody_can_read() -> None:
    async with calling(a_sandbox()) as caller:
        declared = await caller.call("POST", f"{BASE}/attachments", {"name": "terms.pdf"})
        wanted = {"id": declared.json()["id"]}
        early = await create(caller, "warranties", attachment=wanted)
        assert (early.status, early.error()["path"]) == (422, "attachment.id")
        said = await put(caller, declared.headers["Location"], PDF)
        for each in (declared, said):
            models.AfterSalesServicesAttachment.model_validate_json(each.body, extra="forbid")
        made = await create(caller, "warranties", attachment=wanted)
        models.WarrantyResponse.model_validate_json(made.body, extra="forbid")
        shown = made.json()["attachment"]
        assert shown == said.json()
        assert (await caller.get(inside(caller, shown["url"]), Authorization=None)).body == PDF


async def test_the_file_of_a_warranty_is_a_pdf_and_comes_once() -> None:
    async with calling(a_sandbox()) as caller:
        declared = await caller.call("POST", f"{BASE}/attachments", {"name": "terms.pdf"})
        place = declared.headers["Location"]
        assert (await put(caller, place, JPEG)).status == 422
        assert (await put(caller, place, JPEG, "image/jpeg")).status == 415
        assert (await put(caller, place, b"")).status == 400
        assert (await put(caller, place, PDF)).status == 200
        assert (await put(caller, place, PDF)).status == 404


@pytest.mark.parametrize(("body", "path"), [({}, "name"), ({"name": 1}, "name"), ({"size": 1}, "size")])
async def test_a_bad_declaration_of_a_warrantys_file_is_refused(body: dict[str, Any], path: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.call("POST", f"{BASE}/attachments", body)
        assert (said.status, said.error()["path"]) == (422, path)

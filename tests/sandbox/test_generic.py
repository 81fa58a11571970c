"""Answers to what has no handler of its own: made up, stable, and with collections that remember."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from multidict import MultiDict

from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.clock import DAY, iso, parse_iso
from allegro_async.sandbox.data.dice import Dice
from allegro_async.sandbox.generic.inventing import NOTHING, Inventor, Spot
from allegro_async.sandbox.generic.lists import at, filtered
from allegro_async.sandbox.generic.plans import make_plans
from allegro_async.sandbox.generic.shelves import Shelves, merged
from allegro_async.sandbox.generic.values import plain_value, split
from allegro_async.sandbox.schema.document import shapes
from allegro_async.sandbox.schema.judging import Judge
from allegro_async.sandbox.schema.shapes import Schema, Shape, Shapes
from tests.sandbox.caller import calling
from tests.sandbox.generically import all_plans, serve_generically

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller

BETA = "application/vnd.allegro.beta.v1+json"
CONTACTS = "/sale/offer-contacts"
CONTACT: dict[str, Any] = {"name": "Shop", "emails": [{"address": "a@shop.example"}]}
NOTICES = "/fulfillment/advance-ship-notices"
COMMAND = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _generically(monkeypatch: pytest.MonkeyPatch) -> None:
    serve_generically(monkeypatch)


def a_sandbox(seed: int = 1, accounts: int = 1) -> Sandbox:
    return Sandbox(orders=0, offers=1, seed=seed, accounts=accounts, start=NOW)


async def got(caller: Caller, path: str, **headers: str) -> Any:
    said = await caller.get(path, **headers)
    assert said.status == 200, said.json()
    return said.json()


# Collections


async def test_what_was_created_is_given_back_alone_and_in_the_list() -> None:
    async with calling(a_sandbox()) as caller:
        before = (await got(caller, CONTACTS))["contacts"]
        said = await caller.call("POST", CONTACTS, CONTACT)
        made = said.json()
        assert (said.status, {**CONTACT, "id": made["id"]}) == (201, made)
        assert await got(caller, f"{CONTACTS}/{made['id']}") == made
        assert (await got(caller, CONTACTS))["contacts"] == [*before, made]


async def test_two_things_of_one_content_have_different_ids() -> None:
    async with calling(a_sandbox()) as caller:
        made = [(await caller.call("POST", CONTACTS, CONTACT)).json()["id"] for _ in range(3)]
        assert len(set(made)) == 3


async def test_what_is_listed_from_the_start_can_be_read_alone() -> None:
    async with calling(a_sandbox()) as caller:
        for contact in (await got(caller, CONTACTS))["contacts"]:
            assert await got(caller, f"{CONTACTS}/{contact['id']}") == contact


async def test_what_was_replaced_is_another_thing_of_the_same_id() -> None:
    async with calling(a_sandbox()) as caller:
        first = (await got(caller, CONTACTS))["contacts"][0]["id"]
        other = {**CONTACT, "name": "Other"}
        said = await caller.call("PUT", f"{CONTACTS}/{first}", other)
        assert (said.status, said.json()) == (200, {**other, "id": first})
        assert await got(caller, f"{CONTACTS}/{first}") == said.json()


async def test_what_was_deleted_is_gone() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/account/additional-emails"
        first = (await got(caller, path))["additional-emails"][0]["id"]
        said = await caller.call("DELETE", f"{path}/{first}")
        assert (said.status, said.body) == (204, b"")
        assert first not in {each["id"] for each in (await got(caller, path))["additional-emails"]}
        for method in ("GET", "DELETE"):
            assert (await caller.call(method, f"{path}/{first}")).status == 404


async def test_an_unknown_thing_can_be_neither_read_nor_replaced_nor_deleted() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get(f"{CONTACTS}/1")).status == 404
        assert (await caller.call("PUT", f"{CONTACTS}/1", CONTACT)).status == 404
        assert (await caller.call("DELETE", "/points-of-service/1")).status == 404


async def test_each_seller_has_collections_of_their_own() -> None:
    async with calling(a_sandbox(accounts=2)) as caller:
        made = (await caller.call("POST", CONTACTS, CONTACT)).json()["id"]
        await caller.sign_in(caller.sandbox.accounts[1].id)
        assert (await caller.get(f"{CONTACTS}/{made}")).status == 404


async def test_an_edit_makes_what_only_edits_can_make_and_null_clears() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/sale/offers/123/translations"
        title = {"title": {"translation": "Hrnek na čaj"}}
        assert (await caller.call("PATCH", f"{path}/cs-CZ", title)).status == 200
        texts: dict[str, Any] = {"description": {"translation": {"sections": []}}, "title": None}
        assert (await caller.call("PATCH", f"{path}/cs-CZ", texts)).status == 200
        shown = {each["language"]: each for each in (await got(caller, path))["translations"]}
        assert "title" not in shown["cs-CZ"]
        assert shown["cs-CZ"]["description"]["translation"] == {"sections": []}
        assert (await caller.call("DELETE", f"{path}/cs-CZ")).status in {200, 204}
        assert (await caller.call("DELETE", f"{path}/cs-CZ")).status == 404


async def test_a_put_makes_what_cannot_be_made_otherwise() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/sale/turnover-discount"
        body = {
            "thresholds": [
                {"minimumTurnover": {"amount": "100.00", "currency": "CZK"}, "discount": {"percentage": "5"}}
            ]
        }
        assert (await caller.call("PUT", f"{path}/allegro-cz", body)).status == 200
        assert {each["marketplaceId"] for each in await got(caller, path)} >= {"allegro-cz"}


async def test_the_blacklist_remembers_by_the_id_of_the_buyer() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/sale/blacklisted-users"
        said = await caller.call("POST", path, {"user": {"id": "77"}, "note": "never pays"})
        assert (said.status, said.body) == (201, b"")
        shown = (await got(caller, path))["blacklistedUsers"]
        assert {"id": "77"}.items() <= shown[-1]["user"].items()


async def test_a_new_thing_has_its_address_and_its_revision() -> None:
    async with calling(a_sandbox()) as caller:
        body = {"items": [{"product": {"id": COMMAND}, "quantity": 3}]}
        said = await caller.call("POST", NOTICES, body)
        assert said.status == 201, said.json()
        assert said.headers["Etag"] == '"1"'
        assert said.headers["Location"] == f"{caller.sandbox.url}{NOTICES}/{said.json()['id']}"


async def test_who_has_seen_an_older_revision_may_not_write() -> None:
    async with calling(a_sandbox()) as caller:
        notice = (await got(caller, NOTICES))["advanceShipNotices"][0]["id"]
        path, body = f"{NOTICES}/{notice}", {"items": [{"product": {"id": COMMAND}, "quantity": 3}]}
        first = await caller.call("PUT", path, body, if_match='"1"')
        assert (first.status, first.headers["Etag"]) == (200, '"2"')
        stale = await caller.call("PUT", path, body, if_match='"1"')
        assert (stale.status, stale.error()["code"]) == (412, "PRECONDITION_FAILED")
        assert (await caller.call("PUT", path, body, if_match='"2"')).status == 200


# Commands and documents


async def test_a_command_has_the_id_that_it_was_given_once() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/shipment-management/shipments/cancel-commands"
        body = {"commandId": COMMAND, "input": {"shipmentId": "1"}}
        assert (await caller.get(f"{path}/{COMMAND}")).status == 404
        said = await caller.call("POST", path, body)
        assert (said.status, said.json()["commandId"], said.headers["Retry-After"]) == (200, COMMAND, "1")
        assert (await got(caller, f"{path}/{COMMAND}"))["commandId"] == COMMAND
        assert (await caller.call("POST", path, body)).status == 409


async def test_a_command_put_at_its_path_is_unknown_until_then_and_put_once() -> None:
    async with calling(a_sandbox()) as caller:
        path = f"/fulfillment/submit-commands/{COMMAND}"
        assert (await caller.get(path)).status == 404
        body = {"input": {"advanceShipNoticeId": COMMAND}}
        assert (await caller.call("PUT", path, body)).status == 201
        assert (await caller.get(path)).status == 200
        assert (await caller.call("PUT", path, body)).status == 409


async def test_a_document_is_made_up_until_it_is_written() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/fulfillment/removal/preferences"
        invented = await got(caller, path)
        assert await got(caller, path) == invented
        body = {"operation": "DISPOSAL"}
        assert (await caller.call("PUT", path, body)).status == 201
        assert await got(caller, path) == body


async def test_an_edit_of_a_document_leaves_the_rest() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/sale/allegro-prices/accounts/participations"
        for name in ("allegro-pl", "allegro-cz"):
            body = {"marketplaces": [{"id": name, "status": "ACTIVE"}]}
            said = await caller.call("PATCH", path, body)
            assert said.status == 200, said.json()
        assert (await got(caller, path))["marketplaces"][0]["id"] == "allegro-cz"


# What is made up


async def test_the_same_seed_gives_the_same_answer_and_another_gives_another() -> None:
    answers: list[bytes] = []
    for seed in (1, 1, 2):
        async with calling(a_sandbox(seed)) as caller:
            answers.append((await caller.get("/sale/quality")).body)
            answers[-1] += (await caller.get("/payments/payment-operations")).body
    assert answers[0] == answers[1] != answers[2]


async def test_what_an_application_may_read_is_the_same_for_everybody() -> None:
    async with calling(a_sandbox(accounts=2)) as caller:
        mine = await got(caller, "/sale/delivery-methods")
        await caller.sign_in(caller.sandbox.accounts[1].id)
        assert await got(caller, "/sale/delivery-methods") == mine
        await caller.use_application()
        assert await got(caller, "/sale/delivery-methods") == mine


async def test_a_made_up_thing_has_the_id_that_was_asked_for() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await got(caller, "/shipment-management/shipments/abc"))["id"] == "abc"


async def test_what_was_sent_comes_back_in_a_made_up_answer() -> None:
    async with calling(a_sandbox()) as caller:
        body = {"text": "Hello", "type": "REGULAR"}
        said = await caller.call(
            "POST", f"/sale/issues/{COMMAND}/message", body, Accept=BETA, Content_Type=BETA
        )
        assert (said.status, said.json()["text"]) == (201, "Hello")


async def test_a_made_up_list_comes_in_pages_that_join() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/payments/payment-operations"
        whole = await got(caller, f"{path}?limit=50")
        total = whole["totalCount"]
        assert total == len(whole["paymentOperations"]) == whole["count"] > 2
        pages = [await got(caller, f"{path}?limit=2&offset={offset}") for offset in range(0, total, 2)]
        assert [each for page in pages for each in page["paymentOperations"]] == whole["paymentOperations"]
        assert {page["totalCount"] for page in pages} == {total}
        assert pages[-1]["count"] == len(pages[-1]["paymentOperations"])
        beyond = await got(caller, f"{path}?offset={total}")
        assert (beyond["paymentOperations"], beyond["totalCount"]) == ([], total)


async def test_a_list_with_page_ids_is_read_by_them_to_its_end() -> None:
    async with calling(a_sandbox()) as caller:
        judge = Judge({"$ref": "#/components/schemas/OfferBundlesDTO"}, shapes())
        whole = await got(caller, "/sale/bundles")
        seen: list[Any] = []
        query = "limit=2"
        while query:
            page = await got(caller, f"/sale/bundles?{query}")
            seen += page["bundles"]
            assert judge.value(page) == []
            following = page.get("nextPage", {}).get("id")
            query = f"limit=2&page.id={following}" if following else ""
        assert seen == whole["bundles"]


@pytest.mark.parametrize("page", ["5", "page-x", "page--1", ""])
async def test_there_is_no_page_of_an_id_that_nobody_gave(page: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.get(f"/sale/bundles?page.id={page}")
        assert (said.status, said.error()["path"]) == (422, "page.id")


async def test_a_journal_goes_on_behind_the_last_event() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/sale/category-events"
        events = (await got(caller, path))["events"]
        rest = (await got(caller, f"{path}?from={events[1]['id']}"))["events"]
        assert rest == events[2:]
        assert (await got(caller, f"{path}?from=unknown"))["events"] == []


async def test_a_file_is_a_file() -> None:
    async with calling(a_sandbox()) as caller:
        path = f"{NOTICES}/{COMMAND}/labels"
        pdf = await caller.get(path, Accept="application/pdf")
        assert (pdf.headers["Content-Type"], pdf.body[:5]) == ("application/pdf", b"%PDF-")
        assert "filename" in pdf.headers["Content-Disposition"]
        zpl = await caller.get(path, Accept="x-application/zpl")
        assert (zpl.headers["Content-Type"], zpl.body[:3]) == ("x-application/zpl", b"^XA")
        anything = await caller.call("POST", "/messaging/message-attachments", {"filename": "a", "size": 1})
        attachment = await caller.get(f"/messaging/message-attachments/{anything.json()['id']}", Accept="*/*")
        assert (attachment.status, attachment.headers["Content-Type"]) == (200, "application/pdf")


async def test_times_are_near_the_sandboxs_clock() -> None:
    async with calling(a_sandbox()) as caller:
        for each in (await got(caller, "/payments/payment-operations"))["paymentOperations"]:
            occurred = datetime.fromisoformat(each["occurredAt"])
            assert NOW - timedelta(days=31) < occurred <= NOW


# Filters


ITEMS: list[dict[str, Any]] = [
    {"id": "1", "status": "NEW", "at": "2026-03-01T00:00:00Z", "offer": {"id": "7"}, "open": True},
    {"id": "2", "status": "OLD", "at": "2026-03-03T00:00:00Z", "offer": {"id": "8"}, "open": False},
    {"id": "3", "at": "some day", "offer": {"id": "9"}, "tags": ["x"]},
]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ([], "123"),
        ([("status", "NEW")], "1"),
        ([("status", "NEW"), ("status", "OLD")], "12"),
        ([("status", "GONE")], ""),
        ([("offer.id", "8")], "2"),
        ([("open", "true")], "1"),
        ([("at.gte", "2026-03-02T00:00:00Z")], "23"),
        ([("at.lte", "2026-03-02T00:00:00Z")], "13"),
        ([("at.lte", "soon")], "123"),
        ([("colour", "red")], "123"),
        ([("tags", "y")], "123"),
        ([("limit", "1")], "123"),
        ([("unknown", "1")], "123"),
    ],
)
def test_a_list_is_filtered_by_the_fields_of_its_items(query: list[tuple[str, str]], ids: str) -> None:
    known = ["status", "offer.id", "open", "at.gte", "at.lte", "colour", "tags", "limit"]
    assert "".join(each["id"] for each in filtered(ITEMS, MultiDict(query), known)) == ids


def test_a_field_that_lies_deeper_is_found_or_is_none() -> None:
    assert (at(ITEMS[0], "offer.id"), at(ITEMS[0], "status.id"), at(ITEMS[0], "x.y")) == ("7", None, None)


# Plans


@pytest.mark.parametrize(
    ("operation", "role", "kept"),
    [
        ("GET /sale/offer-contacts", "list", True),
        ("POST /sale/offer-contacts", "create", True),
        ("GET /sale/badge-applications/{applicationId}", "read", False),
        ("PATCH /sale/offers/{offerId}/translations/{language}", "edit", True),
        ("GET /fulfillment/removal/preferences", "document", True),
        ("POST /sale/offers/{offerId}/tags", "document", True),
        ("GET /sale/quality", "made-up", False),
        ("POST /pricing/offer-fee-preview", "made-up", False),
    ],
)
def test_paths_and_methods_say_what_stands_behind_an_operation(operation: str, role: str, kept: bool) -> None:
    plan = all_plans()[operation]
    assert (plan.role, plan.kept) == (role, kept)


def test_what_shares_a_path_with_a_handler_is_made_up() -> None:
    known = {name: (plan.operation, plan.facts) for name, plan in all_plans().items()}
    plans = make_plans(known, {"GET /sale/offer-contacts/{id}"})
    assert "GET /sale/offer-contacts/{id}" not in plans
    for name in ("GET /sale/offer-contacts", "POST /sale/offer-contacts", "PUT /sale/offer-contacts/{id}"):
        assert (plans[name].role, plans[name].kept) == ("made-up", False)


# Values


def made(schema: Schema, known: object = NOTHING, *, bare: bool = False, mark: str = "x") -> Any:
    return Inventor(Shapes({}), b"seed", parse_iso("2026-03-04T00:00:00Z")).value(
        schema, Spot(mark, bare), known
    )


THING: Schema = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "count": {"type": "integer"},
        "note": {"type": "string", "nullable": True},
        "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
        "extra": {"type": "object", "additionalProperties": {"type": "integer"}},
    },
}


def test_what_is_known_is_kept_where_it_fits() -> None:
    known = {"id": "7", "count": "many", "note": None, "tags": ["a", 5, "c"], "extra": {"x": 1}, "zzz": 1}
    thing = made(THING, known)
    assert (thing["id"], thing["note"], thing["tags"][0], thing["extra"]) == ("7", None, "a", {"x": 1})
    assert isinstance(thing["count"], int)
    assert len(thing["tags"]) == 2
    assert isinstance(thing["tags"][1], str)
    assert "zzz" not in thing


def test_of_what_was_sent_nothing_is_invented_but_what_must_be() -> None:
    assert made(THING, {"count": None, "note": None}, bare=True).keys() == {"id", "note"}
    assert made({"type": "array", "items": {"type": "integer"}, "minItems": 2}, [1], bare=True)[0] == 1
    assert len(made({"type": "array", "items": {"type": "integer"}, "minItems": 2}, [1], bare=True)) == 2
    assert made({"type": "array", "items": {"type": "integer"}}, bare=True) == []
    assert made(THING, "no object", bare=True).keys() == {"id"}


def test_the_known_member_of_a_union_or_a_choice_is_kept() -> None:
    low: Schema = {"type": "object", "required": ["low"], "properties": {"low": {"type": "integer"}}}
    high: Schema = {"type": "object", "required": ["high"], "properties": {"high": {"type": "integer"}}}
    choice: Schema = {"oneOf": [low, high]}
    assert made(choice, {"high": 3}) == {"high": 3}
    assert made(choice).keys() == {"low"}
    assert made(choice, {"deep": 1}).keys() == {"low"}


def test_a_map_that_may_not_be_empty_has_a_marketplace() -> None:
    schema: Schema = {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1}
    assert made(schema).keys() == {"allegro-pl"}
    assert made(schema, {"allegro-cz": 3}) == {"allegro-cz": 3}


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        ("marketplaceId", {}, "allegro-pl"),
        ("countryCode", {}, "PL"),
        ("currency", {"maxLength": 3}, "PLN"),
        ("language", {}, "pl-PL"),
        ("code", {"pattern": "[A-Z]{3}"}, "PLN"),
        ("type", {"enum": ["FAILED", "SUCCESS"]}, "SUCCESS"),
        ("period", {}, "P1Y"),
    ],
)
def test_a_text_looks_like_what_its_field_is_called(name: str, facts: dict[str, Any], expected: str) -> None:
    shape = Shape("string", facts)
    assert plain_value(shape, split(name), Dice(b"seed", "x", 0), 0) == expected


def test_a_text_is_as_long_as_it_must_be_and_no_longer() -> None:
    dice = Dice(b"seed", "x", 0)
    assert len(plain_value(Shape("string", {"minLength": 40}), ("name",), dice, 0)) == 40
    assert len(plain_value(Shape("string", {"maxLength": 3}), ("name",), dice, 0)) == 3


def test_a_pattern_that_nothing_known_fits_gets_a_text_all_the_same() -> None:
    assert plain_value(Shape("string", {"pattern": "^[^*]+ [^*]+$"}), ("name",), Dice(b"s", "x", 0), 0)


def test_numbers_keep_their_bounds() -> None:
    for seed in range(50):
        dice = Dice(b"seed", "x", seed)
        assert 5 <= plain_value(Shape("integer", {"minimum": 5, "maximum": 7}), ("n",), dice, 0) <= 7
        assert 0 <= plain_value(Shape("number", {"minimum": 0, "maximum": 1}), ("n",), dice, 0) <= 1


def test_ends_lie_behind_the_past_and_all_else_within_it() -> None:
    epoch, moment = 100 * DAY, Shape("string", {"format": "date-time"})
    day = Shape("string", {"format": "date"})
    for seed in range(20):
        dice = Dice(b"seed", "x", seed)
        assert plain_value(moment, split("validTo"), dice, epoch) > iso(epoch)
        assert plain_value(moment, split("createdAt"), dice, epoch) < iso(epoch)
        assert plain_value(day, split("from"), dice, epoch) < iso(epoch)[:10]


def test_names_are_split_into_words() -> None:
    assert split("additional-emails.countryCode") == ("additional", "emails", "country", "code")


def test_anything_may_be_a_text() -> None:
    assert plain_value(Shape("any", {}), (), Dice(b"seed", "x", 0), 0) == "text"


# What is remembered


def test_an_edit_merges_objects_and_replaces_all_else() -> None:
    old = {"a": {"x": 1, "y": 2}, "b": [1], "c": 1}
    assert merged(old, {"a": {"y": 3}, "b": [2], "c": {"z": 1}}) == {
        "a": {"x": 1, "y": 3},
        "b": [2],
        "c": {"z": 1},
    }
    assert old == {"a": {"x": 1, "y": 2}, "b": [1], "c": 1}


def test_a_collection_begins_once() -> None:
    shelves = Shelves()
    shelves.at("me", "/x", dict)["a"] = None  # type: ignore[assignment] # only the identity matters
    assert "a" in shelves.at("me", "/x", dict)
    assert "a" not in shelves.at("you", "/x", dict)

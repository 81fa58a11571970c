"""Orders over HTTP: the list, one order, fulfillment, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from allegro_async.sandbox import Sandbox
from tests.sandbox.caller import calling

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller

FORMS = "/order/checkout-forms"


async def forms(caller: Caller, query: str = "") -> list[dict[str, Any]]:
    said = await caller.get(f"{FORMS}?{query}")
    assert said.status == 200, said.body
    return list(said.json()["checkoutForms"])


async def events(caller: Caller, query: str = "") -> list[dict[str, Any]]:
    return list((await caller.get(f"/order/events?{query}")).json()["events"])


def bought(form: dict[str, Any]) -> str:
    return str(form["lineItems"][0]["boughtAt"])


async def test_the_latest_bought_come_first() -> None:
    async with calling(Sandbox(orders=120)) as caller:
        page = await forms(caller)
        assert len(page) == 100
        times = [caller.sandbox.account.orders.number(form["id"]) for form in page]
        assert times == list(range(119, 19, -1))


async def test_pages_join_without_a_gap() -> None:
    async with calling(Sandbox(orders=120)) as caller:
        said = (await caller.get(f"{FORMS}?offset=100&limit=100")).json()
        assert (said["count"], said["totalCount"]) == (20, 120)
        ids = {form["id"] for form in said["checkoutForms"]} | {form["id"] for form in await forms(caller)}
        assert len(ids) == 120


async def test_an_empty_page_counts_zero() -> None:
    async with calling(Sandbox(orders=0, offers=0)) as caller:
        assert (await caller.get(FORMS)).json() == {"checkoutForms": [], "count": 0, "totalCount": 0}


async def test_offset_and_limit_end_at_ten_thousand() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        assert (await caller.get(f"{FORMS}?offset=9900&limit=100")).status == 200
        refused = await caller.get(f"{FORMS}?offset=9901&limit=100")
        assert (refused.status, refused.error()["path"]) == (422, "offset")


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "offset=-1", "sort=price", "updatedAt.gte=now"]
)
async def test_a_value_that_cannot_be_is_422_and_names_the_parameter(query: str) -> None:
    async with calling(Sandbox(orders=1)) as caller:
        refused = await caller.get(f"{FORMS}?{query}")
        assert (refused.status, refused.error()["path"]) == (422, query.partition("=")[0])


async def test_a_plus_that_is_not_encoded_is_no_part_of_a_time() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        name = "lineItems.boughtAt.gte"
        assert (await caller.get(f"{FORMS}?{name}=2026-01-01T00:00:00%2B01:00")).status == 200
        async with caller.session.get(
            f"{caller.sandbox.url}{FORMS}?{name}=2026-01-01T00:00:00+01:00",
            headers={
                "Accept": "application/vnd.allegro.public.v1+json",
                "User-Agent": "A/1 (+https://a.example)",
            },
        ) as answer:
            assert answer.status == 401
        refused = await caller.get(f"{FORMS}?{name}=2026-01-01T00:00:00%2001:00")
        assert refused.status == 422


async def test_an_unknown_parameter_is_ignored_without_a_word() -> None:
    async with calling(Sandbox(orders=5)) as caller:
        assert len(await forms(caller, "statuss=BOUGHT")) == 5


async def test_a_window_of_purchase_times_includes_both_ends() -> None:
    async with calling(Sandbox(orders=50)) as caller:
        page = await forms(caller)
        first, last = bought(page[30]), bought(page[10])
        found = await forms(caller, f"lineItems.boughtAt.gte={first}&lineItems.boughtAt.lte={last}")
        assert [form["id"] for form in found] == [form["id"] for form in page[10:31]]


@pytest.mark.parametrize("name", ["status", "fulfillment.status", "marketplace.id", "delivery.method.id"])
async def test_a_filter_gives_exactly_the_orders_that_fit(name: str) -> None:
    def value(form: dict[str, Any]) -> object:
        found: Any = form
        for part in name.split("."):
            found = found[part] if found else None
        return found

    async with calling(Sandbox(orders=100)) as caller:
        page = [form for form in await forms(caller) if value(form) is not None]
        wanted = value(page[0])
        found = await forms(caller, f"{name}={wanted}")
        assert {form["id"] for form in page if value(form) == wanted} <= {form["id"] for form in found}
        assert {value(form) for form in found} <= {wanted, None}


async def test_orders_can_be_filtered_by_what_was_sent() -> None:
    async with calling(Sandbox(orders=100)) as caller:
        unsent = await forms(caller, "fulfillment.shipmentSummary.lineItemsSent=NONE")
        assert {form["fulfillment"]["shipmentSummary"]["lineItemsSent"] for form in unsent} == {"NONE"}
        assert len(unsent) < 100
        assert await forms(caller, "fulfillment.provider.id=ALLEGRO") == []


async def test_orders_can_be_found_by_their_buyer() -> None:
    async with calling(Sandbox(orders=100)) as caller:
        page = await forms(caller)
        for login in (page[0]["buyer"]["login"], page[7]["buyer"]["login"]):
            found = await forms(caller, f"buyer.login={quote(login, safe='')}")
            assert {form["buyer"]["login"] for form in found} == {login}
        assert await forms(caller, "buyer.login=nobody") == []
        assert await forms(caller, "buyer.login=nobody_1") == []


async def test_a_guest_can_be_found_too() -> None:
    async with calling(Sandbox(orders=100)) as caller:
        login = next(form["buyer"]["login"] for form in await forms(caller) if form["buyer"]["guest"])
        assert login.startswith("Client:")
        assert await forms(caller, f"buyer.login={login}")
        assert await forms(caller, "buyer.login=Client:x") == []


async def test_an_order_can_be_found_by_its_payment_or_surcharge() -> None:
    async with calling(Sandbox(orders=100)) as caller:
        page = await forms(caller)
        paid = next(form for form in page if form["payment"])
        assert [form["id"] for form in await forms(caller, f"payment.id={paid['payment']['id']}")] == [
            paid["id"]
        ]
        extra = next(form for form in page if form["surcharges"])
        found = await forms(caller, f"surcharges.id={extra['surcharges'][0]['id']}")
        assert [form["id"] for form in found] == [extra["id"]]
        assert await forms(caller, "payment.id=unknown") == []


async def test_orders_can_be_sorted_by_their_last_change() -> None:
    async with calling(Sandbox(orders=60)) as caller:
        rising = await forms(caller, "sort=updatedAt")
        falling = await forms(caller, "sort=-updatedAt")
        assert [form["id"] for form in rising] == [form["id"] for form in reversed(falling)]
        moments = [form["updatedAt"][:19] for form in rising]
        assert moments == sorted(moments)


async def test_the_orders_changed_since_a_moment_include_old_ones_changed_today() -> None:
    async with calling(Sandbox(orders=80)) as caller:
        old = (await forms(caller, "sort=lineItems.boughtAt&status=READY_FOR_PROCESSING"))[0]
        since = caller.sandbox.clock.now().isoformat().replace("+00:00", "Z")
        await caller.call("PUT", f"{FORMS}/{old['id']}/fulfillment", {"status": "SENT"})
        fresh = caller.sandbox.add_orders(1)
        found = await forms(caller, f"updatedAt.gte={since}")
        assert {form["id"] for form in found} == {old["id"], *fresh}
        before = await forms(caller, f"updatedAt.lte={since}")
        assert len(before) == 79


async def test_an_order_alone_is_the_same_as_in_the_list() -> None:
    async with calling(Sandbox(orders=5)) as caller:
        form = (await forms(caller))[2]
        assert (await caller.get(f"{FORMS}/{form['id']}")).json() == form


@pytest.mark.parametrize("order", ["unknown", "00000000-0000-4000-a000-000000000000", "zz"])
async def test_an_unknown_order_is_404(order: str) -> None:
    async with calling(Sandbox(orders=5)) as caller:
        assert (await caller.get(f"{FORMS}/{order}")).status == 404
        assert (await caller.call("PUT", f"{FORMS}/{order}/fulfillment", {"status": "SENT"})).status == 404


async def test_setting_the_fulfillment_changes_status_revision_and_journal() -> None:
    async with calling(Sandbox(orders=5)) as caller:
        form = (await forms(caller))[0]
        path = f"{FORMS}/{form['id']}"
        done = await caller.call(
            "PUT",
            f"{path}/fulfillment?checkoutForm.revision={form['revision']}",
            {"status": "SUSPENDED", "shipmentSummary": {"lineItemsSent": "SOME"}},
        )
        assert (done.status, done.body) == (204, b"")
        after = (await caller.get(path)).json()
        assert after["fulfillment"]["status"] == "SUSPENDED"
        assert after["revision"] != form["revision"]
        newest = (await caller.get("/order/event-stats")).json()["latestEvent"]["id"]
        last = (await events(caller, "limit=1000"))[-1]
        assert (last["id"], last["type"]) == (newest, "FULFILLMENT_STATUS_CHANGED")
        assert last["order"]["checkoutForm"] == {"id": form["id"], "revision": after["revision"]}


async def test_a_stale_revision_is_a_conflict() -> None:
    async with calling(Sandbox(orders=5)) as caller:
        form = (await forms(caller))[0]
        path = f"{FORMS}/{form['id']}/fulfillment?checkoutForm.revision={form['revision']}"
        assert (await caller.call("PUT", path, {"status": "PROCESSING"})).status == 204
        assert (await caller.call("PUT", path, {"status": "SENT"})).status == 409


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "VALIDATION_ERROR"),
        ({"status": "LOST"}, 422, "VALIDATION_ERROR"),
        ({"status": "SENT", "colour": "red"}, 422, "UnknownJSONProperty"),
        ({"status": "SENT", "shipmentSummary": {"x": 1}}, 422, "UnknownJSONProperty"),
        ({"status": "SENT", "shipmentSummary": "ALL"}, 422, "VALIDATION_ERROR"),
        ([], 400, "JsonMappingException"),
        (b"{", 400, "JsonParseException"),
    ],
)
async def test_a_body_that_does_not_fit_is_refused(body: object, status: int, code: str) -> None:
    async with calling(Sandbox(orders=1)) as caller:
        form = (await forms(caller))[0]
        refused = await caller.call("PUT", f"{FORMS}/{form['id']}/fulfillment", body)
        assert (refused.status, refused.error()["code"]) == (status, code)


async def test_events_after_an_id_do_not_include_it() -> None:
    async with calling(Sandbox(orders=300)) as caller:
        first = await events(caller, "limit=10")
        rest = await events(caller, f"from={first[4]['id']}&limit=5")
        assert [event["id"] for event in rest] == [event["id"] for event in first[5:10]]


async def test_the_ids_of_events_grow_and_their_times_do_not() -> None:
    async with calling(Sandbox(orders=2000)) as caller:
        page = await events(caller, "limit=1000")
        ids = [int(event["id"]) for event in page]
        assert ids == sorted(set(ids))
        times = [event["occurredAt"][:19] for event in page]
        assert times != sorted(times)


async def test_following_the_journal_to_its_end_gives_every_event_once() -> None:
    async with calling(Sandbox(orders=400)) as caller:
        seen: list[str] = []
        while page := await events(caller, f"limit=100&from={seen[-1]}" if seen else "limit=100"):
            seen += [event["id"] for event in page]
        whole = await events(caller, "limit=1000")
        assert seen == [event["id"] for event in whole]
        assert await events(caller, f"from={seen[-1]}") == []


async def test_events_can_be_asked_for_by_type() -> None:
    async with calling(Sandbox(orders=300)) as caller:
        found = await events(caller, "type=BOUGHT&type=BUYER_CANCELLED&limit=1000")
        assert {event["type"] for event in found} <= {"BOUGHT", "BUYER_CANCELLED"}
        assert found


async def test_the_journal_forgets_after_sixty_days() -> None:
    async with calling(Sandbox(orders=300)) as caller:
        caller.sandbox.clock.advance(days=70)
        await caller.sign_in()
        assert await events(caller) == []


async def test_a_cursor_that_is_no_id_is_refused() -> None:
    async with calling(Sandbox(orders=3)) as caller:
        assert (await caller.get("/order/events?from=abc")).status == 422


async def test_a_shop_without_orders_has_no_newest_event() -> None:
    async with calling(Sandbox(orders=0)) as caller:
        assert (await caller.get("/order/event-stats")).json() == {}


async def test_the_same_event_comes_twice_under_other_ids_now_and_then() -> None:
    async with calling(Sandbox(orders=2000)) as caller:
        ready = await events(caller, "type=READY_FOR_PROCESSING&limit=1000")
        orders = [event["order"]["checkoutForm"]["id"] for event in ready]
        assert len(set(orders)) < len(orders)


async def test_new_orders_come_first_and_into_the_journal() -> None:
    async with calling(Sandbox(orders=10)) as caller:
        before = (await caller.get("/order/event-stats")).json()["latestEvent"]["id"]
        added = caller.sandbox.add_orders(3)
        assert [form["id"] for form in await forms(caller, "limit=3")] == added[::-1]
        assert {form["status"] for form in await forms(caller, "limit=3")} == {"BOUGHT"}
        news = await events(caller, f"from={before}")
        assert [event["order"]["checkoutForm"]["id"] for event in news] == added


async def test_changed_orders_go_from_the_purchase_to_the_parcel() -> None:
    async with calling(Sandbox(orders=0)) as caller:
        order = caller.sandbox.add_orders(1)[0]
        seen: list[tuple[str, str]] = []
        while caller.sandbox.change_orders(1):
            form = (await caller.get(f"{FORMS}/{order}")).json()
            seen.append((form["status"], form["fulfillment"]["status"]))
        assert [status for status, _ in seen[:2]] == ["FILLED_IN", "READY_FOR_PROCESSING"]
        assert [fulfillment for _, fulfillment in seen[-2:]] == ["PICKED_UP", "RETURNED"]
        assert len(await events(caller)) == len(seen) + 1


async def test_orders_can_come_in_by_themselves_as_the_clock_goes() -> None:
    async with calling(Sandbox(orders=5, orders_per_second=0.1)) as caller:
        caller.sandbox.clock.advance(minutes=1)
        assert (await caller.get(FORMS)).json()["totalCount"] == 11
        times = [bought(form)[:19] for form in await forms(caller)]
        assert times == sorted(times, reverse=True)


async def test_two_sellers_have_shops_of_their_own() -> None:
    async with calling(Sandbox(orders=5, accounts=2)) as caller:
        mine = {form["id"] for form in await forms(caller)}
        await caller.sign_in(caller.sandbox.accounts[1].login)
        theirs = {form["id"] for form in await forms(caller)}
        assert len(mine | theirs) == 10
        assert (await caller.get(f"{FORMS}/{mine.pop()}")).status == 404

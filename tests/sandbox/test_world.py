"""The invented world: the same for the same seed, made when looked at, and plausible."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from allegro_async.sandbox import SandboxClock, Settings
from allegro_async.sandbox.clock import DAY, HOUR, iso, micros_of, parse_iso
from allegro_async.sandbox.data.dice import Dice, Ids, seed_key
from allegro_async.sandbox.data.places import PLACES
from allegro_async.sandbox.state.cache import Cache
from allegro_async.sandbox.world import Seller, World

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def a_seller(*, seed: int = 1, orders: int = 1500, offers: int = 200, number: int = 0) -> Seller:
    return World(Settings(seed=seed, orders=orders, offers=offers, start=NOON, accounts=number + 1)).sellers[
        number
    ]


def all_orders(seller: Seller) -> list[dict[str, Any]]:
    return [json.loads(seller.orders.body(number)) for number in range(len(seller.orders))]


@pytest.fixture(scope="module")
def orders() -> list[dict[str, Any]]:
    return all_orders(a_seller())


def test_the_same_seed_gives_the_same_world() -> None:
    one, two = a_seller(orders=50), a_seller(orders=50)
    assert all_orders(one) == all_orders(two)
    assert [one.offers.whole(number) for number in range(50)] == [
        two.offers.whole(number) for number in range(50)
    ]
    events = [
        [one.orders.event_body(event) for event in one.orders.journal.after(None, 0)] for one in (one, two)
    ]
    assert events[0] == events[1]


def test_another_seed_gives_another_world() -> None:
    assert all_orders(a_seller(orders=5)) != all_orders(a_seller(orders=5, seed=2))


def test_an_epoch_holds_the_past_still_on_any_day() -> None:
    later = NOON.replace(year=2027)
    worlds = [World(Settings(orders=5, start=start, epoch=NOON)) for start in (NOON, later)]
    assert all_orders(worlds[0].sellers[0]) == all_orders(worlds[1].sellers[0])


def test_a_hundred_thousand_orders_are_there_and_none_is_made_before_it_is_looked_at() -> None:
    book = a_seller(orders=100_000).orders
    assert (len(book), book.generated) == (100_000, 0)
    assert len(json.loads(book.body(99_999))["lineItems"]) >= 1
    assert book.generated == 1


def test_the_purchases_of_400_days_have_one_hour_with_more_than_a_thousand() -> None:
    bought = a_seller(orders=25_000).orders.bought
    assert list(bought) == sorted(bought)
    assert 398 * DAY < bought[-1] - bought[0] <= 400 * DAY
    hours = [
        bisect_left(bought, start + HOUR) - bisect_left(bought, start)
        for start in range(bought[0] - bought[0] % HOUR, bought[-1], HOUR)
    ]
    assert 1000 < max(hours) < 2500


def test_every_order_is_bought_before_the_epoch_and_after_nothing_was_changed() -> None:
    book = a_seller(orders=2000).orders
    for number in range(len(book)):
        assert book.bought[number] <= book.header(number).updated <= book.shop.epoch


def test_the_answers_have_none_to_six_fraction_digits(orders: list[dict[str, Any]]) -> None:
    times = [order["lineItems"][0]["boughtAt"] for order in orders]
    assert {len(time.partition(".")[2].rstrip("Z")) for time in times} >= {0, 3, 6}


def test_all_states_occur(orders: list[dict[str, Any]]) -> None:
    book = a_seller(orders=8000, offers=10).orders
    headers = [book.header(number) for number in range(len(book))]
    assert {header.step.status for header in headers} == {
        "BOUGHT",
        "FILLED_IN",
        "READY_FOR_PROCESSING",
        "CANCELLED",
    }
    assert len({header.step.fulfillment for header in headers}) == 9
    assert {order["payment"]["type"] for order in orders if order["payment"]} >= {
        "ONLINE",
        "CASH_ON_DELIVERY",
    }


def test_every_marketplace_has_its_currency_and_forints_end_in_0_or_5(orders: list[dict[str, Any]]) -> None:
    currencies = {"allegro-pl": "PLN", "allegro-cz": "CZK", "allegro-sk": "EUR", "allegro-hu": "HUF"}
    assert {order["marketplace"]["id"] for order in orders} == set(currencies)
    for order in orders:
        currency = currencies[order["marketplace"]["id"]]
        prices = [line["price"] for line in order["lineItems"]]
        assert {price["currency"] for price in prices} == {currency}
        if currency == "HUF":
            assert all(re.fullmatch(r"\d+[05]\.00", price["amount"]) for price in prices)


def test_what_is_to_pay_is_the_sum_of_the_lines_and_the_delivery(orders: list[dict[str, Any]]) -> None:
    for order in orders:
        if order["delivery"] is None:
            continue
        amounts = [float(line["price"]["amount"]) * line["quantity"] for line in order["lineItems"]]
        total = sum(amounts) + float(order["delivery"]["cost"]["amount"])
        assert float(order["summary"]["totalToPay"]["amount"]) == pytest.approx(total)


def test_an_order_that_was_only_bought_has_no_delivery_and_no_payment() -> None:
    seller = a_seller(orders=1)
    order = json.loads(
        seller.orders.body(seller.orders.number(seller.orders.add(1, micros_of(NOON))[0]) or 0)
    )
    assert (order["status"], order["delivery"], order["payment"]) == ("BOUGHT", None, None)


def test_every_postal_code_belongs_to_its_city(orders: list[dict[str, Any]]) -> None:
    known = {(place.city, code) for places in PLACES.values() for place in places for code in place.codes}
    for order in orders:
        home = order["buyer"]["address"]
        assert (home["city"], home["postCode"]) in known


def test_every_polish_tax_number_has_its_check_digit(orders: list[dict[str, Any]]) -> None:
    companies = [
        order["invoice"]["address"]["company"] for order in orders if order["invoice"].get("address")
    ]
    numbers = [company["ids"][0] for company in companies if company]
    nips = [number["value"] for number in numbers if number["type"] == "PL_NIP"]
    assert nips
    for nip in nips:
        weights = (6, 5, 7, 2, 3, 4, 5, 6, 7)
        assert sum(int(digit) * weight for digit, weight in zip(nip, weights, strict=False)) % 11 == int(
            nip[9]
        )
    assert {number["type"] for number in numbers} >= {"PL_NIP", "CZ_ICO"}


def test_buyers_write_notes_and_choose_points_and_come_again(orders: list[dict[str, Any]]) -> None:
    assert any("ł" in (order["messageToSeller"] or "") for order in orders)
    assert any(order["delivery"] and order["delivery"]["pickupPoint"] for order in orders)
    assert max(Counter(order["buyer"]["id"] for order in orders).values()) > 2
    names = {order["buyer"]["firstName"] for order in orders}
    assert all(len(name) > 2 for name in names)


def test_a_line_names_an_offer_of_the_shop(orders: list[dict[str, Any]]) -> None:
    seller = a_seller()
    for order in orders[:50]:
        for line in order["lineItems"]:
            number = seller.offers.number(line["offer"]["id"])
            assert number is not None
            assert seller.offers.facts(number).name == line["offer"]["name"]


def test_ids_differ_everywhere(orders: list[dict[str, Any]]) -> None:
    lines = [line["id"] for order in orders for line in order["lineItems"]]
    assert len({order["id"] for order in orders}) == len(orders)
    assert len(set(lines)) == len(lines)


def test_the_event_after_a_change_shows_the_orders_revision() -> None:
    seller = a_seller(orders=300)
    for event in seller.orders.journal.after(None, seller.orders.shop.epoch):
        header = seller.orders.header(event.subject)
        if event.changes == header.changes:
            shown = json.loads(seller.orders.event_body(event))["order"]["checkoutForm"]
            assert shown["revision"] == json.loads(seller.orders.body(event.subject))["revision"]


def test_a_cache_forgets_its_oldest() -> None:
    made: list[int] = []

    def make(key: int) -> str:
        made.append(key)
        return str(key)

    cache = Cache(make, 2)
    assert [cache[key] for key in (1, 2, 1, 3, 2, 1)] == ["1", "2", "1", "3", "2", "1"]
    assert (made, len(cache)) == ([1, 2, 3, 1], 2)


def test_a_search_is_remembered_until_something_changes() -> None:
    book = a_seller(orders=5).orders
    searches: list[int] = []

    def search() -> list[int]:
        searches.append(1)
        return []

    for question in (*range(70), 69):
        book.remember(question, search)
    assert len(searches) == 70
    book.add(1, micros_of(NOON))
    book.remember(69, search)
    assert len(searches) == 71


def test_an_id_stands_for_its_number_and_no_other() -> None:
    ids = Ids(seed_key(1), "order")
    assert [ids.read(ids.make(number)) for number in range(50)] == list(range(50))
    assert ids.read(ids.make(3).upper()) == 3
    assert Ids(seed_key(1), "payment").read(ids.make(3)) is None
    assert Ids(seed_key(2), "order").read(ids.make(3)) is None


def test_dice_fall_the_same_way_and_stay_within_their_bounds() -> None:
    def throws(number: int) -> list[int]:
        dice = Dice(seed_key(1), "test", number)
        return [dice.between(3, 9) for _ in range(60)]

    assert throws(1) == throws(1)
    assert throws(1) != throws(2)
    assert set(throws(1) + throws(2)) == set(range(3, 10))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
        ("2026-01-02T03:04:05.120Z", "2026-01-02T03:04:05.12Z"),
        ("2026-01-02T03:04:05.123456Z", "2026-01-02T03:04:05.123456Z"),
        ("2026-01-02T04:04:05+01:00", "2026-01-02T03:04:05Z"),
        ("2026-01-02T03:04:05", "2026-01-02T03:04:05Z"),
    ],
)
def test_a_time_is_read_and_written_to_the_microsecond(text: str, shown: str) -> None:
    assert iso(parse_iso(text)) == shown


def test_the_clock_starts_where_it_is_told_and_goes_forward() -> None:
    clock = SandboxClock(NOON)
    assert 0 <= (clock.now() - NOON).total_seconds() < 60
    clock.advance(days=1, hours=2, minutes=3, seconds=4)
    assert (clock.now() - NOON).total_seconds() >= 93_784
    assert clock.seconds() == pytest.approx(clock.micros() / 1e6, abs=1)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(seconds=-1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"orders": -1},
        {"offers": -1},
        {"orders": 1, "offers": 0},
        {"accounts": 0},
        {"token_lifetime": 0},
        {"request_limit": 0},
        {"orders_per_second": -1.0},
        {"device_interval": -1.0},
    ],
)
def test_settings_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Settings(**wrong)


def test_a_seller_can_be_named_by_id_or_login() -> None:
    world = World(Settings(orders=0, offers=0, accounts=2))
    second = world.sellers[1]
    assert world.seller(second.id) is world.seller(second.login) is second
    with pytest.raises(KeyError, match="nobody"):
        world.seller("nobody")

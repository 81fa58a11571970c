"""Changes of any number of offers: split, grouped, side by side, with an outcome for each, and again."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from allegro_async import ConfigurationError, Limits, RequestLimit
from allegro_async.additions.offer_changes import ChangeReport, OfferOutcome, PriceStep, StockStep
from allegro_async.bulk import Progress
from allegro_async.models.common import Price
from allegro_async.models.offer_commands import OfferModification
from tests.bulk_work import others, settled
from tests.command_server import CUT, NOT_SENT, UNKNOWN, CommandServer
from tests.doubles import LoopClock, answer, virtual

AN_HOUR = RequestLimit("price-changes-hour", 3000, 3600.0, unit="offers")


def own_prices(count: int) -> dict[str, str]:
    return {str(number): f"{number + 1}.00" for number in range(count)}


def again(report: ChangeReport) -> ChangeReport:
    """The report as another process would have it."""
    copy: ChangeReport = pickle.loads(pickle.dumps(report))  # noqa: S301 - its own bytes
    return copy


def offers_of(body: dict[str, Any]) -> list[str]:
    if "modifications" in body:
        return [each["offerId"] for each in body["modifications"]]
    return [each["id"] for each in body["offerCriteria"][0]["offers"]]


@virtual
async def test_offers_with_one_price_go_in_one_command() -> None:
    server = CommandServer()
    report = await server.client().offers.change_prices(dict.fromkeys(map(str, range(30)), "9.99"))
    assert (report.ok, len(report.done)) == (True, 30)
    ((family, body),) = server.bodies
    assert family == "offer-price-change"
    assert body["modification"] == {"type": "FIXED_PRICE", "price": {"amount": "9.99", "currency": "PLN"}}
    assert len(offers_of(body)) == 30


@virtual
async def test_offers_with_prices_of_their_own_go_in_bulk_modifications_of_25() -> None:
    server = CommandServer()
    report = await server.client().offers.change_prices(own_prices(60))
    assert report.ok
    assert [len(offers_of(body)) for _, body in server.bodies] == [25, 25, 10]
    assert {family for family, _ in server.bodies} == {"offer-bulk-modification"}
    first = server.bodies[0][1]["modifications"][0]
    price = {"amount": "1.00", "currency": "PLN"}
    assert first == {"offerId": "0", "prices": {"allegro-pl": {"changeType": "FIXED", "value": price}}}


@virtual
async def test_many_offers_are_split_at_a_thousand() -> None:
    server = CommandServer()
    report = await server.client(limits=Limits(headroom=0.0)).offers.change_quantities(
        dict.fromkeys(map(str, range(2500)), 7)
    )
    assert len(report.done) == 2500
    assert sorted(len(offers_of(body)) for _, body in server.bodies) == [500, 1000, 1000]


@virtual
async def test_the_report_names_exactly_those_that_failed_and_why() -> None:
    server = CommandServer(failing={"3", "44"})
    report = await server.client().offers.change_prices(own_prices(60))
    assert sorted(each.offer for each in report.failed) == ["3", "44"]
    assert {each.reason for each in report.left} == {"OFFER_ENDED: It has ended"}
    assert repr(report) == "<ChangeReport change_prices: 58 done, 2 failed, 0 unknown>"


@virtual
async def test_a_second_run_with_the_report_changes_only_those_that_failed() -> None:
    server = CommandServer(failing={"3", "44"})
    client = server.client()
    report = again(await client.offers.change_prices(own_prices(60)))
    server.failing, server.changed = {"44"}, []
    second = await client.offers.change_prices(report)
    assert server.changed == [("3", "offer-bulk-modification")]
    assert ([each.offer for each in second.done], [each.offer for each in second.failed]) == (["3"], ["44"])
    assert not (await client.offers.change_prices(second)).ok
    assert len(server.changed) == 1


@virtual
async def test_outcomes_come_as_they_are_there_and_progress_is_told() -> None:
    told: list[Progress] = []
    server = CommandServer(failing={"1"})
    work = server.client().offers.change_prices(own_prices(60), progress=told.append, concurrency=1)
    begun, came = LoopClock().monotonic(), dict[str, float]()
    async for outcome in work:
        assert outcome.ok is (outcome.offer != "1")
        came[outcome.offer] = LoopClock().monotonic() - begun
    assert came["0"] < came["25"] < came["50"]
    assert (len(told), told[-1]) == (60, Progress(60, 1, 60))
    assert (work.report.failed[0].offer, repr(work)) == ("1", "<OfferChange change_prices, 60 offers done>")


@virtual
async def test_commands_run_side_by_side_but_no_more_than_wished() -> None:
    async def seconds(concurrency: int) -> float:
        begun = LoopClock().monotonic()
        await CommandServer().client().offers.change_prices(own_prices(200), concurrency=concurrency)
        return LoopClock().monotonic() - begun

    assert await seconds(8) * 4 < await seconds(1)


@virtual
async def test_the_limit_of_changed_offers_a_minute_is_kept() -> None:
    server = CommandServer(lag=0)
    begun = LoopClock().monotonic()
    await server.client().offers.change_prices(dict.fromkeys(map(str, range(20_000)), "5"))
    assert len(server.changed) == 20_000
    assert LoopClock().monotonic() - begun > 60
    puts = [at for at, what in zip(server.at, server.sent, strict=True) if what.startswith("PUT")]
    for moment in puts:
        assert sum(moment <= each < moment + 60 for each in puts) <= 9  # commands of a thousand each


@virtual
async def test_the_limit_of_an_hour_is_waited_for_as_long_as_it_takes() -> None:
    server = CommandServer(lag=0)
    limits = Limits(overrides={"price-changes-hour": AN_HOUR})
    begun = LoopClock().monotonic()
    report = await server.client(limits=limits).offers.change_prices(
        dict.fromkeys(map(str, range(6000)), "5")
    )
    assert report.ok
    assert LoopClock().monotonic() - begun > 1800


@virtual
async def test_a_command_that_is_refused_costs_only_its_own_offers() -> None:
    server = CommandServer(refused={"30"})
    report = await server.client().offers.change_prices(own_prices(60))
    assert ([each.offer for each in report.failed], len(report.done)) == (["30"], 59)
    assert report.failed[0].reason == "BAD: Not this one"
    assert (report.failed[0].command_id, report.failed[0].operation) == (None, None)


@virtual
async def test_a_command_of_equal_changes_that_is_refused_fails_as_a_whole_and_others_go_on() -> None:
    server = CommandServer(refused={"0"})
    prices = {**dict.fromkeys(map(str, range(30)), "5"), **dict.fromkeys(map(str, range(30, 60)), "6")}
    report = await server.client().offers.change_prices(prices)
    assert (len(report.failed), len(report.done)) == (30, 30)
    assert len(server.sent) < 15


@pytest.mark.parametrize("status", [401, 403, 404])
@virtual
async def test_whatever_keeps_a_command_from_being_started_is_the_outcome_of_its_offers(status: int) -> None:
    server = CommandServer(starts=[answer(status)] * (6 if status == 401 else 1))
    report = await server.client().offers.change_prices({"1": "5"})
    assert getattr(report.failed[0].error, "status", 401) == status
    assert report.failed[0].reason


@virtual
async def test_a_start_that_never_left_has_failed_and_one_that_may_have_arrived_is_unknown() -> None:
    server = CommandServer(starts=[NOT_SENT] * 4)
    report = await server.client().offers.change_prices({"1": "5"})
    assert (report.failed[0].offer, report.failed[0].command_id) == ("1", None)
    server = CommandServer(starts=[CUT] * 4)
    report = await server.client().offers.change_prices({"1": "5"})
    assert (report.unknown[0].command_id, len(server.changed)) == (next(iter(server.given)), 1)


@virtual
async def test_what_is_no_error_of_the_library_leaves_the_fate_open() -> None:
    def broken(_: Any) -> Any:
        raise LookupError("a token store is broken")

    client = CommandServer().client(hooks=())
    client.offer_commands  # noqa: B018 - it is loaded
    sender: Any = type("Broken", (), {"send": staticmethod(broken)})()
    client.offers._sender = sender  # pyright: ignore[reportPrivateUsage]
    report = await client.offers.change_prices({"1": "5"})
    assert (report.unknown[0].offer, report.unknown[0].reason) == ("1", "LookupError")


@pytest.mark.parametrize("relative", [False, True])
@virtual
async def test_what_is_unknown_is_asked_for_by_its_id_and_never_done_twice(*, relative: bool) -> None:
    server = CommandServer(starts=[CUT] * 4)
    client = server.client()
    value = PriceStep("5") if relative else "5"
    report = again(await client.offers.change_prices({"1": value, "2": value}))
    assert len(report.unknown) == 2
    second = await client.offers.change_prices(report)
    assert (len(second.done), len(server.changed)) == (2, 2)
    assert len(server.given) == 1


@pytest.mark.parametrize("relative", [False, True])
@virtual
async def test_what_never_arrived_is_sent_again_under_the_same_id(*, relative: bool) -> None:
    server = CommandServer()
    client = server.client()
    value = StockStep(5) if relative else 5
    server.starts = [answer(500)]
    report = await client.offers.change_quantities({"1": value})
    name = report.unknown[0].command_id
    second = await client.offers.change_quantities(again(report))
    assert (second.ok, list(server.given), len(server.changed)) == (True, [name], 1)


@pytest.mark.parametrize("relative", [False, True])
@virtual
async def test_after_a_week_nobody_can_tell_and_steps_are_not_sent_again(*, relative: bool) -> None:
    server = CommandServer(starts=[CUT] * 4)
    client = server.client()
    value = StockStep(5) if relative else 5
    report = await client.offers.change_quantities({"1": value})
    server.given.clear()
    await LoopClock().sleep(8 * 86400)
    second = await client.offers.change_quantities(report)
    assert (len(second.unknown), len(server.changed)) == ((1, 1) if relative else (0, 2))


@virtual
async def test_a_command_that_failed_for_some_is_sent_again_for_those_alone() -> None:
    server = CommandServer(starts=[CUT] * 4, failing={"2"})
    client = server.client()
    report = await client.offers.change_prices({"1": PriceStep("5"), "2": PriceStep("5")})
    server.failing = set()
    later = [answer(502)] * 4
    server.asks = list(later)
    second = await client.offers.change_prices(report)
    assert (second.ok, [offer for offer, _ in server.changed]) == (True, ["1", "2"])


@pytest.mark.parametrize("relative", [False, True])
@virtual
async def test_an_offer_whose_task_can_be_read_later_has_its_outcome_then(*, relative: bool) -> None:
    server = CommandServer(hidden={"1"}, failing={"1"})
    client = server.client()
    value = StockStep(5) if relative else 5
    report = await client.offers.change_quantities({"1": value, "2": value})
    assert [each.offer for each in report.unknown] == ["1"]
    assert report.unknown[0].reason == "Allegro has not said"
    server.hidden, server.failing = set(), set()
    second = await client.offers.change_quantities(report)
    fates = [each.state for each in second.outcomes.values()]
    # The old command says still that one has failed; its task can be read now.
    assert fates == ["done"]
    assert len(server.given) == 2


@virtual
async def test_a_step_of_which_no_task_tells_stays_unknown() -> None:
    server = CommandServer(hidden={"1"}, failing={"1"})
    client = server.client()
    report = await client.offers.change_quantities({"1": StockStep(5), "2": StockStep(5)})
    second = await client.offers.change_quantities(report)
    assert ([each.offer for each in second.unknown], len(server.given)) == (["1"], 1)


@virtual
async def test_a_command_that_takes_too_long_leaves_its_offers_unknown_and_can_be_asked_again() -> None:
    server = CommandServer(lag=100)
    client = server.client()
    report = await client.offers.change_prices({"1": "5"}, wait_timeout=30)
    assert "client.resume" in report.unknown[0].reason
    third = await client.offers.change_prices(report, wait_timeout=10)
    assert len(third.unknown) == 1
    assert (await client.offers.change_prices(third)).ok
    assert len(server.given) == 1


@virtual
async def test_a_conflict_that_is_no_lost_answer_is_a_failure() -> None:
    taken = answer(409, {"errors": [{"code": "CONFLICT", "message": "Something else"}]})
    server = CommandServer(starts=[taken])
    report = await server.client().offers.change_prices({"1": "5"})
    assert report.failed[0].reason == "CONFLICT: Something else"


@virtual
async def test_a_start_that_arrives_after_it_was_asked_for_is_followed() -> None:
    server = CommandServer(starts=[CUT] * 4)
    client = server.client()
    report = await client.offers.change_quantities({"1": StockStep(5)})
    server.asks = [UNKNOWN]  # it is on its way still
    second = await client.offers.change_quantities(report)
    assert (second.ok, len(server.changed)) == (True, 1)


@virtual
async def test_a_value_that_is_no_change_fails_alone_and_stays_so() -> None:
    client = CommandServer().client()
    prices: dict[str, Any] = {"1": "5", "2": 1.5, "3": "x", "4": "-1", "5": {"amount": "1"}, "6": True}
    report = await client.offers.change_prices(prices)
    assert ([each.offer for each in report.done], len(report.failed)) == (["1"], 5)
    assert all(isinstance(each.error, ConfigurationError) for each in report.failed)
    assert len((await client.offers.change_prices(report)).failed) == 5


@virtual
async def test_stock_is_a_number_of_pieces_or_a_step() -> None:
    server = CommandServer()
    stocks: dict[str, Any] = {"1": -1, "2": 2.0, "3": True, "4": StockStep(-4), "5": 0}
    report = await server.client().offers.change_quantities(stocks)
    assert sorted(each.offer for each in report.done) == ["4", "5"]
    assert {each["offerId"]: each["stock"] for each in server.bodies[0][1]["modifications"]} == {
        "4": {"changeType": "GAIN", "value": -4},
        "5": {"changeType": "FIXED", "value": 0},
    }


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (Decimal("1E+1"), {"type": "FIXED_PRICE", "price": {"amount": "10", "currency": "EUR"}}),
        (7, {"type": "FIXED_PRICE", "price": {"amount": "7", "currency": "EUR"}}),
        (
            Price(amount=Decimal("1.50"), currency="CZK"),
            {"type": "FIXED_PRICE", "price": {"amount": "1.50", "currency": "CZK"}},
        ),
        (
            {"amount": "1.50", "currency": "CZK"},
            {"type": "FIXED_PRICE", "price": {"amount": "1.50", "currency": "CZK"}},
        ),
        (PriceStep("2"), {"type": "INCREASE_PRICE", "value": {"amount": "2", "currency": "EUR"}}),
        (PriceStep(2, "down"), {"type": "DECREASE_PRICE", "value": {"amount": "2", "currency": "EUR"}}),
        (PriceStep("2.5", percent=True), {"type": "INCREASE_PERCENTAGE", "percentage": "2.5"}),
        (PriceStep("2.5", "down", percent=True), {"type": "DECREASE_PERCENTAGE", "percentage": "2.5"}),
    ],
)
@pytest.mark.parametrize("marketplace", [None, "allegro-sk"])
@virtual
async def test_a_price_has_allegros_words(value: Any, sent: dict[str, Any], marketplace: str | None) -> None:
    server = CommandServer()
    await server.client().offers.change_prices({"1": value}, currency="EUR", marketplace=marketplace)
    where = {} if marketplace is None else {"marketplaceId": marketplace}
    assert server.bodies[0][1]["modification"] == {**sent, **where}


@virtual
async def test_prices_of_their_own_without_a_known_marketplace_go_in_commands_of_their_own() -> None:
    server = CommandServer()
    client = server.client()
    await client.offers.change_prices({"1": "5", "2": "6"}, currency="EUR")
    assert [family for family, _ in server.bodies] == ["offer-price-change"] * 2
    await client.offers.change_prices({"1": "5", "2": "6"}, currency="EUR", marketplace="allegro-sk")
    assert list(server.bodies[2][1]["modifications"][0]["prices"]) == ["allegro-sk"]


@virtual
async def test_offers_are_published_and_ended() -> None:
    server = CommandServer()
    client = server.client()
    assert (await client.offers.change_publication(["1", "2", "1"], "END")).ok
    when = datetime(2026, 12, 1, 10, tzinfo=UTC)
    await client.offers.change_publication(iter(["3"]), scheduled_for=when)
    assert [(body["publication"], offers_of(body)) for _, body in server.bodies] == [
        ({"action": "END"}, ["1", "2"]),
        ({"action": "ACTIVATE", "scheduledFor": "2026-12-01T10:00:00.000Z"}, ["3"]),
    ]


@virtual
async def test_settings_price_rules_and_promotion_have_their_families() -> None:
    server = CommandServer()
    client = server.client()
    tax, place = {"payments": {"invoice": "VAT"}}, {"marketplace": {"id": "allegro-pl"}}
    await client.offers.modify(["1"], OfferModification.model_validate(tax))
    await client.offers.modify(["2"], tax)
    one = {"amount": "1", "currency": "PLN"}
    spread = {"priceRange": {"type": "MARKETPLACE_CURRENCY", "minPrice": one, "maxPrice": one}}
    await client.offers.change_price_rules({"1": "r-1", "2": None}, configuration=spread)
    await client.offers.change_price_rules({"3": "r-1"})
    await client.offers.change_promotion(["1"], {"basePackage": {"id": "emphasized1d"}})
    assert [family for family, _ in server.bodies] == [
        *["offer-modification"] * 2,
        *["offer-price-automation"] * 3,
        "promo-options",
    ]
    assert [body["modification"] for _, body in server.bodies] == [
        tax,
        tax,
        {"set": [{**place, "rule": {"id": "r-1"}, "configuration": spread}]},
        {"remove": [place]},
        {"set": [{**place, "rule": {"id": "r-1"}}]},
        {"basePackage": {"id": "emphasized1d"}},
    ]


@virtual
async def test_a_report_goes_to_the_method_that_it_came_from() -> None:
    client = CommandServer(failing={"1"}).client()
    prices = await client.offers.change_prices({"1": "5"})
    ended = await client.offers.change_publication(["1"], "END")
    with pytest.raises(ConfigurationError, match="report of change_prices, not of change_quantities"):
        client.offers.change_quantities(prices)
    with pytest.raises(ConfigurationError, match="report of change_prices, not of modify"):
        client.offers.modify(prices)
    assert len((await client.offers.change_publication(ended)).failed) == 1


async def source(pairs: list[tuple[str, Any]]) -> AsyncIterator[tuple[str, Any]]:
    for pair in pairs:
        await asyncio.sleep(0)
        yield pair


async def names(offers: list[str]) -> AsyncIterator[str]:
    for offer in offers:
        yield offer


@virtual
async def test_a_source_may_come_bit_by_bit() -> None:
    server = CommandServer()
    client = server.client()
    told: list[Progress] = []
    report = await client.offers.change_prices(source(list(own_prices(30).items())), progress=told.append)
    assert (len(report.done), told[-1].total) == (30, None)
    assert len((await client.offers.change_publication(names(["1", "2"]), "END")).done) == 2
    assert (await client.offers.change_prices([("1", "5")])).ok


@virtual
async def test_one_text_is_no_list_of_offers() -> None:
    with pytest.raises(ConfigurationError, match="a list of offers"):
        await CommandServer().client().offers.change_publication("7680000001")


@virtual
async def test_equal_changes_are_found_within_ten_thousand() -> None:
    server = CommandServer(lag=0)
    pairs = [(str(number), "5" if number % 2 else f"{number + 20_000}") for number in range(10_040)]
    limits = Limits(overrides={"price-changes-minute": None})
    report = await server.client(limits=limits).offers.change_prices(pairs)
    assert (report.ok, len(report.done)) == (True, 10_040)
    sizes = sorted({len(offers_of(body)) for family, body in server.bodies if "price" in family})
    assert sizes == [1000]  # the last twenty go together with what is left
    assert sum(len(offers_of(body)) for _, body in server.bodies) == 10_040


@pytest.mark.parametrize("values", [("5", "6"), (PriceStep("5"), PriceStep("5"))])
@virtual
async def test_an_offer_with_two_changes_ends_the_work(values: tuple[Any, Any]) -> None:
    with pytest.raises(ConfigurationError, match="The offer 1 is named twice"):
        await CommandServer().client().offers.change_prices([("1", values[0]), ("1", values[1])])


@virtual
async def test_leaving_the_loop_ends_the_work_and_the_report_knows_what_was_under_way() -> None:
    server = CommandServer()
    client = server.client()
    work = client.offers.change_prices(own_prices(200), concurrency=2)
    async for outcome in work:
        assert outcome.ok
        break
    await work.aclose()
    assert others() == 0
    report = again(work.report)
    assert set(report.outcomes) >= {offer for offer, _ in server.changed}
    assert (len(report.done), len(report.unknown) > 0) == (25, True)
    second = await client.offers.change_prices(report)
    assert second.ok
    assert len(server.changed) == len(set(server.changed)) == len(report.outcomes)


@virtual
async def test_a_cancelled_work_leaves_no_task_behind() -> None:
    server = CommandServer(lag=50)
    work = server.client().offers.change_prices(own_prices(200), concurrency=4)

    async def use() -> None:
        await work

    task = asyncio.create_task(use())
    await asyncio.sleep(3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await settled()
    assert others() == 0
    assert {each.state for each in work.report.outcomes.values()} == {"unknown"}
    assert {offer for offer, _ in server.changed} <= set(work.report.outcomes)


def test_an_outcome_without_a_word_has_a_reason() -> None:
    assert OfferOutcome("1", "done").reason == ""
    assert OfferOutcome("1", "failed").reason == "Allegro has not said"

"""The log of requests."""

from __future__ import annotations

from allegro_async.sandbox import LoggedRequest, RequestLog, Sandbox
from tests.sandbox.caller import calling


async def test_the_log_tells_what_came_and_what_was_said() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        await caller.get("/order/checkout-forms?status=BOUGHT&status=FILLED_IN")
        entry = caller.sandbox.requests.matching(path="/order")[0]
        assert (entry.method, entry.path, entry.status, entry.worked) == (
            "GET",
            "/order/checkout-forms",
            200,
            True,
        )
        assert entry.query == (("status", "BOUGHT"), ("status", "FILLED_IN"))
        assert entry.operation == "GET /order/checkout-forms"
        assert entry.account == caller.sandbox.account.id
        assert entry.headers["User-Agent"].startswith("TestShop")


async def test_the_log_keeps_no_credentials() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        await caller.get("/me")
        shown = repr(list(caller.sandbox.requests)) + str(
            [dict(each.headers) for each in caller.sandbox.requests]
        )
        assert caller.token not in shown
        assert caller.sandbox.client_secret not in shown


async def test_the_log_counts_statuses_and_operations() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        caller.sandbox.requests.clear()
        for path in ("/me", "/me", "/nothing"):
            await caller.get(path)
        log = caller.sandbox.requests
        assert (len(log), log.statuses, log.operations) == (3, {200: 2, 404: 1}, {"GET /me": 2, "": 1})
        assert [entry.number for entry in log.matching(status=200, method="GET")] == [1, 2]


async def test_the_control_api_is_not_logged() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        caller.sandbox.requests.clear()
        assert (await caller.get("/_sandbox/state")).status == 200
        assert len(caller.sandbox.requests) == 0


def test_only_the_newest_are_kept_in_full_and_all_are_counted() -> None:
    log = RequestLog(size=2)
    for number in range(1, 4):
        log.add(
            LoggedRequest(
                number, 0, "GET", "/me", (), 200, worked=True, operation="", account=None, headers={}
            )
        )
    assert [entry.number for entry in log] == [2, 3]
    assert (len(log), log.next_number, log.statuses[200]) == (3, 4, 3)

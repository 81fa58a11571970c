"""The settings of the request limits: data in, refusals by name."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from allegro_async import AllegroClient, ConfigurationError, FairLimiter, RequestLimit
from allegro_async.call import Operation
from allegro_async.limit_settings import CLIENT_LIMIT, Limits
from allegro_async.limits import NoLimiter
from allegro_async.resources import operations
from tests.doubles import APP, LoopClock, a_call, an_operation, virtual

READ = RequestLimit("offer-read", 3500, 60.0)
RING: Any = "sellers"
BYTES: Any = "bytes"
MINUTE: Any = "60"
SLOW = RequestLimit("offer-read", 2, 60.0)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"headroom": -0.1}, "headroom is -0.1"),
        ({"headroom": 0.95}, "headroom is 0.95"),
        ({"headroom": float("nan")}, "headroom is nan"),
        ({"headroom": "2 %"}, "headroom is '2 %'"),
        ({"jitter": -1.0}, "jitter is -1.0 s"),
        ({"jitter": float("inf")}, "jitter is inf s"),
        ({"jitter": None}, "jitter is None s"),
        ({"concurrency": 0}, "concurrency is 0"),
        ({"concurrency": 2.5}, "concurrency is 2.5"),
        ({"per_account": -3}, "per_account is -3"),
        ({"leaky": 0}, "leaky is 0"),
        ({"leaky_seconds": 0.0}, "leaky_seconds is 0.0 s"),
        ({"bulk_every": 1}, "bulk_every is 1; it must be a whole number, 2 or more"),
        ({"client": replace(CLIENT_LIMIT, count=-9000)}, "client.count is -9000"),
        ({"client": replace(CLIENT_LIMIT, count=True)}, "client.count is True"),
        ({"client": replace(CLIENT_LIMIT, per=0.0)}, "client.per is 0.0 s"),
        ({"client": replace(CLIENT_LIMIT, per=MINUTE)}, "client.per is '60' s"),
        ({"client": replace(CLIENT_LIMIT, per=float("nan"))}, "client.per is nan s"),
        ({"client": 9000}, "client is 9000; it must be a RequestLimit"),
        ({"client": RequestLimit("client", 9000, 60.0)}, "client counts requests for each account"),
        ({"overrides": {"offer-read": replace(READ, count=0)}}, "overrides['offer-read'].count is 0"),
        ({"overrides": {"offer-read": replace(READ, per=-1.0)}}, "overrides['offer-read'].per is -1.0 s"),
        ({"overrides": {"offer-read": 100}}, "overrides['offer-read'] is 100; it must be a RequestLimit"),
        ({"overrides": {"offer-reed": READ}}, "no limit 'offer-reed'; did you mean 'offer-read'"),
        ({"overrides": {"zzzz": None}}, "no limit 'zzzz'; there are carriers, category-suggestions"),
        ({"extra": {"orders.get": READ}}, "extra['orders.get'] must be a tuple of RequestLimit"),
        ({"extra": {"orders.gett": (READ,)}}, "no operation 'orders.gett'; did you mean 'orders.get'"),
        (
            {"extra": {"zzzz": (READ,)}},
            "no operation 'zzzz'; `python -m allegro_async operations` lists",
        ),
        ({"extra": {"orders.get": (replace(READ, count=-1),)}}, "extra['orders.get'].count is -1"),
        (
            {"extra": {"orders.get": (SLOW,)}},
            "extra['orders.get'] has a limit 'offer-read' with other",
        ),
        (
            {"overrides": {"offer-read": replace(READ, scope=RING)}},
            "overrides['offer-read'].scope is 'sellers'; it must be account or client",
        ),
        ({"client": replace(CLIENT_LIMIT, unit=BYTES)}, "client.unit is 'bytes'"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_by_name(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Limits(**settings)
    assert said in str(caught.value)


@pytest.mark.parametrize("options", [{"timeout": 0}, {"attempt_timeout": -1.0}, {"priority": "urgent"}])
def test_options_that_make_no_sense_are_refused_when_the_client_is_built(options: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(options))):
        AllegroClient(APP, **options)


def test_settings_and_a_limiter_of_ones_own_do_not_go_together() -> None:
    with pytest.raises(ConfigurationError, match="limits or limiter"):
        AllegroClient(APP, limits=Limits(), limiter=NoLimiter())


def test_settings_cannot_be_changed_later() -> None:
    with pytest.raises(FrozenInstanceError):
        Limits().headroom = 0.5  # type: ignore[misc]


def test_every_limit_of_allegros_can_be_changed_and_dropped() -> None:
    names = {each.name for each in vars(operations).values() if isinstance(each, RequestLimit)}
    assert len(names) == 18
    Limits(overrides=dict.fromkeys(names))
    Limits(overrides={name: RequestLimit(name, 1, 1.0) for name in names})


def test_every_operation_can_have_further_limits_and_so_can_raw_requests() -> None:
    names = {each.name for each in vars(operations).values() if isinstance(each, Operation)}
    own = (RequestLimit("my-own", 5, 1.0),)
    Limits(extra=dict.fromkeys({*names, "request"}, own))


def test_a_changed_limit_keeps_its_name() -> None:
    limits = Limits(overrides={"offer-read": RequestLimit("mine", 100, 60.0)})
    assert limits.of(an_operation(limits=(READ,))) == (RequestLimit("offer-read", 100, 60.0),)


def test_a_further_limit_may_join_one_of_allegros() -> None:
    limits = Limits(extra={"orders.get": (READ,)})
    assert limits.of(an_operation("orders.get")) == (READ,)


async def waits(limits: Limits, *calls: Any) -> list[float]:
    budget = FairLimiter(LoopClock(), limits)
    return [round(await budget.acquire(call, deadline=None)) for call in calls]


@virtual
async def test_a_changed_limit_is_kept_and_a_dropped_one_is_not() -> None:
    call = a_call(an_operation(limits=(SLOW,)))
    assert await waits(Limits(headroom=0, jitter=0), call, call, call) == [0, 30, 30]
    ten = Limits(headroom=0, jitter=0, overrides={"offer-read": RequestLimit("offer-read", 1, 10.0)})
    assert await waits(ten, call, call, call) == [0, 10, 10]
    assert await waits(Limits(overrides={"offer-read": None}), call, call, call) == [0, 0, 0]


@virtual
async def test_a_further_limit_is_kept_for_its_operation_alone() -> None:
    limits = Limits(headroom=0, jitter=0, extra={"orders.get": (RequestLimit("mine", 1, 7.0),)})
    assert await waits(limits, a_call(), a_call()) == [0, 7]
    other = a_call(an_operation("orders.search"))
    assert await waits(limits, other, other) == [0, 0]


@virtual
async def test_an_equal_limit_of_two_operations_is_shared() -> None:
    own = (RequestLimit("mine", 1, 7.0),)
    limits = Limits(headroom=0, jitter=0, extra={"orders.get": own, "orders.search": own})
    assert await waits(limits, a_call(), a_call(an_operation("orders.search"))) == [0, 7]


def test_a_client_without_changed_limits_does_not_load_the_table_of_operations() -> None:
    code = (
        "import sys\n"
        "from allegro_async import AllegroClient, App\n"
        "from allegro_async.limit_settings import Limits\n"
        "app = App('a', 'b', user_agent='S/1 (+https://s.example)')\n"
        "AllegroClient(app, limits=Limits(headroom=0.1)).limits\n"
        "assert 'allegro_async.resources' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

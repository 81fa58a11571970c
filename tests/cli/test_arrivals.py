"""The judgement over the details job, from the moments at which requests arrived."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async.cli.arrivals import most_within, rate
from allegro_async.cli.details_report import Job, as_text, report_on
from allegro_async.cli.reads import DETAILS, MIXED
from allegro_async.sandbox.remote import Arrival

READ, CARRIERS = "GET /sale/product-offers/{offerId}", "GET /order/carriers"
JOB = Job(DETAILS, accounts=2, requests=30_000, allowed=6000, period=60.0, headroom=0.02, limiter=True)


def evenly(a_minute: float, seconds: float = 180.0, *, accounts: int = 2, status: int = 200) -> list[Arrival]:
    """Arrivals at a rate, in turns for the accounts."""
    count = int(a_minute * seconds / 60)
    return [
        Arrival(1e9 + number * 60 / a_minute, READ, f"shop-{number % accounts}", status)
        for number in range(count)
    ]


@given(st.lists(st.floats(0, 100)), st.floats(0.1, 50))
def test_the_most_within_a_period_is_what_a_look_at_every_stretch_finds(
    moments: list[float], period: float
) -> None:
    moments.sort()
    slow = max((sum(end - period < each <= end for each in moments) for end in moments), default=0)
    assert abs(most_within(moments, period) - slow) <= len(moments) - len(set(moments))


def test_a_rate_is_measured_between_two_moments() -> None:
    moments = [0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 100.0]
    assert rate(moments, after=0.5, until=50.0) == 1.0
    assert rate(moments, after=50.0, until=200.0) == 0.0


def test_a_job_at_97_per_cent_has_kept_and_used_the_limits() -> None:
    report = report_on(JOB, evenly(5860), 180.0)
    assert (report["verdict"], report["too_many_requests"]) == ("kept", 0)
    assert report["share"] == pytest.approx(5860 / 6000, abs=0.001)
    assert "verdict: kept" in as_text(report)
    assert "429s: 0" in as_text(report)
    assert "scaled" not in as_text(report)


def test_a_job_below_97_per_cent_has_not_used_the_limits() -> None:
    assert report_on(JOB, evenly(5700), 180.0)["verdict"] == "kept, but not used"


def test_a_single_429_is_a_refusal() -> None:
    arrivals = evenly(5860)
    arrivals[700] = arrivals[700]._replace(status=429)
    report = report_on(JOB, arrivals, 180.0)
    assert (report["verdict"], report["too_many_requests"]) == ("refused", 1)


def test_one_request_too_many_in_any_minute_is_seen_though_nothing_was_refused() -> None:
    arrivals = evenly(5860)
    crowded = [arrivals[9000]._replace(at=arrivals[9000].at + 1e-6)] * 200
    report = report_on(JOB, [*arrivals[:9001], *crowded, *arrivals[9001:]], 180.0)
    assert report["verdict"] == "refused"
    assert report["limits"][0]["kept"] is False


def test_a_seller_over_the_limit_of_a_family_is_seen() -> None:
    job = replace(JOB, allowed=9000)
    report = report_on(job, evenly(3600, accounts=1), 180.0)
    assert [limit["kept"] for limit in report["limits"]] == [True, False]


def test_what_one_seller_may_read_is_all_that_is_allowed_to_one() -> None:
    one = replace(JOB, accounts=1, allowed=9000)
    assert report_on(one, evenly(3400, accounts=1), 180.0)["allowed"] == 3500
    assert report_on(replace(one, accounts=20), evenly(8800), 180.0)["allowed"] == 9000


def test_the_first_burst_and_a_straggling_family_are_not_measured() -> None:
    burst = [Arrival(1e9 - 0.5, READ, "shop-1", 200)] * 100
    late = [Arrival(1e9 + 181 + each, READ, "shop-1", 200) for each in range(50)]
    family = [Arrival(1e9 + each, CARRIERS, "shop-1", 200) for each in range(180)]
    arrivals = sorted([*burst, *evenly(5820), *family, *late])
    mixed = replace(JOB, kinds=MIXED)
    assert report_on(mixed, arrivals, 240.0)["share"] == pytest.approx((5820 + 60) / 6000, abs=0.001)


def test_scaled_time_is_said_plainly_and_counts_for_families_too() -> None:
    job = replace(JOB, period=6.0, allowed=600)
    report = report_on(job, [each._replace(at=each.at / 10) for each in evenly(586)], 18.0)
    assert "the sandbox's minute has 6 s" in as_text(report)
    assert report["limits"][1]["period"] == 6.0

"""Judge the details job by the sandbox's log of arrivals, not by the client's own opinion."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .arrivals import Measured, most_within, rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allegro_async.sandbox.remote import Arrival

    from .reads import Kind

_MINUTE = 60.0
_FIRST_BURST = 1 / 60  # of the period: for so long the rate is not measured
_SLACK = 0.01  # beside the head-room, for bursts and for the way to the server
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for, and of whom.

    Attributes:
        kinds: The families of operations.
        accounts: How many sellers.
        requests: How many requests.
        allowed: So many requests in a period are allowed to the Client ID.
        period: The seconds of a minute, as the sandbox counts; Allegro's has 60.
        headroom: The share of each limit that the client leaves unused.
        limiter: Whether the client keeps the limits.
    """

    kinds: tuple[Kind, ...]
    accounts: int
    requests: int
    allowed: int
    period: float
    headroom: float
    limiter: bool

    @property
    def scale(self) -> float:
        """By how much the sandbox's periods are longer than Allegro's."""
        return self.period / _MINUTE


def report_on(job: Job, arrivals: Sequence[Arrival], seconds: float) -> dict[str, Any]:
    """Judge the job by what arrived at the sandbox.

    Args:
        job: What was to be done.
        arrivals: Every request to the API, in order.
        seconds: How long the job took.
    """
    names = {kind.operation for kind in job.kinds}
    asked = [each for each in arrivals if each.operation in names]
    refused = sum(each.status == _TOO_MANY for each in arrivals)
    whole = _client(job, arrivals, asked)
    families = [_family(job, kind, asked) for kind in job.kinds if kind.allowed is not None]
    least = round(1 - job.headroom - _SLACK, 4)
    kept = not refused and whole.kept and all(each.kept for each in families)
    used = whole.share is not None and whole.share >= least
    return {
        "job": "mixed" if len(job.kinds) > 1 else "details",
        "accounts": job.accounts,
        "limiter": "on" if job.limiter else "off",
        "requests": len(asked),
        "too_many_requests": refused,
        "seconds": round(seconds, 2),
        "seconds_of_a_minute": job.period,
        "allowed": _allowed(job),
        "share_wanted": least,
        "share": whole.share,
        "limits": [{**asdict(each), "kept": each.kept} for each in (whole, *families)],
        "verdict": "kept" if kept and used else "kept, but not used" if kept else "refused",
    }


def _allowed(job: Job) -> int:
    """So many requests of the job are allowed in a period: the Client ID's limit, or the families' sum."""
    sums = [
        kind.allowed * int(_MINUTE / kind.per) * (job.accounts if kind.whose == "seller" else 1)
        if kind.allowed is not None
        else job.allowed
        for kind in job.kinds
    ]
    return min(job.allowed, sum(sums))


def _client(job: Job, arrivals: Sequence[Arrival], asked: Sequence[Arrival]) -> Measured:
    """The limit of the Client ID; the rate is that of the job, while all its families had something to do."""
    moments = [each.at for each in asked]
    last = {each.operation: each.at for each in asked}
    after = moments[0] + job.period * _FIRST_BURST
    found = rate(moments, after=after, until=min(last.values()))
    most = most_within([each.at for each in arrivals], job.period)
    share = round(found * job.period / _allowed(job), 4)
    return Measured("Client ID", job.allowed, job.period, len(arrivals), most, share)


def _family(job: Job, kind: Kind, asked: Sequence[Arrival]) -> Measured:
    """The limit of a family; where it is each seller's, the seller with the most counts."""
    owners: dict[str | None, list[float]] = {}
    for each in asked:
        if each.operation == kind.operation:
            owners.setdefault(each.account if kind.whose == "seller" else None, []).append(each.at)
    period = kind.per * job.scale
    most = max((most_within(moments, period) for moments in owners.values()), default=0)
    name = f"{kind.name}{', each seller' if kind.whose == 'seller' else ''}"
    return Measured(name, kind.allowed or 0, period, sum(map(len, owners.values())), most)


def as_text(report: dict[str, Any]) -> str:
    """Write the report for people."""
    whom = f"{report['requests']} requests for {report['accounts']} account(s)"
    lines = [
        f"{whom} in {report['seconds']} s, limiter {report['limiter']}",
        f"429s: {report['too_many_requests']}",
    ]
    for limit in report["limits"]:
        period = f"any {limit['period']:g} s"
        lines.append(f"{limit['name']}: most in {period}: {limit['most']} of {limit['allowed']} allowed")
    lines.append(
        f"rate after the first burst: {report['share']:.1%} of the {report['allowed']} that are allowed "
        f"(wanted: {report['share_wanted']:.0%})"
    )
    if report["seconds_of_a_minute"] != _MINUTE:
        minute = f"the sandbox's minute has {report['seconds_of_a_minute']:g} s"
        lines.append(f"time is scaled: {minute}, for its limits and its blocks")
    return "\n".join([*lines, f"verdict: {report['verdict']}"])

"""Allegro's commands in memory: they count nothing at first, fail for some offers, and lose their answers."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from allegro_async import AllegroClient, Request, TransportError
from tests.bulk_work import a_client
from tests.doubles import Answer, FakeTransport, answer

ID = "5f0c1a52-9d0b-4a1e-8c6f-2d1f3b7a9e10"
OTHER_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
CUT = TransportError("cut", maybe_sent=True)
NOT_SENT = TransportError("refused", maybe_sent=False)
TAKEN = answer(409, {"errors": [{"code": "CONFLICT", "message": "Command exists"}]})
UNKNOWN = answer(404, {"errors": [{"code": "NOT_FOUND", "message": "No such command"}]})

_PLACE = re.compile(r"/sale/(?:offers/)?([a-z-]+)-commands(?:/([^/?]+))?(/tasks)?")


@dataclass
class Given:
    """A command that was given: when, and the problem of each offer, None where it went well."""

    at: float
    outcomes: dict[str, str | None]


@dataclass
class CommandServer:
    """Answers as Allegro does.

    Attributes:
        failing: Offers that no command can change.
        hidden: Offers that no task list names.
        refused: Offers with which a whole command is refused (422).
        lag: So many seconds a command takes.
        starts: What comes instead of the next answers to a start; None lets the answer through. What is
            lost is done all the same, but for what never left.
        asks: The same for the next answers to a status.
        changed: Every change of an offer, in order.
        bodies: The bodies of the starts that worked.
        sent: Method and path of every request.
    """

    failing: set[str] = field(default_factory=set[str])
    hidden: set[str] = field(default_factory=set[str])
    refused: set[str] = field(default_factory=set[str])
    lag: float = 5.0
    starts: list[Answer | None] = field(default_factory=list[Answer | None])
    asks: list[Answer | None] = field(default_factory=list[Answer | None])
    given: dict[str, Given] = field(default_factory=dict[str, Given])
    changed: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    bodies: list[tuple[str, dict[str, Any]]] = field(default_factory=list[tuple[str, dict[str, Any]]])
    sent: list[str] = field(default_factory=list[str])
    at: list[float] = field(default_factory=list[float])

    def client(self, **settings: Any) -> AllegroClient:
        """A client that speaks to it."""
        return a_client(FakeTransport(handler=self.handle), **settings)

    def handle(self, request: Request) -> Answer:
        """Answer a request."""
        url = urlsplit(request.url)
        self.sent.append(f"{request.method} {url.path}")
        self.at.append(asyncio.get_running_loop().time())
        found = _PLACE.fullmatch(url.path)
        assert found, url.path
        if request.method != "GET":
            return self._start(found[1], found[2], json.loads(request.body or b"{}"))
        if found[3]:
            return self._tasks(found[1], found[2], parse_qs(url.query))
        instead = self.asks.pop(0) if self.asks else None
        return self._status(found[1], found[2]) if instead is None else instead

    def _start(self, family: str, name: str | None, body: dict[str, Any]) -> Answer:
        instead = self.starts.pop(0) if self.starts else None
        if instead is not None and instead is not CUT:
            return instead
        name = str(name or body.get("commandId") or body["id"])
        if name in self.given:
            return instead or TAKEN
        offers = _offers(body)
        if self.refused & set(offers):
            return answer(422, {"errors": [{"code": "BAD", "message": "Not this one"}]})
        outcomes = {offer: "It has ended" if offer in self.failing else None for offer in offers}
        self.given[name] = Given(asyncio.get_running_loop().time(), outcomes)
        self.bodies.append((family, body))
        self.changed += ((offer, family) for offer in offers if offer not in self.failing)
        return instead or answer(201, self._report(family, name))

    def _report(self, family: str, name: str) -> dict[str, Any]:
        given = self.given[name]
        done = self._done(name)
        bad = sum(each is not None for each in given.outcomes.values())
        counts = {"failed": bad, "success": len(given.outcomes) - bad, "total": len(given.outcomes)}
        report: dict[str, Any] = {"id": name, "taskCount": counts if done else dict.fromkeys(counts, 0)}
        if family != "promo-options":
            report["createdAt"] = "2026-11-25T10:00:00Z"
            report["completedAt"] = "2026-11-25T10:00:05Z" if done else None
        return report

    def _done(self, name: str) -> bool:
        return asyncio.get_running_loop().time() >= self.given[name].at + self.lag

    def _status(self, family: str, name: str) -> Answer:
        return answer(200, self._report(family, name)) if name in self.given else UNKNOWN

    def _tasks(self, family: str, name: str, query: dict[str, list[str]]) -> Answer:
        rows = [
            _task(family, offer, trouble)
            for offer, trouble in self.given[name].outcomes.items()
            if offer not in self.hidden
        ]
        offset, limit = (int(query[each][0]) for each in ("offset", "limit"))
        assert offset + limit <= 1000
        return answer(200, {"tasks": rows[offset : offset + limit] if self._done(name) else []})


def _offers(body: dict[str, Any]) -> list[str]:
    if "modifications" in body:
        assert len(body["modifications"]) <= 25
        return [each["offerId"] for each in body["modifications"]]
    offers = [each["id"] for each in body["offerCriteria"][0]["offers"]]
    assert 0 < len(offers) <= 1000
    return offers


def _task(family: str, offer: str, trouble: str | None) -> dict[str, Any]:
    bad = "ERROR" if family == "promo-options" else "FAIL"
    about = {"subject": {"offerId": offer}} if "bulk" in family else {"offer": {"id": offer}}
    errors = [] if trouble is None else [{"code": "OFFER_ENDED", "message": trouble}]
    good = "DONE" if family == "promo-options" else "SUCCESS"
    return {**about, "status": good if trouble is None else bad, "errors": errors}

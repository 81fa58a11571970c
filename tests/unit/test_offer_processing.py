"""Offers whose creation or edit Allegro goes on with after its answer: 202, then 303."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from allegro_async import DecodeError, ForbiddenError, Request
from allegro_async.errors import CommandFailedError, CommandTimeoutError
from allegro_async.resources.offers import Offers
from allegro_async.starting import ids_in
from tests.bulk_work import a_client
from tests.doubles import APP, Answer, FakeTransport, LoopClock, answer, virtual
from tests.recorder import Recorder

HOST = APP.environment.api
PLACE = "/sale/product-offers/77/operations/op-1"
BODY = {"name": "Lampa biurkowa LED", "stock": {"available": 1}}
OFFER = {"id": "77", "name": "Lampa", "publication": {"status": "ACTIVE"}}
RUNNING = {"offer": {"id": "77"}, "operation": {"id": "op-1", "status": "IN_PROGRESS"}}
CONFLICT = {"errors": [{"code": "OfferConflict", "message": "The previous edit is running"}]}
STATUS = "/sale/product-offers/{offerId}/operations/{operationId}"


class Server:
    """Takes an offer with 202 and works on it for some time."""

    def __init__(self, takes: float = 200.0, location: str = HOST + PLACE, end: Answer | None = None) -> None:
        self.takes, self.location = takes, location
        self.end = end or answer(303, None, {"Location": "https://elsewhere.example/sale/product-offers/77"})
        self.ready = 0.0
        self.sent: list[str] = []
        self.at: list[float] = []

    def __call__(self, request: Request) -> Answer:
        now = LoopClock().monotonic()
        assert request.url.startswith(f"{HOST}/"), "no token goes elsewhere"
        self.sent.append(f"{request.method} {request.url.removeprefix(HOST)}")
        self.at.append(now)
        if request.method in {"POST", "PATCH"}:
            if now < self.ready:
                return answer(409, CONFLICT)
            self.ready = now + self.takes
            headers = {"Location": self.location, "Retry-After": "120"}
            return answer(202, {"id": "77", "name": "Lampa"}, {k: v for k, v in headers.items() if v})
        if "/operations/" not in request.url:
            return answer(200, OFFER)
        return answer(202, RUNNING, {"Retry-After": "30"}) if now < self.ready else self.end


def a_shop(server: Any) -> Any:
    return a_client(FakeTransport(handler=server))


@pytest.mark.parametrize("location", [HOST + PLACE, PLACE, f"{HOST}{PLACE}?x=1"])
@virtual
async def test_creating_waits_for_the_end_and_reads_what_was_made(location: str) -> None:
    server = Server(location=location)
    offer = await a_shop(server).offers.create(BODY)
    assert offer.publication.status == "ACTIVE"
    asked = server.sent[1:-1]
    assert set(asked) == {f"GET {PLACE}"}
    assert server.at[1] - server.at[0] >= 120
    assert server.at[2] - server.at[1] >= 30
    assert server.sent[-1] == "GET /sale/product-offers/77"


@virtual
async def test_an_edit_waits_as_well() -> None:
    server = Server()
    assert (await a_shop(server).offers.edit("77", BODY)).id == "77"
    assert server.sent[0] == "PATCH /sale/product-offers/77"


@pytest.mark.parametrize("status", [200, 201])
@virtual
async def test_what_is_done_at_once_is_given_at_once(status: int) -> None:
    transport = FakeTransport(answer(status, OFFER))
    client = a_client(transport)
    assert (await client.offers.edit("77", BODY)).id == "77"
    command = await client.offers.edit("77", BODY, wait=False)
    begun = LoopClock().monotonic()
    report = await command.wait()
    assert LoopClock().monotonic() - begun < 0.1
    assert (command.id, report.ok, report.done[0].offer) == ("", True, "77")
    assert await command.status() is None
    assert len(transport.requests) == 2


@virtual
async def test_without_waiting_there_is_a_command_to_resume_anywhere() -> None:
    server = Server()
    client = a_shop(server)
    command = await client.offers.create(BODY, wait=False)
    assert (command.id, command.offers, command.started.name) == ("op-1", ("77",), "Lampa")
    assert (await command.status()).operation.status == "IN_PROGRESS"
    copy = pickle.loads(pickle.dumps(command))  # noqa: S301 - its own bytes
    report = await a_shop(server).resume(copy).wait()
    assert (report.ok, report.status, report.done[0].offer) == (True, None, "77")


@virtual
async def test_an_edit_that_turns_out_to_be_impossible_is_a_failed_command() -> None:
    trouble = {"errors": [{"code": "IMAGE", "message": "Cannot be read", "path": "images[0]"}]}
    server = Server(takes=0, end=answer(422, trouble))
    with pytest.raises(CommandFailedError, match="IMAGE: Cannot be read") as caught:
        await a_shop(server).offers.create(BODY)
    assert (caught.value.command_id, caught.value.problems[0].path) == ("op-1", "images[0]")
    command = await a_shop(server).offers.create(BODY, wait=False)
    report = await command.report()
    assert (report.finished, report.failed[0].offer, report.failed[0].problems[0].code) == (
        True,
        "77",
        "IMAGE",
    )


@pytest.mark.parametrize("where", ["operations", "/77"])
@virtual
async def test_an_error_after_the_work_was_taken_says_that_it_may_be_done(where: str) -> None:
    server = Server(takes=0)

    def handle(request: Request) -> Answer:
        asked = request.method == "GET" and where in request.url.removesuffix("/op-1")
        return answer(403) if asked else server(request)

    with pytest.raises(ForbiddenError) as caught:
        await a_shop(handle).offers.edit("77", BODY)
    assert caught.value.maybe_sent


@virtual
async def test_the_end_of_the_waiting_leaves_a_ticket() -> None:
    server = Server(takes=7200)
    client = a_shop(server)
    with pytest.raises(CommandTimeoutError) as caught:
        await client.offers.edit("77", BODY, wait_timeout=300)
    assert LoopClock().monotonic() - server.at[0] <= 300.1
    assert (await client.resume(caught.value.ticket).wait(None)).ok


@pytest.mark.parametrize(
    "location",
    [
        "",
        f"https://elsewhere.example{PLACE}",
        f"{HOST}.elsewhere.example{PLACE}",
        f"{HOST}/sale/other/77",
        "x",
    ],
)
@virtual
async def test_an_answer_that_names_no_place_of_allegros_is_not_followed(location: str) -> None:
    server = Server(location=location)
    with pytest.raises(DecodeError, match="does not say where") as caught:
        await a_shop(server).offers.create(BODY)
    assert caught.value.maybe_sent
    assert len(server.sent) == 1


@virtual
async def test_a_broken_answer_to_a_start_says_that_it_may_have_been_done() -> None:
    def handle(_: Request) -> Answer:
        return answer(201, "{")

    with pytest.raises(DecodeError) as caught:
        await a_shop(handle).offers.create(BODY)
    assert caught.value.maybe_sent


@virtual
async def test_an_edit_behind_one_that_allegro_still_works_on_is_put_off_until_it_is_done() -> None:
    server = Server(takes=45)
    client = a_shop(server)
    first = await client.offers.edit("77", BODY, wait=False)
    second = await client.offers.edit("77", BODY, wait=False)
    edits = [at for at, what in zip(server.at, server.sent, strict=True) if what.startswith("PATCH")]
    assert len(edits) > 2
    assert edits[-1] - edits[0] >= 45
    assert (await first.wait()).ok
    assert (await second.wait()).ok


@pytest.mark.parametrize(
    ("location", "origin", "found"),
    [
        (PLACE, HOST, ("77", "op-1")),
        (f"{HOST}{PLACE}", HOST, ("77", "op-1")),
        (f"http://127.0.0.1:1{PLACE}", "", ("77", "op-1")),
        (f"ftp://127.0.0.1:1{PLACE}", "", None),
        ("/sale/product-offers//operations/op-1", "", None),
        ("/sale/product-offers/77/operations/op-1/more", "", None),
        ("", "", None),
        (f"//elsewhere.example{PLACE}", HOST, None),
    ],
)
def test_only_the_ids_of_a_location_are_taken(
    location: str, origin: str, found: tuple[str, ...] | None
) -> None:
    assert ids_in(location, STATUS, origin) == found


BADGE: dict[str, Any] = {
    "id": "b-1",
    "createdAt": "2026-11-25T10:00:00Z",
    "updatedAt": "2026-11-25T10:00:00Z",
    "campaign": {"id": "c"},
    "offer": {"id": "77"},
    "process": {"status": "REQUESTED", "rejectionReasons": []},
}


@virtual
async def test_an_application_for_a_badge_is_followed_by_the_id_that_allegro_gave() -> None:
    sent: list[str] = []

    def handle(request: Request) -> Answer:
        sent.append(request.url.removeprefix(HOST))
        status = "PROCESSED" if len(sent) > 2 else "REQUESTED"
        process: dict[str, Any] = {"status": status, "rejectionReasons": []}
        return answer(202 if request.method == "POST" else 200, {**BADGE, "process": process})

    body = {"campaign": {"id": "c"}, "offer": {"id": "77"}, "prices": {}}
    command = await a_shop(handle).campaigns.apply_for_badge(body)
    assert (command.id, command.offers) == ("b-1", ("77",))
    assert (await command.wait()).done[0].offer == "77"
    assert sent[1:] == ["/sale/badge-applications/b-1"] * 2


@virtual
async def test_a_sender_that_is_no_client_has_no_account() -> None:
    command = await Offers(Recorder(201, '{"id": "77"}')).create(BODY, wait=False)
    assert (command.account, command.offers) == ("", ("77",))

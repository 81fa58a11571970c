"""Requests that are not what the interface file wants, whoever would answer them."""

from __future__ import annotations

from typing import Any

import pytest

from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.exchange import Exchange, Route, ok
from allegro_async.sandbox.strictness import rules_of
from tests.sandbox.caller import PUBLIC_V1, Said, calling
from tests.sandbox.generically import serve_generically

BETA = "application/vnd.allegro.beta.v1+json"
CONTACTS = "/sale/offer-contacts"
CONTACT: dict[str, Any] = {"name": "Shop", "emails": [{"address": "a@shop.example"}]}
BULK = "/sale/offer-bulk-modification-commands"


@pytest.fixture(autouse=True)
def _generically(monkeypatch: pytest.MonkeyPatch) -> None:
    serve_generically(monkeypatch)


def a_sandbox() -> Sandbox:
    return Sandbox(orders=0, offers=3)


async def post(body: object, path: str = CONTACTS, **headers: str | None) -> Said:
    async with calling(a_sandbox()) as caller:
        return await caller.call("POST", path, body, **headers)


def problems(said: Said) -> list[tuple[str, str | None]]:
    return [(each["code"], each["path"]) for each in said.json()["errors"]]


async def test_a_good_body_passes() -> None:
    assert (await post(CONTACT)).status == 201


async def test_an_unknown_property_is_refused_by_name() -> None:
    said = await post({**CONTACT, "emails": [{"address": "a@shop.example", "colour": "red"}]})
    assert (said.status, problems(said)) == (422, [("UnknownJSONProperty", "emails[0].colour")])


async def test_everything_that_is_wrong_is_said_unknown_properties_first() -> None:
    said = await post({"name": 5, "emails": CONTACT["emails"] * 20, "zzz": 1})
    assert said.status == 422
    assert problems(said) == [
        ("UnknownJSONProperty", "zzz"),
        ("VALIDATION_ERROR", "name"),
        ("VALIDATION_ERROR", "emails"),
    ]


async def test_at_most_twenty_errors_are_listed() -> None:
    said = await post({**CONTACT, **{f"x{number}": 1 for number in range(30)}})
    assert len(said.json()["errors"]) == 20


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "JsonParseException"),
        (b"", "JsonParseException"),
        (b"[]", "JsonMappingException"),
        (b"null", "JsonMappingException"),
    ],
)
async def test_what_cannot_be_read_at_all_is_400(body: bytes, code: str) -> None:
    said = await post(body)
    assert (said.status, problems(said)) == (400, [(code, None)])


async def test_a_missing_property_is_refused_by_name() -> None:
    said = await post(
        {"commandId": "7c9e6679-7425-40de-944b-e07fc1f90ae7"}, BULK, Accept=BETA, Content_Type=BETA
    )
    assert (said.status, problems(said)) == (422, [("VALIDATION_ERROR", "modifications")])


@pytest.mark.parametrize("content", ["application/json", BETA, "text/plain", None])
async def test_a_body_of_another_media_type_is_415(content: str | None) -> None:
    said = await post(CONTACT, Content_Type=content)
    assert (said.status, said.error()["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


async def test_the_charset_of_a_media_type_does_not_matter() -> None:
    assert (await post(CONTACT, Content_Type=f"{PUBLIC_V1};charset=UTF-8")).status == 201


async def test_an_operation_that_has_a_beta_version_only_is_406_as_public() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get("/sale/issues")).status == 406
        assert (await caller.get("/sale/issues", Accept=BETA)).status == 200


async def test_an_operation_that_has_both_versions_answers_in_the_one_that_was_asked_for() -> None:
    async with calling(a_sandbox()) as caller:
        for version in (PUBLIC_V1, BETA):
            said = await caller.get("/sale/user-ratings", Accept=version)
            assert (said.status, said.headers["Content-Type"]) == (200, version)


@pytest.mark.parametrize("accept", ["image/png", "*/*", None])
async def test_a_file_of_any_kind_may_be_asked_for_in_any_way(accept: str | None) -> None:
    async with calling(a_sandbox()) as caller:
        await caller.call(
            "POST",
            "/messaging/message-attachments",
            {"filename": "a.pdf", "size": 3},
        )
        path = "/messaging/message-attachments/1"
        assert (await caller.get(path, Accept=accept)).status == 404


async def test_a_picture_may_come_as_a_link_or_as_it_is() -> None:
    async with calling(a_sandbox()) as caller:
        link = {"url": "https://shop.example/cup.png"}
        assert (await caller.call("POST", "/sale/images", link)).status == 201
        said = await caller.call("POST", "/sale/images", b"\x89PNG", Content_Type="image/png")
        assert said.status == 201
        assert (await caller.call("POST", "/sale/images", {"link": 1})).status == 422


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=ten", "limit"),
        ("limit=", "limit"),
        ("limit=5.5", "limit"),
        ("limit=%2B5", "limit"),
        ("offset=-1", "offset"),
        ("publication.status=GONE", "publication.status"),
        ("publication.status=ACTIVE&publication.status=GONE", "publication.status"),
        ("isFulfillment=yes", "isFulfillment"),
        ("sellingMode.price.amount.gte=cheap", "sellingMode.price.amount.gte"),
        ("offset=9999999&limit=10", "offset"),
        ("&".join(["external.id=x"] * 101), "external.id"),
        ("external.id=" + "x" * 101, "external.id"),
    ],
)
async def test_a_known_parameter_must_be_what_it_can_be(query: str, path: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.get(f"/sale/offers?{query}")
        assert (said.status, problems(said)) == (422, [("VALIDATION_ERROR", path)])
        assert path in said.error()["message"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sale/categories?colour=red", 200),
        ("/sale/products?phrase=cup&some.filter=1", 200),
        ("/billing/billing-entries?occurredAt.gte=2026-03-04T10:20:30Z", 200),
        ("/billing/billing-entries?occurredAt.gte=2026-03-04T10:20:30+01:00", 422),  # the plus is a blank
        ("/billing/billing-entries?type.id=SUC&type.id=REF", 200),
        ("/sale/matching-categories", 422),
        ("/sale/matching-categories?name=cup", 200),
    ],
)
async def test_unknown_parameters_are_ignored_and_known_ones_are_not(path: str, status: int) -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get(path)).status == status


async def test_page_sizes_and_ceilings_that_the_interface_file_lacks_hold_too() -> None:
    async with calling(a_sandbox()) as caller:
        too_far = await caller.get("/billing/billing-entries?offset=9999&limit=100")
        assert (too_far.status, problems(too_far)) == (422, [("VALIDATION_ERROR", "offset")])
        too_many = await caller.get("/sale/alle-discount/1/eligible-offers?limit=201")
        assert (too_many.status, too_many.error()["path"]) == (422, "limit")


async def test_a_header_that_must_be_there_is_missed() -> None:
    async with calling(a_sandbox()) as caller:
        notices = (await caller.get("/fulfillment/advance-ship-notices")).json()["advanceShipNotices"]
        said = await caller.call(
            "PUT", f"/fulfillment/advance-ship-notices/{notices[0]['id']}", {"items": []}
        )
        assert (said.status, problems(said)[0]) == (422, ("VALIDATION_ERROR", "if-match"))


async def test_what_cannot_be_the_name_of_a_thing_is_404() -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.get("/sale/issues/not-a-uuid/chat", Accept=BETA)
        assert (said.status, said.error()["message"]) == (404, "There is no issueId like this")


@pytest.mark.parametrize(
    ("language", "start"),
    [
        ("en-US", "There is"),
        ("pl-PL", "W danych"),
        ("pl", "W danych"),
        ("PL-pl,en;q=0.5", "W danych"),
        ("cs-CZ", "There is"),
    ],
)
async def test_messages_for_people_are_in_polish_or_else_in_english(language: str, start: str) -> None:
    said = await post({**CONTACT, "x": 1}, Accept_Language=language)
    assert said.error()["userMessage"].startswith(start)
    assert said.error()["message"] == "Unknown property: x"


async def test_the_token_is_looked_at_before_the_body() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert (await caller.call("POST", CONTACTS, {"x": 1})).status == 401
        await caller.sign_in(scope="allegro:api:orders:read")
        assert (await caller.call("POST", CONTACTS, {"x": 1})).status == 403


async def test_a_body_that_need_not_be_there_may_be_left_out() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/sale/turnover-discount/allegro-pl/deactivate"
        assert (await caller.call("PUT", path)).status == 200


def a_handler(_world: object, _exchange: Exchange) -> Any:
    return ok(b"{}")


@pytest.mark.parametrize("content", [None, PUBLIC_V1])
def test_a_route_that_the_interface_file_lacks_has_rules_of_its_own(content: str | None) -> None:
    rules = rules_of(Route(method="GET", path="/new", handler=a_handler, content=content))
    assert rules.answers == {PUBLIC_V1}
    assert (list(rules.bodies), rules.body_required) == ([content] if content else [], content is not None)
    assert (rules.query, rules.paging) == ({}, None)

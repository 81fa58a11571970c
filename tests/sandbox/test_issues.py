"""Disputes and claims."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from allegro_async import models
from allegro_async.sandbox import Buyer, SandboxControl
from tests.sandbox.caller import PUBLIC_V1, Caller, Said, calling
from tests.sandbox.files import BETA_V1, JPEG, PDF, PNG, a_sandbox, inside, put

FILES = "/sale/issues/attachments"
REFUND = {"amount": "1.00", "currency": "PLN"}


async def beta(caller: Caller, method: str, path: str, body: object = None, **headers: str | None) -> Said:
    versions: dict[str, str | None] = {"Accept": BETA_V1, **headers}
    if body is not None:
        versions["Content_Type"] = BETA_V1
    return await caller.call(method, path, body, **versions)


async def a_buyer(caller: Caller, number: int = 0) -> tuple[Buyer, str]:
    """Somebody who bought something, and the order."""
    order = (await caller.get("/order/checkout-forms")).json()["checkoutForms"][number]
    return caller.sandbox.buyer(order["buyer"]["login"]), str(order["id"])


async def an_issue(caller: Caller, **details: Any) -> str:
    buyer, order = await a_buyer(caller)
    return f"/sale/issues/{buyer.open_issue(order, 'It is green', **details)}"


async def decide(caller: Caller, path: str, **body: Any) -> Said:
    return await beta(caller, "POST", f"{path}/status", body, Accept=PUBLIC_V1)


async def test_a_dispute_is_talked_about_and_closed_by_the_buyer() -> None:
    async with calling(a_sandbox()) as caller:
        buyer, order = await a_buyer(caller)
        name = buyer.open_issue(order, "It is green")
        path = f"/sale/issues/{name}"
        said = await beta(caller, "GET", path)
        models.PostPurchaseIssue.model_validate_json(said.body, extra="forbid")
        issue = said.json()
        assert (issue["type"], issue["checkoutForm"]["id"], issue["description"]) == (
            "DISPUTE",
            order,
            "It is green",
        )
        assert [issue[each] for each in ("referenceNumber", "decisionDueDate", "reason", "right")] == [
            None
        ] * 4
        assert issue["chat"]["lastMessage"]["status"] == "NEW"
        sent = await beta(caller, "POST", f"{path}/message", {"text": "Sorry", "type": "END_REQUEST"})
        assert sent.status == 201
        models.PostPurchaseIssueMessage.model_validate_json(sent.body, extra="forbid")
        buyer.reply(name, "Never mind")
        chat = await beta(caller, "GET", f"{path}/chat")
        models.PostPurchaseIssueChatResponse.model_validate_json(chat.body, extra="forbid")
        assert [(each["text"], each["author"]["role"]) for each in chat.json()["chat"]] == [
            ("Never mind", "BUYER"),
            ("Sorry", "SELLER"),
            ("It is green", "BUYER"),
        ]
        issue = (await beta(caller, "GET", path)).json()
        assert (issue["chat"]["lastMessage"]["status"], issue["chat"]["messagesCount"]) == (
            "BUYER_REPLIED",
            3,
        )
        buyer.close_dispute(name)
        state = (await beta(caller, "GET", path)).json()["currentState"]
        assert (state["status"], state["chatActive"]) == ("DISPUTE_CLOSED", False)
        late = await beta(caller, "POST", f"{path}/message", {"text": "Thanks", "type": "REGULAR"})
        assert late.status == 409
        with pytest.raises(ValueError, match="closed"):
            buyer.reply(name, "One more thing")


async def test_a_claim_is_decided_once() -> None:
    async with calling(a_sandbox()) as caller:
        refund = {"amount": "5.00", "currency": "PLN"}
        path = await an_issue(caller, kind="CLAIM", expectation="PARTIAL_REFUND", refund=refund)
        said = await beta(caller, "GET", path)
        models.PostPurchaseIssue.model_validate_json(said.body, extra="forbid")
        issue = said.json()
        assert issue["expectations"] == [{"name": "PARTIAL_REFUND", "refund": refund}]
        assert issue["currentState"]["statusDueDate"] == issue["decisionDueDate"]
        assert (issue["right"], issue["reason"]["type"]) == ("COMPLAINT", "NOT_AS_DESCRIBED")
        for wanted, kind in (
            (True, "RETURN_REQUIRED_CUSTOM"),
            (True, "REGULAR"),
            (False, "RETURN_NOT_REQUIRED"),
        ):
            await beta(caller, "POST", f"{path}/message", {"text": "a", "type": kind})
            assert (await beta(caller, "GET", path)).json()["currentState"]["returnRequired"] is wanted
        accept = {"status": "ACCEPTED_PARTIAL_REFUND", "message": "All right"}
        done = await decide(caller, path, **accept, partialRefund=refund)
        assert (done.status, done.body) == (200, b"")
        issue = (await beta(caller, "GET", path)).json()
        assert issue["currentState"]["status"] == "CLAIM_ACCEPTED"
        assert issue["currentState"]["statusDueDate"] is None
        assert issue["chat"]["lastMessage"]["status"] == "ALLEGRO_ADVISOR_REPLIED"
        chat = await beta(caller, "GET", f"{path}/chat?limit=1")
        models.PostPurchaseIssueChatResponse.model_validate_json(chat.body, extra="forbid")
        assert chat.json()["chat"][0]["author"] == {"role": "SYSTEM"}
        assert (await decide(caller, path, status="REJECTED_OTHER", message="No")).status == 400


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"status": "MAYBE", "message": "a"}, "status"),
        ({"message": "a"}, "status"),
        ({"status": "REJECTED_OTHER"}, "message"),
        ({"status": "REJECTED_OTHER", "message": 5}, "message"),
        ({"status": "ACCEPTED_PARTIAL_REFUND", "message": "a"}, "partialRefund"),
        ({"status": "REJECTED_OTHER", "message": "a", "partialRefund": {}}, "partialRefund.amount"),
        ({"status": "REJECTED_OTHER", "message": "a", "partialRefund": REFUND}, "partialRefund"),
        ({"status": "REJECTED_OTHER", "message": "a", "partialRefund": {"x": 1}}, "partialRefund.x"),
        ({"status": "REJECTED_OTHER", "message": "a", "x": 1}, "x"),
    ],
)
async def test_a_decision_that_cannot_be_is_refused(body: dict[str, Any], path: str) -> None:
    async with calling(a_sandbox()) as caller:
        issue = await an_issue(caller, kind="CLAIM")
        said = await decide(caller, issue, **body)
        assert (said.status, said.error()["path"]) == (422, path)
        assert (await beta(caller, "GET", issue)).json()["currentState"]["status"] == "CLAIM_SUBMITTED"


async def test_a_dispute_is_not_decided_on() -> None:
    async with calling(a_sandbox()) as caller:
        path = await an_issue(caller)
        assert (await decide(caller, path, status="REJECTED_OTHER", message="No")).status == 400


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"text": "a"}, "type"),
        ({"text": "a", "type": "RETURN_NOT_REQUIRED"}, "type"),
        ({"type": "REGULAR"}, "text"),
        ({"text": "a" * 20_001, "type": "REGULAR"}, "text"),
        ({"text": "a", "attachments": [{"id": "x"}], "type": "REGULAR"}, "attachments[0].id"),
        ({"text": "a", "type": "REGULAR", "x": 1}, "x"),
    ],
)
async def test_a_message_that_cannot_be_is_refused(body: dict[str, Any], path: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await beta(caller, "POST", f"{await an_issue(caller)}/message", body)
        assert (said.status, said.error()["path"]) == (422, path)


async def test_issues_are_listed_newest_first_and_filtered() -> None:
    async with calling(a_sandbox()) as caller:
        names: list[tuple[str, str]] = []
        for number, kind in enumerate(("DISPUTE", "CLAIM", "DISPUTE")):
            buyer, order = await a_buyer(caller, number)
            names.append((buyer.open_issue(order, "a", kind=kind), order))  # type: ignore[arg-type]  # one of both

        async def found(query: str) -> list[str]:
            said = await beta(caller, "GET", f"/sale/issues?{query}")
            models.PostPurchaseIssueListResponse.model_validate_json(said.body, extra="forbid")
            return [each["id"] for each in said.json()["issues"]]

        (first, _), (second, order), (third, _) = names
        assert await found("") == [third, second, first]
        assert await found("limit=1&offset=1") == [second]
        assert await found("status=CLAIM_SUBMITTED") == [second]
        assert await found("status=CLAIM_SUBMITTED&status=DISPUTE_ONGOING") == [third, second, first]
        assert await found(f"checkoutForm.id={order}") == [second]
        for query in ("status=OPEN", "limit=101", "offset=-1"):
            assert (await beta(caller, "GET", f"/sale/issues?{query}")).status == 422


async def test_issues_have_no_version_but_beta() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get("/sale/issues")).status == 406


async def test_unknown_issues_are_404() -> None:
    async with calling(a_sandbox()) as caller:
        for method, name in (("GET", ""), ("GET", "/chat"), ("POST", "/message")):
            body = {"text": "a", "type": "REGULAR"} if method == "POST" else None
            assert (await beta(caller, method, f"/sale/issues/nothing{name}", body)).status == 404
        said = await decide(caller, "/sale/issues/nothing", status="REJECTED_OTHER", message="No")
        assert said.status == 404


async def test_a_file_is_declared_put_without_a_token_sent_and_downloaded() -> None:
    async with calling(a_sandbox()) as caller:
        path = await an_issue(caller, files={"green.png": PNG})
        declared = await beta(caller, "POST", FILES, {"fileName": "note.pdf", "size": len(PDF)})
        models.PostPurchaseIssueAttachmentId.model_validate_json(declared.body, extra="forbid")
        place = declared.headers["Location"]
        said = await put(caller, place, PDF, Authorization=None, Accept=BETA_V1)
        assert said.json() == declared.json()
        assert (await put(caller, place, PDF, Authorization=None, Accept=BETA_V1)).status == 400
        body = {"text": "See the note", "attachments": [declared.json()], "type": "REGULAR"}
        sent = await beta(caller, "POST", f"{path}/message", body)
        (shown,) = sent.json()["attachments"]
        assert shown["fileName"] == "note.pdf"
        assert (await caller.get(inside(caller, shown["url"]))).body == PDF
        (first,) = (await beta(caller, "GET", path)).json()["attachments"]
        assert (await caller.get(inside(caller, first["url"]))).body == PNG


async def test_a_file_can_be_put_to_the_address_of_the_interface_with_a_token() -> None:
    async with calling(a_sandbox()) as caller:
        declared = await beta(caller, "POST", FILES, {"fileName": "note.pdf", "size": len(PDF)})
        path = f"{FILES}/{declared.json()['id']}"
        assert (await put(caller, path, PDF, Accept=BETA_V1, Authorization=None)).status == 401
        assert (await caller.get(path)).status == 404
        assert (await put(caller, path, PDF, Accept=BETA_V1)).status == 200


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"fileName": "a.png", "size": 2 * 1024 * 1024 + 1}, "ATTACHMENT_ERROR"),
        ({"fileName": "a.png", "size": 0}, "VALIDATION_ERROR"),
        ({"filename": "a.png", "size": 1}, "UnknownJSONProperty"),
    ],
)
async def test_a_declaration_that_cannot_be_is_refused(body: dict[str, Any], code: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await beta(caller, "POST", FILES, body)
        assert (said.status, said.error()["code"]) == (422, code)


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (JPEG, "image/jpeg", 200),
        (JPEG + b"0", "image/jpeg", 422),
        (JPEG[:-1], "image/jpeg", 422),
        (JPEG, "image/png", 415),
        (JPEG + bytes(2 * 1024 * 1024), "image/jpeg", 413),
    ],
)
async def test_a_file_is_what_was_declared(body: bytes, media: str, status: int) -> None:
    async with calling(a_sandbox()) as caller:
        declared = await beta(caller, "POST", FILES, {"fileName": "a.jpg", "size": len(JPEG)})
        assert (await put(caller, declared.headers["Location"], body, media)).status == status


async def test_what_a_buyer_cannot_do_is_said() -> None:
    async with calling(a_sandbox(accounts=2)) as caller:
        buyer, order = await a_buyer(caller)
        name = buyer.open_issue(order, "a", kind="CLAIM")
        for words in ({"kind": "TALK"}, {"reason": "MOOD"}, {"right": "NONE"}, {"expectation": "LOVE"}):
            with pytest.raises(ValueError, match="is none of"):
                buyer.open_issue(order, "a", **words)  # type: ignore[arg-type]  # that is the point
        with pytest.raises(ValueError, match="decision"):
            buyer.close_dispute(name)
        with pytest.raises(KeyError, match="no issue"):
            caller.sandbox.buyer("somebody else").reply(name, "a")


async def test_an_issue_is_opened_from_another_process() -> None:
    async with calling(a_sandbox()) as caller:
        buyer, order = await a_buyer(caller)
        remote = SandboxControl(caller.sandbox.url)
        name = await asyncio.to_thread(remote.open_issue, buyer.login, order, "a", kind="CLAIM")
        assert (await beta(caller, "GET", f"/sale/issues/{name}")).json()["type"] == "CLAIM"
        with pytest.raises(ValueError, match="is none of"):
            await asyncio.to_thread(remote.open_issue, buyer.login, order, "a", kind="TALK")

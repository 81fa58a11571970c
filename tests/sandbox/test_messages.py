"""Conversations with buyers, and their files."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from allegro_async import models
from allegro_async.sandbox import SandboxControl
from allegro_async.sandbox.data.files import media_of
from allegro_async.sandbox.resources.messages import masked
from allegro_async.sandbox.resources.uploads import encoded_word
from tests.sandbox.caller import Caller, Said, calling
from tests.sandbox.files import JPEG, PDF, PNG, TWICE, a_sandbox, inside, put

FILES = "/messaging/message-attachments"


async def an_order(caller: Caller) -> dict[str, Any]:
    return dict((await caller.get("/order/checkout-forms")).json()["checkoutForms"][0])


async def a_file(caller: Caller, name: str = "photo.png", body: bytes = PNG, media: str = "image/png") -> str:
    """Declare and upload a file; gives its id."""
    declared = await caller.call("POST", FILES, {"filename": name, "size": len(body)})
    assert (await put(caller, declared.headers["Location"], body, media, Authorization=None)).status == 200
    return str(declared.json()["id"])


async def send(caller: Caller, order: dict[str, Any], /, **changes: Any) -> Said:
    body = {
        "recipient": {"login": order["buyer"]["login"]},
        "text": "On its way",
        "order": {"id": order["id"]},
        **changes,
    }
    return await caller.call("POST", "/messaging/messages", body)


async def test_a_buyer_asks_and_the_seller_answers() -> None:
    async with calling(a_sandbox()) as caller:
        asked = caller.sandbox.buyer("buyer-1").write("Is it blue?")
        listed = await caller.get("/messaging/threads")
        models.ThreadsList.model_validate_json(listed.body, extra="forbid")
        (thread,) = listed.json()["threads"]
        assert (thread["read"], thread["interlocutor"]["login"]) == (False, "b***1")
        path = f"/messaging/threads/{thread['id']}"
        answer = await caller.call("POST", f"{path}/messages", {"text": "It is."})
        assert answer.status == 201
        page = await caller.get(f"{path}/messages")
        models.MessagesList.model_validate_json(page.body, extra="forbid")
        assert [each["id"] for each in page.json()["messages"]] == [answer.json()["id"], asked]
        assert [each["author"]["isInterlocutor"] for each in page.json()["messages"]] == [False, True]
        assert page.json()["messages"][0]["author"]["login"] == caller.sandbox.account.login


async def test_a_thread_is_read_when_the_seller_says_so_until_the_buyer_writes_again() -> None:
    async with calling(a_sandbox()) as caller:
        buyer = caller.sandbox.buyer("buyer-1")
        buyer.write("Hello")
        path = f"/messaging/threads/{(await caller.get('/messaging/threads')).json()['threads'][0]['id']}"
        for flag in (True, False, True):
            said = await caller.call("PUT", f"{path}/read", {"read": flag})
            models.Thread.model_validate_json(said.body, extra="forbid")
            assert said.json()["read"] is flag
        await caller.call("POST", f"{path}/messages", {"text": "Yes?"})
        assert (await caller.get(path)).json()["read"]
        buyer.write("Are you there?")
        assert not (await caller.get(path)).json()["read"]
        for body, wrong in (({}, "read"), ({"read": 1}, "read"), ({"read": True, "x": 1}, "x")):
            said = await caller.call("PUT", f"{path}/read", body)
            assert (said.status, said.error()["path"]) == (422, wrong)


async def test_the_thread_written_to_last_comes_first_and_pages_have_bounds() -> None:
    async with calling(a_sandbox()) as caller:
        for name in ("anna", "jan", "ewa", "anna"):
            caller.sandbox.buyer(name).write("Hello")
        page = (await caller.get("/messaging/threads?limit=2")).json()
        assert [each["interlocutor"]["login"] for each in page["threads"]] == ["a***a", "e***a"]
        rest = (await caller.get("/messaging/threads?limit=2&offset=2")).json()
        assert [each["interlocutor"]["login"] for each in rest["threads"]] == ["j***n"]
        assert (rest["offset"], rest["limit"]) == (2, 2)
        for query in ("limit=21", "limit=0", "offset=15000001"):
            assert (await caller.get(f"/messaging/threads?{query}")).status == 422


async def test_messages_are_paged_by_offset_and_by_time_both_ends_left_out() -> None:
    async with calling(a_sandbox()) as caller:
        for number in range(5):
            caller.sandbox.buyer("anna").write(str(number))
            caller.sandbox.clock.advance(minutes=1)
        (thread,) = (await caller.get("/messaging/threads")).json()["threads"]
        path = f"/messaging/threads/{thread['id']}/messages"
        every = (await caller.get(path)).json()["messages"]
        times = [each["createdAt"] for each in every]

        async def texts(query: str) -> list[str]:
            return [each["text"] for each in (await caller.get(f"{path}?{query}")).json()["messages"]]

        assert await texts("") == ["4", "3", "2", "1", "0"]
        assert await texts("limit=2&offset=1") == ["3", "2"]
        assert await texts(f"before={times[1]}") == ["2", "1", "0"]
        assert await texts(f"after={times[3]}") == ["4", "3", "2"]
        assert await texts(f"before={times[0]}&after={times[3]}") == ["3", "2"]
        for query in (f"before={times[0]}&offset=0", "offset=15001", "limit=21", "before=now"):
            assert (await caller.get(f"{path}?{query}")).status == 422


async def test_a_message_is_sent_to_the_buyer_of_an_order() -> None:
    async with calling(a_sandbox()) as caller:
        order = await an_order(caller)
        said = await send(caller, order, attachments=None)
        message = models.Message.model_validate_json(said.body, extra="forbid")
        assert message.relates_to.order is not None
        assert (said.status, message.type, message.relates_to.order.id) == (
            201,
            "MESSAGE_CENTER",
            order["id"],
        )
        thread = (await caller.get(f"/messaging/threads/{message.thread.id}")).json()
        assert (thread["interlocutor"]["login"], thread["read"]) == (masked(order["buyer"]["login"]), True)
        assert (await send(caller, order)).json()["thread"] == {"id": message.thread.id}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"recipient": {"login": "nobody"}}, "recipient.login"),
        ({"recipient": None}, "recipient"),
        ({"order": {"id": "nothing"}}, "order.id"),
        ({"order": None}, "order"),
        ({"text": ""}, "text"),
        ({"text": "a" * 2001}, "text"),
        ({"text": 5}, "text"),
        ({"attachments": "x"}, "attachments"),
        ({"attachments": ["x"]}, "attachments[0]"),
        ({"attachments": [{"id": "x"}]}, "attachments[0].id"),
        ({"subject": "x"}, "subject"),
    ],
)
async def test_a_message_that_cannot_be_is_refused_and_leaves_nothing(changes: Any, path: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await send(caller, await an_order(caller), **changes)
        assert (said.status, said.error()["path"]) == (422, path)
        assert (await caller.get("/messaging/threads")).json()["threads"] == []


async def test_a_message_can_be_read_and_deleted() -> None:
    async with calling(a_sandbox()) as caller:
        offer = (await caller.get("/sale/offers")).json()["offers"][0]["id"]
        asked = caller.sandbox.buyer("anna").write("Is it blue?", offer=offer)
        path = f"/messaging/messages/{asked}"
        said = await caller.get(path)
        models.Message.model_validate_json(said.body, extra="forbid")
        assert (said.json()["type"], said.json()["relatesTo"]) == ("ASK_QUESTION", {"offer": {"id": offer}})
        assert (await caller.call("DELETE", path)).status == 204
        assert (await caller.get(path)).status == 404
        thread = await caller.get(f"/messaging/threads/{said.json()['thread']['id']}")
        models.Thread.model_validate_json(thread.body, extra="forbid")
        assert thread.json()["lastMessageDateTime"] is None


async def test_unknown_threads_are_404() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/messaging/threads/nothing"
        assert (await caller.get(path)).status == 404
        assert (await caller.get(f"{path}/messages")).status == 404
        assert (await caller.call("POST", f"{path}/messages", {"text": "a"})).status == 404


async def test_somebody_has_a_picture() -> None:
    async with calling(a_sandbox()) as caller:
        caller.sandbox.buyer("anna").write("Hello")
        thread = (await caller.get("/messaging/threads")).json()["threads"][0]
        url = thread["interlocutor"]["avatarUrl"]
        assert media_of((await caller.get(inside(caller, url), Authorization=None)).body) == "image/png"


async def test_a_file_of_a_message_goes_to_a_one_time_address_without_a_token() -> None:
    async with calling(a_sandbox()) as caller:
        declared = await caller.call("POST", FILES, {"filename": "photo.png", "size": len(PNG)})
        models.MessageAttachmentId.model_validate_json(declared.body, extra="forbid")
        place = declared.headers["Location"]
        for spoiled in (place.partition("?")[0], f"{place}0", place.replace("attachments/", "attachments/0")):
            assert (await put(caller, spoiled, PNG, "image/png", Authorization=None)).status == 404
        said = await put(caller, place, PNG, "image/png", Authorization=None)
        assert said.json() == declared.json()
        assert (await put(caller, place, PNG, "image/png", Authorization=None)).status == 404


async def test_a_file_of_a_message_can_be_put_to_the_address_of_the_interface_too() -> None:
    async with calling(a_sandbox()) as caller:
        declared = (await caller.call("POST", FILES, {"filename": "a.pdf", "size": len(PDF)})).json()
        path = f"{FILES}/{declared['id']}"
        assert (await put(caller, path, PDF, Authorization=None)).status == 401
        said = await put(caller, path, PDF)
        models.MessageAttachmentId.model_validate_json(said.body, extra="forbid")
        assert (await caller.get(path)).body == PDF


async def test_a_sent_file_comes_back_with_its_name_and_type_for_those_with_a_token() -> None:
    async with calling(a_sandbox()) as caller:
        file = await a_file(caller, "zdjęcie_1.png")
        message = (await send(caller, await an_order(caller), attachments=[{"id": file}])).json()
        (shown,) = message["attachments"]
        assert (shown["fileName"], shown["mimeType"], shown["status"]) == (
            "zdjęcie_1.png",
            "image/png",
            "SAFE",
        )
        for path in (f"{FILES}/{file}", inside(caller, shown["url"])):
            back = await caller.get(path)
            assert (back.body, back.headers["Content-Type"]) == (PNG, "image/png")
            name = back.headers["Content-Disposition"]
            assert name.endswith("filename*=UTF-8''zdj%C4%99cie_1.png")
            assert encoded_word("zdjęcie_1.png") in name
            assert (await caller.get(path, Authorization=None)).status == 401
        assert encoded_word("zdjęcie_1.png") == "=?UTF-8?Q?zdj=C4=99cie=5F1.png?="


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"filename": "a.png", "size": 5 * 1024 * 1024}, 201),
        ({"filename": "a.png", "size": 0}, 201),
        ({"filename": "a.png", "size": 5 * 1024 * 1024 + 1}, 422),
        ({"filename": "a.png", "size": -1}, 422),
        ({"filename": "a.png", "size": True}, 422),
        ({"filename": "a.png"}, 422),
        ({"filename": "", "size": 1}, 422),
        ({"filename": "a.exe", "size": 1}, 415),
        ({"fileName": "a.png", "size": 1}, 422),
    ],
)
async def test_a_declaration_of_a_messages_file_has_its_rules(body: dict[str, Any], status: int) -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.call("POST", FILES, body)).status == status


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (JPEG, "image/png", 415),
        (JPEG, "text/plain", 415),
        (JPEG + bytes(200), "image/jpeg", 413),
        (JPEG, "image/jpeg", 200),
        (b"", "image/jpeg", 200),
    ],
)
async def test_a_file_of_a_message_is_what_it_says_and_no_more_than_declared(
    body: bytes, media: str, status: int
) -> None:
    async with calling(a_sandbox()) as caller:
        declared = await caller.call("POST", FILES, {"filename": "a.jpg", "size": 100})
        assert (await put(caller, declared.headers["Location"], body, media)).status == status


async def test_faults_strike_one_time_addresses_too() -> None:
    async with calling(a_sandbox()) as caller:
        declared = await caller.call("POST", FILES, {"filename": "a.pdf", "size": len(PDF)})
        place = declared.headers["Location"]
        caller.sandbox.fault("502", operation="/message-attachments", count=TWICE)
        for status in (502, 502, 200):
            assert (await put(caller, place, PDF, Authorization=None)).status == status
        entry = caller.sandbox.requests.matching(path="/message-attachments")[-1]
        assert entry.query == (("signature", "..."),)


async def test_a_buyer_sends_files_about_an_order() -> None:
    async with calling(a_sandbox()) as caller:
        order = await an_order(caller)
        buyer = caller.sandbox.buyer(order["buyer"]["login"])
        message = (
            await caller.get(
                f"/messaging/messages/{buyer.write('Broken', order=order['id'], files={'a.pdf': PDF})}"
            )
        ).json()
        assert message["relatesTo"] == {"order": {"id": order["id"]}}
        assert (await caller.get(inside(caller, message["attachments"][0]["url"]))).body == PDF


async def test_what_a_buyer_cannot_do_is_said() -> None:
    async with calling(a_sandbox()) as caller:
        order = await an_order(caller)
        buyer = caller.sandbox.buyer("anna")
        with pytest.raises(ValueError, match="bought by"):
            buyer.write("Mine", order=order["id"])
        with pytest.raises(KeyError, match="no order"):
            buyer.write("Mine", order="nothing")
        with pytest.raises(KeyError, match="no offer"):
            buyer.write("Blue?", offer="nothing")
        with pytest.raises(KeyError, match="no seller"):
            buyer.write("Hello", account="nobody")
        with pytest.raises(ValueError, match="kind"):
            buyer.write("Look", files={"a.txt": b"text"})
        with pytest.raises(ValueError, match="login"):
            caller.sandbox.buyer("")
        assert (await caller.get("/messaging/threads")).json()["threads"] == []


async def test_a_buyer_writes_to_the_seller_of_the_order() -> None:
    async with calling(a_sandbox(accounts=2)) as caller:
        second = caller.sandbox.accounts[1]
        await caller.sign_in(second.id)
        order = await an_order(caller)
        caller.sandbox.buyer(order["buyer"]["login"]).write("Hello", order=order["id"])
        caller.sandbox.buyer("anna").write("Hello", account=second.login)
        assert len((await caller.get("/messaging/threads")).json()["threads"]) == 2


async def test_a_buyer_writes_from_another_process() -> None:
    async with calling(a_sandbox()) as caller:
        remote = SandboxControl(caller.sandbox.url)
        asked = await asyncio.to_thread(remote.write_message, "anna", "Is it blue?")
        assert (await caller.get(f"/messaging/messages/{asked}")).json()["text"] == "Is it blue?"
        for about, message in (({"order": "nothing"}, "no order"), ({"buyer": ""}, "login")):
            with pytest.raises(ValueError, match=message):
                await asyncio.to_thread(
                    remote.call, "POST", "messages", {"buyer": "anna", "text": "a", **about}
                )

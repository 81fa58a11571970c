"""The control API, the process of its own, and the command line."""

from __future__ import annotations

import asyncio
import io
import json
import runpy
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any, Never
from urllib.parse import parse_qsl, urlsplit

import aiohttp
import pytest

from allegro_async.sandbox import Fault, LoggedRequest, Sandbox, SandboxControl, SandboxProcess, serve
from allegro_async.sandbox.__main__ import BAD_INPUT, main
from tests.sandbox.caller import calling

if TYPE_CHECKING:
    from collections.abc import Callable


# The Client ID of seed 1 is always the same one.
GOOD_WISH = (
    f"/auth/oauth/authorize?response_type=code&redirect_uri=http://127.0.0.1/&client_id={Sandbox().client_id}"
)


async def control(sandbox: Sandbox, method: Callable[..., Any], *arguments: object, **named: object) -> Any:
    """Call a method of the control's, in a thread: it blocks, and the sandbox runs here."""
    assert sandbox.url
    return await asyncio.to_thread(method, *arguments, **named)


async def test_orders_offers_and_the_clock_can_be_moved_from_another_process() -> None:
    async with Sandbox(orders=5, offers=5) as sandbox:
        remote = SandboxControl(sandbox.url)
        before = sandbox.clock.now()
        await control(sandbox, remote.advance, 3600)
        assert (sandbox.clock.now() - before).total_seconds() >= 3600
        added = await control(sandbox, remote.add_orders, 2)
        assert [sandbox.account.orders.number(order) for order in added] == [5, 6]
        assert await control(sandbox, remote.change_orders, 2) == added[::-1]
        assert len(await control(sandbox, remote.change_offers, 3, sandbox.account.id)) == 3
        state = await control(sandbox, remote.state)
        assert (state["orders"], state["offers"], state["client_id"]) == (7, 5, sandbox.client_id)


async def test_faults_and_the_log_can_be_reached_from_another_process() -> None:
    async with calling(Sandbox(orders=5, offers=5)) as caller:
        remote = SandboxControl(caller.sandbox.url)
        await control(caller.sandbox, remote.forget_requests)
        await control(caller.sandbox, remote.fault, "500", count=1, operation="/me")
        assert [(await caller.get("/me")).status for _ in range(2)] == [500, 200]
        assert await control(caller.sandbox, remote.statuses) == {500: 1, 200: 1}
        newest = (await control(caller.sandbox, remote.requests, status=500))["requests"]
        assert [entry["path"] for entry in newest] == ["/me"]
        rules = (await control(caller.sandbox, remote.call, "GET", "faults"))["faults"]
        assert [(rule["kind"], rule["done"]) for rule in rules] == [("500", 1)]
        await control(caller.sandbox, remote.clear_faults)
        assert caller.sandbox.world.faults.rules == []


async def test_a_device_can_be_answered_from_another_process() -> None:
    async with calling(Sandbox(orders=0, offers=0), sign_in=False) as caller:
        remote = SandboxControl(caller.sandbox.url)
        yes, no = await caller.start_device(), await caller.start_device()
        await control(caller.sandbox, remote.approve_device, yes["user_code"], caller.sandbox.account.login)
        await control(caller.sandbox, remote.deny_device, no["user_code"])
        assert (await caller.poll(yes)).status == 200
        assert (await caller.poll(no)).json()["error"] == "access_denied"


async def test_a_consent_can_be_given_from_another_process() -> None:
    async with calling(Sandbox(orders=0, offers=0, accounts=2), sign_in=False) as caller:
        remote = SandboxControl(caller.sandbox.url)
        second = caller.sandbox.accounts[1]
        url = caller.consent_url()
        location: str = await control(caller.sandbox, remote.approve_authorization, url, second.login)
        code = dict(parse_qsl(urlsplit(location).query))["code"]
        caller.token = (await caller.use_code(code)).json()["access_token"]
        assert (await caller.get("/me")).json()["id"] == second.id
        assert "access_denied" in await control(caller.sandbox, remote.deny_authorization, url)


async def test_sessions_can_be_ended_from_another_process() -> None:
    async with calling(Sandbox(orders=0, offers=0), sign_in=False) as caller:
        remote = SandboxControl(caller.sandbox.url)
        for end, expected in (
            (remote.expire_tokens, 200),
            (remote.unlink, 401),
            (remote.end_sessions, 400),
        ):
            pair = await caller.sign_in()
            await control(caller.sandbox, end, caller.sandbox.account.id)
            assert (await caller.get("/me")).status == 401
            assert (await caller.refresh(pair["refresh_token"])).status == expected
        await caller.sign_in()
        await control(caller.sandbox, remote.unlink, client_id="another application")
        assert (await caller.get("/me")).status == 200
        await control(caller.sandbox, remote.expire_tokens)
        assert (await caller.get("/me")).status == 401


@pytest.mark.parametrize(
    ("name", "body", "word"),
    [
        ("faults", {"kind": "fire"}, "No such fault"),
        ("faults", {}, "missing"),
        ("faults", {"kind": "500", "wind": 1}, "wind"),
        ("faults", {"kind": "500", "count": "many"}, "count must be int"),
        ("faults", {"kind": "500", "count": True}, "count must be int"),
        ("faults", [], "object"),
        ("clock", {"seconds": -1}, "forward"),
        ("clock", {"seconds": 1e300}, "large"),
        ("orders", {"add": -1}, "from 0"),
        ("orders", {"add": 1, "account": "nobody"}, "nobody"),
        ("offers", {"change": 10**9}, "from 0"),
        ("devices", {}, "either"),
        ("devices", {"approve": "XXX"}, "XXX"),
        ("devices", {"deny": "XXX"}, "XXX"),
        ("authorizations", {}, "either"),
        ("authorizations", {"approve": "/me"}, "consent page"),
        ("authorizations", {"deny": "/auth/oauth/authorize"}, "client_id"),
        ("authorizations", {"approve": GOOD_WISH, "account": "nobody"}, "nobody"),
        ("sessions", {}, "missing"),
        ("sessions", {"how": "kindly"}, "unlink, end or expire"),
        ("sessions", {"how": "expire", "account": "nobody"}, "nobody"),
    ],
)
async def test_a_wrong_wish_is_refused_with_a_sentence(name: str, body: object, word: str) -> None:
    async with Sandbox(orders=0, offers=1) as sandbox:
        remote = SandboxControl(sandbox.url)
        with pytest.raises(ValueError, match=word):
            await control(sandbox, remote.call, "POST", name, body)


async def test_a_control_request_that_cannot_be_read_is_refused_with_a_sentence() -> None:
    async with Sandbox(orders=0, offers=1) as sandbox, aiohttp.ClientSession(sandbox.url) as session:
        async with session.post("/_sandbox/clock", data=b"{") as answer:
            assert (answer.status, (await answer.json())["error"]) == (400, "The body must be JSON")
        async with session.get("/_sandbox/requests?limit=x") as answer:
            assert answer.status == 400


async def test_a_wrong_control_path_is_refused_like_any_other() -> None:
    async with Sandbox(orders=0, offers=1) as sandbox:
        remote = SandboxControl(sandbox.url)
        with pytest.raises(ValueError, match="NOT_FOUND"):
            await control(sandbox, remote.call, "GET", "nothing")


async def test_a_process_serves_the_same_shop_as_the_sandbox_in_this_one() -> None:
    async with (
        Sandbox(seed=3, orders=20, offers=10) as here,
        SandboxProcess(
            seed=3,
            orders=20,
            offers=10,
            applications=2,
            redirect_uris=["https://shop.example/a", "https://shop.example/b"],
            refresh_grace=2,
            auto_approve=False,
            request_limit=None,
            faults=["500"],
        ) as there,
    ):
        assert (there.client_id, there.client_secret) == (here.client_id, here.client_secret)
        assert there.account == here.account.id
        assert (len(there.applications), there.applications[:1]) == (2, here.applications)
        assert (await asyncio.to_thread(there.state))["orders"] == 20


def test_a_process_that_cannot_start_says_why() -> None:
    with pytest.raises(RuntimeError, match="must not be negative"), SandboxProcess(orders=-1):
        pass


def test_a_process_takes_a_time_and_ends_with_its_block() -> None:
    with SandboxProcess(orders=1, offers=1, start=None, check_user_agent=True, device_interval=0) as sandbox:
        with pytest.raises(RuntimeError, match="already"):
            sandbox.start()
        url = sandbox.url
    with pytest.raises(OSError, match="refused"):
        SandboxControl(url).state()
    sandbox.stop()


def test_a_port_in_use_is_told_and_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["--port", port]) == BAD_INPUT
        assert "error:" in capsys.readouterr().err
        assert main(["--port", port, "--json"]) == BAD_INPUT
        assert "error" in json.loads(capsys.readouterr().out)


def test_a_setting_that_cannot_be_is_told_and_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--accounts", "0"]) == BAD_INPUT
    assert "at least 1" in capsys.readouterr().err


@pytest.mark.parametrize("flags", [["--request-limit=none"], ["--request-limit=5", "--json"]])
def test_the_command_shows_where_it_serves(
    flags: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stop(asyncio.Event):
        async def wait(self) -> Never:
            raise KeyboardInterrupt

    monkeypatch.setattr("allegro_async.sandbox.server.asyncio.Event", Stop)
    assert main(["--orders=1", *flags]) == 0
    assert "http://127.0.0.1:" in capsys.readouterr().out


async def test_serve_runs_until_it_is_cancelled() -> None:
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(ready=lambda sandbox: ready.set_result(sandbox.url), orders=1))
    url = await ready
    async with aiohttp.ClientSession() as session, session.get(f"{url}/_sandbox/state") as answer:
        assert answer.status == 200
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_port_in_use_is_an_os_error() -> None:
    async with Sandbox(orders=0, offers=0) as sandbox:
        port = int(sandbox.url.rpartition(":")[2])
        with pytest.raises(OSError, match="address already in use"):
            await Sandbox(orders=0, offers=0, port=port).start()


async def test_a_sandbox_cannot_be_started_twice() -> None:
    async with Sandbox(orders=0, offers=0) as sandbox:
        with pytest.raises(RuntimeError, match="already"):
            await sandbox.start()


async def test_closing_twice_does_no_harm() -> None:
    sandbox = Sandbox(orders=0, offers=0)
    await sandbox.start()
    await sandbox.close()
    await sandbox.close()


async def test_a_client_that_left_before_its_connection_is_cut_does_no_harm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faults = [Fault(kind="slow", delay=0.05), Fault(kind="drop")]
    logged = asyncio.Event()
    async with calling(Sandbox(orders=0, offers=0, faults=faults)) as caller:
        add = caller.sandbox.requests.add

        def note(entry: LoggedRequest) -> None:
            add(entry)
            logged.set()

        monkeypatch.setattr(caller.sandbox.requests, "add", note)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(caller.get("/me"), 0.01)
        await asyncio.wait_for(logged.wait(), 10)
        assert caller.sandbox.requests.statuses[0] == 1


async def test_serve_needs_nobody_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    class StopError(Exception):
        pass

    class Stop(asyncio.Event):
        async def wait(self) -> Never:
            raise StopError

    monkeypatch.setattr("allegro_async.sandbox.server.asyncio.Event", Stop)
    with pytest.raises(StopError):
        await serve(orders=1)


def test_the_process_ends_when_its_owner_does(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"")

    codes: list[int] = []
    left = threading.Event()

    def leave(code: int) -> None:
        codes.append(code)
        left.set()

    monkeypatch.setattr("sys.stdin", Stdin)
    monkeypatch.setattr("os._exit", leave)
    assert main(["--until-eof", "--accounts=0"]) == BAD_INPUT
    assert left.wait(10)
    assert codes == [0]


def test_the_module_runs_as_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "allegro_async.sandbox.__main__")
    monkeypatch.setattr("sys.argv", ["sandbox", "--accounts=0"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("allegro_async.sandbox", run_name="__main__")
    assert ended.value.code == BAD_INPUT

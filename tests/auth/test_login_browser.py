# A test may look inside.
# pyright: reportPrivateUsage=false
"""Signing in with the browser of this machine, over real sockets."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator, Callable
from queue import SimpleQueue
from urllib.request import urlopen

import aiohttp
import pytest

from allegro_async import (
    AuthError,
    AuthorizationRequest,
    ConfigurationError,
)
from allegro_async.sandbox import Sandbox
from tests.auth.sandbox_clients import client_of, nobody


@pytest.fixture
async def sandbox() -> AsyncGenerator[Sandbox]:
    async with Sandbox(device_interval=0, accounts=3, orders=5, offers=3) as running:
        yield running


class Browser:
    """Opens Allegro's page, answers it, and follows to where it is sent back."""

    def __init__(self, answer: Callable[[str], str], *, before: str | None = None) -> None:
        self.answer = answer
        self.before = before
        self.pages: list[tuple[int, str]] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.loop = asyncio.get_running_loop()

    def __call__(self, url: str) -> bool:
        self.loop.call_soon_threadsafe(lambda: self.tasks.append(self.loop.create_task(self.visit(url))))
        return True

    async def visit(self, url: str) -> None:
        back = self.answer(url)
        async with aiohttp.ClientSession() as session:
            for address in filter(None, [self.before and back.partition("?")[0] + self.before, back]):
                async with session.get(address) as response:
                    self.pages.append((response.status, await response.text()))


async def test_a_person_signs_in_with_the_browser_and_sees_that_it_worked(sandbox: Sandbox) -> None:
    browser = Browser(sandbox.approve_authorization)
    async with client_of(sandbox) as client:
        who = await client.login_browser(open_browser=browser, timeout=10)
        await asyncio.gather(*browser.tasks)
        assert who.user_id == sandbox.account.id
        [(status, page)] = browser.pages
        assert status == 200
        assert "You are signed in" in page


@pytest.mark.parametrize(
    ("forged", "status"), [("?state=forged&code=stolen", 400), ("?code=stolen", 400), ("favicon.ico", 404)]
)
async def test_a_forged_answer_is_turned_away_and_the_wait_goes_on(
    sandbox: Sandbox, forged: str, status: int
) -> None:
    browser = Browser(sandbox.approve_authorization, before=forged)
    async with client_of(sandbox) as client:
        who = await client.login_browser(open_browser=browser, timeout=10)
        await asyncio.gather(*browser.tasks)
        assert who.user_id == sandbox.account.id
        assert [each[0] for each in browser.pages] == [status, 200]


async def test_a_person_who_refuses_is_told_that_it_failed(sandbox: Sandbox) -> None:
    browser = Browser(sandbox.deny_authorization)
    async with client_of(sandbox) as client:
        with pytest.raises(AuthError, match="refused"):
            await client.login_browser(open_browser=browser, timeout=10)
        await asyncio.gather(*browser.tasks)
        assert "failed" in browser.pages[0][1]


async def test_nobody_who_comes_is_a_timeout(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        with pytest.raises(AuthError, match="Nobody signed in within"):
            await client.login_browser(open_browser=lambda _url: True, timeout=0.05)


async def test_without_a_browser_the_address_is_shown(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        browser = Browser(sandbox.approve_authorization)

        def prompt(request: AuthorizationRequest) -> None:
            assert str(request) in f"{request}"
            assert request.pending.state not in repr(request)
            assert '<a href="http' in request._repr_html_()
            browser(request.url)

        who = await client.login_browser(open_browser=lambda _url: False, prompt=prompt)
        await asyncio.gather(*browser.tasks)
        assert who.user_id == sandbox.account.id


async def test_a_browser_that_keeps_its_caller_waiting_is_answered_all_the_same(sandbox: Sandbox) -> None:
    pages: SimpleQueue[bytes] = SimpleQueue()

    def open_and_wait(url: str) -> bool:  # as a browser in the terminal does
        with urlopen(sandbox.approve_authorization(url), timeout=5) as page:  # noqa: S310 - our own listener
            pages.put(page.read())
        return True

    async with client_of(sandbox) as client:
        who = await client.login_browser(open_browser=open_and_wait, timeout=10)
        assert who.user_id == sandbox.account.id
    assert b"You are signed in" in await asyncio.to_thread(pages.get, timeout=10)


async def test_an_error_while_the_browser_is_opened_ends_the_wait(sandbox: Sandbox) -> None:
    def fail(_url: str) -> bool:
        raise RuntimeError("no display")

    async with client_of(sandbox) as client:
        with pytest.raises(RuntimeError, match="no display"):
            await client.login_browser(open_browser=fail, timeout=10)


async def test_a_host_in_capitals_gets_its_free_port(sandbox: Sandbox) -> None:
    browser = Browser(sandbox.approve_authorization)
    async with client_of(sandbox) as client:
        who = await client.login_browser(
            redirect_uri="http://LocalHost:0/back", open_browser=browser, timeout=10
        )
        await asyncio.gather(*browser.tasks)
        assert who.user_id == sandbox.account.id


async def test_a_given_port_is_used_and_a_taken_one_is_told(sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        uri = f"http://localhost:{taken.getsockname()[1]}/back"
        async with client_of(sandbox) as client:
            with pytest.raises(ConfigurationError, match="give another port"):
                await client.login_browser(redirect_uri=uri, open_browser=nobody)
    browser = Browser(sandbox.approve_authorization)
    async with client_of(sandbox) as client:
        await client.login_browser(
            redirect_uri=uri.replace("localhost", "127.0.0.1"), open_browser=browser, timeout=10
        )
        await asyncio.gather(*browser.tasks)
        assert len(browser.pages) == 1


@pytest.mark.parametrize("uri", ["https://127.0.0.1:8400/", "http://shop.example/", "http://127.0.0.1:x/"])
async def test_a_browser_can_come_back_to_this_machine_only(sandbox: Sandbox, uri: str) -> None:
    async with client_of(sandbox) as client:
        with pytest.raises(ConfigurationError, match="not an http address on this machine"):
            await client.login_browser(redirect_uri=uri, open_browser=nobody)

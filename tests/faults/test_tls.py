# A test may look inside.
# pyright: reportPrivateUsage=false
"""TLS: whom the client trusts, and what it says when it does not."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from allegro_async import AiohttpTransport, Request, RequestTimeoutError, TransportError
from allegro_async.sandbox import Sandbox
from tests.faults import breakage as br
from tests.faults.conftest import all_calm, open_shop, served_with
from tests.faults.proxy import BreakingProxy, Exchange, Greeting, reset

pytestmark = pytest.mark.usefixtures("quiet_loop")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA) -> Iterator[Path]:
    with authority.cert_pem.tempfile() as path:
        yield Path(path)


async def fails(
    proxy: BreakingProxy, text: str, *, url: str | None = None, **settings: object
) -> TransportError:
    """Send a request that must not get through; nothing may be left of it."""
    transport = AiohttpTransport(**settings)  # type: ignore[arg-type]
    request = Request("POST", f"{url or proxy.url}/me?secret=abc", {"Authorization": "Bearer t0k3n"}, b"{}")
    with pytest.raises(TransportError, match=text) as caught:
        await transport.send(request, timeout=5)
    assert "abc" not in str(caught.value)
    assert proxy.seen == []
    await transport.aclose()
    await proxy.emptied()
    return caught.value


async def test_a_companys_own_authority_is_trusted_on_demand(authority: trustme.CA, ca_file: Path) -> None:
    context = served_with(authority.issue_cert("127.0.0.1"))
    async with (
        Sandbox(orders=1, offers=1, device_interval=0) as sandbox,
        BreakingProxy(sandbox.url, tls=context) as proxy,
    ):
        shop = await open_shop(sandbox, proxy, ca_file=ca_file)
        assert (await shop.client.account.me()).login == sandbox.account.login
        assert proxy.opened == 1
        await all_calm(shop)


async def test_the_usual_authorities_are_trusted_besides_a_companys_own(ca_file: Path) -> None:
    transport = AiohttpTransport(ca_file=ca_file)
    context = transport._ssl_context
    assert context is not None
    assert len(context.get_ca_certs()) == 1 + len(ssl.create_default_context().get_ca_certs())
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


async def test_an_unknown_authority_is_refused_before_anything_is_sent(authority: trustme.CA) -> None:
    context = served_with(authority.issue_cert("127.0.0.1"))
    async with BreakingProxy("", tls=context) as proxy:
        error = await fails(proxy, "No connection.*unable to get local issuer certificate")
    assert not error.maybe_sent


async def test_a_wrong_host_name_is_refused(authority: trustme.CA, ca_file: Path) -> None:
    context = served_with(authority.issue_cert("api.elsewhere.example"))
    async with BreakingProxy("", tls=context) as proxy:
        error = await fails(proxy, "No connection.*mismatch", ca_file=ca_file)
    assert not error.maybe_sent


async def test_an_expired_certificate_is_refused(authority: trustme.CA, ca_file: Path) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    leaf = authority.issue_cert("127.0.0.1", not_before=yesterday - timedelta(days=9), not_after=yesterday)
    async with BreakingProxy("", tls=served_with(leaf)) as proxy:
        error = await fails(proxy, "No connection.*expired", ca_file=ca_file)
    assert not error.maybe_sent


async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(10)
    writer.close()


async def reset_at_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    del reader
    reset(writer)


async def reset_amid(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(100)
    reset(writer)


async def speak_http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(100)
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    await writer.drain()


async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    del writer
    await reader.read()


@pytest.mark.parametrize("greeting", [hang_up, reset_at_once, reset_amid, speak_http])
async def test_a_handshake_that_is_cut_was_certainly_not_sent(greeting: Greeting) -> None:
    async with BreakingProxy("") as proxy:
        proxy.greets(greeting)
        error = await fails(proxy, "No connection", url=proxy.url.replace("http:", "https:"))
    assert not error.maybe_sent


async def test_a_handshake_without_an_answer_ends_with_the_time_to_connect() -> None:
    async with BreakingProxy("") as proxy:
        proxy.greets(say_nothing)
        address = proxy.url.replace("http:", "https:")
        error = await fails(proxy, "No connection.*Timeout", url=address, connect_timeout=0.1)
    assert not error.maybe_sent
    assert not isinstance(error, RequestTimeoutError)


async def test_an_attempt_that_ends_while_it_connects_was_certainly_not_sent() -> None:
    async with BreakingProxy("") as proxy:
        proxy.greets(say_nothing)
        transport = AiohttpTransport()
        address = proxy.url.replace("http:", "https:")
        with pytest.raises(RequestTimeoutError) as caught:
            await transport.send(Request("POST", address, {}), timeout=0.1)
        assert not caught.value.maybe_sent
        await transport.aclose()
        await proxy.emptied()


async def test_a_call_cancelled_while_it_connects_leaves_nothing() -> None:
    async with BreakingProxy("") as proxy:
        proxy.greets(say_nothing)
        transport = AiohttpTransport()
        address = proxy.url.replace("http:", "https:")
        call = asyncio.ensure_future(transport.send(Request("GET", address, {}), timeout=5))
        await asyncio.sleep(0.05)
        assert proxy.open == 1
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        await proxy.emptied()
        await transport.aclose()


async def test_tls_that_breaks_amid_an_answer_is_an_answer_that_broke(
    authority: trustme.CA, ca_file: Path
) -> None:
    async def fault(exchange: Exchange) -> None:
        await exchange.say(br.head(Content_Length=100) + b"[1, 2")
        exchange.reset()

    async with BreakingProxy("", tls=served_with(authority.issue_cert("127.0.0.1"))) as proxy:
        proxy.breaks(fault)
        transport = AiohttpTransport(ca_file=ca_file)
        with pytest.raises(TransportError, match="broke") as caught:
            await transport.send(Request("GET", proxy.url, {}), timeout=5)
        assert caught.value.maybe_sent
        await transport.aclose()
        await proxy.emptied()

"""The way to the server: names and addresses, proxies of a company."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import trustme

from allegro_async import AiohttpTransport, Request, TransportError
from allegro_async.sandbox import Sandbox
from tests.faults.conftest import served_with
from tests.faults.proxy import BreakingProxy, Greeting, closed, read_request


@pytest.fixture
async def place(quiet_loop: None) -> AsyncIterator[BreakingProxy]:
    """A proxy before a sandbox."""
    del quiet_loop
    async with Sandbox(orders=1, offers=1) as sandbox, BreakingProxy(sandbox.url) as proxy:
        yield proxy


class Names:
    """Stands for the system's name service, which knows one name."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        self.asked += 1
        if host != "shop.test":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    names = Names()
    monkeypatch.setattr(socket, "getaddrinfo", names)
    return names


async def call(transport: AiohttpTransport, url: str, **headers: str) -> bytes:
    return (await transport.send(Request("GET", f"{url}/me?secret=abc", headers), timeout=5)).body


async def shut(transport: AiohttpTransport, *proxies: BreakingProxy) -> None:
    await transport.aclose()
    for proxy in proxies:
        await proxy.emptied()


@pytest.mark.parametrize(("ttl", "asked"), [(60, 1), (0, 3)])
async def test_an_address_is_remembered_for_its_time(
    place: BreakingProxy, names: Names, ttl: int, asked: int
) -> None:
    transport = AiohttpTransport(keepalive=0, dns_ttl=ttl)
    for _ in range(3):
        await call(transport, f"http://shop.test:{urlsplit(place.url).port}")
    assert (names.asked, place.opened) == (asked, 3)
    await shut(transport, place)


@pytest.mark.usefixtures("names", "quiet_loop")
async def test_an_unknown_name_is_certainly_not_sent() -> None:
    transport = AiohttpTransport()
    with pytest.raises(TransportError, match=r"No connection.*Name or service not known") as caught:
        await call(transport, "http://nowhere.test")
    assert not caught.value.maybe_sent
    assert "abc" not in str(caught.value)
    await shut(transport)


@pytest.mark.usefixtures("quiet_loop")
async def test_a_name_that_cannot_be_is_certainly_not_sent() -> None:
    transport = AiohttpTransport()
    with pytest.raises(TransportError, match=r"No connection: Unicode\w*Error") as caught:
        await call(transport, f"http://{'a' * 70}.test")
    assert not caught.value.maybe_sent
    await shut(transport)


async def test_a_proxy_carries_the_requests(place: BreakingProxy) -> None:
    transport = AiohttpTransport(proxy=place.url.replace("//", "//user:pa55w0rd@"))
    await call(transport, "http://shop.test")
    assert place.seen[0].target == "http://shop.test/me?secret=abc"
    assert place.seen[0].headers["proxy-authorization"] == "Basic dXNlcjpwYTU1dzByZA=="
    await shut(transport, place)


async def test_the_proxy_of_the_environment_is_used_on_demand(
    place: BreakingProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", place.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    transport = AiohttpTransport(trust_env=True)
    await call(transport, "http://shop.test")
    assert place.seen[0].target.startswith("http://shop.test/me")
    await shut(transport, place)


@pytest.mark.parametrize(("trust_env", "no_proxy"), [(False, ""), (True, "127.0.0.1")])
async def test_the_proxy_of_the_environment_is_not_used_otherwise(
    place: BreakingProxy, monkeypatch: pytest.MonkeyPatch, *, trust_env: bool, no_proxy: str
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", no_proxy)
    transport = AiohttpTransport(trust_env=trust_env)
    await call(transport, place.url)
    assert place.seen[0].target == "/me?secret=abc"
    await shut(transport, place)


async def test_a_netrc_file_never_takes_the_place_of_the_token(
    place: BreakingProxy, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    transport = AiohttpTransport(trust_env=True)
    await call(transport, place.url, Authorization="Bearer t0k3n")
    assert place.seen[0].headers["authorization"] == "Bearer t0k3n"
    await shut(transport, place)


async def test_a_proxy_that_is_not_there_is_certainly_not_sent(quiet_loop: None) -> None:
    del quiet_loop
    transport = AiohttpTransport(proxy="http://user:pa55w0rd@127.0.0.1:9")
    with pytest.raises(TransportError, match=r"ClientProxyConnectionError.*refused") as caught:
        await call(transport, "http://shop.test")
    assert not caught.value.maybe_sent
    assert "pa55w0rd" not in str(caught.value)
    await shut(transport)


def tunnel(port: int, seen: list[str]) -> Greeting:
    """Carry a TLS connection through, as a proxy does after CONNECT."""

    async def greeting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append((await read_request(reader)).raw.decode())
        there, to_there = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")

        async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                sink.write(data)
            sink.close()

        async with asyncio.TaskGroup() as pumps:
            pumps.create_task(pump(reader, to_there))
            pumps.create_task(pump(there, writer))
        await closed(to_there)

    return greeting


async def test_tls_goes_through_a_proxy_which_sees_no_token(quiet_loop: None) -> None:
    del quiet_loop
    authority = trustme.CA()
    context = served_with(authority.issue_cert("shop.test"))
    seen: list[str] = []
    with authority.cert_pem.tempfile() as ca_file:
        async with (
            Sandbox(orders=1, offers=1) as sandbox,
            BreakingProxy(sandbox.url, tls=context) as place,
            BreakingProxy("") as company,
        ):
            company.greets(tunnel(urlsplit(place.url).port or 0, seen))
            transport = AiohttpTransport(proxy=company.url, ca_file=ca_file)
            for _ in range(2):
                await call(transport, "https://shop.test", Authorization="Bearer t0k3n")
            assert [request.headers["authorization"] for request in place.seen] == ["Bearer t0k3n"] * 2
            assert seen[0].startswith("CONNECT shop.test:443 ")
            assert "t0k3n" not in seen[0]
            assert company.opened == 1
            await shut(transport, place, company)


async def test_a_proxy_that_wants_a_password_says_so(quiet_loop: None) -> None:
    del quiet_loop

    async def greeting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

    async with BreakingProxy("") as company:
        company.greets(greeting)
        transport = AiohttpTransport(proxy=company.url)
        with pytest.raises(TransportError, match="the proxy answered 407") as caught:
            await call(transport, "https://shop.test")
        assert not caught.value.maybe_sent
        await shut(transport, company)

"""The settings of the transport: what cannot be is refused by name, when it is made."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import pytest

from allegro_async import AiohttpTransport, ClientStateError, ConfigurationError, Request

UNVERIFIED = ssl.create_default_context()
UNVERIFIED.check_hostname = False
NAMELESS = ssl.create_default_context()
NAMELESS.check_hostname = False
NAMELESS.verify_mode = ssl.CERT_REQUIRED
UNVERIFIED.verify_mode = ssl.CERT_NONE


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("connections", 0),
        ("connections", -3),
        ("connections", True),
        ("connections", "many"),
        ("connections", None),
        ("connections", 2.5),
        ("keepalive", -0.1),
        ("keepalive", float("nan")),
        ("keepalive", None),
        ("keepalive", float("inf")),
        ("connect_timeout", 0),
        ("connect_timeout", None),
        ("connect_timeout", float("inf")),
        ("dns_ttl", -1),
        ("dns_ttl", 0.5),
        ("max_body", 0),
        ("max_body", 1.5),
        ("ssl_context", UNVERIFIED),
        ("ssl_context", NAMELESS),
        ("ca_file", "/nowhere/ca.pem"),
        ("ca_file", __file__),
        ("proxy", "proxy.example:3128"),
        ("proxy", "socks5://proxy.example"),
        ("proxy", "http://"),
        ("proxy", "http://proxy.example:port"),
        ("proxy", ""),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(setting: str, value: object) -> None:
    settings: dict[str, Any] = {setting: value}
    with pytest.raises(ConfigurationError, match=setting):
        AiohttpTransport(**settings)


def test_a_context_and_a_file_of_authorities_do_not_go_together(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="ssl_context or ca_file, not both"):
        AiohttpTransport(ssl_context=ssl.create_default_context(), ca_file=tmp_path / "ca.pem")


def test_the_password_of_a_proxy_is_never_quoted() -> None:
    with pytest.raises(ConfigurationError) as caught:
        AiohttpTransport(proxy="ftp://user:pa55w0rd@proxy.example")
    assert "pa55w0rd" not in str(caught.value)
    assert "pa55w0rd" not in repr(AiohttpTransport(proxy="http://user:pa55w0rd@proxy.example"))


async def test_an_environment_that_names_no_proxy_address_is_refused_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "socks5://user:pa55w0rd@proxy.example")
    transport = AiohttpTransport(trust_env=True)
    with pytest.raises(ConfigurationError, match="proxy must be") as caught:
        await transport.send(Request("GET", "http://shop.test/", {}), timeout=1)
    assert "pa55w0rd" not in str(caught.value)
    await transport.aclose()


async def test_a_pool_that_was_never_opened_can_be_closed_and_stays_closed() -> None:
    transport = AiohttpTransport()
    await transport.aclose()
    await transport.aclose()
    with pytest.raises(ClientStateError, match="closed"):
        await transport.send(Request("GET", "http://shop.test/", {}), timeout=1)

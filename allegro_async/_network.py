"""Settings of the network: which certificates are trusted, and which proxy is used."""

from __future__ import annotations

import math
import ssl
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from .errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

__all__ = ["checked_proxy", "counts", "proxy_of_environment", "seconds", "tls_context"]


def seconds(least: float, **settings: object) -> None:
    """Check that settings are numbers and not below a figure.

    Raises:
        ConfigurationError: Names the setting.
    """
    _check((int, float), "a number,", least, settings)


def counts(least: int, **settings: object) -> None:
    """Check that settings are whole numbers and not below a figure.

    Raises:
        ConfigurationError: Names the setting.
    """
    _check((int,), "a whole number,", least, settings)


def _check(kinds: tuple[type, ...], what: str, least: float, settings: Mapping[str, object]) -> None:
    for name, value in settings.items():
        number = (
            cast("float", value) if isinstance(value, kinds) and not isinstance(value, bool) else math.nan
        )
        if not (math.isfinite(number) and number >= least):
            raise ConfigurationError(f"{name} is {value!r}; it must be {what} {least:g} or more")


def tls_context(
    ssl_context: ssl.SSLContext | None, ca_file: str | PathLike[str] | None
) -> ssl.SSLContext | None:
    """Give the TLS context to use; None stands for the usual one.

    Args:
        ssl_context: The caller's own context.
        ca_file: A PEM file with further certificate authorities, besides those of the system.

    Raises:
        ConfigurationError: Both are given, the context does not verify certificates, or the file is none.
    """
    if ssl_context is not None and ca_file is not None:
        raise ConfigurationError("Give ssl_context or ca_file, not both")
    if ssl_context is not None and not (
        ssl_context.verify_mode is ssl.CERT_REQUIRED and ssl_context.check_hostname
    ):
        raise ConfigurationError(
            "ssl_context must verify certificates: verify_mode = ssl.CERT_REQUIRED, check_hostname = True"
        )
    if ca_file is None:
        return ssl_context
    context = ssl.create_default_context()
    try:
        context.load_verify_locations(cafile=ca_file)
    except OSError as error:  # SSLError is one too
        raise ConfigurationError(f"ca_file {str(ca_file)!r} holds no certificates in PEM form") from error
    return context


def checked_proxy(proxy: str | None) -> str | None:
    """Check the address of a proxy. It may hold a password, so it is never quoted.

    Raises:
        ConfigurationError: It is no address of an HTTP proxy.
    """
    if proxy is None:
        return None
    try:
        parts = urlsplit(proxy)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good:
        raise ConfigurationError("proxy must be an address such as http://proxy.example:3128")
    return proxy


def proxy_of_environment(url: str) -> str | None:
    """Give the proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name for an address; None for none.

    Raises:
        ConfigurationError: The variable holds no address of an HTTP proxy.
    """
    parts = urlsplit(url)
    found = getproxies().get(parts.scheme)
    if not found or not parts.hostname or proxy_bypass(parts.hostname):
        return None
    return checked_proxy(found)

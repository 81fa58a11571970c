"""Who calls, and where to: the application, its User-Agent, Allegro's environments."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from .errors import ConfigurationError

__all__ = ["PRODUCTION", "SANDBOX", "App", "Environment", "UserAgent"]

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")
_USER_AGENT = re.compile(r"(?P<name>[^/()]+)/(?P<version>\S+) \(\+(?P<url>\S+)\)")


@dataclass(frozen=True, slots=True)
class UserAgent:
    """How the application names itself, as Allegro demands since June 2026 (allegro-api issue 13126).

        >>> str(UserAgent("Mój Sklep", "1.4", "https://shop.example/about"))
        'Moj-Sklep/1.4 (+https://shop.example/about)'

    Args:
        name: The name of the application as registered with Allegro. Polish letters lose their marks and
            spaces become hyphens (allegro-api issue 13632).
        version: Its version.
        url: A page about it.

    Raises:
        ConfigurationError: A part is empty or holds what the header cannot carry.
    """

    name: str
    version: str
    url: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", _ascii(self.name))
        if not _NAME.fullmatch(self.name):
            raise ConfigurationError(
                f"The name in the User-Agent is {self.name!r}; use letters, digits, dots and hyphens"
            )
        if not _VERSION.fullmatch(self.version):
            raise ConfigurationError(
                f"The version in the User-Agent is {self.version!r}; write something like 1.4"
            )
        parts = _split(self.url)
        if parts is None or parts.scheme not in {"https", "http"} or not self.url.isascii():
            raise ConfigurationError(
                f"The page in the User-Agent is {self.url!r}; give a full address such as https://shop.example/about"
            )
        if not self.url.isprintable() or any(mark in self.url for mark in " ()<>"):
            raise ConfigurationError("The page in the User-Agent must not hold spaces or brackets")

    def __str__(self) -> str:
        return f"{self.name}/{self.version} (+{self.url})"

    @classmethod
    def parse(cls, text: str) -> UserAgent:
        """Read a User-Agent such as `MyShop/1.4 (+https://shop.example/about)`.

        Raises:
            ConfigurationError: The text has another form.
        """
        match = _USER_AGENT.fullmatch(text.strip())
        if match is None:
            raise ConfigurationError(
                f"The User-Agent is {text!r}; Allegro wants the form MyShop/1.4 (+https://shop.example/about)"
            )
        return cls(match["name"], match["version"], match["url"])


def _split(url: str) -> SplitResult | None:
    """Split an address; None where it has no host, or a port that is no number."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.strip().replace("ł", "l").replace("Ł", "L"))
    return "-".join("".join(mark for mark in plain if not unicodedata.combining(mark)).split())


@dataclass(frozen=True, slots=True)
class Environment:
    """One of Allegro's environments: its name and the origins of its hosts (allegro-facts, section 1).

    Attributes:
        name: `production`, `sandbox`, or the address of a local sandbox.
        api: Where the API is.
        upload: Where files are uploaded.
        auth: Where OAuth is.
    """

    name: str
    api: str
    upload: str
    auth: str

    @classmethod
    def named(cls, name: str) -> Environment:
        """Find an environment by its name.

        Args:
            name: `production`, `sandbox`, or the address of a local sandbox such as `http://127.0.0.1:8080`.

        Raises:
            ConfigurationError: There is no such environment, or the address is not on this machine.
        """
        for known in (PRODUCTION, SANDBOX):
            if name == known.name:
                return known
        parts = _split(name)
        if parts is not None and parts.scheme in {"http", "https"} and parts.hostname in _LOOPBACK:
            origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
            return cls(origin, origin, origin, origin)
        raise ConfigurationError(
            f"There is no environment {name!r}; use 'production', 'sandbox' or the address of a local "
            "sandbox such as 'http://127.0.0.1:8080'"
        )

    def origin(self, host: str) -> str:
        """The origin of one of the hosts: `api` or `upload`."""
        return self.upload if host == "upload" else self.api


PRODUCTION = Environment(
    "production", "https://api.allegro.pl", "https://upload.allegro.pl", "https://allegro.pl"
)
"""Where real sellers are."""

SANDBOX = Environment(
    "sandbox",
    "https://api.allegro.pl.allegrosandbox.pl",
    "https://upload.allegro.pl.allegrosandbox.pl",
    "https://allegro.pl.allegrosandbox.pl",
)
"""Allegro's place for trying; it has accounts, applications and keys of its own."""


@dataclass(frozen=True, slots=True)
class App:
    """An application as registered with Allegro.

    Args:
        client_id: Its Client ID.
        client_secret: Its secret; it appears in no `repr`.
        user_agent: How it names itself, as a `UserAgent` or as its text.
        environment: `production`, `sandbox`, the address of a local sandbox, or an `Environment`.

    Raises:
        ConfigurationError: The Client ID or the secret is empty, or another part is wrong.
    """

    client_id: str
    client_secret: str = field(repr=False)
    user_agent: UserAgent
    environment: Environment

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        user_agent: UserAgent | str,
        environment: Environment | str = "production",
    ) -> None:
        for name, value in (("client_id", client_id), ("client_secret", client_secret)):
            if not value or not value.strip() or not value.isascii():
                raise ConfigurationError(
                    f"{name} is missing or malformed; apps.developer.allegro.pl shows it"
                )
        agent = UserAgent.parse(user_agent) if isinstance(user_agent, str) else user_agent
        where = Environment.named(environment) if isinstance(environment, str) else environment
        object.__setattr__(self, "client_id", client_id.strip())
        object.__setattr__(self, "client_secret", client_secret.strip())
        object.__setattr__(self, "user_agent", agent)
        object.__setattr__(self, "environment", where)

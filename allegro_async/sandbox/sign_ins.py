"""Sign-ins under way: devices that wait for a person, and authorization codes that wait for their use."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from .clock import MICROS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .tokens import Session
    from .world import Seller

CODE_LIFETIME = 10 * MICROS
"""An authorization code lives ten seconds (allegro-facts, section 2)."""

DEVICE_LIFETIME = 3600 * MICROS
"""A device may wait for an hour."""


@dataclass(slots=True, eq=False)
class Device:
    """A device sign-in that is under way (RFC 8628).

    Attributes:
        client_id: Which application asked.
        user_code: What the person types.
        expires: When it is too late, in microseconds since 1970.
        interval: How long (microseconds) the device must wait between two questions.
        scopes: What was asked for.
        state: What the person said.
        seller: Who said it.
        polled: When the device asked last.
    """

    client_id: str
    user_code: str
    expires: int
    interval: int
    scopes: Sequence[str]
    state: Literal["pending", "approved", "denied", "used"] = "pending"
    seller: Seller | None = None
    polled: int | None = None


@dataclass(slots=True, eq=False)
class Code:
    """An authorization code (RFC 6749, section 4.1).

    Attributes:
        client_id: Which application it is for.
        seller: Who agreed.
        scopes: To what.
        redirect_uri: The address it was sent to.
        challenge: The S256 challenge of PKCE (RFC 7636), if there was one.
        expires: When it is too late, in microseconds since 1970.
        used: Whether somebody has tried it.
        session: What it opened.
    """

    client_id: str
    seller: Seller
    scopes: Sequence[str]
    redirect_uri: str
    challenge: str | None = field(repr=False)
    expires: int
    used: bool = False
    session: Session | None = field(default=None, repr=False)


class SignIns:
    """Remembers the sign-ins under way, and makes their codes.

    Args:
        key: The key that codes are made with.
    """

    def __init__(self, key: bytes) -> None:
        self.devices: dict[str, Device] = {}
        self.codes: dict[str, Code] = {}
        self._key = key

    def start_device(
        self, client_id: str, scopes: Sequence[str], now: int, interval: int
    ) -> tuple[str, Device]:
        """Begin a device sign-in.

        Returns:
            The device code and the sign-in.
        """
        code = self._code(f"device{len(self.devices)}")
        short = "".join("BCDFGHJKLMNPQRSTVWXZ"[byte % 20] for byte in bytes.fromhex(code)[:9])
        device = Device(client_id, short, now + DEVICE_LIFETIME, interval, scopes)
        self.devices[code] = device
        return code, device

    def by_user_code(self, user_code: str) -> Device | None:
        """Find a sign-in by what the person types; case and separators do not matter."""
        plain = user_code.replace("-", "").replace(" ", "").upper()
        return next((each for each in self.devices.values() if each.user_code == plain), None)

    def add_code(self, code: Code) -> str:
        """Take note of a consent; gives the authorization code."""
        text = self._code(f"code{len(self.codes)}")
        self.codes[text] = code
        return text

    def given_out(self) -> Iterator[str]:
        """Every device code and authorization code that was ever given out."""
        yield from self.devices
        yield from self.codes

    def _code(self, name: str) -> str:
        return blake2b(name.encode(), key=self._key, digest_size=24).hexdigest()

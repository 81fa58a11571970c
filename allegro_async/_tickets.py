"""What identifies a command, small enough to be kept anywhere. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from .errors import ConfigurationError

__all__ = ["Ticket"]

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Ticket:
    """What identifies a command. It holds no token and opens no door.

    Attributes:
        operation: The method that started it, such as `offer_commands.change_prices`.
        id: Its id. Empty where Allegro has done the work at once and named nothing.
        offers: The offers it was started for, where that is known.
        account: The key of the account in the token store.
        environment: Where it runs: `production`, `sandbox` or an address.
    """

    operation: str
    id: str
    offers: tuple[str, ...] = ()
    account: str = ""
    environment: str = ""

    def text(self) -> str:
        """Write it as text."""
        return json.dumps({"v": _VERSION, **asdict(self)}, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Ticket:
        """Read it again.

        Raises:
            ConfigurationError: It is no such text.
        """
        try:
            fields: dict[str, Any] = json.loads(text)
            if fields.pop("v") != _VERSION:
                raise ConfigurationError("The ticket of the command is of another version of this library")
            offers = tuple(map(str, fields.pop("offers")))
            return cls(offers=offers, **fields)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            if isinstance(error, ConfigurationError):
                raise
            raise ConfigurationError("This is no ticket of a command") from None

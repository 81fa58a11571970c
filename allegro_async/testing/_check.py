"""What a check is, and the values that checks store."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..auth.token import AccountKey, Token

__all__ = ["ODD_ACCOUNTS", "Check", "a_key", "a_token", "ensure", "together"]

_Store = TypeVar("_Store")
_T = TypeVar("_T")

ODD_ACCOUNTS = (
    "shop",
    "Shop",
    "shop ",
    " ",
    "-",
    ".",
    "..",
    "../shop",
    "shop/1",
    "shop\\1",
    "shop:1",
    "shop-1",
    "shop_1",
    "%",
    "sh%p",
    "'; --",
    "null",
    "0",
    "00",
    "zażółć",
    "zaz\u0307o\u0301łc\u0301",
    "магазин",
    "店\U0001f6d2",
    "\u200b",
    "x" * 300,
    "x" * 299 + "y",
)
"""Account names that careless stores mix up: by case, blanks, path signs, Unicode forms or length."""


@dataclass(frozen=True, slots=True)
class Check(Generic[_Store]):
    """One rule of a store, and how to see whether it is kept; `str` of it is its name.

    Call it with a function that gives a new handle on the same, at first empty, storage.

    Attributes:
        name: A short name.
        rule: The rule, in one sentence.
        look: Does the work.
    """

    name: str
    rule: str
    look: Callable[[Callable[[], _Store]], Awaitable[None]]

    def __str__(self) -> str:
        return self.name

    async def __call__(self, make: Callable[[], _Store], *, patience: float = 15.0) -> None:
        """Run the check.

        Args:
            make: Gives a new handle on the same storage; two handles stand for two processes.
            patience: Seconds after which a store that does not answer, or does not free its lock, has failed.

        Raises:
            AssertionError: The store breaks the rule, which its text says.
        """
        try:
            async with asyncio.timeout(patience):
                await self.look(make)
        except TimeoutError as error:
            raise AssertionError(f"{self.rule} (nothing happened for {patience} seconds)") from error
        except _BrokenError as error:
            raise AssertionError(f"{self.rule} ({error})") from None
        except Exception as error:
            raise AssertionError(f"{self.rule} ({type(error).__name__} was raised)") from error


class _BrokenError(Exception):
    """What a check saw."""


def ensure(fine: object, seen: str) -> None:
    """End the check unless all is fine.

    Args:
        fine: Anything true.
        seen: What was seen otherwise; it must hold no token.
    """
    if not fine:
        raise _BrokenError(seen)


async def together(*work: Coroutine[Any, Any, _T]) -> list[_T]:
    """Run all at the same time; nothing goes on when one fails."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


def a_key(account: str = "shop", *, environment: str = "sandbox", client_id: str = "client-1") -> AccountKey:
    """A place for a token."""
    return AccountKey(environment, client_id, account)


def a_token(name: str = "first") -> Token:
    """A token that the name tells from others."""
    return Token(
        f"access-{name}",
        f"refresh-{name}",
        expires_at=1_790_000_000.625,
        lifetime=43_199.0,
        scopes=frozenset({"allegro:api:orders:read", "allegro:api:sale:offers:write"}),
        user_id="44",
    )

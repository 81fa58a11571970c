"""Chance that always falls the same way: everything in the sandbox is a function of the seed and a number."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    T = TypeVar("T")


class Dice:
    """A run of choices that depends on the seed, a kind and a number, and on nothing else.

    One hash gives 512 bits, enough for some 80 small choices; each takes what it needs.

    Args:
        seed: The key of the sandbox.
        kind: What the choices are for, so that two kinds of things do not choose alike.
        number: Which thing of that kind.
    """

    __slots__ = ("_bits",)

    def __init__(self, seed: bytes, kind: str, number: int) -> None:
        digest = blake2b(f"{kind}{number}".encode(), key=seed).digest()
        self._bits = int.from_bytes(digest, "big")

    def below(self, bound: int) -> int:
        """A number from 0 to `bound` - 1."""
        self._bits, number = divmod(self._bits, bound)
        return number

    def between(self, lowest: int, highest: int) -> int:
        """A number from `lowest` to `highest`, both included."""
        return lowest + self.below(highest - lowest + 1)

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.below(len(choices))]

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.below(100) < percent

    def digits(self, count: int) -> str:
        """A number of so many digits, perhaps with zeros in front."""
        return f"{self.below(10**count):0{count}d}"


def seed_key(seed: int, part: str = "") -> bytes:
    """The key of a sandbox, or of a part of it such as one seller's shop."""
    return blake2b(f"allegro_async sandbox {seed} {part}".encode(), digest_size=32).digest()


class Ids:
    """UUIDs that stand for numbers and can be read back, so that no table of ids is needed.

    Args:
        seed: The key of the sandbox.
        kind: What the ids are for; an id of another kind is not read.
    """

    __slots__ = ("_kind", "_seed")

    def __init__(self, seed: bytes, kind: str) -> None:
        self._seed = seed
        self._kind = kind

    def make(self, number: int) -> str:
        """The UUID of a number."""
        head = blake2b(f"{self._kind}{number}".encode(), key=self._seed, digest_size=9).hexdigest()
        node = f"{number ^ self._mask(head):012x}"
        return f"{head[:8]}-{head[8:12]}-4{head[12:15]}-a{head[15:18]}-{node}"

    def read(self, text: str) -> int | None:
        """The number of a UUID, or None if it is not one of these."""
        plain = text.replace("-", "").lower()
        head = plain[:12] + plain[13:16] + plain[17:20]
        try:
            number = int(plain[20:], 16) ^ self._mask(head)
        except ValueError:
            return None
        return number if self.make(number) == text.lower() else None

    def _mask(self, head: str) -> int:
        mask = blake2b(f"{self._kind}/{head}".encode(), key=self._seed, digest_size=6)
        return int(mask.hexdigest(), 16)

"""A file of 12 MB goes up and comes down with flat memory; `python -m tests.proofs.files` prints it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proofs.files import MIB, Growth, run

SIZE = 12_000_000


@pytest.fixture
async def growth(tmp_path: Path) -> dict[str, Growth]:
    return {each.what: each for each in await run(SIZE, tmp_path)}


@pytest.mark.proof
async def test_a_file_of_12_mb_takes_a_part_of_its_size_and_from_memory_it_takes_more_than_all(
    growth: dict[str, Growth],
) -> None:
    whole = growth.pop("up from memory")
    assert whole.traced > SIZE
    assert set(growth) == {"up from a path", "down to a path", "down as a stream"}
    for each in growth.values():
        assert each.traced < 4 * MIB, each
        assert each.resident < 6 * MIB, each  # the allocator's own habits are in it

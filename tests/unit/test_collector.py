# A test may look inside.
# pyright: reportPrivateUsage=false
"""The collector rests while one answer is read, and never a moment longer."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from allegro_async import collector
from allegro_async.collector import rest_while_reading, without_collector

PAGE = b" " * 5000


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    rest_while_reading(on=True)
    gc.enable()
    yield
    gc.enable()
    rest_while_reading(on=True)


def runs(_body: bytes) -> bool:
    return gc.isenabled()


def test_the_collector_rests_while_a_page_is_read_and_goes_on_after_it() -> None:
    assert without_collector(runs, PAGE) is False
    assert gc.isenabled()


def test_the_collector_goes_on_after_a_page_that_cannot_be_read() -> None:
    def fails(_body: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        without_collector(fails, PAGE)
    assert gc.isenabled()
    assert without_collector(runs, PAGE) is False  # and can rest again


@pytest.mark.parametrize("body", [b"{}", b" " * ((8 << 20) + 1)], ids=["small", "huge"])
def test_the_collector_does_not_rest_for_small_and_huge_answers(body: bytes) -> None:
    assert without_collector(runs, body) is True


def test_a_collector_that_the_user_has_switched_off_stays_off() -> None:
    gc.disable()
    assert without_collector(runs, PAGE) is False
    assert not gc.isenabled()


def test_the_setting_leaves_the_collector_alone() -> None:
    rest_while_reading(on=False)
    assert without_collector(runs, PAGE) is True


def test_a_reading_within_another_neither_ends_nor_prolongs_the_rest() -> None:
    def outer(_body: bytes) -> tuple[bool, bool]:
        return without_collector(runs, PAGE), gc.isenabled()

    assert without_collector(outer, PAGE) == (False, False)
    assert gc.isenabled()


def test_a_reading_that_outlasts_anothers_rest_goes_on_with_the_collector_awake() -> None:
    collector._rest.lock.acquire()  # another thread reads
    try:
        assert without_collector(runs, PAGE) is True
    finally:
        collector._rest.lock.release()


def test_a_process_forked_during_a_rest_has_its_collector_awake() -> None:
    def forked(_body: bytes) -> bool:
        collector._rest.wake_in_a_child()
        return gc.isenabled()

    held = collector._rest.lock
    assert without_collector_held(forked) is True
    assert collector._rest.lock is not held
    collector._rest.wake_in_a_child()  # nothing rested: nothing to wake
    assert without_collector(runs, PAGE) is False


def without_collector_held(read: object) -> bool:
    """Read as the child does that was forked meanwhile; the parent's lock stays with the parent."""
    rest = collector._rest
    lock = rest.lock
    with lock:
        rest.resting = True
        gc.disable()
        return bool(read(PAGE))  # type: ignore[operator]

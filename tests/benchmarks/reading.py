"""Point 2: reading answers, against pydantic alone, orjson and the other generators' clients."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from .figures import Figure, Goal, at_least, at_most, milliseconds, ratios
from .peers import NoPeerError
from .processes import Contender, column, in_turns
from .registry import Run, benchmark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

KINDS = {"orders": 4, "events": 8, "payments": 40, "offer": 10}
"""What is read, and how often for one sample."""
_KEPT = 40


@benchmark("reading", point=2)
def reading(run: Run) -> Iterator[Figure]:
    """Each kind of answer by this library, by our model with pydantic alone, and by orjson."""
    for kind, repeat in KINDS.items():
        yield from _against_the_floor(run, kind, repeat)
    yield _right_classes(run)


@benchmark("reading-peers", point=2)
def reading_peers(run: Run) -> Iterator[Figure]:
    """Pages of orders that are kept, as a bulk job keeps them, with the collector as Python sets it."""
    for name, peer in (
        ("openapi-python-client", run.peers.openapi_python_client),
        ("openapi-generator", run.peers.openapi_generator),
    ):
        what = f"{_KEPT} pages of 100 orders, kept: {name} takes so many times as long"
        try:
            found = peer()
        except NoPeerError as error:
            yield Figure(name=what, goal=at_least(3), skipped=str(error))
            continue
        page = _without_nulls(run, "orders")
        arguments = str(page), "orders", "--keep", str(_KEPT)
        contenders = {
            "ours": Contender("decoding", "ours", *arguments),
            name: Contender("decoding", name, *arguments, python=found.python, path=found.path),
        }
        samples = in_turns(contenders, run.rounds(15))
        yield _ratio(what, samples[name], samples["ours"], at_least(3), _KEPT)


def _against_the_floor(run: Run, kind: str, repeat: int) -> Iterator[Figure]:
    arguments = str(run.payloads / f"{kind}.json"), kind, "--repeat", str(repeat)
    contenders = {
        "ours": Contender("decoding", "ours", *arguments),
        "pydantic, no collector": Contender("decoding", "bare", *arguments, "--no-gc"),
        "pydantic": Contender("decoding", "bare", *arguments),
        "orjson": Contender("decoding", "orjson", *arguments),
    }
    samples = in_turns(contenders, run.rounds(40))
    mine = samples["ours"]
    bare = samples["pydantic, no collector"]
    yield _ratio(f"{kind}: to pydantic without the collector", mine, bare, at_most(1.10), repeat)
    yield _ratio(f"{kind}: to pydantic with the collector", mine, samples["pydantic"], None, repeat)
    polymorphic = kind in {"events", "payments"}
    yield _ratio(f"{kind}: to orjson", mine, samples["orjson"], at_most(5) if polymorphic else None, repeat)


def _ratio(
    name: str, mine: Sequence[dict[str, Any]], theirs: Sequence[dict[str, Any]], goal: Goal | None, each: int
) -> Figure:
    a, b = column(mine, "cpu"), column(theirs, "cpu")
    detail = {
        "first": milliseconds([value / each for value in a]),
        "second": milliseconds([value / each for value in b]),
    }
    return Figure(name=name, found=ratios(a, b), goal=goal, detail=detail)


def _right_classes(run: Run) -> Figure:
    """How many of the polymorphic items come as the class that their tag names."""
    from allegro_async.reading import parse

    right = total = 0
    for kind, module, page, items in (
        ("events", "offers", "SellerOfferEventsResponse", "offer_events"),
        ("payments", "payments", "PaymentOperations", "payment_operations"),
    ):
        shape = getattr(import_module(f"allegro_async.models.{module}"), page)
        for item in getattr(parse((run.payloads / f"{kind}.json").read_bytes(), shape), items):
            total += 1
            right += item.type in repr(item.__class__.model_fields["type"].annotation)
    share = right / total
    from .figures import Spread

    return Figure(name="items in their right class", found=Spread(share, share, share), goal=at_least(1))


def _without_nulls(run: Run, kind: str) -> Path:
    """The same answer without nulls, on which openapi-python-client fails."""
    path = run.folder / f"{kind}-without-nulls.json"
    plain = json.loads((run.payloads / f"{kind}.json").read_bytes())
    path.write_text(json.dumps(_dense(plain), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return path


def _dense(value: Any) -> Any:
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return {key: _dense(each) for key, each in fields.items() if each is not None}
    if isinstance(value, list):
        items: list[Any] = value  # pyright: ignore[reportUnknownVariableType] - mypy finds a cast too many
        return [_dense(each) for each in items]
    return value

"""Values made from schemas: whatever is known already is kept where it fits, the rest is invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from allegro_async.sandbox.data.dice import Dice
from allegro_async.sandbox.schema.judging import Judge
from allegro_async.sandbox.schema.shapes import Schema, Shape, Shapes

from .values import Words, plain_value, split

NOTHING: object = object()
"""Stands for a value of which nothing is known."""

DEPTH = 6
"""So many levels of objects have their optional fields too; below, only required ones."""

_MOST_ITEMS = 3
_KEYS = ("allegro-pl", "allegro-cz", "allegro-sk", "allegro-hu")
"""The keys of maps: those of the interface file that may not be empty hold something for each marketplace."""
_JUDGES: dict[int, tuple[Schema, Judge]] = {}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a value that is being made.

    Attributes:
        mark: Names the place: the same mark gives the same choices.
        bare: Leave out what is neither known nor required.
        name: The words of the names of the fields that lead here.
        above: The shapes of the objects around it.
    """

    mark: str
    bare: bool = False
    name: Words = ()
    above: tuple[int, ...] = ()

    def field(self, name: str, shape: Shape) -> Spot:
        """The place of a field of an object."""
        return replace(
            self,
            mark=f"{self.mark}.{name}",
            name=(*self.name[-2:], *split(name)),
            above=(*self.above, id(shape)),
        )

    def item(self, number: int) -> Spot:
        """The place of an item of an array."""
        return replace(self, mark=f"{self.mark}[{number}]")


class Inventor:
    """Makes values.

    Args:
        shapes: Where references lead.
        seed: The key of all choices.
        epoch: The end of the invented past, in microseconds since 1970.
    """

    def __init__(self, shapes: Shapes, seed: bytes, epoch: int) -> None:
        self._shapes = shapes
        self._seed = seed
        self._epoch = epoch
        self._makers: Mapping[str, Callable[[Shape, Spot, object], Any]] = {
            "object": self._object,
            "map": self._map,
            "array": self._array,
            "union": self._union,
            "choice": self._choice,
        }

    def value(self, schema: Schema, spot: Spot, known: object = NOTHING) -> Any:
        """Make a value that fits a schema.

        Args:
            schema: The schema.
            spot: The place of the value.
            known: What is known of it; whatever of it does not fit is not used.
        """
        shape = self._shapes.of(schema)
        if known is None and shape.nullable:
            return None
        make = self._makers.get(shape.kind)
        return self._plain(schema, shape, spot, known) if make is None else make(shape, spot, known)

    def dice(self, mark: str) -> Dice:
        """Dice for the choices at a place."""
        return Dice(self._seed, mark, 0)

    def _object(self, shape: Shape, spot: Spot, known: object) -> dict[str, Any]:
        given = _mapping(known)
        values: dict[str, Any] = {}
        for name, schema in shape.fields.items():
            inside = spot.field(name, shape)
            if self._wanted(shape, name, inside, given):
                values[name] = self.value(schema, inside, given.get(name, NOTHING))
        return values

    def _wanted(self, shape: Shape, name: str, inside: Spot, given: Mapping[str, Any]) -> bool:
        schema = shape.fields[name]
        if name in shape.required or (name in given and given[name] is not None):
            return True
        if name in given:
            return self._shapes.of(schema).nullable
        return not inside.bare and len(inside.above) <= DEPTH and not self._comes_round(schema, inside)

    def _comes_round(self, schema: Schema, spot: Spot) -> bool:
        shape = self._shapes.of(schema)
        if shape.kind == "array":
            shape = self._shapes.of(shape.inner)
        return id(shape) in spot.above

    def _map(self, shape: Shape, spot: Spot, known: object) -> dict[str, Any]:
        inner, given = shape.inner, _mapping(known)
        least = shape.facts.get("minProperties", 0)
        given = (
            {**dict.fromkeys(_KEYS[: least - len(given)], NOTHING), **given} if len(given) < least else given
        )
        return {key: self.value(inner, spot.field(key, shape), each) for key, each in given.items()}

    def _array(self, shape: Shape, spot: Spot, known: object) -> list[Any]:
        least, most = shape.facts.get("minItems", 0), shape.facts.get("maxItems")
        if isinstance(known, list):
            given: Sequence[object] = cast("list[object]", known)[:most]
        else:
            given = ()
            if not spot.bare:
                largest = min(_MOST_ITEMS, most or _MOST_ITEMS)
                least = max(least, self.dice(spot.mark).between(1, max(1, largest)))
        missing = [NOTHING] * (least - len(given))
        inner = shape.inner
        return [self.value(inner, spot.item(at), each) for at, each in enumerate([*given, *missing])]

    def _union(self, shape: Shape, spot: Spot, known: object) -> dict[str, Any]:
        told = f"{_mapping(known).get(shape.tag)}"
        tag = told if told in shape.members else self.dice(spot.mark).pick(tuple(shape.members))
        return {**self.value(shape.members[tag], spot, known), shape.tag: tag}

    def _choice(self, shape: Shape, spot: Spot, known: object) -> Any:
        members = list(shape.members.values())
        fitting = [each for each in members if known is not NOTHING and self._fits(each, known)]
        return self.value((fitting or members)[0], spot, known)

    def _plain(self, schema: Schema, shape: Shape, spot: Spot, known: object) -> Any:
        if known is not NOTHING and known is not None and self._fits(schema, known):
            return known
        return plain_value(shape, spot.name, self.dice(spot.mark), self._epoch)

    def _fits(self, schema: Schema, value: object) -> bool:
        return not self._judge(schema).value(value)

    def _judge(self, schema: Schema) -> Judge:
        known = _JUDGES.get(id(schema))
        if known is None:
            # The schema is kept beside its judge: its id stays its own.
            known = _JUDGES[id(schema)] = (schema, Judge(schema, self._shapes))
        return known[1]


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}

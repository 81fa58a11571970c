"""Requests checked against the interface file: media types, parameters, bodies, page sizes and ceilings.

Whatever route answers an operation of the interface file, these checks come before it. They know nothing of
the sandbox's state: whether a thing exists is for the routes to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from .operations import operation_at
from .refusals import not_found, refuse, refuse_all
from .schema.document import Parameter, facts, shapes
from .schema.judging import Judge, Problem

if TYPE_CHECKING:
    from multidict import MultiMapping

    from allegro_async.call import Operation, Paging

    from .exchange import Answer, Exchange, Route
    from .world import World

_ANYTHING = "*/*"
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class ValueRule:
    """What the values of a parameter must be.

    Attributes:
        kind: The kind of one value: it says how to read the text.
        judge: Judges one value.
        most: How many values there may be at most, if there is a bound.
    """

    kind: str
    judge: Judge
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a request of one operation must keep.

    Attributes:
        answers: The media types that can be asked for.
        bodies: The media types of the body, and who judges it: nobody looks into a file.
        body_required: Whether there must be a body.
        query: The rules of the query parameters by name. Other parameters are ignored.
        path: The rules of the path parameters by name.
        required: The query parameters and headers that must be there.
        paging: How the operation gives a long list, if it does.
        page: The size of a page when nobody asks for one.
    """

    answers: frozenset[str]
    bodies: Mapping[str, Judge | None] = field(default_factory=dict[str, "Judge | None"])
    body_required: bool = False
    query: Mapping[str, ValueRule] = field(default_factory=dict[str, ValueRule])
    path: Mapping[str, ValueRule] = field(default_factory=dict[str, ValueRule])
    required: tuple[Parameter, ...] = ()
    paging: Paging | None = None
    page: int = 0


def media(_world: World, exchange: Exchange, route: Route) -> Answer | None:
    """The client asks for a version that there is, and sends one (allegro-facts, section 4)."""
    rules = rules_of(route)
    wanted = media_types(exchange.headers.get("Accept", ""))
    if rules.answers.isdisjoint(wanted) and _ANYTHING not in rules.answers:
        known = " or ".join(sorted(rules.answers))
        return refuse(exchange, 406, "NOT_ACCEPTABLE", f"This is to be had as {known} only")
    if not rules.bodies or not (exchange.body or rules.body_required):
        return None
    if _content(exchange) not in rules.bodies:
        known = " or ".join(sorted(rules.bodies))
        return refuse(exchange, 415, "UNSUPPORTED_MEDIA_TYPE", f"The body must be {known}")
    return None


def parameters(_world: World, exchange: Exchange, route: Route) -> Answer | None:
    """Known parameters are what they must be; unknown ones are ignored (allegro-facts, section 5)."""
    problems = list(_parameter_problems(rules_of(route), exchange))
    return refuse_all(exchange, problems) if problems else None


def body(_world: World, exchange: Exchange, route: Route) -> Answer | None:
    """The body is what it must be, and has nothing that nobody knows (allegro-api issue 10149)."""
    rules = rules_of(route)
    if not exchange.body and not rules.body_required:
        return None
    judge = rules.bodies.get(_content(exchange))
    problems = [] if judge is None else judge.body(exchange.body)
    return refuse_all(exchange, problems) if problems else None


def path(_world: World, exchange: Exchange, route: Route) -> Answer | None:
    """The path names what could exist. Routes with a state of their own look for themselves."""
    if route.coverage == "stateful":
        return None
    for name, rule in rules_of(route).path.items():
        if list(_values(name, rule, [exchange.params[name]])):
            return not_found(exchange, f"{name} like this")
    return None


def rules_of(route: Route) -> Rules:
    """Give the rules for requests of a route; one that the interface file lacks has the route's own."""
    return _rules(route.operation) or Rules(
        frozenset({route.media}),
        {} if route.content is None else {route.content: None},
        route.content is not None,
    )


@cache
def _rules(name: str) -> Rules | None:
    known = facts().get(name)
    if known is None:
        return None
    operation = operation_at(name)
    answers = frozenset(media for answer in known.answers.values() for media in answer)
    return Rules(
        answers=answers | {operation.accept},
        bodies={
            media: Judge(schema, shapes(), clears=_clears(operation)) if media.endswith("json") else None
            for media, schema in known.body.items()
        },
        body_required=known.body_required,
        query=_value_rules(known.parameters, "query"),
        path=_value_rules(known.parameters, "path"),
        required=tuple(each for each in known.parameters if each.required and each.place != "path"),
        paging=operation.paging,
        page=known.page,
    )


def _clears(operation: Operation) -> bool:
    """Whether the body is an edit, in which null empties a field: a PATCH, or a command that edits offers."""
    return operation.method == "PATCH" or "-commands" in operation.path or "-modification" in operation.path


def _value_rules(parameters: tuple[Parameter, ...], place: str) -> dict[str, ValueRule]:
    mine = [each for each in parameters if each.place == place]
    return {each.name: rule for each in mine if (rule := _value_rule(each)) is not None}


def _value_rule(parameter: Parameter) -> ValueRule | None:
    """Make the rule of a parameter; one that stands for any names has none."""
    shape = shapes().of(parameter.schema)
    if shape.kind == "map":
        return None
    if shape.kind != "array":
        return ValueRule(shape.kind, Judge(parameter.schema, shapes()))
    kind = shapes().of(shape.inner).kind
    return ValueRule(kind, Judge(shape.inner, shapes()), shape.facts.get("maxItems"))


def _parameter_problems(rules: Rules, exchange: Exchange) -> Iterator[Problem]:
    for each in rules.required:
        given: MultiMapping[str] = exchange.query if each.place == "query" else exchange.headers
        if each.name not in given:
            yield Problem("invalid", each.name, f"{each.name} is required")
    wrong = [
        problem
        for name, rule in rules.query.items()
        for problem in _values(name, rule, exchange.query.getall(name, []))
    ]
    yield from wrong or _page(rules, exchange)


def _values(name: str, rule: ValueRule, texts: list[str]) -> Iterator[Problem]:
    if rule.most is not None and len(texts) > rule.most:
        yield Problem("invalid", name, f"{name} may come at most {rule.most} times")
    for text in texts:
        for problem in rule.judge.value(_read(rule.kind, text)):
            yield Problem(problem.kind, name, problem.message.replace("The body", name))


def _read(kind: str, text: str) -> object:
    """Read a text of the query; what cannot be read stays a text, which is the wrong kind then."""
    if kind == "integer" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    return _TRUTHS.get(text, text) if kind == "boolean" else text


def _page(rules: Rules, exchange: Exchange) -> Iterator[Problem]:
    """The page is not larger and the list is not read further than Allegro lets anybody."""
    paging = rules.paging
    if paging is None:
        return
    limit = _figure(exchange, "limit", rules.page)
    if paging.size is not None and limit > paging.size:
        yield Problem("invalid", "limit", f"limit must be at most {paging.size}")
    if paging.ceiling is not None and _figure(exchange, "offset", 0) + limit > paging.ceiling:
        message = f"offset and limit together must not exceed {paging.ceiling}"
        yield Problem("invalid", "offset", message)


def _figure(exchange: Exchange, name: str, default: int) -> int:
    text = exchange.query.get(name, "")
    return int(text) if _WHOLE.fullmatch(text) else default


def _content(exchange: Exchange) -> str:
    return media_types(exchange.headers.get("Content-Type", ""))[0]


def media_types(header: str) -> list[str]:
    """Read a list of media types, without their parameters."""
    return [part.partition(";")[0].strip() for part in header.split(",")]

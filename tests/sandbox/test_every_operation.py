"""Every operation of the interface is called by its own method of the library, with sample arguments.

The calls are those of `tests/resources/`, where a recorder stands in for the client; here the sandbox
answers. Whatever it makes up must be read by the models with unknown fields forbidden, and fit the interface
file, which is judged apart from the models.
"""

from __future__ import annotations

import importlib
import inspect
import json
from contextlib import asynccontextmanager
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import AllegroClient, ApiError, App, StaticToken, reading
from allegro_async.resources import AREAS
from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.generic.shelves import Record
from allegro_async.sandbox.interface import plans
from allegro_async.sandbox.operations import operations
from allegro_async.sandbox.resources import ROUTES
from allegro_async.sandbox.schema.document import facts, shapes
from allegro_async.sandbox.schema.judging import Judge
from tests.sandbox.caller import USER_AGENT, calling

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from allegro_async.call import Call, CallOptions, Reply

OWN = {route.operation for route in ROUTES}


class ReadError(Exception):
    """Thrown out of a test of `tests/resources/` once its method has read the answer."""


class Forward:
    """Stands where the recorder would: the call goes to the sandbox."""

    client: AllegroClient
    sandbox: Sandbox
    replies: list[tuple[Call, Reply]]

    def __init__(self, _status: int, _answer: object = b"") -> None:
        pass

    async def send(self, call: Call, /) -> Reply:
        self._put_on_shelf(call)
        options: CallOptions = {**call.options, "allow_retired": True}
        target, body = call.target.replace("page.id=10023", "page.id=page-0"), call.body
        headers = {name: '"1"' if name.lower() == "if-match" else text for name, text in call.headers.items()}
        if body is not None and (b"changeBy" in body or b'"remove"' in body):
            body = with_one_change(body)
        reply = await self.client.send(
            replace(call, options=options, target=target, headers=headers, body=body)
        )
        self.replies.append((call, reply))
        return reply

    def _put_on_shelf(self, call: Call) -> None:
        """Let the thing that the sample names exist, where it is one of a collection."""
        plan = plans().get(f"{call.operation.method} {call.operation.path}")
        path = call.target.partition("?")[0]
        place, _, name = path.rpartition("/")
        owner = self.sandbox.account.id if call.operation.token == "user" else ""
        if plan is not None and plan.role in {"read", "replace", "edit", "remove"}:
            shelf = self.sandbox.world.shelves.at(owner, place, dict)
            shelf[name] = Record(place, {"id": name, plan.key: name})
        if plan is not None and plan.role == "document":
            shelf = self.sandbox.world.shelves.at(owner, path, dict)
            shelf.clear()
            if call.operation.method == "GET":
                shelf[""] = Record(path, {"commandId": name})

    @property
    def sent(self) -> object:
        raise ReadError


def with_one_change(body: bytes) -> bytes:
    """A rule is set or removed, and it changes prices in one of two ways: the models have room for both."""
    sent = json.loads(body)
    sent.get("configuration", {}).pop("changeByPercentage", None)
    sent.get("modification", {}).pop("remove", None)
    for each in sent.get("modification", {}).get("set", []):
        each.get("configuration", {}).pop("changeByPercentage", None)
    return json.dumps(sent).encode()


def has_been_read(_value: object) -> Any:
    raise ReadError


@pytest.fixture
def strictly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library forbid unknown fields in everything that it reads."""
    usual = reading.reader

    def strict(shape: Any) -> Any:
        adapter = usual(shape)

        class Strict:
            @staticmethod
            def validate_json(body: bytes, **_: object) -> object:
                return adapter.validate_json(body, extra="forbid")

        return Strict

    monkeypatch.setattr(reading, "reader", strict)


@asynccontextmanager
async def signed_in(sandbox: Sandbox) -> AsyncGenerator[AllegroClient]:
    async with calling(sandbox) as caller:  # signs in without the client's pauses
        app = App(sandbox.client_id, sandbox.client_secret, user_agent=USER_AGENT, environment=sandbox.url)
        async with AllegroClient(app, store=StaticToken(caller.token)) as client:
            yield client


def calls_of(module: ModuleType) -> list[Callable[[], Any]]:
    tests = (value for name, value in vars(module).items() if name.startswith("test_"))
    return [each for each in tests if inspect.iscoroutinefunction(each)]


@pytest.mark.usefixtures("strictly")
@pytest.mark.parametrize("area", sorted(AREAS))
async def test_every_operation_of_an_area_is_answered(area: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module(f"tests.resources.test_{area}")
    monkeypatch.setattr(module, "Recorder", Forward)
    monkeypatch.setattr(module, "as_json", has_been_read, raising=False)
    sandbox = Sandbox(orders=3, offers=3, request_limit=None, family_limits=False)
    called: set[str] = set()
    async with signed_in(sandbox) as client:
        for call in calls_of(module):
            monkeypatch.setattr(Forward, "client", client, raising=False)
            monkeypatch.setattr(Forward, "sandbox", sandbox, raising=False)
            monkeypatch.setattr(Forward, "replies", [], raising=False)
            await ask(call)
            for sent, reply in Forward.replies:
                called.add(judged(sent, reply))
    mine = {each for each, operation in operations().items() if operation.name.partition(".")[0] == area}
    assert called >= mine - OWN


async def ask(call: Callable[[], Any]) -> None:
    """Call one method; what the sandbox has a handler for may refuse the samples, but may not fail."""
    try:
        await call()
    except (ReadError, AssertionError):
        pass  # it was read; an assertion compares the sandbox's answer with the recorder's
    except ApiError as error:
        if not may_refuse(error):
            raise


def may_refuse(error: ApiError) -> bool:
    """Whether it is a handler that refuses; it may lack a filter or a field if it says so."""
    operation = f"{error.call}".partition("(")[2].rstrip(")")
    return operation in OWN and (error.status < 500 or "NOT_IN_SANDBOX" in f"{error}")


def judged(call: Call, reply: Reply) -> str:
    """Judge an answer by the interface file; gives the operation."""
    operation = f"{call.operation.method} {call.operation.path}"
    content = facts()[operation].answers[reply.status]
    media = reply.headers.get("Content-Type", "")
    if media.endswith("json"):
        assert Judge(content[media], shapes()).body(reply.body) == [], (operation, json.loads(reply.body))
    elif not content:
        assert reply.body == b""
    return operation

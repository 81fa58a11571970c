"""Doubles for the seams of the library, and an event loop whose time is virtual."""

from __future__ import annotations

import asyncio
import base64
import functools
import json
import selectors
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, cast

from multidict import CIMultiDict

from allegro_async import App, Hook, Operation, Request, Response, Token
from allegro_async.call import Call

if TYPE_CHECKING:
    from allegro_async import Reply

P = ParamSpec("P")

EPOCH = 1_790_000_000.0
"""The Unix time at which virtual time begins."""

SECRET = "client-secret-5d1f"
APP = App(
    "client-id-1",
    SECRET,
    user_agent="MyShop/1.4 (+https://shop.example/about)",
    environment="sandbox",
)

Answer: TypeAlias = Response | Exception
Handler: TypeAlias = Callable[[Request], Answer | Coroutine[Any, Any, Answer]]


class _VirtualSelector(selectors.DefaultSelector):
    """Does not wait: it moves the loop's clock to where the waiting would have ended."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:  # only a thread, or nobody, can wake the loop now
            ready = super().select(5)
            if not ready:
                raise RuntimeError("Everything waits, and nothing will ever happen")
            return ready
        ready = super().select(0)
        self.now += 1e-7 if ready else max(timeout, 1e-7)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop in which an hour of sleeping takes no time at all."""

    def __init__(self) -> None:
        self._selector_of_time = _VirtualSelector()
        super().__init__(self._selector_of_time)

    def time(self) -> float:
        """Seconds of virtual time."""
        return self._selector_of_time.now

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Wait for threads in real time: they know nothing of the virtual one."""
        del timeout
        await super().shutdown_default_executor()


def run(main: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in virtual time, and make sure that it leaves no task behind."""

    async def watched() -> Any:
        result = await main
        await asyncio.sleep(0)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, f"left running: {left}"
        return result

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(watched())


def virtual(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Run an asynchronous test in virtual time."""

    @functools.wraps(test)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> None:
        run(test(*args, **kwargs))

    return wrapper


class LoopClock:
    """The clock of the running loop, virtual or not."""

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    def time(self) -> float:
        return EPOCH + self.monotonic() - 1000.0

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class FakeTransport:
    """Answers from a script, request by request, or by a function; the last answer of a script stays."""

    def __init__(self, *script: Answer, handler: Handler | None = None, takes: float = 0.0) -> None:
        self._script = list(script)
        self._handler = handler or self._next
        self._takes = takes
        self.requests: list[Request] = []
        self.sent_at: list[float] = []
        self.under_way = 0
        self.most_under_way = 0
        self.closed = False

    def _next(self, _request: Request) -> Answer:
        return self._script.pop(0) if len(self._script) > 1 else self._script[0]

    async def send(self, request: Request, *, timeout: float) -> Response:
        assert timeout > 0
        self.requests.append(request)
        self.sent_at.append(asyncio.get_running_loop().time())
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(self._takes)
            answer = self._handler(request)
            if asyncio.iscoroutine(answer):
                answer = await answer
        finally:
            self.under_way -= 1
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Response)
        return answer

    async def aclose(self) -> None:
        self.closed = True


class RecordingHook(Hook):
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def request(self, call: Call) -> None:
        self.told.append(("request", call.operation.name))

    def attempt(self, call: Call, number: int) -> None:
        self.told.append(("attempt", call.operation.name, number))

    def waited(self, call: Call, seconds: float) -> None:
        self.told.append(("waited", call.operation.name, seconds))

    def retry(self, call: Call, number: int, wait: float, why: str) -> None:
        self.told.append(("retry", call.operation.name, number, wait, why))

    def healed(self, call: Call, what: str) -> None:
        self.told.append(("healed", call.operation.name, what))

    def gate_closed(self, seconds: float) -> None:
        self.told.append(("gate_closed", seconds))

    def token_refreshed(self, account: str) -> None:
        self.told.append(("token_refreshed", account))

    def response(self, call: Call, reply: Reply, seconds: float) -> None:
        self.told.append(("response", call.operation.name, reply.status, seconds))

    def error(self, call: Call, kind: str, seconds: float) -> None:
        self.told.append(("error", call.operation.name, kind, seconds))

    def names(self) -> list[str]:
        return [each[0] for each in self.told]


def answer(status: int = 200, body: Any = None, headers: Mapping[str, str] | None = None) -> Response:
    """An answer with a JSON body; text and bytes go out as they are."""
    if isinstance(body, str):
        body = body.encode()
    elif body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
    return Response(status, CIMultiDict(headers or {}), body or b"")


def jwt(name: str, **claims: Any) -> str:
    """A token as Allegro makes them; the name tells them apart."""
    parts = ({"alg": "RS256", "typ": "JWT"}, {"jti": name, **claims})
    encoded = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts]
    return ".".join([*encoded, f"signature-of-{name}-0123456789abcdef0123456789"])


def a_token(name: str = "first", *, expires_at: float = EPOCH + 40_000, **fields: Any) -> Token:
    """A user's token with both halves."""
    return Token(
        jwt(f"access-{name}"),
        expires_at=expires_at,
        **cast("Any", {"refresh_token": jwt(f"refresh-{name}"), "user_id": "44", **fields}),
    )


def token_body(name: str, **fields: Any) -> dict[str, Any]:
    """What the token endpoint answers when all is well."""
    return {
        "access_token": jwt(f"access-{name}", user_name="44", scope=["allegro:api:orders:read"]),
        "refresh_token": jwt(f"refresh-{name}"),
        "token_type": "bearer",
        "expires_in": 43199,
        "scope": "allegro:api:orders:read",
        "allegro_api": True,
        **fields,
    }


def an_operation(name: str = "orders.get", method: str = "GET", **facts: Any) -> Operation:
    """An operation; nobody but the tests knows it."""
    return Operation(name=name, method=method, **cast("Any", {"path": "/order/checkout-forms", **facts}))


def a_call(operation: Operation | None = None, account: str | None = "shop-1", **fields: Any) -> Call:
    """A call of an operation."""
    operation = operation or an_operation()
    return Call(operation, operation.path, account=account, **fields)

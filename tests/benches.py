# A test may look inside.
# pyright: reportPrivateUsage=false
"""A pipeline over doubles, for the tests of calls in virtual time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from allegro_async import (
    CallOptions,
    FairLimiter,
    Hook,
    Limits,
    MemoryTokenStore,
    Operation,
    Reply,
    Request,
    RetryPolicy,
    TransportError,
)
from allegro_async.auth.sessions import Sessions
from allegro_async.pipeline import Pipeline
from allegro_async.resources.operations import OPERATIONS
from allegro_async.wire import make_call
from tests.doubles import (
    APP,
    Answer,
    FakeTransport,
    LoopClock,
    RecordingHook,
    a_call,
    a_token,
    an_operation,
    answer,
    jwt,
    token_body,
)

GET = an_operation()
POST = an_operation("offers.create", "POST", path="/sale/product-offers", repeat="no")
PUT = an_operation("offers.replace", "PUT", path="/sale/offers/1", repeat="yes")
NOT_SENT = TransportError("refused", maybe_sent=False)
CUT = TransportError("cut", maybe_sent=True)
OK = answer(200, {})


@dataclass
class Bench:
    """A pipeline over doubles."""

    pipeline: Pipeline
    transport: FakeTransport
    limiter: FairLimiter
    store: MemoryTokenStore
    sessions: Sessions
    hook: RecordingHook

    @property
    def sent(self) -> list[Request]:
        """What went to the API, the token endpoint left out."""
        return [each for each in self.transport.requests if "/auth/oauth/" not in each.url]

    @property
    def token_requests(self) -> int:
        return len(self.transport.requests) - len(self.sent)

    async def send(self, operation: Operation = GET, **options: Any) -> int:
        options_ = CallOptions(**options)  # type: ignore[typeddict-item]
        return (await self.pipeline.send(a_call(operation, options=options_))).status

    async def call(
        self,
        operation: Operation,
        *path: object,
        body: bytes | None = None,
        account: str = "shop-1",
        **options: Any,
    ) -> Reply:
        """Make a call of its arguments, as a generated method does, and send it."""
        options_ = CallOptions(**options)  # type: ignore[typeddict-item]
        call = make_call(operation, options_, path=path, body=body)
        return await self.pipeline.send(replace(call, account=account))


async def bench(
    *script: Answer, signed_in: bool = True, hooks: Sequence[Hook] = (), takes: float = 0.0, **settings: Any
) -> Bench:
    transport = settings.pop("transport", None) or FakeTransport(*script, takes=takes)
    clock, store, hook = LoopClock(), MemoryTokenStore(), RecordingHook()
    sessions = Sessions(APP, store, transport, clock, (hook,))
    limiter = settings.pop("limiter", None) or FairLimiter(clock)
    if signed_in:
        await store.save(sessions.key("shop-1"), a_token())
    policy = settings.pop("policy", RetryPolicy())
    pipeline = Pipeline(
        APP,
        transport=transport,
        limiter=limiter,
        sessions=sessions,
        clock=clock,
        policy=policy,
        hooks=(hook, *hooks),
    )
    return Bench(pipeline, transport, limiter, store, sessions, hook)


ID = "5f0c1a52-9d0b-4a1e-8c6f-2d1f3b7a9e10"
TAKEN = answer(409, {"errors": [{"code": "CONFLICT"}]})


# Everything happens on this way: a refresh, a failure, a 429, a command that was there already.
async def eventful(hooks: list[Hook]) -> Bench:
    def handle(_: Any) -> Answer:
        number = len(b.transport.requests)
        new = token_body("x", access_token=jwt("x", scope=["allegro:api:sale:offers:write"]))
        script = (answer(200, new), answer(429), CUT, TAKEN, answer(200, {"id": ID}))
        return script[number - 1]

    limiter = FairLimiter(LoopClock(), Limits(concurrency=1))
    b = await bench(transport=FakeTransport(handler=handle), limiter=limiter, signed_in=False, hooks=hooks)
    await b.store.save(b.sessions.key("shop-1"), a_token(expires_at=0.0))
    reply = await b.call(OPERATIONS["offer_commands.change_prices"], ID, body=b"{}", timeout=600)
    assert reply.status == 200
    return b

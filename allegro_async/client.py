"""The client: one connection pool, one request budget, any number of sellers."""

from __future__ import annotations

import asyncio
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

from pydantic_core import to_json

from ._clock import SystemClock
from ._core import Core
from ._priority import BULK_WORK
from .app import App
from .auth.login import LoginMethods
from .auth.memory import MemoryTokenStore
from .bulk import map_items
from .call import PUBLIC_V1, Call, CallOptions, Operation, Reply
from .errors import ConfigurationError, InvalidBodyError
from .limits import FairLimiter
from .pipeline import check_options
from .resuming import ResumeMethods
from .retry import RetryPolicy
from .transport import AiohttpTransport
from .wire import make_call

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Mapping, Sequence
    from typing import Unpack

    from .bulk import OnError, Outcomes, Progress
    from .limit_settings import Limits
    from .limit_state import LimitsState
    from .protocols import Clock, Hook, Limiter, TokenStore, Transport
    from .resources import Areas
    from .wire import QueryValue
else:
    Areas = object

__all__ = ["AllegroClient"]

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


class AllegroClient(LoginMethods, ResumeMethods, Areas):
    """A client of the Allegro REST API.

        async with AllegroClient(app) as allegro:
            await allegro.login_device(prompt=print)
            me = await allegro.account.me()
            async for order in allegro.orders.search():
                ...

    It is one connection pool and one request budget, so make one for each Client ID and keep it. Each area
    of the API is an attribute, loaded on first use. `for_account` and `with_options` give cheap views of it.
    It opens with the first call; close it with `async with` or `aclose()`.

    Args:
        app: The application as registered with Allegro.
        store: Keeps the tokens. Default: in memory, so they are lost when the process ends.
        account: The key of the seller's account in the store; any name you like.
        transport: Sends requests. Default: aiohttp with 100 connections.
        limits: The settings of the request limits: head-room, other figures, concurrency. Default:
            Allegro's limits with a little head-room.
        limiter: Keeps the request limits in another way; then there are no `limits` to set.
        clock: Tells the time.
        policy: How often a call is repeated, and how patiently.
        hooks: Told what happens.
        options: Call options for every call.

    Raises:
        ConfigurationError: An option makes no sense.
    """

    def __init__(
        self,
        app: App,
        *,
        store: TokenStore | None = None,
        account: str = "default",
        transport: Transport | None = None,
        limits: Limits | None = None,
        limiter: Limiter | None = None,
        clock: Clock | None = None,
        policy: RetryPolicy | None = None,
        hooks: Sequence[Hook] = (),
        **options: Unpack[CallOptions],
    ) -> None:
        check_options(options)
        clock = clock or SystemClock()
        self._core = Core(
            app,
            store=MemoryTokenStore() if store is None else store,
            transport=transport or AiohttpTransport(),
            limiter=_limiter(limiter, limits, clock),
            clock=clock,
            policy=policy or RetryPolicy(),
            hooks=hooks,
        )
        self._account = _named(account)
        self._options = options
        self._owner = True

    @classmethod
    def from_env(cls, **settings: Any) -> AllegroClient:
        """Make a client from environment variables.

        They are `ALLEGRO_CLIENT_ID`, `ALLEGRO_CLIENT_SECRET`, `ALLEGRO_USER_AGENT` (such as
        `MyShop/1.4 (+https://shop.example/about)`) and `ALLEGRO_ENVIRONMENT` (default `production`).

        Args:
            **settings: Further arguments of `AllegroClient`.

        Raises:
            ConfigurationError: A variable is missing or wrong.
        """
        return cls(_app_from(os.environ), **settings)

    async def __aenter__(self) -> Self:
        self._core.enter()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connection pool, after any token renewal under way. On a view it does nothing.

        Raises:
            TokenNotSavedError: A new pair of tokens could not be stored, to the last.
        """
        if self._owner:
            await self._core.aclose()

    def __repr__(self) -> str:
        state = "closed" if self._core.closed else "open"
        return f"<AllegroClient {self._core.app.environment.name}, account {self._account!r}, {state}>"

    def __getattr__(self, name: str) -> Any:
        # Only for names not found otherwise: an area is imported on first use and stays in the instance.
        if name.startswith("_"):
            raise AttributeError(name)
        from . import resources

        area = resources.load(name, self)
        self.__dict__[name] = area
        return area

    def __dir__(self) -> Iterable[str]:
        from . import resources

        return sorted({*super().__dir__(), *resources.AREAS})

    @property
    def app(self) -> App:
        """The application this client speaks for."""
        return self._core.app

    @property
    def account_key(self) -> str:
        """The key of this view's account in the token store."""
        return self._account

    @property
    def limits(self) -> LimitsState:
        """The request limits at this moment: what is used, who waits, and for how long a 429 stops all."""
        return self._core.limiter.state()

    def for_account(self, account: str) -> AllegroClient:
        """Give a view for another seller: same pool and budget, other token. It costs next to nothing.

        Args:
            account: The key of the account in the token store.
        """
        return self._view(_named(account), self._options)

    def with_options(self, **options: Unpack[CallOptions]) -> AllegroClient:
        """Give a view with other call options.

            quick = client.with_options(language="en-US", timeout=10)

        Raises:
            ConfigurationError: An option makes no sense.
        """
        check_options(options)
        return self._view(self._account, {**self._options, **options})

    def _view(self, account: str, options: CallOptions) -> AllegroClient:
        view = object.__new__(type(self))
        view._core, view._account, view._options, view._owner = self._core, account, options, False
        return view

    async def preload(self, *areas: str) -> None:
        """Import areas and build their models now, not within the first call: for servers.

        Args:
            *areas: Names of areas, such as `orders`.

        Raises:
            ConfigurationError: There is no such area.
        """
        from .preloading import build_area

        for area in areas:
            await asyncio.to_thread(build_area, area)

    async def send(self, call: Call, /) -> Reply:
        """Send a call with this view's account and options; the generated methods use it."""
        self._core.enter()
        options: CallOptions = {**self._options, **call.options} if self._options else call.options
        if BULK_WORK.get() and "priority" not in options:
            options = {**options, "priority": "bulk"}
        return await self._core.pipeline.send(replace(call, account=self._account, options=options))

    def map(
        self,
        function: Callable[[ItemT], Awaitable[ResultT]],
        items: Iterable[ItemT] | AsyncIterable[ItemT],
        *,
        concurrency: int = 10,
        ordered: bool = True,
        on_error: OnError = "collect",
        progress: Callable[[Progress], object] | None = None,
    ) -> Outcomes[ItemT, ResultT]:
        """Call a function for each item, so many at once, and give an outcome for each.

            async for outcome in client.map(reprice, client.offers.search(), concurrency=20):
                if not outcome.ok:
                    print(outcome.item.id, outcome.error)

        Calls made inside are of `bulk` priority, unless they or their view say otherwise, so that the job
        stands behind those that somebody waits for. It never holds more than twice `concurrency` items, so a
        source of any length will do; it is read no faster than you take the outcomes. docs/bulk.md has more.

        Args:
            function: A coroutine function of one argument.
            items: The source: a list, a generator, a `Pager`, any iterable or asynchronous iterable.
            concurrency: How many items are worked on at once.
            ordered: True: outcomes in the order of the source. False: as they come.
            on_error: `collect`: an exception stands in the outcome of its item. `raise`: no further item is
                begun after one, it is raised at its place, and what is under way then is cancelled.
            progress: Told of each item that is done. What it raises ends the work.

        Raises:
            ConfigurationError: `concurrency` is below 1, or `on_error` is neither word.
        """
        return map_items(
            function,
            items,
            concurrency=concurrency,
            ordered=ordered,
            on_error=on_error,
            progress=progress,
        )

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, QueryValue] | None = None,
        json: Any = None,
        body: bytes | None = None,
        content_type: str = PUBLIC_V1,
        accept: str = PUBLIC_V1,
        **options: Unpack[CallOptions],
    ) -> Reply:
        """Call anything, raw: for what the library has no method for.

            reply = await client.request("GET", "/sale/quality")
            reply.status, reply.headers, reply.body, reply.parse(SomeModel)

        It has the limits, the tokens and the retries of every call. GET, HEAD, PUT and DELETE count as
        repeatable; POST and PATCH do not.

        Args:
            method: The HTTP method.
            path: The path on the API host, percent-encoded; it may hold a query. An absolute address is
                taken if it is on one of Allegro's hosts.
            query: Query parameters.
            json: A body as plain JSON values.
            body: A body as bytes; not together with `json`.
            content_type: The media type of the body.
            accept: The media type to ask for.
            **options: Call options.

        Raises:
            ConfigurationError: The address is malformed or not on Allegro's hosts, the method is no word,
                or there are two bodies.
            InvalidBodyError: `json` holds what JSON cannot.
        """
        if json is not None and body is not None:
            raise ConfigurationError("Give json or body, not both")
        host, target = _place(self._core.app, path)
        bare, _, its_query = target.partition("?")
        operation = Operation(
            name="request",
            method=_method(method),
            path=bare,
            accept=accept,
            content_type=content_type,
            token="any",  # noqa: S106 - the kind of token, not a token
            repeat="no" if method.upper() in {"POST", "PATCH"} else "yes",
            host=host,
        )
        content = _plain_body(json) if json is not None else body
        call = make_call(operation, options, query=(query or {}).items(), body=content)
        if its_query:
            more = call.target.partition("?")[2]
            call = replace(call, target=f"{target}&{more}" if more else target)
        return await self.send(call)


def _limiter(limiter: Limiter | None, limits: Limits | None, clock: Clock) -> Limiter:
    if limiter is None:
        return FairLimiter(clock, limits)
    if limits is not None:
        raise ConfigurationError(
            "Give limits or limiter, not both: limits are the settings of the default one"
        )
    return limiter


def _named(account: str) -> str:
    if not account:
        raise ConfigurationError("The account needs a key: any text that tells your sellers apart")
    return account


def _app_from(variables: Mapping[str, str]) -> App:
    missing = [name for name in _REQUIRED if not variables.get(name)]
    if missing:
        raise ConfigurationError(
            f"Set {', '.join(missing)}; apps.developer.allegro.pl shows the Client ID and the secret"
        )
    return App(
        variables["ALLEGRO_CLIENT_ID"],
        variables["ALLEGRO_CLIENT_SECRET"],
        user_agent=variables["ALLEGRO_USER_AGENT"],
        environment=variables.get("ALLEGRO_ENVIRONMENT") or "production",
    )


_REQUIRED = ("ALLEGRO_CLIENT_ID", "ALLEGRO_CLIENT_SECRET", "ALLEGRO_USER_AGENT")


def _method(method: str) -> str:
    if not (method.isascii() and method.isalpha()):
        raise ConfigurationError(f"{method!r} is no HTTP method")
    return method.upper()


def _plain_body(value: Any) -> bytes:
    try:
        return to_json(value)
    except ValueError as error:
        raise InvalidBodyError("The body holds what JSON cannot") from error


def _place(app: App, path: str) -> tuple[Literal["api", "upload"], str]:
    """Find host, and path with query, of a raw request; the token goes to no host but Allegro's."""
    if not _TARGET.fullmatch(path):
        raise ConfigurationError("The path holds what an address cannot: percent-encode it, or use `query`")
    if path.startswith("/") and not path.startswith("//"):
        return "api", path
    for host in _HOSTS:
        origin = app.environment.origin(host)
        if path.startswith(f"{origin}/"):
            return host, path.removeprefix(origin)
    raise ConfigurationError(
        f"Give a path that begins with a slash, or an address on {app.environment.api}; "
        "the token is sent to no other host"
    )


_HOSTS: tuple[Literal["api", "upload"], ...] = ("api", "upload")
# What RFC 3986 lets stand in a path and a query; no backslash, blank, fragment or control character.
_TARGET = re.compile(r"[A-Za-z0-9\-._~:/?@!$&'()*+,;=%\[\]]+")

"""The tokens in use: one session for each account, one refresh at a time."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..errors import AuthError, LoginRequiredError, MissingScopeError, TransportError
from .endpoint import Failure, read_reply, token_request
from .token import AccountKey, Token

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from ..app import App
    from ..call import Operation
    from ..protocols import Clock, Hook, TokenStore, Transport

__all__ = ["Sessions"]

_log = logging.getLogger("allegro_async.auth")

_EARLY_SECONDS = 60.0  # a token this close to its end is renewed first
_EARLY_SHARE = 0.1  # but a short-lived one is used for nine tenths of its life
_GRACE_SECONDS = 60.0  # so long the same refresh token may be sent again (allegro-api issue 8321)
_PAUSES = (0.0, 0.5, 2.0, 6.0, 15.0)
_ENDPOINT_TIMEOUT = 15.0


class _Session:
    """What is known of one account in this process."""

    __slots__ = ("renewal", "token")

    def __init__(self) -> None:
        self.token: Token | None = None
        self.renewal: asyncio.Task[Token] | None = None


class Sessions:
    """Finds the right token for a call, and renews it when its time has come.

    Args:
        app: The application.
        store: Where tokens are kept.
        transport: Carries requests to the token endpoint.
        clock: Tells the time.
        hooks: Told of every refresh.
    """

    def __init__(
        self, app: App, store: TokenStore, transport: Transport, clock: Clock, hooks: Sequence[Hook] = ()
    ) -> None:
        self._app = app
        self._store = store
        self._transport = transport
        self._clock = clock
        self._hooks = hooks
        self._users: dict[str, _Session] = {}
        self._application = _Session()

    def key(self, account: str) -> AccountKey:
        """The place of an account's token in the store."""
        return AccountKey(self._app.environment.name, self._app.client_id, account)

    async def token_for(self, operation: Operation, account: str, *, rejected: str | None = None) -> Token:
        """Give the token to send with a call, renewed if need be.

        A user's token is preferred. Where none is stored, an operation that any token may call gets the
        application's own.

        Args:
            operation: What is called.
            account: Whose token is wanted.
            rejected: An access token that Allegro has just refused; it is not given again.

        Raises:
            LoginRequiredError: The operation needs a user, and nobody has signed in.
            MissingScopeError: The user's token lacks a scope.
            AuthError: The token endpoint gives no token now.
        """
        token = await self.usable(account, rejected=rejected)
        if token is None:
            if operation.token == "any":  # noqa: S105 - the kind of token, not a token
                return await self._application_token(rejected)
            raise LoginRequiredError(
                f"Nobody has signed in as {account!r}, and {operation.name} needs a user: "
                "call login_device() once",
                account=account,
            )
        _check_scopes(operation, token, account)
        return token

    async def usable(self, account: str, *, rejected: str | None = None) -> Token | None:
        """Give the account's token, renewed if need be; None when there is none.

        Raises:
            LoginRequiredError: Allegro has ended the session.
            AuthError: The token endpoint gives no token now.
        """
        session = self._users.setdefault(account, _Session())
        if session.token is None or session.token.dead:  # perhaps somebody has signed in elsewhere since
            session.token = await self._store.load(self.key(account))
        token = session.token
        if token is None or self._good(token, rejected):
            return token
        return await self._renewed(session, account, token)

    async def keep(self, account: str, token: Token) -> None:
        """Take a new pair into the store and into use, in this order."""
        key = self.key(account)
        async with self._store.lock(key):  # a renewal under way must not put an older pair over it
            await self._store.save(key, token)
            self._users.setdefault(account, _Session()).token = token

    async def forget(self, account: str) -> None:
        """Drop the account's token from the store and from use."""
        await self._store.delete(self.key(account))
        self._users.pop(account, None)

    async def settle(self) -> None:
        """Wait for refreshes under way, so that no new pair is lost."""
        sessions = [*self._users.values(), self._application]
        running = [session.renewal for session in sessions if session.renewal is not None]
        if running:
            await asyncio.wait(running)

    def _good(self, token: Token, rejected: str | None) -> bool:
        return (
            not token.dead
            and token.access_token != rejected
            and token.expires_at - min(_EARLY_SECONDS, token.lifetime * _EARLY_SHARE) > self._clock.time()
        )

    async def _renewed(self, session: _Session, account: str, token: Token) -> Token:
        """Join the renewal under way or begin one; it goes on when the caller is cancelled."""
        if token.dead:
            raise _dead(account)
        if session.renewal is None or session.renewal.done():
            session.renewal = _begin(self._renew(session, account, token))
        return await asyncio.shield(session.renewal)

    async def _renew(self, session: _Session, account: str, old: Token) -> Token:
        key = self.key(account)
        async with self._store.lock(key):
            stored = await self._store.load(key)
            if stored is not None and stored.dead:
                raise _dead(account)
            if stored is not None and stored.access_token != old.access_token and self._good(stored, None):
                session.token = stored  # another process was quicker
                return stored
            current = stored or old
            if current.refresh_token is None:
                raise LoginRequiredError(
                    f"The token of {account!r} cannot be renewed: sign in", account=account
                )
            new = await self._ask({"grant_type": "refresh_token", "refresh_token": current.refresh_token})
            if isinstance(new, Failure):
                await self._bury(session, key, current)
                raise _dead(account)
            await self._store.save(key, new)
            session.token = new
        for hook in self._hooks:
            hook.token_refreshed(account)
        _log.info("The token of account %s has been renewed", account)
        return new

    async def _bury(self, session: _Session, key: AccountKey, token: Token) -> None:
        """Mark the stored pair as dead, so that nobody hammers the endpoint with it."""
        dead = replace(token, refresh_token=None, expires_at=0.0, dead=True)
        await self._store.save(key, dead)
        session.token = dead

    async def _application_token(self, rejected: str | None) -> Token:
        session = self._application
        if session.token is not None and self._good(session.token, rejected):
            return session.token
        if session.renewal is None or session.renewal.done():
            session.renewal = _begin(self._new_application_token(session))
        return await asyncio.shield(session.renewal)

    async def _new_application_token(self, session: _Session) -> Token:
        token = await self._ask({"grant_type": "client_credentials"})
        if isinstance(token, Failure):
            raise AuthError(f"Allegro gave the application no token: {token}")
        session.token = token
        return token

    async def _ask(self, fields: Mapping[str, str]) -> Token | Failure:
        """Ask the token endpoint, again and again while the trouble is transient.

        Repeating is safe: for a minute the same refresh token may be sent again.

        Returns:
            The token, or the failure that ends the session.

        Raises:
            AuthError: The trouble lasts, or the application's own data are wrong.
        """
        request = token_request(self._app, "token", fields)
        trouble: object = "no answer"
        last_moment = self._clock.monotonic() + _GRACE_SECONDS - _ENDPOINT_TIMEOUT
        for pause in _PAUSES:
            if self._clock.monotonic() + pause > last_moment:
                break
            if pause:
                await self._clock.sleep(pause)
            try:
                response = await self._transport.send(request, timeout=_ENDPOINT_TIMEOUT)
            except TransportError as error:
                trouble = error
                continue
            answer = read_reply(response, now=self._clock.time())
            if isinstance(answer, Token) or answer.kind == "dead":
                return answer
            if answer.kind != "transient":
                raise AuthError(
                    f"Allegro refuses the application ({answer}): {misconfigured_hint(self._app)}"
                )
            trouble = answer
        raise AuthError(f"Allegro's token endpoint gives no token now: {trouble}. The stored token is kept.")


def misconfigured_hint(app: App) -> str:
    """Say what to look at when Allegro refuses the application itself."""
    return (
        f"check client_id and client_secret, and that they belong to the environment "
        f"{app.environment.name!r}, which has keys of its own"
    )


def _begin(renewal: Coroutine[Any, Any, Token]) -> asyncio.Task[Token]:
    """Run a renewal as a task of its own: the callers only wait for it, and may leave.

    The session holds the task, and `settle` waits for it.
    """
    task = asyncio.create_task(renewal)
    task.add_done_callback(_look_at)
    return task


def _look_at(task: asyncio.Task[Token]) -> None:
    """Take note of a failure, also when every caller has left."""
    if not task.cancelled() and task.exception() is not None:
        _log.warning("A token could not be renewed: %s", type(task.exception()).__name__)


def _check_scopes(operation: Operation, token: Token, account: str) -> None:
    if token.scopes is None:
        return
    missing = tuple(scope for scope in operation.scopes if scope not in token.scopes)
    if missing:
        raise MissingScopeError(
            f"The token of {account!r} lacks the scope {', '.join(missing)} that {operation.name} needs: "
            "add it to the application and sign in again, since a scope needs the user's new consent",
            scopes=missing,
        )


def _dead(account: str) -> LoginRequiredError:
    return LoginRequiredError(
        f"Allegro has ended the session of {account!r}: sign in again with login_device()", account=account
    )

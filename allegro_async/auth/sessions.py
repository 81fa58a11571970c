"""The tokens in use: which one goes with a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import (
    AccountMismatchError,
    AuthError,
    LoginRequiredError,
    MissingScopeError,
    TokenNotSavedError,
)
from ..hooks.dispatch import as_one
from .account import AccountSession
from .application import ApplicationSession
from .asking import TokenEndpoint
from .token import AccountKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..app import App
    from ..call import Operation
    from ..protocols import Clock, Hook, TokenStore, Transport
    from .token import Token

__all__ = ["Sessions"]


class Sessions:
    """Finds the right token for a call.

    Args:
        app: The application.
        store: Where tokens are kept.
        transport: Carries requests to the token endpoint.
        clock: Tells the time.
        hooks: Told of every refresh.

    Attributes:
        endpoint: The token endpoint.
    """

    def __init__(
        self, app: App, store: TokenStore, transport: Transport, clock: Clock, hooks: Sequence[Hook] = ()
    ) -> None:
        self.endpoint = TokenEndpoint(app, transport, clock)
        self._app = app
        self._store = store
        self._clock = clock
        self._on_renewal = as_one(hooks).token_refreshed
        self._users: dict[str, AccountSession] = {}
        self._application = ApplicationSession(app, self.endpoint, clock)

    def key(self, account: str) -> AccountKey:
        """The place of an account's token in the store."""
        return AccountKey(self._app.environment.name, self._app.client_id, account)

    def of(self, account: str) -> AccountSession:
        """What this process knows of an account; begun when it is first asked for."""
        session = self._users.get(account)
        if session is None:
            session = self._users[account] = AccountSession(
                self._app,
                self.key(account),
                store=self._store,
                endpoint=self.endpoint,
                clock=self._clock,
                on_renewal=self._on_renewal,
            )
        return session

    async def token_for(self, operation: Operation, account: str, *, rejected: Token | None = None) -> Token:
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
        token = await self.of(account).usable(rejected=rejected)
        if token is None:
            if operation.token == "any":  # noqa: S105 - the kind of token, not a token
                return await self._application.usable(rejected=rejected)
            raise LoginRequiredError(
                f"Nobody has signed in as {account!r}, and {operation.name} needs a user: sign in once, with "
                "login_device() or another of the login methods",
                account=account,
            )
        check_scopes(operation, token, account)
        return token

    def accepted(self, account: str) -> None:
        """Note that Allegro has accepted the account's token."""
        session = self._users.get(account)
        if session is not None:
            session.accepted()

    async def settle(self) -> None:
        """Wait for refreshes under way, so that no new pair is lost.

        Raises:
            TokenNotSavedError: A new pair could not be stored, to the last.
            AccountMismatchError: Another account has been stored under its key meanwhile.
        """
        self.endpoint.closing = True
        trouble: list[AuthError] = []
        await self._application.settle()
        for session in list(self._users.values()):
            try:
                await session.settle()
            except (TokenNotSavedError, AccountMismatchError) as error:
                trouble.append(error)  # the others are settled first
        if trouble:
            raise trouble[0]


def check_scopes(operation: Operation, token: Token, account: str) -> None:
    """Refuse a call whose token lacks a scope.

    Raises:
        MissingScopeError: Names the scope.
    """
    if token.scopes is None:
        return
    missing = tuple(scope for scope in operation.scopes if scope not in token.scopes)
    if missing:
        raise MissingScopeError(
            f"The token of {account!r} lacks the scope {', '.join(missing)} that {operation.name} needs. "
            "A scope needs the user's consent: see that the application has it at apps.developer.allegro.pl, "
            "then sign in again with scopes that hold it",
            scopes=missing,
        )

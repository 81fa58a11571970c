"""The token of one account: used while it is good, renewed when its time has come."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from ..errors import AuthError, LoginRequiredError
from .asking import REFRESH_PATIENCE
from .endpoint import Failure, refusal
from .freshness import freshness
from .keeping import TokenKeeper
from .renewing import SingleFlight

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..app import App
    from ..protocols import Clock, TokenStore
    from .asking import TokenEndpoint
    from .token import AccountKey, Token

__all__ = ["AccountSession"]

_log = logging.getLogger("allegro_async.auth")

_STRIKES = 2  # so many new tokens refused in a row end a session; one alone may be a slow corner of Allegro's
_SECOND_LOOK_AFTER = 1.0


class AccountSession:
    """What this process knows of one account.

    Args:
        app: The application.
        key: The place of the token in the store.
        store: Where tokens are kept.
        endpoint: Where new ones come from.
        clock: Tells the time.
        on_renewal: Called with the account's key after each renewal.

    Attributes:
        sign_in: Held while a person signs in, so that nobody is asked twice.
    """

    def __init__(
        self,
        app: App,
        key: AccountKey,
        *,
        store: TokenStore,
        endpoint: TokenEndpoint,
        clock: Clock,
        on_renewal: Callable[[str], None],
    ) -> None:
        self.sign_in = asyncio.Lock()
        self._app = app
        self._account = key.account
        self._keeper = TokenKeeper(store, key)
        self._endpoint = endpoint
        self._clock = clock
        self._on_renewal = on_renewal
        self._flight = SingleFlight(f"account {key.account}", clock)
        self._token: Token | None = None
        self._unproven: Token | None = None  # a new one that Allegro has not accepted yet
        self._strikes = 0

    async def usable(self, *, rejected: Token | None = None) -> Token | None:
        """Give the token, renewed if need be; None when there is none.

        Args:
            rejected: A token that Allegro has just refused; it is not given again.

        Raises:
            LoginRequiredError: Allegro has ended the session.
            TokenNotSavedError: There is a new pair, and the store does not take it.
            AuthError: The token endpoint gives no token now.
        """
        if self._keeper.unsaved is not None:
            return await self._flight.join(lambda: self._renew(None, rejected))
        token = self._token
        if token is None or token.dead:
            token = await self._read_again(token)  # perhaps somebody has signed in elsewhere since
        if token is None:
            return None
        if token.dead:
            raise self._ended()
        state = "over" if token.same_access(rejected) else freshness(token, self._clock.time())
        if state == "over":
            given = await self._flight.join(lambda: self._renew(token, rejected))
            if not given.same_access(rejected):
                return given
            return await self._flight.join(lambda: self._renew(given, rejected))  # that was another's renewal
        if state == "ageing" and token.refresh_token is not None:
            self._flight.start(lambda: self._renew(token, None))
        return token

    async def _read_again(self, known: Token | None) -> Token | None:
        stored = await self._keeper.load()
        if self._token is known:  # otherwise a sign-in has overtaken the reading
            self._token = stored
        return self._token

    def accepted(self) -> None:
        """Note that Allegro has accepted the token: the session lives."""
        self._unproven = None
        self._strikes = 0

    async def keep(self, token: Token) -> None:
        """Take the pair of a sign-in into the store and into use, in this order.

        Raises:
            AccountMismatchError: Another account's token is stored under this key.
            TokenNotSavedError: The store does not take it.
        """
        await self._keeper.keep(token)
        self._token, self._unproven, self._strikes = token, None, 0

    async def check_store(self) -> None:
        """See that the store can be used, before a person is asked to sign in."""
        async with self._keeper.lock():
            await self._keeper.load()

    async def sign_out(self, *, revoke: bool) -> None:
        """End the session at Allegro if wanted, and forget the token.

        Raises:
            AuthError: Allegro did not confirm the end; nothing was forgotten.
        """
        async with self._keeper.lock():
            if revoke:  # only then is the token read: one that is damaged can still be forgotten
                await self._revoke(self._keeper.unsaved or await self._keeper.load())
            await self._keeper.delete()
            self._token = None

    async def _revoke(self, token: Token | None) -> None:
        if token is None or token.dead:
            return
        failure = await self._endpoint.revoke(token)
        if failure is not None:
            raise _not_revoked(failure, self._app)

    async def settle(self) -> None:
        """Wait for a renewal under way, and offer the store once more what it has not taken."""
        if self._flight.task is not None:
            await asyncio.wait([self._flight.task])
        await self._keeper.settle()

    async def _renew(self, old: Token | None, rejected: Token | None) -> Token:
        async with self._keeper.lock():
            token, is_new = await self._renewed(old, rejected)
        if is_new:
            _log.info("The token of account %s has been renewed", self._account)
            self._on_renewal(self._account)
        return token

    async def _renewed(self, old: Token | None, rejected: Token | None) -> tuple[Token, bool]:
        """Find a newer token in the store, or fetch one; the store's lock is held."""
        await self._keeper.save_unsaved()
        stored = self._token = await self._keeper.load()
        if stored is None:
            raise self._login_required("has been signed out: sign in again")
        if stored.dead:
            raise self._ended()
        if not stored.same_access(rejected or old) and freshness(stored, self._clock.time()) != "over":
            return stored, False  # another process was quicker
        if rejected is not None:
            await self._weigh(stored, rejected)
        return await self._refresh(stored)

    async def _weigh(self, stored: Token, rejected: Token) -> None:
        """Count a new token that was refused before it was ever accepted; the second one ends the session.

        That a good refresh is followed by 401 is how a dead session may look (allegro-facts, section 2).
        Allegro may also be slow to make a new token known, and a session is too dear to give it up for that.
        """
        if not rejected.same_access(self._unproven):
            return
        self._unproven = None
        self._strikes += 1
        if self._strikes >= _STRIKES:
            self._token = await self._keeper.bury(stored)
            raise self._ended()
        await self._clock.sleep(_SECOND_LOOK_AFTER)

    async def _refresh(self, stored: Token) -> tuple[Token, bool]:
        if stored.refresh_token is None:
            raise self._login_required(
                "has a token that ran out, and nothing to renew it with: give a new one, or sign in"
            )
        request = self._endpoint.request(grant_type="refresh_token", refresh_token=stored.refresh_token)
        answer = await self._endpoint.ask(request, patience=REFRESH_PATIENCE)
        if isinstance(answer, Failure):
            return await self._not_refreshed(stored, answer), False
        new = answer.following(stored)
        await self._keeper.save(new, parent=stored)
        self._token = self._unproven = new
        return new, True

    async def _not_refreshed(self, stored: Token, failure: Failure) -> Token:
        """The refresh token is refused: it is dead, unless somebody has put another in its place."""
        if failure.kind != "dead":
            raise refusal(failure, self._app)
        newer = await self._keeper.load()
        if newer is not None and not newer.dead and newer.refresh_token != stored.refresh_token:
            self._token = newer  # the lock of this store did not hold everybody off
            return newer
        self._token = await self._keeper.bury(stored)
        raise self._ended()

    def _ended(self) -> LoginRequiredError:
        return self._login_required(
            "has no session any more, Allegro has ended it: sign in again, with login_device() or another of "
            "the login methods"
        )

    def _login_required(self, why: str) -> LoginRequiredError:
        return LoginRequiredError(f"The account {self._account!r} {why}", account=self._account)


def _not_revoked(failure: Failure, app: App) -> AuthError:
    if failure.kind == "misconfigured":
        return refusal(failure, app)
    return AuthError(
        f"Allegro did not confirm the end of the session ({failure}), and nothing was forgotten: call "
        "logout() again, or logout(revoke=False) to forget the token all the same"
    )

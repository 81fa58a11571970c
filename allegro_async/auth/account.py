"""The token of one account: used while it is good, renewed when its time has come."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .._redact import redact
from ..errors import (
    AccountMismatchError,
    AllegroError,
    ConfigurationError,
    LoginRequiredError,
    TokenNotSavedError,
)
from .asking import REFRESH_PATIENCE
from .endpoint import Failure, refusal
from .freshness import freshness
from .renewing import SingleFlight
from .token import claims_of

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


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """A new pair that the store has not taken yet, and the refresh token that brought it."""

    token: Token
    parent: str | None = field(repr=False)


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
        self._key = key
        self._store = store
        self._endpoint = endpoint
        self._clock = clock
        self._on_renewal = on_renewal
        self._flight = SingleFlight(f"account {key.account}", clock)
        self._token: Token | None = None
        self._unsaved: _Unsaved | None = None
        self._unproven: Token | None = None  # a new access token that Allegro has not accepted yet
        self._strikes = 0

    async def usable(self, *, rejected: Token | None = None) -> Token | None:
        """Give the token, renewed if need be; None when there is none.

        Args:
            rejected: An access token that Allegro has just refused; it is not given again.

        Raises:
            LoginRequiredError: Allegro has ended the session.
            TokenNotSavedError: There is a new pair, and the store does not take it.
            AuthError: The token endpoint gives no token now.
        """
        if self._unsaved is not None:
            unsaved = self._unsaved.token
            return await self._flight.join(lambda: self._renew(unsaved, rejected))
        token = self._token
        if token is None or token.dead:
            token = self._token = await self._load()  # perhaps somebody has signed in elsewhere since
        if token is None:
            return None
        if token.dead:
            raise self._ended()
        state = "over" if token.same_access(rejected) else freshness(token, self._clock.time())
        if state == "over":
            return await self._flight.join(lambda: self._renew(token, rejected))
        if state == "ageing" and token.refresh_token is not None:
            self._flight.start(lambda: self._renew(token, None))
        return token

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
        async with self._store.lock(self._key):  # a renewal under way must not put an older pair over it
            stored = await self._load()
            if stored is not None and not stored.same_user(token):
                raise AccountMismatchError(
                    f"Another account has signed in than the one stored as {self._key.account!r}; nothing "
                    "was overwritten. Use another key with for_account(), or call logout() first",
                    account=self._key.account,
                    token=token,
                )
            await self._persist(_Unsaved(token, None))
            self._strikes = 0

    async def check_store(self) -> None:
        """See that the store can be used, before a person is asked to sign in."""
        async with self._store.lock(self._key):
            await self._load()

    async def sign_out(self, *, revoke: bool) -> None:
        """End the session at Allegro if wanted, and forget the token.

        Raises:
            AuthError: Allegro did not confirm the end; nothing was forgotten.
        """
        async with self._store.lock(self._key):
            token = self._unsaved.token if self._unsaved is not None else await self._store.load(self._key)
            if revoke and token is not None and not token.dead:
                failure = await self._endpoint.revoke(token.refresh_token or token.access_token)
                if failure is not None:
                    raise refusal(failure, self._app)
            await self._store.delete(self._key)
            self._token = self._unsaved = None

    async def settle(self) -> None:
        """Wait for a renewal under way, and offer the store once more what it has not taken."""
        if self._flight.task is not None:
            await asyncio.wait([self._flight.task])
        if self._unsaved is not None:
            async with self._store.lock(self._key):
                await self._save_unsaved()

    async def _load(self) -> Token | None:
        token = await self._store.load(self._key)
        mine = self._key.client_id
        if token is not None and claims_of(token.access_token).get("client_id", mine) != mine:
            raise ConfigurationError(
                f"The token stored for {self._key.account!r} was given to another Client ID; it is not used"
            )
        return token

    async def _renew(self, old: Token, rejected: Token | None) -> Token:
        async with self._store.lock(self._key):
            token, is_new = await self._renewed(old, rejected)
        if is_new:
            _log.info("The token of account %s has been renewed", self._key.account)
            self._on_renewal(self._key.account)
        return token

    async def _renewed(self, old: Token, rejected: Token | None) -> tuple[Token, bool]:
        """Find a newer token in the store, or fetch one; the store's lock is held."""
        await self._save_unsaved()
        stored = self._token = await self._load()
        if stored is None:
            raise LoginRequiredError(
                f"{self._key.account!r} has been signed out: sign in again", account=self._key.account
            )
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
            await self._bury(stored)
            raise self._ended()
        await self._clock.sleep(_SECOND_LOOK_AFTER)

    async def _refresh(self, stored: Token) -> tuple[Token, bool]:
        if stored.refresh_token is None:
            raise LoginRequiredError(
                f"The token of {self._key.account!r} has run out, and there is nothing to renew it with: "
                "give a new one, or sign in",
                account=self._key.account,
            )
        request = self._endpoint.request(grant_type="refresh_token", refresh_token=stored.refresh_token)
        answer = await self._endpoint.ask(request, patience=REFRESH_PATIENCE)
        if isinstance(answer, Failure):
            return await self._not_refreshed(stored, answer), False
        new = answer.following(stored)
        await self._persist(_Unsaved(new, stored.refresh_token))
        self._unproven = new
        return new, True

    async def _not_refreshed(self, stored: Token, failure: Failure) -> Token:
        """The refresh token is refused: it is dead, unless somebody has put another in its place."""
        if failure.kind != "dead":
            raise refusal(failure, self._app)
        newer = await self._load()
        if newer is not None and not newer.dead and newer.refresh_token != stored.refresh_token:
            self._token = newer  # the lock of this store did not hold everybody off
            return newer
        await self._bury(stored)
        raise self._ended()

    async def _bury(self, token: Token) -> None:
        """Mark the stored pair as dead, so that nobody hammers the endpoint with it."""
        self._token = replace(token, refresh_token=None, expires_at=0.0, dead=True)
        await self._store.save(self._key, self._token)

    async def _save_unsaved(self) -> None:
        unsaved = self._unsaved
        if unsaved is None:
            return
        stored = await self._load()
        if unsaved.parent is not None and (stored is None or stored.refresh_token != unsaved.parent):
            self._unsaved = None  # signed out meanwhile, or another process has a newer pair
        else:
            await self._persist(unsaved)

    async def _persist(self, unsaved: _Unsaved) -> None:
        """Store a pair; only then is it used. Until then it is kept here, and offered with the error."""
        self._unsaved = unsaved
        try:
            await self._store.save(self._key, unsaved.token)
        except asyncio.CancelledError:
            # An event loop that ends cancels every task and waits for it: that is time enough to save.
            await self._store.save(self._key, unsaved.token)
            self._put_to_use(unsaved.token)
            raise
        except Exception as error:  # noqa: BLE001 - a store of the user's may raise anything
            raise self._not_saved(unsaved.token, error) from None
        self._put_to_use(unsaved.token)

    def _put_to_use(self, token: Token) -> None:
        self._token, self._unsaved = token, None

    def _not_saved(self, token: Token, error: Exception) -> TokenNotSavedError:
        # The text of a foreign error may quote what it was given.
        said = str(error) if isinstance(error, AllegroError) else redact(f"{type(error).__name__}: {error}")
        text = (
            f"The store did not take the new token pair of {self._key.account!r}; it stays in memory. {said}"
        )
        _log.error("%s", text)
        return TokenNotSavedError(text, account=self._key.account, token=token)

    def _ended(self) -> LoginRequiredError:
        return LoginRequiredError(
            f"Allegro has ended the session of {self._key.account!r}: sign in again, with login_device() or "
            "another of the login methods",
            account=self._key.account,
        )

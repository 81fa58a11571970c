"""The login methods of the client: how a person signs in, stays signed in and signs out."""

from __future__ import annotations

import webbrowser
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import AuthError, ConfigurationError, LoginRequiredError
from ..protocols import SignInStore
from . import code
from .prompt import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .._core import Core
    from .account import AccountSession
    from .code import AuthorizationRequest
    from .device import DeviceCode
    from .pending import PendingSignIn
    from .token import Token

__all__ = ["LoginMethods", "SignedIn"]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A seller's account that has a token in the store.

    Attributes:
        account: The key under which the token is stored.
        user_id: The seller's number at Allegro; None where the token does not tell.
        scopes: What the token allows; None where nobody knows.
        expires_at: When the access token ends, in seconds since 1970; it is renewed by itself.
        dead: Allegro has ended the session: a person must sign in again.
    """

    account: str
    user_id: str | None
    scopes: frozenset[str] | None
    expires_at: float
    dead: bool = False


class LoginMethods:
    """Sign-in and sign-out; mixed into `AllegroClient`.

    Every login method prefers a good token that is stored: Allegro ends the oldest of a user's sessions when
    there are more than 20 (allegro-api issue 7290). And none of them overwrites another account's token.
    """

    _core: Core
    _account: str

    async def signed_in(self, *, scopes: Iterable[str] = ()) -> SignedIn | None:
        """Tell who is signed in under this account key; a token that has run out is renewed.

        Args:
            scopes: Scopes that the token must have.

        Returns:
            The account; None when a person has to sign in, for the first time, again, or for these scopes.

        Raises:
            AuthError: The token cannot be renewed now.
        """
        self._core.enter()
        try:
            token = await self._session.usable()
        except LoginRequiredError:
            return None
        if token is None or (token.scopes is not None and not token.scopes.issuperset(scopes)):
            return None
        return _signed_in(self._account, token)

    async def stored_accounts(self) -> list[SignedIn]:
        """List the accounts of this environment and Client ID that have a token in the store."""
        self._core.enter()
        sessions, store, app = self._core.sessions, self._core.store, self._core.app
        keys = await store.accounts(app.environment.name, app.client_id)
        tokens = [(key, await store.load(sessions.key(key))) for key in sorted(keys)]
        return [_signed_in(key, token) for key, token in tokens if token is not None]

    async def login_device(
        self, *, prompt: Callable[[DeviceCode], Any] = show, scopes: Iterable[str] = ()
    ) -> SignedIn:
        """Sign a person in by the device flow (RFC 8628), unless a good token is stored.

        Args:
            prompt: Called with the link and the code to show. Default: as text, or as a link in a notebook.
            scopes: The scopes to ask for; none: all that the application has.

        Raises:
            AuthError: The person refused, the code ran out, or Allegro gives no token now.
            InvalidClientError: Allegro refuses the application.
            AccountMismatchError: Somebody else signed in than the account that is stored.
            TokenNotSavedError: The store does not take the token.
        """
        from .device import sign_in

        core, wanted = self._core, tuple(scopes)
        return await self._login(
            wanted, lambda: sign_in(core.app, core.transport, core.clock, prompt=prompt, scopes=wanted)
        )

    async def login_browser(
        self,
        *,
        redirect_uri: str = "http://127.0.0.1:0/",
        timeout: float = 300,
        open_browser: Callable[[str], Any] = webbrowser.open,
        prompt: Callable[[AuthorizationRequest], Any] = show,
        scopes: Iterable[str] = (),
    ) -> SignedIn:
        """Sign a person in with the browser of this machine, unless a good token is stored.

        It opens Allegro's page and waits on 127.0.0.1 until the browser comes back. Where no browser can be
        opened, it shows the address.

        Args:
            redirect_uri: Where to wait: an http address on this machine, registered with Allegro to the
                letter. Port 0 takes a free port.
            timeout: Seconds to wait for the person.
            open_browser: Opens an address; False when it cannot.
            prompt: Called with the address where no browser can be opened.
            scopes: The scopes to ask for; none: all that the application has.

        Raises:
            ConfigurationError: The address cannot be listened on.
            AuthError: Nobody came in time, the person refused, or Allegro gives no token now.
            InvalidClientError: Allegro refuses the application.
            AccountMismatchError: Somebody else signed in than the account that is stored.
            TokenNotSavedError: The store does not take the token.
        """
        from .browser import sign_in

        core, wanted = self._core, tuple(scopes)

        async def sign_in_there() -> Token:
            return await sign_in(
                core.app,
                core.sessions.endpoint,
                core.clock,
                account=self._account,
                redirect_uri=redirect_uri,
                timeout=timeout,
                open_browser=open_browser,
                prompt=prompt,
                scopes=wanted,
            )

        return await self._login(wanted, sign_in_there)

    async def authorization_url(
        self,
        redirect_uri: str,
        *,
        scopes: Iterable[str] = (),
        state: str | None = None,
        remember: bool = True,
    ) -> AuthorizationRequest:
        """Begin a sign-in in a person's browser, for backends (authorization code flow with PKCE).

            request = await allegro.for_account("shop-2").authorization_url("https://shop.example/allegro")
            raise web.HTTPFound(request.url)

        Ask `signed_in()` first: with a good token in the store no sign-in is needed. Tie
        `request.pending.state` to the person's web session, so that nobody can smuggle in a sign-in of
        their own.

        Args:
            redirect_uri: Where the browser comes back to, registered with Allegro to the letter.
            scopes: The scopes to ask for; none: all that the application has.
            state: A state of your own. Default: one that nobody can guess.
            remember: Keep state and verifier in the token store until `login_code`. Otherwise keep
                `request.pending` yourself and pass it there.

        Raises:
            ConfigurationError: The address cannot be used, or the store keeps no sign-ins.
        """
        core = self._core
        core.enter()
        request = code.begin(
            core.app, redirect_uri, account=self._account, scopes=scopes, state=state, now=core.clock.time()
        )
        if remember:
            await self._sign_ins().save_sign_in(
                core.app.environment.name, core.app.client_id, request.pending
            )
        return request

    async def login_code(
        self, answer: Mapping[str, str] | str, *, pending: PendingSignIn | None = None
    ) -> SignedIn:
        """Finish a sign-in in a person's browser. Call it at once: the code lives 10 seconds.

            account = await allegro.login_code(request.query)

        Args:
            answer: The query with which the browser came back, as a mapping; or the whole address.
            pending: The sign-in as it was begun. None: the token store has it.

        Returns:
            The account, stored under the key for which the sign-in was begun.

        Raises:
            AuthError: The answer is forged, used or too late; the person refused; or Allegro gives no token.
            AccountMismatchError: Somebody else signed in than the account that is stored.
            TokenNotSavedError: The store does not take the token.
        """
        core = self._core
        core.enter()
        query = code.read_callback(answer)
        begun = pending or await self._sign_ins().take_sign_in(
            core.app.environment.name, core.app.client_id, query.get("state", "")
        )
        if begun is None:
            raise AuthError("No sign-in was begun with this state, or it was used: begin the sign-in again")
        token = await code.exchange(core.app, core.sessions.endpoint, begun, query, now=core.clock.time())
        await core.sessions.of(begun.account).keep(token)
        return _signed_in(begun.account, token)

    async def keep_token(self, token: Token) -> SignedIn:
        """Take over a pair of tokens from elsewhere: from another program, or from an error that offers one.

        Raises:
            AccountMismatchError: Another account's token is stored under this key.
            TokenNotSavedError: The store does not take it.
        """
        self._core.enter()
        await self._session.keep(token)
        return _signed_in(self._account, token)

    async def logout(self, *, revoke: bool = True) -> None:
        """Sign the account out: Allegro ends the session, and the store forgets the token.

        Args:
            revoke: Whether Allegro is told. Without it the token is only forgotten here.

        Raises:
            AuthError: Allegro did not confirm the end; nothing was forgotten, so call it again.
        """
        self._core.enter()
        await self._session.sign_out(revoke=revoke)

    @property
    def _session(self) -> AccountSession:
        return self._core.sessions.of(self._account)

    async def _login(self, scopes: Sequence[str], sign_in: Callable[[], Any]) -> SignedIn:
        self._core.enter()
        async with self._session.sign_in:
            await self._session.check_store()
            known = await self.signed_in(scopes=scopes)
            return known or await self.keep_token(await sign_in())

    def _sign_ins(self) -> SignInStore:
        store = self._core.store
        if not isinstance(store, SignInStore):
            raise ConfigurationError(
                f"{type(store).__name__} keeps no sign-ins: call authorization_url(remember=False), keep "
                "request.pending yourself, and pass it to login_code(pending=…)"
            )
        return store


def _signed_in(account: str, token: Token) -> SignedIn:
    return SignedIn(account, token.user_id, token.scopes, token.expires_at, token.dead)

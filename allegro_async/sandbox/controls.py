"""What a person, a seller or bad luck would do to a sandbox: approve, buy, log out, break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .faults import Fault, FaultKind
from .oauth import authorize

if TYPE_CHECKING:
    from collections.abc import Collection

    from .world import World


class Controls:
    """The methods of a sandbox that change it from outside.

    Attributes:
        world: Everything that the sandbox knows.
    """

    world: World

    def fault(
        self,
        kind: FaultKind,
        *,
        operation: str | None = None,
        probability: float = 1.0,
        count: int | None = None,
        after: int = 0,
        delay: float = 1.0,
        retry_after: int | str | None = None,
        offers: Collection[str] | None = None,
    ) -> Fault:
        """Let something go wrong from now on; `Fault` explains the arguments.

        Returns:
            The rule, which counts how often it struck.

        Raises:
            ValueError: There is no such fault, or a figure cannot be.
        """
        rule = Fault(
            kind=kind,
            operation=operation,
            probability=probability,
            count=count,
            after=after,
            delay=delay,
            retry_after=retry_after,
            offers=offers,
        )
        self.world.faults.rules.append(rule)
        return rule

    def clear_faults(self) -> None:
        """Let nothing go wrong any more."""
        self.world.faults.rules.clear()

    def release_commands(self, account: str | None = None) -> list[str]:
        """Let the commands of a seller that hang do their work now, or without a name everybody's.

        Returns:
            Their ids.

        Raises:
            KeyError: There is no such seller.
        """
        return self.world.release_commands(account)

    def approve_device(self, user_code: str, account: str | None = None) -> None:
        """Say yes to a device sign-in.

        Args:
            user_code: The code that the device shows.
            account: The id or login of the seller; the first one by default.

        Raises:
            KeyError: No sign-in waits with this code, or there is no such seller.
        """
        self.world.approve_device(user_code, account)

    def deny_device(self, user_code: str) -> None:
        """Say no to a device sign-in.

        Raises:
            KeyError: No sign-in waits with this code.
        """
        self.world.deny_device(user_code)

    def approve_authorization(self, url: str, account: str | None = None) -> str:
        """Say yes on the consent page, without a browser.

        Args:
            url: The address that the application would open in a browser.
            account: The id or login of the seller; the first one by default.

        Returns:
            The address that the browser would be sent to, with the code or with an error in its query.

        Raises:
            ValueError: The browser would be sent nowhere: a page would say what is wrong.
            KeyError: There is no such seller.
        """
        return authorize.approve(self.world, url, account)

    def deny_authorization(self, url: str) -> str:
        """Say no on the consent page, without a browser; otherwise like `approve_authorization`."""
        return authorize.deny(self.world, url)

    def unlink(self, account: str | None = None, client_id: str | None = None) -> None:
        """Let a seller unlink the application: refreshing its tokens answers 401 `Unauthorized` from then on.

        Args:
            account: The id or login of the seller; the first one by default.
            client_id: The application; all by default.

        Raises:
            KeyError: There is no such seller.
        """
        self.world.tokens.unlink(self.world.seller(account), client_id)

    def end_sessions(self, account: str | None = None) -> None:
        """Let a seller log out everywhere, or change the password: all their tokens are dead.

        Raises:
            KeyError: There is no such seller.
        """
        self.world.tokens.end_sessions(self.world.seller(account))

    def expire_tokens(self, account: str | None = None) -> None:
        """Let the access tokens of a seller die, or without a name everybody's; refresh tokens stay good.

        Raises:
            KeyError: There is no such seller.
        """
        seller = None if account is None else self.world.seller(account)
        self.world.tokens.expire_all(seller, self.world.clock.micros())

    def add_orders(self, count: int, account: str | None = None) -> list[str]:
        """Let people buy something now, so many times; gives the ids of the new orders."""
        return self.world.seller(account).orders.add(count, self.world.clock.micros())

    def change_orders(self, count: int, account: str | None = None) -> list[str]:
        """Let so many unfinished orders go one step further now; gives their ids."""
        return self.world.seller(account).orders.change(count, self.world.clock.micros())

    def change_offers(self, count: int, account: str | None = None) -> list[str]:
        """Change price or stock of so many offers now; gives their ids."""
        return self.world.seller(account).offers.change(count, self.world.clock.micros())

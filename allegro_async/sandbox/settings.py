"""How a sandbox is set up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class SandboxOptions(TypedDict, total=False):
    """The settings as keyword arguments; `Settings` explains them."""

    seed: int
    orders: int
    offers: int
    accounts: int
    applications: int
    request_limit: int | None
    family_limits: bool
    limit_period: float
    token_lifetime: int
    refresh_grace: float
    access_overlap: float
    redirect_uris: Sequence[str]
    device_interval: float
    auto_approve: bool
    check_user_agent: bool
    orders_per_second: float
    event_duplicates: float
    event_gap: float
    event_gap_seconds: float
    command_seconds: float
    slow_offers: float
    operation_seconds: float
    start: datetime | None
    epoch: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a sandbox is set up.

    The same settings give the same data on the same day, or on any day for the same `epoch`.

    Attributes:
        seed: Other seeds give other people, offers and orders.
        orders: How many orders each seller has in the past.
        offers: How many offers each seller has.
        accounts: How many sellers there are.
        applications: How many applications are registered, each with keys and a request limit of its own.
        request_limit: Requests a minute for a Client ID; None for any number.
        family_limits: Keep the limits of single operations too, such as 3500 offer reads for a seller.
        limit_period: Seconds that a minute has for the limits and their blocks. Less makes a test quicker,
            and is not what Allegro does.
        token_lifetime: Seconds that an access token lives.
        refresh_grace: Seconds for which a used refresh token may be sent again (allegro-api issues 4136 and
            8321); 0: it dies at once.
        access_overlap: Seconds that an access token outlives the refresh that replaced it.
        redirect_uris: The registered addresses of applications. Default: any https address, and any http
            address on this machine.
        device_interval: Seconds a device must wait between two questions.
        auto_approve: Say yes to a device sign-in after it has asked once.
        check_user_agent: Refuse requests whose User-Agent does not follow Allegro's rule.
        orders_per_second: How many new orders each seller gets while the clock runs.
        event_duplicates: The share of order events that come again a little later, under another id.
        event_gap: The share of order events that are missing from the journal at first, and then stand in
            their place.
        event_gap_seconds: So many seconds after the start they are there.
        command_seconds: So long after it was given a command does its work and its report is complete; 0: the
            work is done at once.
        slow_offers: The share of creations and edits of offers that are accepted (202) and done later.
        operation_seconds: So long they take.
        start: What the clock shows at first. Default: the present moment.
        epoch: The end of the invented past. Default: the last midnight (UTC) before `start`.
    """

    seed: int = 1
    orders: int = 200
    offers: int = 50
    accounts: int = 1
    applications: int = 1
    request_limit: int | None = 9000
    family_limits: bool = True
    limit_period: float = 60
    token_lifetime: int = 43_199
    refresh_grace: float = 60
    access_overlap: float = 0
    redirect_uris: Sequence[str] = ()
    device_interval: float = 5
    auto_approve: bool = True
    check_user_agent: bool = True
    orders_per_second: float = 0
    event_duplicates: float = 0
    event_gap: float = 0
    event_gap_seconds: float = 3600
    command_seconds: float = 1
    slow_offers: float = 0
    operation_seconds: float = 2
    start: datetime | None = None
    epoch: datetime | None = None

    def __post_init__(self) -> None:
        if min(self.orders, self.offers, self.orders_per_second, self.device_interval) < 0:
            raise ValueError("orders, offers, orders_per_second and device_interval must not be negative")
        if min(self.refresh_grace, self.access_overlap) < 0:
            raise ValueError("refresh_grace and access_overlap must not be negative")
        if not (0 <= self.event_duplicates <= 1 and 0 <= self.event_gap <= 1) or self.event_gap_seconds < 0:
            raise ValueError("event_duplicates and event_gap are shares from 0 to 1, and no seconds negative")
        if min(self.command_seconds, self.operation_seconds) < 0 or not 0 <= self.slow_offers <= 1:
            raise ValueError(
                "command_seconds and operation_seconds must not be negative, slow_offers a share"
            )
        if min(self.accounts, self.applications, self.token_lifetime) < 1:
            raise ValueError("accounts, applications and token_lifetime must be at least 1")
        if isinstance(self.redirect_uris, str):
            raise ValueError("redirect_uris must be a list of addresses, not one")  # noqa: TRY004 - a setting
        if self.request_limit is not None and self.request_limit < 1:
            raise ValueError("request_limit must be at least 1, or None for no limit")
        if self.limit_period <= 0:
            raise ValueError("limit_period must be more than 0")
        if self.orders and not self.offers:
            raise ValueError("orders need at least one offer that was bought")

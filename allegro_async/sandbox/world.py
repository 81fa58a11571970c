"""Everything the sandbox knows, without any network: sellers, tokens, limits, faults, the log."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from .clock import MICROS, SandboxClock, micros_of, midnight
from .data.dice import Dice, seed_key
from .data.money import tax_number
from .data.orders import Shop
from .data.people import company, login
from .faults import Fault, Faults
from .generic.shelves import Shelves
from .limits import FamilyLimits, OfferLimits, RequestLimit
from .log import RequestLog
from .sign_ins import SignIns
from .state.agenda import Agenda
from .state.campaigns import Participations
from .state.commands import CommandDesk
from .state.conditions import Conditions
from .state.files import Files
from .state.invoices import Invoices
from .state.issues import Issues
from .state.journal import Disturbance
from .state.mailbox import Mailbox
from .state.notices import Notices
from .state.offers import OfferBook
from .state.operations import OfferOperations
from .state.orders import OrderBook
from .state.price_rules import PriceRules
from .state.promotions import Promotions
from .state.shipments import Shipments
from .state.tags import Tags
from .tokens import TokenDesk

if TYPE_CHECKING:
    from .settings import Settings
    from .sign_ins import Device


@dataclass(frozen=True, slots=True)
class Application:
    """A registered application.

    Attributes:
        client_id: Its Client ID.
        client_secret: Its secret.
    """

    client_id: str
    client_secret: str = field(repr=False)

    @classmethod
    def numbered(cls, number: int, key: bytes) -> Application:
        """Invent an application; they are counted from 1."""
        mark = f" {number}" if number > 1 else ""
        return cls(
            blake2b(f"client id{mark}".encode(), key=key, digest_size=16).hexdigest(),
            blake2b(f"client secret{mark}".encode(), key=key, digest_size=32).hexdigest(),
        )


@dataclass(frozen=True, slots=True)
class Company:
    """Who the seller is in the eyes of the law."""

    name: str
    tax_id: str


class Seller:
    """A seller's account, with its orders and offers, and what its commands make and change.

    Args:
        number: Counted from 1.
        settings: How the sandbox is set up.
        begun: When it started, in microseconds since 1970.

    Attributes:
        agenda: What is to be done later.
        commands: The commands that were given.
        operations: The slow writes of offers.
        shipments: The shipments, by id.
        promotions: The promotion of offers.
        participations: The offers in Allegro Prices and AlleDiscount.
        tags: The tags, and the offers that have them.
    """

    def __init__(self, number: int, settings: Settings, begun: int) -> None:
        seed = seed_key(settings.seed, f"seller {number}")
        dice = Dice(seed, "seller", number)
        self.number = number
        self.id = str(46_000_000 + number)
        self.first_name, self.last_name = (
            dice.pick(("Alicja", "Bartosz", "Celina")),
            dice.pick(("Lis", "Sowa")),
        )
        self.login = login(dice, self.first_name, self.last_name, number)
        self.email = f"{self.login}@shop.example"
        self.company = Company(company(dice, "PL"), tax_number(dice, "PL")[1])
        epoch = micros_of(settings.epoch) if settings.epoch is not None else midnight(begun)
        buyers = max(10, settings.orders // 3)
        self._shop = Shop(seed, self.id, epoch, settings.offers, buyers)
        self._orders = settings.orders
        self._rate = settings.orders_per_second
        self._begun = begun
        self._disturbance = Disturbance(
            settings.event_duplicates, settings.event_gap, begun + int(settings.event_gap_seconds * MICROS)
        )
        self._made = 0
        self.agenda = Agenda()
        self.commands = CommandDesk(self.agenda, seed)
        self.operations = OfferOperations(self.agenda, seed)
        self.shipments = Shipments(seed)
        self.promotions = Promotions()
        self.participations = Participations(seed)
        self.tags = Tags(seed)

    @cached_property
    def orders(self) -> OrderBook:
        """The seller's orders."""
        return OrderBook(self._shop, self._orders, self._disturbance)

    @cached_property
    def offers(self) -> OfferBook:
        """The seller's offers."""
        return OfferBook(self._shop)

    @cached_property
    def price_rules(self) -> PriceRules:
        """The seller's price rules, and the offers that have one."""
        return PriceRules(self._shop.seed, self._shop.epoch)

    @cached_property
    def notices(self) -> Notices:
        """The deliveries that the seller announces to Allegro's warehouse."""
        return Notices(self._shop.seed, self._shop.epoch)

    @cached_property
    def mailbox(self) -> Mailbox:
        """The seller's conversations with buyers."""
        return Mailbox(self._shop.seed)

    @cached_property
    def issues(self) -> Issues:
        """Disputes and claims about the seller's orders."""
        return Issues(self._shop.seed)

    @cached_property
    def conditions(self) -> Conditions:
        """The seller's return policies, warranties and implied warranties."""
        return Conditions(self._shop.seed)

    @cached_property
    def invoices(self) -> Invoices:
        """The invoices of the seller's orders."""
        return Invoices(self._shop.seed)

    def order(self, order_id: str) -> dict[str, Any] | None:
        """An order as it is shown; None if there is no such order."""
        number = self.orders.number(order_id)
        return None if number is None else dict(json.loads(self.orders.body(number)))

    def catch_up(self, now: int) -> None:
        """Let the orders come in and the work be done that are due by now."""
        self.agenda.catch_up(now)
        if not self._rate:
            return
        due = int((now - self._begun) * self._rate / MICROS)
        for number in range(self._made, due):
            self.orders.add(1, self._begun + int((number + 1) / self._rate * MICROS))
        self._made = max(due, self._made)


class World:
    """The state of a sandbox.

    Args:
        settings: How it is set up.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.key = seed_key(settings.seed)
        self.clock = SandboxClock(settings.start)
        numbers = range(1, settings.applications + 1)
        self.applications = tuple(Application.numbered(number, self.key) for number in numbers)
        begun = self.clock.micros()
        self.sellers = tuple(Seller(number, settings, begun) for number in range(1, settings.accounts + 1))
        self.tokens = TokenDesk(self.key, settings)
        self.sign_ins = SignIns(self.key)
        minute = int(settings.limit_period * MICROS)
        self.limit = RequestLimit(settings.request_limit, minute)
        self.families = FamilyLimits(minute) if settings.family_limits else None
        self.offer_limits = OfferLimits(minute) if settings.family_limits else None
        self.faults = Faults(settings.seed)
        if settings.slow_offers:
            self.faults.standing.append(Fault(kind="slow-offer", probability=settings.slow_offers))
        self.log = RequestLog()
        self.files = Files(self.key)
        self.shelves = Shelves()
        self.url = ""

    def open_at(self, url: str) -> None:
        """Take note of the address, which links and tokens name."""
        self.url = self.tokens.issuer = url

    def application(self, client_id: str) -> Application | None:
        """Find an application."""
        return next((each for each in self.applications if each.client_id == client_id), None)

    def seller(self, name: str | None = None) -> Seller:
        """Find a seller by id or login; the first one without a name.

        Raises:
            KeyError: There is none.
        """
        if name is None:
            return self.sellers[0]
        for seller in self.sellers:
            if name in {seller.id, seller.login}:
                return seller
        raise KeyError(f"The sandbox has no seller {name!r}")

    def release_commands(self, account: str | None = None) -> list[str]:
        """Let the hanging commands of a seller do their work, or without a name everybody's; gives their ids.

        Raises:
            KeyError: There is no such seller.
        """
        sellers = self.sellers if account is None else (self.seller(account),)
        now = self.clock.micros()
        return [each for seller in sellers for each in seller.commands.release(now)]

    def approve_device(self, user_code: str, account: str | None = None) -> None:
        """Say yes to a device sign-in, as a seller would in the browser.

        Raises:
            KeyError: No sign-in waits with this code, or there is no such seller.
        """
        device = self._waiting(user_code)
        device.seller = self.seller(account)
        device.state = "approved"

    def deny_device(self, user_code: str) -> None:
        """Say no to a device sign-in.

        Raises:
            KeyError: No sign-in waits with this code.
        """
        self._waiting(user_code).state = "denied"

    def _waiting(self, user_code: str) -> Device:
        device = self.sign_ins.by_user_code(user_code)
        if device is None or device.state != "pending":
            raise KeyError(f"No sign-in waits with the code {user_code!r}")
        return device

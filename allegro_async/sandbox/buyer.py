"""The buyer's side, played by code: questions, disputes, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .data.files import media_of
from .state.issues import Issue, IssueKind, Matter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .state.files import Kind
    from .world import Seller, World

REASONS = (
    "NO_PRODUCT_RECEIVED",
    "NO_PRODUCT_IN_PARCEL",
    "NO_PROOF_OF_PURCHASE_MANUAL_OR_WARRANTY",
    "MISSING_PRODUCT_ELEMENT",
    "PRODUCT_AND_PARCEL_DAMAGED_IN_TRANSIT",
    "PRODUCT_DAMAGED_PARCEL_INTACT",
    "DEFECT_FOUND_DURING_USE",
    "NOT_AS_DESCRIBED",
    "SELLER_DOES_NOT_WANT_TO_ACCEPT_RETURN",
    "PROBLEM_WITH_SENDING_PRODUCT_BACK",
    "NO_REFUND_AFTER_RETURNING_PRODUCT",
    "NO_REFUND_AFTER_CANCELING_ORDER",
    "OTHER",
)
"""Why somebody opens a dispute or a claim."""

_KINDS = ("DISPUTE", "CLAIM")
_RIGHTS = ("WARRANTY", "COMPLAINT")
_EXPECTATIONS = ("REPAIR", "EXCHANGE", "REFUND", "PARTIAL_REFUND")


class Buyer:
    """Somebody who writes to sellers; `sandbox.buyer(login)` gives one.

    Files are given by name: `files={"photo.png": photo}`.

    Args:
        world: Everything that the sandbox knows.
        login: The buyer's login.

    Raises:
        ValueError: The login is empty.
    """

    def __init__(self, world: World, login: str) -> None:
        if not login:
            raise ValueError("A buyer has a login")
        self.login = login
        self._world = world

    def write(
        self,
        text: str,
        *,
        order: str | None = None,
        offer: str | None = None,
        account: str | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> str:
        """Write to a seller.

        Args:
            text: What to write.
            order: The id of the order that it is about; its seller gets the message.
            offer: The id of the offer that it is about.
            account: The id or login of the seller, the first one by default.
            files: What goes with it.

        Returns:
            The id of the message.

        Raises:
            KeyError: There is no such order, offer or seller.
            ValueError: The order was bought by somebody else, or Allegro takes no file of this kind.
        """
        seller = self._world.seller(account) if order is None else self._bought(order)[0]
        if offer is not None and seller.offers.number(offer) is None:
            raise KeyError(f"The seller has no offer {offer!r}")
        kept = self._keep("message-attachment", seller, files)
        box, now = seller.mailbox, self._world.clock.micros()
        thread = box.thread_with(self.login)
        return box.write(thread, text, now, by_seller=False, order=order, offer=offer, files=kept).id

    def open_issue(
        self,
        order: str,
        text: str,
        *,
        kind: IssueKind = "DISPUTE",
        reason: str = "NOT_AS_DESCRIBED",
        right: str = "COMPLAINT",
        expectation: str = "REFUND",
        refund: Mapping[str, str] | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> str:
        """Open a dispute or a claim about the first offer of an order.

        Args:
            order: The id of the order.
            text: What is wrong.
            kind: `DISPUTE` or `CLAIM`.
            reason: One of `REASONS`.
            right: What a claim stands on: `WARRANTY` or `COMPLAINT`. A dispute has none.
            expectation: What a claim is to lead to: `REPAIR`, `EXCHANGE`, `REFUND` or `PARTIAL_REFUND`.
            refund: The amount and currency that a claim asks for.
            files: What goes with it.

        Returns:
            The id of the issue.

        Raises:
            KeyError: There is no such order.
            ValueError: The order was bought by somebody else, or a word or a file cannot be.
        """
        for value, allowed in (
            (kind, _KINDS),
            (reason, REASONS),
            (right, _RIGHTS),
            (expectation, _EXPECTATIONS),
        ):
            if value not in allowed:
                raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
        (seller, bought), claim = self._bought(order), kind == "CLAIM"
        line = bought["lineItems"][0]
        matter = Matter(
            kind=kind,
            order=bought["id"],
            ordered=line["boughtAt"],
            buyer=(bought["buyer"]["id"], self.login),
            offer=line["offer"]["id"],
            quantity=line["quantity"],
            reason=reason,
            text=text,
            right=right if claim else None,
            expectation=expectation if claim else None,
            refund=refund if claim else None,
        )
        kept = self._keep("issue-attachment", seller, files)
        return seller.issues.open(matter, self._world.clock.micros(), kept).id

    def reply(self, issue: str, text: str, files: Mapping[str, bytes] | None = None) -> str:
        """Write in one's own dispute or claim.

        Returns:
            The id of the message.

        Raises:
            KeyError: The buyer has no such issue.
            ValueError: The dispute is closed, or a file is of a kind that Allegro does not take.
        """
        seller, found = self._issue(issue)
        if not found.open_for_messages:
            raise ValueError("The dispute is closed")
        kept = self._keep("issue-attachment", seller, files)
        return seller.issues.write(found, "BUYER", text, self._world.clock.micros(), kept).id

    def close_dispute(self, issue: str) -> None:
        """End one's own dispute; nobody can write in it any more.

        Raises:
            KeyError: The buyer has no such issue.
            ValueError: It is a claim, which ends with the seller's decision.
        """
        _, found = self._issue(issue)
        if found.matter.kind == "CLAIM":
            raise ValueError("A claim ends with the seller's decision")
        found.status = "DISPUTE_CLOSED"

    def _bought(self, order: str) -> tuple[Seller, dict[str, Any]]:
        for seller in self._world.sellers:
            found = seller.order(order)
            if found is None:
                continue
            owner = found["buyer"]["login"]
            if owner != self.login:
                raise ValueError(f"The order was bought by {owner!r}, not by {self.login!r}")
            return seller, found
        raise KeyError(f"The sandbox has no order {order!r}")

    def _issue(self, issue: str) -> tuple[Seller, Issue]:
        for seller in self._world.sellers:
            found = seller.issues.find(issue)
            if found is not None and found.matter.buyer[1] == self.login:
                return seller, found
        raise KeyError(f"{self.login!r} has no issue {issue!r}")

    def _keep(self, kind: Kind, seller: Seller, files: Mapping[str, bytes] | None) -> list[str]:
        """Keep files where the seller can download them; gives their ids."""
        kept: list[str] = []
        now = self._world.clock.micros()
        for name, body in (files or {}).items():
            media = media_of(body)
            if media is None:
                raise ValueError(f"The file {name!r} is of a kind that Allegro does not take")
            file = self._world.files.declare(kind, seller.id, name, now, size=len(body))
            self._world.files.put(file, body, media, now)
            kept.append(file.id)
        return kept

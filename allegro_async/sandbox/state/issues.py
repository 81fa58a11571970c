"""Disputes and claims about a seller's orders, with what was written in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from allegro_async.sandbox.clock import DAY
from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

IssueKind: TypeAlias = Literal["DISPUTE", "CLAIM"]
"""A dispute is a talk; a claim ends with the seller's decision."""

Role: TypeAlias = Literal["BUYER", "SELLER", "SYSTEM"]
"""Who writes in an issue; the system writes when the state of a claim changes."""

DECISION = 14 * DAY
"""How long a seller has to decide on a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Something written in an issue.

    Attributes:
        id: Its id.
        at: When, in microseconds since 1970.
        role: Who wrote it.
        text: What was written.
        files: The ids of its files.
    """

    id: str
    at: int
    role: Role
    text: str = field(repr=False)
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What an issue is about; it never changes.

    Attributes:
        kind: Dispute or claim.
        order: The id of the order.
        ordered: When it was bought, as the order says it.
        buyer: The buyer's id and login.
        offer: The id of the offer.
        quantity: How many of it.
        reason: Why, in Allegro's words.
        text: What the buyer wrote first.
        right: The right that a claim stands on.
        expectation: What the buyer of a claim wants.
        refund: How much money the buyer of a claim wants back.
    """

    kind: IssueKind
    order: str
    ordered: str
    buyer: tuple[str, str] = field(repr=False)
    offer: str
    quantity: int
    reason: str
    text: str = field(repr=False)
    right: str | None = None
    expectation: str | None = None
    refund: Mapping[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class Issue:
    """A dispute or a claim.

    Attributes:
        id: Its id.
        number: Counted from 1.
        matter: What it is about.
        opened: When it was opened, in microseconds since 1970.
        status: Where it stands.
        return_required: What the seller said about sending the thing back; None: nothing.
        posts: What was written, the oldest first.
    """

    id: str
    number: int
    matter: Matter
    opened: int
    status: str
    return_required: bool | None = None
    posts: list[Post] = field(default_factory=list[Post])

    @property
    def open_for_messages(self) -> bool:
        """Whether one can still write in it."""
        return self.status != "DISPUTE_CLOSED"

    @property
    def decide_by(self) -> int | None:
        """Until when the seller of a claim has to decide, in microseconds since 1970."""
        return self.opened + DECISION if self.matter.kind == "CLAIM" else None


class Issues:
    """The issues of a seller.

    Args:
        seed: The key of the seller.
    """

    def __init__(self, seed: bytes) -> None:
        self._ids = Ids(seed, "issue")
        self._post_ids = Ids(seed, "post")
        self._issues: dict[str, Issue] = {}
        self._posts = 0

    def __iter__(self) -> Iterator[Issue]:
        """All issues, the one opened last first."""
        return reversed(self._issues.values())

    def find(self, issue_id: str) -> Issue | None:
        """Find an issue by its id."""
        return self._issues.get(issue_id)

    def open(self, matter: Matter, now: int, files: Sequence[str] = ()) -> Issue:
        """Let a buyer open an issue."""
        number = len(self._issues)
        status = "DISPUTE_ONGOING" if matter.kind == "DISPUTE" else "CLAIM_SUBMITTED"
        issue = Issue(id=self._ids.make(number), number=number + 1, matter=matter, opened=now, status=status)
        self._issues[issue.id] = issue
        self.write(issue, "BUYER", matter.text, now, files)
        return issue

    def write(self, issue: Issue, role: Role, text: str, now: int, files: Sequence[str] = ()) -> Post:
        """Let somebody write in an issue."""
        post = Post(id=self._post_ids.make(self._posts), at=now, role=role, text=text, files=tuple(files))
        self._posts += 1
        issue.posts.append(post)
        return post

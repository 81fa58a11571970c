"""How disputes and claims look on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import iso

if TYPE_CHECKING:
    from allegro_async.sandbox.state.issues import Issue, Post
    from allegro_async.sandbox.world import Seller, World

_ANSWERED = {"BUYER": "BUYER_REPLIED", "SELLER": "SELLER_REPLIED", "SYSTEM": "ALLEGRO_ADVISOR_REPLIED"}


def issue_json(world: World, seller: Seller, issue: Issue) -> dict[str, Any]:
    """An issue; what only claims have is null in a dispute."""
    matter, first = issue.matter, issue.posts[0]
    claim = matter.kind == "CLAIM"
    due = None if issue.decide_by is None else iso(issue.decide_by)
    waiting = issue.status == "CLAIM_SUBMITTED"
    wish = {"name": matter.expectation, "refund": matter.refund}
    return {
        "id": issue.id,
        "type": matter.kind,
        "referenceNumber": f"{seller.id}/{issue.number}" if claim else None,
        "decisionDueDate": due,
        "openedDate": iso(issue.opened),
        "subject": matter.reason.replace("_", " ").capitalize(),
        "buyer": {"id": matter.buyer[0], "login": matter.buyer[1]},
        "checkoutForm": {"id": matter.order, "createdAt": matter.ordered},
        "currentState": {
            "status": issue.status,
            "statusDueDate": due if waiting else None,
            "returnRequired": issue.return_required,
            "chatActive": issue.open_for_messages,
        },
        "chat": {
            "lastMessage": _last(issue),
            "messagesCount": len(issue.posts),
            "initialMessage": message_json(world, seller, issue, first),
        },
        "expectations": [wish] if claim else [],
        "description": matter.text,
        "offer": {"id": matter.offer, "quantity": matter.quantity},
        "product": None,
        "reason": {"type": matter.reason, "description": None} if claim else None,
        "right": matter.right,
        "attachments": _files(world, first),
    }


def message_json(world: World, seller: Seller, issue: Issue, post: Post) -> dict[str, Any]:
    """Something written in an issue; the system has no login."""
    logins = {"BUYER": issue.matter.buyer[1], "SELLER": seller.login}
    login = {"login": logins[post.role]} if post.role in logins else {}
    return {
        "id": post.id,
        "text": post.text,
        "attachments": _files(world, post),
        "author": {**login, "role": post.role},
        "createdAt": iso(post.at),
    }


def _last(issue: Issue) -> dict[str, str]:
    post = issue.posts[-1]
    answered = any(each.role == "SELLER" for each in issue.posts)
    return {"status": _ANSWERED[post.role] if answered else "NEW", "createdAt": iso(post.at)}


def _files(world: World, post: Post) -> list[dict[str, str]]:
    files = (world.files[each] for each in post.files)
    return [
        {"fileName": file.name, "url": f"{world.url}/sale/issues/attachments/{file.id}"} for file in files
    ]

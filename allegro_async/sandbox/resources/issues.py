"""Disputes and claims of buyers: reading them, writing in them, deciding on claims."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import BETA_V1, Answer, Exchange, RefusedError, Route
from allegro_async.sandbox.refusals import invalid, not_found, refuse

from .issue_json import issue_json, message_json
from .messages import attached
from .reading import json_object, one_of, only_known, part, whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allegro_async.sandbox.state.issues import Issue
    from allegro_async.sandbox.world import World

STATUSES = (
    "DISPUTE_CLOSED",
    "DISPUTE_ONGOING",
    "DISPUTE_UNRESOLVED",
    "CLAIM_SUBMITTED",
    "CLAIM_ACCEPTED",
    "CLAIM_REJECTED",
)
_REGULAR = "REGULAR"
# What a message besides its text says of the return; the last two ask for it.
_RETURNS = {
    "RETURN_NOT_REQUIRED": False,
    "RETURN_REQUIRED_SELLER_LABEL": True,
    "RETURN_REQUIRED_CUSTOM": True,
}
_TYPES = {"DISPUTE": (_REGULAR, "END_REQUEST"), "CLAIM": (_REGULAR, *_RETURNS)}
_DECISIONS = {
    "ACCEPTED_REPAIR": "CLAIM_ACCEPTED",
    "ACCEPTED_REFUND": "CLAIM_ACCEPTED",
    "ACCEPTED_EXCHANGE": "CLAIM_ACCEPTED",
    "ACCEPTED_PARTIAL_REFUND": "CLAIM_ACCEPTED",
    "REJECTED_ADDITIONAL_REQUIREMENTS_NOT_COMPLETED": "CLAIM_REJECTED",
    "REJECTED_PRODUCT_NOT_RETURNED": "CLAIM_REJECTED",
    "REJECTED_PRODUCT_DAMAGED_BY_USER": "CLAIM_REJECTED",
    "REJECTED_PRODUCT_CONFORMS_TO_CONTRACT": "CLAIM_REJECTED",
    "REJECTED_MINOR_DEFECT": "CLAIM_REJECTED",
    "REJECTED_OTHER": "CLAIM_REJECTED",
    "REJECTED_CLAIM_WITHDRAWN_BY_BUYER": "CLAIM_REJECTED",
}
_LONGEST = 20_000
_FARTHEST = 2**31 - 1
_PARTIAL = "ACCEPTED_PARTIAL_REFUND"


def list_issues(world: World, exchange: Exchange) -> Answer:
    """`GET /sale/issues`: the one opened last first."""
    offset, limit = _bounds(exchange)
    wanted, order = one_of(exchange, "status", STATUSES), exchange.query.get("checkoutForm.id")
    found = (
        issue
        for issue in exchange.seller.issues
        if (wanted is None or issue.status in wanted) and order in {None, issue.matter.order}
    )
    page = islice(found, offset, offset + limit)
    return _beta({"issues": [issue_json(world, exchange.seller, issue) for issue in page]})


def get_issue(world: World, exchange: Exchange) -> Answer:
    """`GET /sale/issues/{issueId}`."""
    return _beta(issue_json(world, exchange.seller, _known(exchange)))


def list_chat(world: World, exchange: Exchange) -> Answer:
    """`GET /sale/issues/{issueId}/chat`: the newest first."""
    issue, (offset, limit) = _known(exchange), _bounds(exchange)
    page = list(reversed(issue.posts))[offset : offset + limit]
    return _beta({"chat": [message_json(world, exchange.seller, issue, post) for post in page]})


def send_message(world: World, exchange: Exchange) -> Answer:
    """`POST /sale/issues/{issueId}/message`: text, files or both; a claim's may say whether to send back."""
    issue, body = _known(exchange), json_object(exchange)
    only_known(exchange, body, ("text", "attachments", "type"))
    kind, allowed = body.get("type"), _TYPES[issue.matter.kind]
    if kind not in allowed:
        return invalid(exchange, "type", f"type must be one of {', '.join(allowed)}")
    if not issue.open_for_messages:
        return refuse(exchange, 409, "CONFLICT", "The dispute is closed")
    text = _text(exchange, body)
    files = attached(world, exchange, body, "issue-attachment")
    if not text and not files:
        return invalid(exchange, "text", "a message needs a text or files")
    issue.return_required = _RETURNS.get(str(kind), issue.return_required)
    post = exchange.seller.issues.write(issue, "SELLER", text, exchange.now, files)
    return _beta(message_json(world, exchange.seller, issue, post), 201)


def change_status(_world: World, exchange: Exchange) -> Answer:
    """`POST /sale/issues/{issueId}/status`: accept or reject a claim, once; disputes have no such step."""
    issue, body = _known(exchange), json_object(exchange)
    only_known(exchange, body, ("status", "message", "partialRefund"))
    if issue.status != "CLAIM_SUBMITTED":
        return refuse(exchange, 400, "INVALID_STATE", "Only a submitted claim can be decided on")
    decision = body.get("status")
    if not isinstance(decision, str) or decision not in _DECISIONS:
        return invalid(exchange, "status", f"status must be one of {', '.join(_DECISIONS)}")
    text = _text(exchange, body, "message")
    if not text:
        return invalid(exchange, "message", "message is missing")
    refund = part(exchange, body, "partialRefund")
    only_known(exchange, refund or {}, ("amount", "currency"), "partialRefund.")
    if (refund is None) == (decision == _PARTIAL):
        return invalid(exchange, "partialRefund", f"partialRefund goes with {_PARTIAL}, and only with it")
    issue.status = _DECISIONS[decision]
    book = exchange.seller.issues
    book.write(issue, "SYSTEM", f"{decision}: {text}", exchange.now)
    return Answer(200, b"", None)


def _bounds(exchange: Exchange) -> tuple[int, int]:
    limit = whole_number(exchange, "limit", 10, 1, 100)
    return whole_number(exchange, "offset", 0, 0, _FARTHEST), limit


def _text(exchange: Exchange, body: Mapping[str, Any], name: str = "text") -> str:
    text = body.get(name)
    if text is None:
        return ""
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise RefusedError(invalid(exchange, name, f"{name} must have at most {_LONGEST} characters"))
    return text


def _known(exchange: Exchange) -> Issue:
    issue = exchange.seller.issues.find(exchange.params["issueId"])
    if issue is None:
        raise RefusedError(not_found(exchange, "such issue"))
    return issue


def _beta(value: object, status: int = 200) -> Answer:
    return Answer(status, to_json(value), BETA_V1)


_SCOPE = "allegro:api:disputes"
_ALL = "/sale/issues"
_ONE = f"{_ALL}/{{issueId}}"

ROUTES = (
    Route(method="GET", path=_ALL, handler=list_issues, scope=_SCOPE, media=BETA_V1),
    Route(method="GET", path=_ONE, handler=get_issue, scope=_SCOPE, media=BETA_V1),
    Route(method="GET", path=f"{_ONE}/chat", handler=list_chat, scope=_SCOPE, media=BETA_V1),
    Route(
        method="POST",
        path=f"{_ONE}/message",
        handler=send_message,
        scope=_SCOPE,
        media=BETA_V1,
        content=BETA_V1,
    ),
    # D names no version of its answer, which has no body.
    Route(method="POST", path=f"{_ONE}/status", handler=change_status, scope=_SCOPE, content=BETA_V1),
)
"""What the sandbox can do with disputes and claims."""

"""Commands that hand an announced delivery in (One Fulfillment); a delivery is handed in once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task

from .criteria import check_uuid
from .engine import Family, Plan
from .reports import problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allegro_async.sandbox.exchange import Exchange
    from allegro_async.sandbox.state.commands import Command, Phase
    from allegro_async.sandbox.world import Seller


def _plan(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    # Id and output are in the schema of what is sent too, and mean nothing there.
    only_known(exchange, body, ("id", "input", "output"))
    wish = part(exchange, body, "input") or {}
    only_known(exchange, wish, ("advanceShipNoticeId",), "input.")
    notice = check_uuid(exchange, wish.get("advanceShipNoticeId"), "input.advanceShipNoticeId")
    seller = exchange.seller
    return Plan([Task(notice)], lambda task, now: _submit(seller, task.subject, now))


def _submit(seller: Seller, notice_id: str, now: int) -> str | None:
    notice = seller.notices.all.get(notice_id)
    if notice is None:
        return "There is no such advance ship notice"
    if notice.submitted is not None:
        return "The advance ship notice was submitted before"
    notice.submitted = now
    return None


def _report(command: Command, phase: Phase) -> dict[str, Any]:
    (task,) = command.tasks
    output: dict[str, Any] = {"status": "RUNNING"}
    if phase == "done" and task.trouble is None:
        output = {"status": "SUCCESSFUL"}
    elif phase == "done":
        output = {"status": "FAILED", "errors": problems(task.trouble)}
    return {"id": command.id, "input": command.body["input"], "output": output}


NOTICES = Family(
    path="/fulfillment/submit-commands",
    plan=_plan,
    write="allegro:api:fulfillment:write",
    read="allegro:api:fulfillment:read",
    report=_report,
    locates=True,
)

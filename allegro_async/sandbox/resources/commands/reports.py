"""How the commands for many offers tell of themselves: counts, and a list with an outcome for each offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import iso

if TYPE_CHECKING:
    from allegro_async.sandbox.state.commands import Command, Phase, Task

NO_OFFER = "There is no such offer"


def general_report(command: Command, phase: Phase) -> dict[str, Any]:
    """Counts, and when it was all done."""
    completed = None if command.finished is None or phase != "done" else iso(command.finished)
    return {
        "id": command.id,
        "createdAt": iso(command.given),
        "completedAt": completed,
        "taskCount": task_count(command, phase),
    }


def task_count(command: Command, phase: Phase) -> dict[str, int]:
    """How many tasks there are, went well and failed: nothing but zeros at first (allegro-api issue 2067)."""
    total = 0 if phase == "accepted" else len(command.tasks)
    failed = sum(task.trouble is not None for task in command.tasks) if phase == "done" else 0
    return {"failed": failed, "success": total - failed if phase == "done" else 0, "total": total}


def offer_task(_command: Command, task: Task, phase: Phase) -> dict[str, Any]:
    """The outcome of one offer."""
    return {"offer": {"id": task.subject}, "field": task.field, **outcome(task, phase)}


def subject_task(_command: Command, task: Task, phase: Phase) -> dict[str, Any]:
    """The outcome of one offer, as bulk modifications tell it."""
    return {"subject": {"offerId": task.subject, "field": task.field}, **outcome(task, phase)}


def outcome(task: Task, phase: Phase) -> dict[str, Any]:
    """How it went."""
    if phase != "done":
        return {"message": "", "status": "IN_PROGRESS", "errors": []}
    status = "SUCCESS" if task.trouble is None else "FAIL"
    return {"message": task.trouble or "", "status": status, "errors": problems(task.trouble, task.field)}


def problems(trouble: str | None, path: str | None = None) -> list[dict[str, Any]]:
    """What went wrong as Allegro's list of errors; an empty one where nothing did."""
    if trouble is None:
        return []
    error = {
        "code": "VALIDATION_ERROR",
        "message": trouble,
        "details": None,
        "path": path,
        "userMessage": trouble,
    }
    return [error]

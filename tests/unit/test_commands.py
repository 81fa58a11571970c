"""Commands as handles: followed to their report, resumed elsewhere, in virtual time."""

from __future__ import annotations

import pickle
import pickletools
from itertools import pairwise
from typing import Any

import pytest

from allegro_async import ApiError, ClientStateError, ConfigurationError
from allegro_async.call import Call, CallOptions, Reply
from allegro_async.commands import Command, TaskCommand
from allegro_async.errors import CommandFailedError, CommandNotFoundError, CommandTimeoutError
from allegro_async.models.offer_commands import CommandTask, GeneralReport
from allegro_async.resources.offer_commands import OfferCommands
from allegro_async.resources.operations import OPERATIONS
from tests.bulk_work import a_client
from tests.command_server import CUT, ID, NOT_SENT, OTHER_ID, CommandServer
from tests.doubles import FakeTransport, LoopClock, answer, virtual
from tests.recorder import Recorder


def prices(*offers: str) -> dict[str, Any]:
    return {
        "modification": {"type": "FIXED_PRICE", "price": {"amount": "10.00", "currency": "PLN"}},
        "offerCriteria": [{"type": "CONTAINS_OFFERS", "offers": [{"id": each} for each in offers]}],
    }


async def started(server: CommandServer, *offers: str, **options: Any) -> TaskCommand[Any, Any, Any]:
    return await server.client().offer_commands.change_prices(
        prices(*offers or ("1", "2")), command_id=ID, **options
    )


@virtual
async def test_a_command_that_is_started_says_what_it_is() -> None:
    command = await started(CommandServer(), "1", "2", "1")
    assert isinstance(command.started, GeneralReport)
    assert (command.id, command.family, command.offers) == (ID, "price-change", ("1", "2"))
    assert (command.operation, command.account) == ("offer_commands.change_prices", "default")
    assert repr(command) == f"<TaskCommand offer_commands.change_prices {ID}>"


@virtual
async def test_the_status_is_the_one_of_this_moment() -> None:
    server = CommandServer()
    command = await started(server)
    assert (await command.status()).task_count.total == 0
    await LoopClock().sleep(5)
    assert (await command.status()).task_count.total == 2


@virtual
async def test_waiting_gives_one_outcome_for_each_offer() -> None:
    server = CommandServer(failing={"2"})
    report = await (await started(server, "1", "2", "3")).wait()
    assert (report.command_id, report.finished, report.ok) == (ID, True, False)
    assert [each.offer for each in report.done] == ["1", "3"]
    assert [(each.offer, str(each.problems[0])) for each in report.failed] == [
        ("2", "OFFER_ENDED: It has ended")
    ]
    assert report.unknown == ()
    assert report.status.task_count.failed == 1


@virtual
async def test_a_report_before_the_end_knows_of_no_offer_yet() -> None:
    report = await (await started(CommandServer())).report()
    assert (report.finished, len(report.unknown), report.ok) == (False, 2, False)


@virtual
async def test_waiting_begins_a_second_after_the_start_and_never_asks_more_often() -> None:
    server = CommandServer(lag=300)
    await (await started(server)).wait()
    asked = [at for at, what in zip(server.at, server.sent, strict=True) if "tasks" not in what]
    pauses = [later - earlier for earlier, later in pairwise(asked)]
    assert min(pauses) >= 1.0
    assert 8 < len(pauses) < 40
    assert max(pauses) <= 60.1


@virtual
async def test_what_allegro_says_about_coming_back_is_kept() -> None:
    server = CommandServer(lag=0)
    later = answer(200, {"id": ID, "taskCount": {}}, {"Retry-After": "120"})
    server.asks = [later, later]
    begun = LoopClock().monotonic()
    await (await started(server)).wait()
    assert LoopClock().monotonic() - begun >= 241


@virtual
async def test_a_start_says_when_to_come_back_as_well() -> None:
    asked: list[float] = []

    def handle(request: Any) -> Any:
        if request.method == "POST":
            return answer(200, {"commandId": ID, "input": {"shipmentId": "s"}}, {"Retry-After": "30"})
        asked.append(LoopClock().monotonic())
        return answer(200, {"commandId": ID, "status": "SUCCESS"}, {"Retry-After": "30"})

    client = a_client(FakeTransport(handler=handle))
    begun = LoopClock().monotonic()
    command = await client.shipments.cancel({"input": {"shipmentId": "s"}}, command_id=ID)
    report = await command.wait()
    assert asked[0] - begun >= 30
    assert LoopClock().monotonic() - asked[-1] < 1  # a finished one says so too (allegro-api issue 8402)
    assert [(each.offer, each.state) for each in report.outcomes] == [(None, "done")]


@virtual
async def test_a_command_that_failed_as_a_whole_is_an_error_of_waiting_and_an_outcome_of_the_report() -> None:
    trouble = {"code": "ADDRESS", "message": "Unknown street", "path": "receiver.street"}
    status = {"commandId": ID, "status": "ERROR", "errors": [trouble]}
    first = answer(200, {"commandId": ID, "input": {"shipmentId": "s"}})
    client = a_client(FakeTransport(first, answer(200, status)))
    command = await client.shipments.cancel({"input": {"shipmentId": "s"}}, command_id=ID)
    with pytest.raises(CommandFailedError, match="ADDRESS: Unknown street") as caught:
        await command.wait()
    assert (caught.value.command_id, caught.value.problems[0].path) == (ID, "receiver.street")
    report = await command.report()
    assert (report.finished, report.failed[0].problems) == (True, caught.value.problems)


@virtual
async def test_a_command_that_failed_without_a_word_says_so() -> None:
    first = answer(200, {"commandId": ID, "input": {"shipmentId": "s"}})
    client = a_client(FakeTransport(first, answer(200, {"commandId": ID, "status": "ERROR"})))
    command = await client.shipments.cancel({"input": {"shipmentId": "s"}}, command_id=ID)
    with pytest.raises(CommandFailedError, match="no reason given"):
        await command.wait()


@virtual
async def test_the_end_of_patience_leaves_a_ticket_and_the_command_goes_on() -> None:
    server = CommandServer(lag=600)
    command = await started(server)
    begun = LoopClock().monotonic()
    with pytest.raises(CommandTimeoutError, match=r"within 30 s.*client\.resume") as caught:
        await command.wait(timeout=30)
    assert LoopClock().monotonic() - begun < 30.01
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - its own bytes
    assert (copy.command_id, copy.ticket) == (ID, command.ticket)
    assert (await server.client().resume(copy.ticket).wait()).ok


@virtual
async def test_there_is_a_last_question_at_the_end_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.random", lambda: 1.0)  # asks after 16 s, and next would be after 32
    server = CommandServer(lag=29.5)
    assert (await (await started(server)).wait(timeout=30)).ok


@virtual
async def test_no_one_waits_for_a_moment_that_is_too_late() -> None:
    server = CommandServer(asks=[answer(200, {"id": ID}, {"Retry-After": "120"})])
    command = await started(server)
    begun = LoopClock().monotonic()
    with pytest.raises(CommandTimeoutError):
        await command.wait(timeout=60)
    assert LoopClock().monotonic() - begun < 5
    with pytest.raises(CommandTimeoutError):  # also where somebody tries again at once
        await command.wait(timeout=60)
    assert len(server.sent) == 2


@virtual
async def test_trouble_that_passes_is_outwaited() -> None:
    server = CommandServer(asks=[*[answer(502)] * 4, *[NOT_SENT] * 4, *[answer(503)] * 4])
    assert (await (await started(server)).wait()).ok


@virtual
async def test_trouble_that_stays_ends_with_the_time_and_is_named() -> None:
    server = CommandServer(asks=[answer(502)] * 100)
    command = await started(server)
    with pytest.raises(CommandTimeoutError) as caught:
        await command.wait(timeout=40)
    assert getattr(caught.value.__cause__, "status", None) == 502


@pytest.mark.parametrize("status", [403, 422])
@virtual
async def test_a_refusal_is_not_outwaited(status: int) -> None:
    command = await started(CommandServer(asks=[answer(status)]))
    with pytest.raises(ApiError) as caught:
        await command.wait()
    assert caught.value.status == status


@virtual
async def test_an_unknown_command_is_an_error_that_says_why() -> None:
    client = CommandServer().client()
    with pytest.raises(CommandNotFoundError, match="older than 7 days") as caught:
        await client.resume("offer_commands.change_prices", OTHER_ID).wait()
    assert caught.value.command_id == OTHER_ID


@virtual
async def test_tasks_are_read_page_by_page() -> None:
    command = await started(CommandServer(), *map(str, range(45)))
    assert await command.tasks().collect() == []
    await LoopClock().sleep(5)
    tasks = await command.tasks().collect()
    assert [type(each) for each in tasks] == [CommandTask] * 45


@virtual
async def test_a_task_list_that_is_cut_at_its_ceiling_is_completed_by_the_figures() -> None:
    offers = [str(number) for number in range(1000)]

    def handle(request: Any) -> Any:
        if "/tasks" in request.url:
            failed = {"offer": {"id": "7"}, "status": "FAIL", "message": "no"}
            rows = [failed, *({"offer": {"id": each}, "status": "SUCCESS"} for each in offers[:500])]
            return answer(200, {"tasks": [*rows, *rows[1:]][:1000]})
        counts = {"failed": 1, "success": 1999, "total": 2000}
        return answer(200, {"id": ID, "completedAt": "2026-11-25T10:00:00Z", "taskCount": counts})

    client = a_client(FakeTransport(handler=handle))
    command = await client.offer_commands.change_prices(prices(*offers), command_id=ID)
    report = await command.wait()
    assert (len(report.done), [each.offer for each in report.failed]) == (999, ["7"])
    assert [str(each) for each in report.failed[0].problems] == ["no"]


@virtual
async def test_a_task_that_cannot_be_read_does_not_hide_the_others() -> None:
    def handle(request: Any) -> Any:
        if "/tasks" in request.url:
            rows = [{"offer": "?"}, {"offer": {"id": "2"}, "status": "SUCCESS"}]
            return answer(200, {"tasks": rows})
        counts = {"failed": 1, "success": 1, "total": 2}
        return answer(200, {"id": ID, "taskCount": counts})

    client = a_client(FakeTransport(handler=handle))
    command = await client.offer_commands.change_prices(prices("1", "2"), command_id=ID)
    report = await command.wait()
    assert [(each.offer, each.state) for each in report.outcomes] == [("1", "unknown"), ("2", "done")]


@virtual
async def test_a_command_is_resumed_in_another_process_for_its_own_account() -> None:
    server = CommandServer()
    client = server.client(account="shop-2")
    command = await client.offer_commands.change_prices(prices("1"), command_id=ID)
    packed = pickle.dumps(command)
    assert not any("oken" in str(each) or "Client" in str(each) for _, each, _ in pickletools.genops(packed))
    copy = pickle.loads(packed)  # noqa: S301 - its own bytes
    assert (copy.id, copy.offers, copy.started, copy.ticket) == (ID, ("1",), None, command.ticket)
    with pytest.raises(ClientStateError, match=r"client\.resume"):
        await copy.status()
    other = server.client()
    for resumed in (other.resume(copy), other.resume(command.ticket), other.resume(command)):
        assert (resumed.account, type(resumed)) == ("shop-2", TaskCommand)
        sender: Any = resumed._sender  # pyright: ignore[reportPrivateUsage]
        assert sender.account_key == "shop-2"
        assert (await resumed.wait()).ok


@virtual
async def test_a_resumed_command_is_asked_for_at_once() -> None:
    server = CommandServer(lag=0)
    command = await started(server)
    begun = LoopClock().monotonic()
    await server.client().resume(command.ticket).wait()
    assert LoopClock().monotonic() - begun < 0.5


@pytest.mark.parametrize("name", ["offer_commands.change_prices", "shipments.create"])
@virtual
async def test_a_command_can_be_named_by_its_method_and_id(name: str) -> None:
    resumed: Command[Any, Any] = a_client().resume(name, ID)
    has_tasks = OPERATIONS[name].family.tasks is not None  # type: ignore[union-attr]
    assert (resumed.id, resumed.operation, isinstance(resumed, TaskCommand)) == (ID, name, has_tasks)


@pytest.mark.parametrize(
    ("ticket", "said"),
    [
        ("{", "no ticket"),
        ("[]", "no ticket"),
        ('{"v": 1}', "no ticket"),
        ('{"v": 1, "offers": [], "what": 1}', "no ticket"),
        ('{"v": 2}', "another version"),
        ('{"v": 1, "operation": "orders.get", "id": "1", "offers": []}', "starts a command"),
        ('{"v": 1, "operation": "no.such", "id": "1", "offers": []}', "starts a command"),
        (
            '{"v": 1, "operation": "x.y", "id": "1", "offers": [], "environment": "production"}',
            "runs in production, and this client in sandbox",
        ),
    ],
)
@virtual
async def test_what_is_no_ticket_is_refused(ticket: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        a_client().resume(ticket)


def test_only_what_starts_a_command_makes_one() -> None:
    from allegro_async._tickets import Ticket

    with pytest.raises(ConfigurationError, match="starts no command"):
        Command(None, OPERATIONS["orders.get"], Ticket("orders.get", "1"))


@virtual
async def test_questions_have_the_options_of_the_start_that_suit_them_and_the_time_that_is_left() -> None:
    options: list[CallOptions] = []

    async def send(call: Any, /) -> Any:
        options.append(call.options)
        return await client.__class__.send(client, call)

    client: Any = CommandServer().client()
    client.offer_commands._sender = type("Sender", (), {"send": staticmethod(send)})()
    command = await client.offer_commands.change_prices(
        prices("1"), language="en-US", priority="bulk", attempt_timeout=7.0, timeout=5.0, headers={"X": "1"}
    )
    command._next = (0.0, 0.0)
    with pytest.raises(CommandTimeoutError):
        await command.wait(0.5)
    asked = options[1]
    assert asked == {"language": "en-US", "priority": "bulk", "attempt_timeout": 7.0, "timeout": 1.0}


@virtual
async def test_a_question_weighs_as_much_as_the_command_has_offers() -> None:
    weights: list[tuple[str, int]] = []

    class Weighing(Recorder):
        async def send(self, call: Call, /) -> Reply:
            weights.append((call.operation.name, call.weight))
            return await super().send(call)

    body = '{"id": "x", "completedAt": "2026-11-25T10:00:00Z", "taskCount": {}, "tasks": []}'
    command = await OfferCommands(Weighing(201, body)).change_prices(prices("1", "2", "3"))
    await command.wait()
    await command.tasks()
    area = "offer_commands"
    assert weights == [
        (f"{area}.change_prices", 3),
        (f"{area}.get_price_change", 3),
        (f"{area}.list_price_change_tasks", 3),
        (f"{area}.list_price_change_tasks", 3),
    ]


@virtual
async def test_a_start_of_unknown_fate_names_the_id_to_ask_for() -> None:
    server = CommandServer(starts=[CUT, CUT, CUT, CUT])
    with pytest.raises(Exception, match="cut") as caught:
        await server.client().offer_commands.change_prices(prices("1"), command_id=ID)
    assert caught.value.__notes__ == [f"The id of the command is {ID}."]
    assert (await server.client().resume("offer_commands.change_prices", ID).wait()).ok


@virtual
async def test_a_start_that_never_left_has_no_note() -> None:
    with pytest.raises(Exception, match="refused") as caught:
        await CommandServer(starts=[NOT_SENT] * 4).client().offer_commands.change_prices(prices("1"))
    assert not hasattr(caught.value, "__notes__")


@virtual
async def test_a_lost_answer_of_a_post_command_is_found_again_by_its_own_id() -> None:
    server = CommandServer(starts=[CUT])
    body = {"modifications": [{"offerId": "1", "stock": {"changeType": "FIXED", "value": 2}}]}
    command = await server.client().offer_commands.change_prices_and_stock(body)
    assert len(server.changed) == 1
    assert (await command.wait()).ok
    assert [each.split()[0] for each in server.sent[:3]] == ["POST", "POST", "GET"]

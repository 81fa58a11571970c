# A test may look inside.
# pyright: reportPrivateUsage=false
"""Signing in by the device flow, in virtual time."""

from __future__ import annotations

import asyncio
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from allegro_async import AuthError, DeviceCode, InvalidClientError, TransportError
from allegro_async.auth.device import sign_in
from allegro_async.auth.prompt import show
from tests.doubles import APP, Answer, FakeTransport, LoopClock, answer, token_body, virtual

BEGUN = answer(
    200,
    {
        "device_code": "device-code-secret",
        "user_code": "ABC123XYZ",
        "verification_uri": "https://allegro.pl/skojarz-aplikacje",
        "verification_uri_complete": "https://allegro.pl/skojarz-aplikacje?code=ABC123XYZ",
        "expires_in": 3600,
        "interval": 5,
    },
)
CODE = DeviceCode("https://allegro.pl/x?a=1&b=<2>", "ABC123XYZ", 3600, 5, "device-code-secret")


def says(error: str) -> Answer:
    return answer(400, {"error": error})


async def run(*script: Answer, takes: float = 0.0) -> tuple[Any, FakeTransport, list[DeviceCode]]:
    transport, shown = FakeTransport(BEGUN, *script, takes=takes), list[DeviceCode]()
    outcome = await asyncio.gather(
        sign_in(APP, transport, LoopClock(), prompt=shown.append), return_exceptions=True
    )
    return outcome[0], transport, shown


def pauses(transport: FakeTransport) -> list[float]:
    return [round(b - a, 3) for a, b in zip(transport.sent_at, transport.sent_at[1:], strict=False)]


@virtual
async def test_the_code_is_shown_once_and_asked_for_in_the_servers_rhythm() -> None:
    pending = says("authorization_pending")
    token, transport, shown = await run(pending, pending, answer(200, token_body("first")))
    assert token.user_id == "44"
    assert pauses(transport) == [5.0, 5.0, 5.0]
    assert [each.user_code for each in shown] == ["ABC123XYZ"]


@virtual
async def test_slow_down_adds_five_seconds_for_good() -> None:
    slower, pending = says("slow_down"), says("authorization_pending")
    _, transport, _ = await run(slower, pending, slower, answer(200, token_body("first")))
    assert pauses(transport) == [5.0, 10.0, 10.0, 15.0]


@pytest.mark.parametrize(
    "trouble", [TransportError("cut", maybe_sent=True), answer(503), answer(400), answer(429)], ids=str
)
@virtual
async def test_trouble_on_the_way_is_asked_again(trouble: Answer) -> None:
    token, _, _ = await run(trouble, trouble, answer(200, token_body("first")))
    assert token.user_id == "44"


@pytest.mark.parametrize(
    ("error", "text"),
    [
        ("access_denied", "refused the sign-in"),
        ("expired_token", "run out"),
        ("invalid_grant", "run out"),
        ("invalid_client", "refuses the application"),
    ],
)
@virtual
async def test_an_end_is_told_in_words(error: str, text: str) -> None:
    outcome, transport, _ = await run(says(error))
    assert isinstance(outcome, AuthError)
    assert text in str(outcome)
    assert isinstance(outcome, InvalidClientError) == (error == "invalid_client")
    assert len(transport.requests) == 2


@virtual
async def test_a_code_that_nobody_confirms_runs_out() -> None:
    outcome, transport, _ = await run(says("authorization_pending"))
    assert isinstance(outcome, AuthError)
    assert 3590 <= transport.sent_at[-1] - transport.sent_at[0] <= 3605


@pytest.mark.parametrize("odd", [10**400, float("inf"), float("nan"), -1, True, "5"], ids=str)
@virtual
async def test_a_rhythm_that_makes_no_sense_counts_as_five_seconds(odd: object) -> None:
    begun = answer(200, {"device_code": "device-code-secret", "interval": odd, "expires_in": odd})
    transport = FakeTransport(begun, says("authorization_pending"), answer(200, token_body("first")))
    token = await sign_in(APP, transport, LoopClock(), prompt=lambda _code: None)
    assert token.user_id == "44"
    assert pauses(transport) == [5.0, 5.0]


@pytest.mark.parametrize(
    ("begun", "kind"),
    [
        (answer(401, {"error": "invalid_client"}), InvalidClientError),
        (answer(503), AuthError),
        (answer(200, "<html>"), AuthError),
        (answer(200, token_body("odd")), AuthError),
    ],
    ids=["invalid client", "503", "html", "a token"],
)
@virtual
async def test_a_sign_in_that_does_not_begin_is_an_error(begun: Answer, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        await sign_in(APP, FakeTransport(begun), LoopClock(), prompt=print)


@virtual
async def test_scopes_are_asked_for() -> None:
    transport = FakeTransport(BEGUN, answer(200, token_body("first")))
    await sign_in(APP, transport, LoopClock(), prompt=lambda _code: None, scopes=["allegro:api:bids"])
    assert b"scope=allegro%3Aapi%3Abids" in (transport.requests[0].body or b"")


@virtual
async def test_cancelling_the_wait_ends_it() -> None:
    transport = FakeTransport(BEGUN, says("authorization_pending"))
    task = asyncio.create_task(sign_in(APP, transport, LoopClock(), prompt=lambda _code: None))
    await asyncio.sleep(7)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(transport.requests) == 2


def test_a_terminal_shows_the_link_and_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    show(CODE)
    shown = capsys.readouterr().out
    assert CODE.url in shown
    assert "ABC123XYZ" in shown
    assert "device-code-secret" not in shown + repr(CODE)


@pytest.mark.parametrize(
    ("shell", "rich"), [(SimpleNamespace(kernel=1), True), (SimpleNamespace(), False), (None, False)]
)
def test_a_notebook_shows_a_link_to_click(
    shell: object, rich: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    displayed: list[DeviceCode] = []
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    monkeypatch.setitem(sys.modules, "IPython.display", SimpleNamespace(display=displayed.append))
    show(CODE)
    assert displayed == ([CODE] if rich else [])
    assert bool(capsys.readouterr().out) != rich
    html = CODE._repr_html_()
    assert '<a href="https://allegro.pl/x?a=1&amp;b=&lt;2&gt;"' in html
    assert "<strong>ABC123XYZ</strong>" in html

# A test may look inside.
# pyright: reportPrivateUsage=false
"""The token of one account: one renewal at a time, through lies and outages, and the end of a session."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

import pytest

from allegro_async import (
    AuthError,
    ConfigurationError,
    InvalidClientError,
    LoginRequiredError,
    Token,
)
from tests.auth.fake_oauth import KEY, NOT_SENT, BrokenStore, FakeOAuth, desk, signed_in
from tests.doubles import EPOCH, LoopClock, a_token, answer, jwt, virtual

OLD = EPOCH - 1.0
SOON = EPOCH + 4000.0  # in the last tenth of twelve hours


# Renewing


@virtual
async def test_nobody_signed_in_is_no_token() -> None:
    assert await desk().session.usable() is None


@virtual
async def test_a_good_token_is_given_and_nobody_is_asked() -> None:
    d = desk()
    token = await signed_in(d)
    assert await d.session.usable() == token
    assert d.transport.requests == []


@virtual
async def test_a_token_that_ran_out_is_renewed_stored_and_then_used() -> None:
    d = desk()
    await signed_in(d, expires_at=OLD)
    token = await d.session.usable()
    assert token is not None
    assert token.access_token == jwt("access-renewed-1", user_name="44", scope=[])
    assert await d.store.load(KEY) == token
    assert d.renewals == ["shop-1"]


@virtual
async def test_a_thousand_callers_are_served_by_one_renewal() -> None:
    d = desk()
    await signed_in(d, expires_at=OLD)
    tokens = await asyncio.gather(*(d.session.usable() for _ in range(1000)))
    assert len({token.access_token for token in tokens if token}) == 1
    assert d.oauth.outcomes == {"refresh_token": 1}


@virtual
async def test_in_the_last_tenth_of_its_life_a_token_is_used_while_the_next_one_is_fetched() -> None:
    d = desk(takes=5.0)
    token = await signed_in(d, expires_at=SOON)
    assert [await d.session.usable() for _ in range(3)] == [token] * 3
    await asyncio.sleep(6)
    newer = await d.session.usable()
    assert newer not in {None, token}
    assert d.oauth.outcomes == {"refresh_token": 1}


@virtual
async def test_a_renewal_ahead_of_time_that_fails_disturbs_nobody_and_is_tried_again_later() -> None:
    d = desk(FakeOAuth(lies=[answer(503)] * 100), takes=0.0)
    token = await signed_in(d, expires_at=SOON)
    await d.session.usable()
    await asyncio.sleep(70)  # longer than the endpoint is asked again
    tries = len(d.transport.requests)
    assert await d.session.usable() == token
    await asyncio.sleep(10)
    assert len(d.transport.requests) == tries  # it rests
    await asyncio.sleep(30)
    d.oauth.lies.clear()
    assert await d.session.usable() == token
    await asyncio.sleep(1)
    assert await d.session.usable() != token


@virtual
async def test_a_token_that_cannot_be_renewed_is_used_to_its_end() -> None:
    d = desk()
    token = a_token(expires_at=SOON, refresh_token=None)
    await d.store.save(KEY, token)
    assert await d.session.usable() == token
    await asyncio.sleep(4000)
    with pytest.raises(LoginRequiredError, match="nothing to renew it with"):
        await d.session.usable()


@virtual
async def test_a_token_given_from_elsewhere_is_read_again_when_it_has_run_out() -> None:
    d = desk()
    await d.store.save(KEY, a_token(expires_at=EPOCH + 50, refresh_token=None))
    await d.session.usable()
    await asyncio.sleep(60)
    newer = a_token("newer", refresh_token=None)
    await d.store.save(KEY, newer)
    assert await d.session.usable() == newer


@virtual
async def test_a_second_process_takes_what_the_first_one_has_fetched() -> None:
    one = desk()
    await signed_in(one, expires_at=OLD)
    two = desk(one.oauth, store=one.store)
    first, second = await asyncio.gather(one.session.usable(), two.session.usable())
    assert first == second
    assert one.oauth.outcomes == {"refresh_token": 1}


@virtual
async def test_what_an_answer_leaves_out_stays_as_it_was() -> None:
    d = desk(FakeOAuth(lies=[answer(200, {"access_token": "opaque", "expires_in": 600})]))
    old = await signed_in(d, expires_at=OLD, scopes=frozenset({"allegro:api:bids"}))
    token = await d.session.usable()
    assert token is not None
    assert (token.access_token, token.refresh_token) == ("opaque", old.refresh_token)
    assert (token.user_id, token.scopes) == ("44", old.scopes)


@virtual
async def test_a_token_of_somebody_else_is_refused_and_the_old_one_kept() -> None:
    d = desk(FakeOAuth(user="55"))
    old = await signed_in(d, expires_at=OLD)
    with pytest.raises(AuthError, match="another account"):
        await d.session.usable()
    assert await d.store.load(KEY) == old


@virtual
async def test_a_token_of_another_application_is_never_used() -> None:
    d = desk()
    foreign = jwt("access-foreign", client_id="somebody-else")
    await d.store.save(KEY, replace(a_token(), access_token=foreign))
    with pytest.raises(ConfigurationError, match="another Client ID") as caught:
        await d.session.usable()
    assert foreign not in str(caught.value)


# Rejected tokens


@virtual
async def test_a_rejected_token_is_first_compared_with_the_stored_one() -> None:
    d = desk()
    old = await signed_in(d)
    await d.session.usable()
    newer = await signed_in(d, name="newer")  # another process has renewed it
    assert await d.session.usable(rejected=old) == newer
    assert d.transport.requests == []


@virtual
async def test_a_rejected_token_that_is_still_the_stored_one_is_renewed() -> None:
    d = desk()
    old = await signed_in(d)
    assert await d.session.usable(rejected=old) not in {None, old}
    assert d.oauth.outcomes == {"refresh_token": 1}


@virtual
async def test_one_new_token_that_is_refused_gets_a_second_look_before_the_session_is_given_up() -> None:
    d = desk(takes=0.0)
    first = await signed_in(d)
    second = await d.session.usable(rejected=first)
    began = LoopClock().monotonic()
    third = await d.session.usable(rejected=second)
    assert LoopClock().monotonic() - began >= 1.0  # Allegro may be slow to make a new token known
    d.session.accepted()
    fourth = await d.session.usable(rejected=third)
    assert len({first, second, third, fourth}) == 4


@virtual
async def test_two_new_tokens_refused_in_a_row_end_the_session_for_every_process() -> None:
    d = desk()
    token: Token | None = await signed_in(d)
    for _ in range(2):
        token = await d.session.usable(rejected=token)
    with pytest.raises(LoginRequiredError):
        await d.session.usable(rejected=token)
    stored = await d.store.load(KEY)
    assert stored is not None
    assert stored.dead
    with pytest.raises(LoginRequiredError):
        await desk(d.oauth, store=d.store).session.usable()
    assert d.oauth.outcomes == {"refresh_token": 2}


# The end of a session


@pytest.mark.parametrize(
    ("status", "error"), [(400, "invalid_grant"), (401, "Unauthorized"), (401, "invalid_token")]
)
@virtual
async def test_the_end_of_a_session_is_told_with_the_account_and_nobody_asks_again(
    status: int, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    d = desk(FakeOAuth(lies=[answer(status, {"error": error})]))
    await signed_in(d, expires_at=OLD)
    outcomes = await asyncio.gather(*(d.session.usable() for _ in range(50)), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {LoginRequiredError}
    with pytest.raises(LoginRequiredError, match=r"'shop-1'.*sign in again") as caught:
        await d.session.usable()
    assert caught.value.account == "shop-1"
    assert len(d.transport.requests) == 1
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) == 1
    stored = await d.store.load(KEY)
    assert stored is not None
    assert (stored.dead, stored.refresh_token, stored.user_id) == (True, None, "44")


@virtual
async def test_the_end_that_another_process_has_seen_is_the_end() -> None:
    d = desk()
    await signed_in(d, expires_at=EPOCH + 50, lifetime=60.0)
    await d.session.usable()
    await d.store.save(KEY, a_token(dead=True, refresh_token=None))
    await asyncio.sleep(60)
    with pytest.raises(LoginRequiredError, match="no session any more"):
        await d.session.usable()
    assert d.transport.requests == []


@virtual
async def test_a_sign_in_elsewhere_brings_a_dead_session_back() -> None:
    d = desk(FakeOAuth(lies=[answer(400, {"error": "invalid_grant"})]))
    await signed_in(d, expires_at=OLD)
    with pytest.raises(LoginRequiredError):
        await d.session.usable()
    again = await signed_in(d, name="again")
    assert await d.session.usable() == again


@virtual
async def test_a_refused_refresh_token_that_has_been_replaced_meanwhile_ends_nothing() -> None:
    d = desk()
    await signed_in(d, expires_at=OLD)
    newer = d.oauth.sign_in("newer")

    async def replaced(_request: object) -> Any:
        await d.store.save(KEY, newer)  # by somebody whom the lock of the store did not hold off
        return answer(400, {"error": "invalid_grant"})

    d.transport._handler = replaced
    assert await d.session.usable() == newer


@virtual
async def test_a_store_that_cannot_take_the_mark_hides_no_end() -> None:
    store = BrokenStore(0)
    d = desk(FakeOAuth(lies=[answer(400, {"error": "invalid_grant"})]), store=store)
    await signed_in(d, expires_at=OLD)
    store.failures = 1
    with pytest.raises(LoginRequiredError):
        await d.session.usable()


@virtual
async def test_an_account_that_was_signed_out_elsewhere_must_sign_in() -> None:
    d = desk()
    await signed_in(d, expires_at=EPOCH + 50, lifetime=60.0)
    await d.session.usable()
    await d.store.delete(KEY)
    await asyncio.sleep(60)
    with pytest.raises(LoginRequiredError, match="signed out"):
        await d.session.usable()
    assert d.transport.requests == []


# Lies and outages


@pytest.mark.parametrize(
    "lie",
    [
        answer(400),
        answer(403, "<html>captcha</html>"),
        answer(200, "<html>maintenance</html>"),
        answer(429),
        answer(429, None, {"Retry-After": "20"}),
        answer(500),
        answer(502, "<html>502</html>"),
        answer(503, None, {"Retry-After": "3"}),
        answer(504, {"message": "stream timeout"}),
        NOT_SENT,
    ],
    ids=lambda lie: str(getattr(lie, "status", "not sent")),
)
@virtual
async def test_a_lie_of_the_endpoint_is_outwaited_and_costs_no_session(lie: Any) -> None:
    d = desk(FakeOAuth(lies=[lie, lie]), takes=0.0)
    await signed_in(d, expires_at=OLD)
    began = LoopClock().monotonic()
    token = await d.session.usable()
    assert token is not None
    assert len(d.transport.requests) == 3
    least = {429: 20.0, 503: 6.0}.get(getattr(lie, "status", 0), 0.5)
    assert LoopClock().monotonic() - began >= least


@virtual
async def test_a_lost_answer_is_repeated_with_the_same_refresh_token_within_the_grace() -> None:
    d = desk(FakeOAuth(lost=4))
    old = await signed_in(d, expires_at=OLD)
    token = await d.session.usable()
    assert token is not None
    assert {form["refresh_token"] for form in d.oauth.forms} == {old.refresh_token}
    assert d.oauth.outcomes == {"refresh_token": 5}
    assert await d.store.load(KEY) == token


@virtual
async def test_an_outage_longer_than_the_grace_is_an_error_that_keeps_the_token() -> None:
    d = desk(FakeOAuth(lies=[answer(503)] * 1000))
    old = await signed_in(d, expires_at=OLD)
    with pytest.raises(AuthError, match="status 503") as caught:
        await d.session.usable()
    assert not isinstance(caught.value, LoginRequiredError)
    assert d.transport.sent_at[-1] - d.transport.sent_at[0] < 60
    assert await d.store.load(KEY) == old
    d.oauth.lies.clear()
    assert await d.session.usable() is not None


@virtual
async def test_after_429_nobody_asks_the_endpoint_for_a_while() -> None:
    d = desk(FakeOAuth(lies=[answer(429)] * 1000))
    await signed_in(d, expires_at=OLD)
    for _ in range(3):
        with pytest.raises(AuthError, match="429"):
            await d.session.usable()
    tries = len(d.transport.requests)
    assert tries <= 6
    await asyncio.sleep(31)
    d.oauth.lies.clear()
    assert await d.session.usable() is not None


@virtual
async def test_a_wrong_secret_is_told_and_the_token_kept() -> None:
    d = desk(FakeOAuth(lies=[answer(401, {"error": "invalid_client"})]))
    old = await signed_in(d, expires_at=OLD)
    with pytest.raises(InvalidClientError):
        await d.session.usable()
    assert await d.store.load(KEY) == old


@pytest.mark.parametrize("skew", [-600.0, 600.0])
@virtual
async def test_a_clock_that_is_ten_minutes_off_costs_a_refresh_at_most(skew: float) -> None:
    class Skewed(LoopClock):
        def time(self) -> float:
            return super().time() + skew

    d = desk(clock=Skewed())
    token: Token | None = await signed_in(d, expires_at=EPOCH + 300, lifetime=43199.0)
    used = await d.session.usable()
    if skew < 0:  # the token looks better than it is: Allegro says no
        await asyncio.sleep(300)
        used = await d.session.usable(rejected=token)
    assert used not in {None, token}
    assert d.oauth.outcomes == {"refresh_token": 1}
    assert await d.session.usable() == used
    assert d.oauth.outcomes == {"refresh_token": 1}

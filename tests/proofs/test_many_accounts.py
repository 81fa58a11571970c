"""A thousand tasks over two hundred accounts at the moment when all tokens run out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from allegro_async import AllegroClient, App, FileTokenStore, MemoryTokenStore, TokenStore
from allegro_async.sandbox import Sandbox

ACCOUNTS, TASKS = 200, 1000
BACK = "https://shop.example/allegro"

Store = Callable[[Path], TokenStore]


def in_memory(_folder: Path) -> TokenStore:
    return MemoryTokenStore()


@pytest.mark.proof
@pytest.mark.parametrize("store", [in_memory, FileTokenStore])
async def test_a_thousand_tasks_over_two_hundred_accounts_make_two_hundred_refreshes(
    store: Store, tmp_path: Path
) -> None:
    async with Sandbox(accounts=ACCOUNTS, orders=0, offers=0, request_limit=None) as sandbox:
        app = App(
            sandbox.client_id,
            sandbox.client_secret,
            user_agent="MyShop/1.4 (+https://shop.example/about)",
            environment=sandbox.url,
        )
        async with AllegroClient(app, store=store(tmp_path)) as client:
            views = [client.for_account(seller.id) for seller in sandbox.accounts]
            for view in views:
                request = await view.authorization_url(BACK)
                await view.login_code(sandbox.approve_authorization(request.url, view.account_key))
            sandbox.expire_tokens()
            found = await asyncio.gather(*(views[number % ACCOUNTS].account.me() for number in range(TASKS)))
            assert [me.id for me in found] == [
                views[number % ACCOUNTS].account_key for number in range(TASKS)
            ]
            refreshes = {
                key: count for key, count in sandbox.token_requests.items() if key[0] == "refresh_token"
            }
            assert refreshes == {("refresh_token", 200): ACCOUNTS}

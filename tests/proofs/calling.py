"""One process of the traffic proof: many tasks that call, with a token store that others use too.

It reads its order as a line of JSON, says `ready`, waits for a second line, calls for a while, and says as
JSON what came of it.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from allegro_async import AllegroClient, App, FileTokenStore

AGENT = "Traffic/1.0 (+https://shop.example/about)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the process has to do.

    Attributes:
        url: The address of the server.
        client_id: The application.
        client_secret: Its secret.
        folder: Where the tokens lie.
        accounts: The keys of the accounts; each task has one of them.
        tasks: How many tasks call at once.
        seconds: For how long.
        pause: Seconds between two calls of a task, on average.
    """

    url: str
    client_id: str
    client_secret: str = field(repr=False)
    folder: str
    accounts: list[str]
    tasks: int
    seconds: float
    pause: float

    def client(self, **settings: Any) -> AllegroClient:
        """A client on the shared store."""
        app = App(self.client_id, self.client_secret, user_agent=AGENT, environment=self.url)
        return AllegroClient(app, store=FileTokenStore(self.folder), **settings)


@dataclass(slots=True)
class Outcome:
    """What came of it.

    Attributes:
        calls: How many calls were answered well.
        failed: How many failed, by the name of the error.
    """

    calls: int = 0
    failed: Counter[str] = field(default_factory=Counter[str])


async def call_for_a_while(order: Order, outcome: Outcome) -> None:
    """Let the tasks call, and count."""
    async with order.client() as client:
        await client.preload("account")
        print("ready", flush=True)  # noqa: T201 - the parent listens
        await asyncio.to_thread(sys.stdin.readline)
        end = asyncio.get_running_loop().time() + order.seconds
        async with asyncio.TaskGroup() as tasks:
            for number in range(order.tasks):
                account = order.accounts[number % len(order.accounts)]
                tasks.create_task(_keep_calling(client.for_account(account), end, order.pause, outcome))


async def _keep_calling(client: AllegroClient, end: float, pause: float, outcome: Outcome) -> None:
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
        if loop.time() >= end:
            return
        try:
            await client.account.me()
        except Exception as error:  # noqa: BLE001 - every failure is a finding and is counted
            outcome.failed[type(error).__name__] += 1
        else:
            outcome.calls += 1


if __name__ == "__main__":
    result = Outcome()
    asyncio.run(call_for_a_while(Order(**json.loads(sys.stdin.readline())), result))
    print(json.dumps(asdict(result)), flush=True)  # noqa: T201 - the parent listens

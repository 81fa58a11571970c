"""Keep a copy of your orders and offers in a SQLite file.

The first run copies everything; later runs take only what has changed. Stop it whenever you like: the next
run goes on from there. Set the environment first:

    ALLEGRO_CLIENT_ID=...  ALLEGRO_CLIENT_SECRET=...
    ALLEGRO_USER_AGENT="MyShop/1.0 (+https://shop.example/about)"
    ALLEGRO_ENVIRONMENT=sandbox     # production, or http://127.0.0.1:8080 for the local sandbox

    python sync_orders.py orders.sqlite
"""

from __future__ import annotations

import asyncio
import sys

from allegro_async import AllegroClient, AllegroError, ConfigurationError, FileTokenStore
from allegro_async.cli.database import Database
from allegro_async.cli.problems import InputError
from allegro_async.cli.progress import showing
from allegro_async.cli.sync import synchronise


async def synchronise_into(path: str) -> None:
    """Sign in if need be, and bring the file up to date."""
    # A job is patient: no end of the whole call, and some more attempts.
    async with AllegroClient.from_env(store=FileTokenStore(), timeout=None, attempts=8) as allegro:
        database = Database(path)
        try:
            await allegro.login_device()
            with showing() as progress:
                done = await synchronise(allegro, database, progress=progress)
        finally:
            database.close()
    print(
        f"{done.orders} orders and {done.offers} offers; read now: {done.orders_read} and {done.offers_read}"
    )


def main() -> int:
    """Run it; gives the exit code: 0, 1 (Allegro said no), 2 (bad input) or 130 (Ctrl-C)."""
    match sys.argv:
        case [_, path]:
            pass
        case _:
            print("usage: python sync_orders.py FILE.sqlite", file=sys.stderr)
            return 2
    try:
        asyncio.run(synchronise_into(path))
    except (ConfigurationError, InputError) as error:
        print(error, file=sys.stderr)
        return 2
    except AllegroError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the next run goes on from here", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

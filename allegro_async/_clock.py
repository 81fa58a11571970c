"""The real clock."""

from __future__ import annotations

import asyncio
import time


class SystemClock:
    """The clock of this machine, and the waiting of the running event loop."""

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.monotonic()

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

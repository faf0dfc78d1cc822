"""What a server takes: how much, from whom, how often."""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from translate.language.typography import counted

#: Status of a used-up quota: DeepL's own, for which HTTP has none.
QUOTA = 456


class RefusedError(Exception):
    """A request is answered with an error.

    Attributes:
        status: of HTTP.
        message: one sentence for the caller.
        wait: seconds after which it may be tried again, if that helps.
    """

    def __init__(self, status: int, message: str, wait: int | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.wait = status, message, wait


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server takes; 0 is no limit.

    Attributes:
        characters: of all texts of a request (413).
        megabytes: of a request's body (413).
        seconds: that the answer to a text may take (503); documents may take longer.
        queue: requests that are being answered or wait for it (503), and as many documents.
        per_minute: requests of one client, told by its key or else its address (429).
        quota: characters of all requests since the start (456, of LibreTranslate's API 429).
        keys: of which every request must bring one (403); none is needed where there are none.
    """

    characters: int = 100_000
    megabytes: int = 50
    seconds: int = 300
    queue: int = 64
    per_minute: int = 0
    quota: int = 0
    keys: tuple[str, ...] = ()


class Gate:
    """Keeps a server within its `Limits`.

    Args:
        limits: what it takes.
        clock: seconds, for the requests of a minute.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits
        self.characters = 0
        self._clock = clock
        self._lock = threading.Lock()
        self._inside = 0
        self._last: dict[str, tuple[float, float]] = {}  # client: requests left, when

    def check_key(self, key: str | None) -> None:
        """Raise unless `key` is one of the server's, or it has none."""
        keys = self.limits.keys
        given = (key or "").encode()
        if keys and not any(hmac.compare_digest(given, own.encode()) for own in keys):
            raise RefusedError(
                403, "the API key is missing or wrong" if key else "this server needs an API key"
            )

    def check_rate(self, client: str) -> None:
        """Count a request of `client`; raise when it has had too many.

        A client may use up a minute's requests at once, and gets new ones evenly.
        """
        rate = self.limits.per_minute
        if not rate:
            return
        with self._lock:
            now = self._clock()
            self._last = {c: s for c, s in self._last.items() if now - s[1] < 60 or c == client}
            left, since = self._last.get(client, (float(rate), now))
            left = min(float(rate), left + (now - since) * rate / 60)
            self._last[client] = (left - 1 if left >= 1 else left, now)
        if left < 1:
            wait = max(1, round((1 - left) * 60 / rate))
            raise RefusedError(429, f"more than {counted(rate, 'request')} a minute", wait)

    def check_characters(self, count: int) -> None:
        """Raise when a request has more than `count` characters."""
        most = self.limits.characters
        if most and count > most:
            raise RefusedError(413, f"{count:,} characters are too many; send at most {most:,}")

    def spend(self, count: int) -> None:
        """Count characters that are to be translated; raise when they are beyond the quota."""
        with self._lock:
            if self.limits.quota and self.characters + count > self.limits.quota:
                raise RefusedError(
                    QUOTA, f"the quota of {self.limits.quota:,} characters is used up"
                )
            self.characters += count

    @contextmanager
    def inside(self) -> Iterator[None]:
        """A place in the queue, for as long as the request is answered."""
        with self._lock:
            if self.limits.queue and self._inside >= self.limits.queue:
                raise RefusedError(503, "too many requests are waiting; try again", 5)
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1

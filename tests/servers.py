"""Servers that tests ask, each in a thread of this process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the server needs: pip install '.[serve]'")
import uvicorn

from translate import Memory
from translate.serving.app import application
from translate.serving.batches import SharedModel
from translate.serving.limits import Limits

#: Starts a server with these limits and answers where it is.
Start = Callable[..., str]


class Held:
    """Counts the batches of a model and holds each back until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.batches: list[list[str]] = []
        self.begun, self.go = threading.Semaphore(0), threading.Semaphore(0)
        parent = SharedModel.__mro__[1]
        real = parent.sentences

        def held(model: Any, texts: list[str], *more: Any, **named: Any) -> Any:
            self.batches.append(texts)
            self.begun.release()
            assert self.go.acquire(timeout=60)
            return real(model, texts, *more, **named)

        monkeypatch.setattr(parent, "sentences", held)

    def let_go(self, batches: int, threads: list[threading.Thread]) -> None:
        """Let so many batches go on, and wait for the `threads` that brought them."""
        for _ in range(batches):
            self.go.release()
        for thread in threads:
            thread.join(60)


@contextmanager
def serving(
    model: SharedModel, folder: Path, limits: Limits | None = None, **options: object
) -> Iterator[str]:
    """The address of a server that runs in a thread; the model goes on after it."""
    memory = Memory(folder / "memory.sqlite")
    app = application(model, memory, folder, limits, **options)  # type: ignore[arg-type]
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="critical", access_log=False, lifespan="off")
    )
    ready = threading.Event()
    started = server.startup

    async def startup(*arguments: object, **more: object) -> None:
        await started(*arguments, **more)  # type: ignore[arg-type]
        ready.set()

    server.startup = startup  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert ready.wait(60)
    (port,) = {socket.getsockname()[1] for s in server.servers for socket in s.sockets}
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(60)
        memory.close()

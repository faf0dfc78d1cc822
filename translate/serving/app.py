"""The server itself: routes, who may ask, what is never logged, how it stops."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from translate.errors import TranslateError
from translate.memory import Memory
from translate.pipeline import Model
from translate.serving import deepl, libretranslate, site
from translate.serving.batches import SharedModel
from translate.serving.desk import Desk
from translate.serving.glossaries import Glossaries
from translate.serving.limits import Gate, Limits, RefusedError
from translate.serving.service import Service, answering

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def application(
    model: Model,
    memory: Memory | None,
    folder: Path,
    limits: Limits | None = None,
    hosts: Sequence[str] = ("*",),
    cors: Sequence[str] = (),
) -> Starlette:
    """The server as an ASGI application.

    Args:
        model: shared by all requests.
        memory: the translation memory, if one is used.
        folder: where documents and glossaries are kept.
        limits: what it takes.
        hosts: names that it may be called by; `*` is any.
        cors: origins whose pages may ask it; `*` is any.
    """
    gate = Gate(limits or Limits())
    desk = Desk(model, memory, folder / "documents", gate.limits.queue, gate.spend)
    glossaries = Glossaries(folder / "glossaries")
    glossaries.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    service = Service(model, memory, gate, desk, glossaries)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        if isinstance(model, SharedModel):
            model.stop()
        desk.stop()

    faces = ((libretranslate.ROUTES, libretranslate), (deepl.ROUTES, deepl), (site.ROUTES, site))
    routes = [
        Route(
            path,
            answering(service, endpoint, face.failed),
            methods=[method],
            name=endpoint.__name__,
        )
        for table, face in faces
        for method, path, endpoint in table
    ]
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        Middleware(_Door, gate=gate, cors=frozenset(cors)),
    ]
    if cors:
        middleware.insert(
            0,
            Middleware(
                CORSMiddleware,
                allow_origins=list(cors),
                allow_methods=["*"],
                allow_headers=["authorization", "content-type"],
            ),
        )
    return Starlette(
        routes=routes,
        middleware=middleware,
        exception_handlers={HTTPException: _nowhere},
        lifespan=lifespan,
    )


def _failed(path: str, error: RefusedError) -> Response:
    """The answer to a request for `path` that reaches no endpoint."""
    return deepl.failed(error) if path.startswith("/v2/") else libretranslate.failed(error)


def _nowhere(request: Request, error: Exception) -> Response:
    """The answer where nothing is, or is asked otherwise."""
    assert isinstance(error, HTTPException)
    answer = _failed(request.url.path, RefusedError(error.status_code, error.detail))
    answer.headers.update(error.headers or {})
    return answer


class _Door:
    """Turns away requests of foreign pages, too many of one client, and bodies that are too large."""

    def __init__(self, app: ASGIApp, gate: Gate, cors: frozenset[str]) -> None:
        self._app, self._gate, self._cors = app, gate, cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = self._gate.limits.megabytes * 1_000_000
        too_large = RefusedError(413, f"more than {self._gate.limits.megabytes} MB")
        size = 0
        begun = False

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if most and size > most:
                raise too_large
            return message

        async def begin(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            if not self._is_own(headers):
                raise RefusedError(403, "pages of other origins may not ask this server")
            length = headers.get("content-length", "")
            if most and length.isdigit() and int(length) > most:
                raise too_large
            client = scope["client"][0] if scope.get("client") else ""
            if scope["method"] == "POST":
                self._gate.check_rate(headers.get("authorization") or client)
            await self._app(scope, counted, begin)
        except RefusedError as error:
            if begun:
                raise
            await _failed(scope["path"], error)(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        """Whether a request comes from no page, from a page of this server, or of one that may ask.

        A browser sends simple requests of any page before it looks at CORS.
        """
        origin = headers.get("origin")
        if origin is None or "*" in self._cors or origin in self._cors:
            return True
        return origin.partition("://")[2] == headers.get("host")


class _Announced(uvicorn.Server):
    """A server that says when it listens: before that, who asks is refused."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def serve(
    model: Callable[[], SharedModel],
    memory: Memory | None,
    folder: Path,
    host: str,
    port: int,
    limits: Limits,
    hosts: Sequence[str],
    cors: Sequence[str],
    say: Callable[[str], None],
) -> None:
    """Serve until SIGINT or SIGTERM; what is being answered then is finished first.

    Args:
        model: loads it.
        host, port: where to listen; port 0 is any that is free.
        hosts: further names that the server may be called by.
        say: called with a line when it listens, and when it ends.
        memory, folder, limits, cors: as `application` has them.

    Raises:
        TranslateError: the address cannot be had.
    """
    names = ["*"] if host not in _LOOPBACK and not hosts else [*_LOOPBACK, "[::1]", host, *hosts]
    config = uvicorn.Config(
        "",
        host=host,
        port=port,
        access_log=False,
        log_level="critical",
        lifespan="on",
        timeout_graceful_shutdown=limits.seconds or None,
    )
    try:
        listener = config.bind_socket()
    except SystemExit:
        raise TranslateError(f"{host}:{port}: cannot be listened on; is it in use?") from None
    config.app = application(model(), memory, folder, limits, names, cors)
    # It would say what it could not read.
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
    where = f"[{host}]" if ":" in host else host
    ready = f"http://{where}:{listener.getsockname()[1]}/ is ready; Ctrl-C ends"
    # uvicorn raises the signal that ended it once more, for who was there before.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    _Announced(config, lambda: say(ready)).run(sockets=[listener])
    say("ended; documents that were not finished are taken up at the next start")

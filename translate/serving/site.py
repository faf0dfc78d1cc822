"""The page for people: its files, and the documents that it sends, follows, corrects and downloads."""

from __future__ import annotations

import re
from importlib import resources

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from translate.serving.libretranslate import failed
from translate.serving.limits import RefusedError
from translate.serving.results import as_download, content_of
from translate.serving.service import Endpoint, Service, fields_of, key_of

#: The page loads nothing from elsewhere. The frame with the result inherits this, which is why scripts
#: and styles may stand in a page, and has a stricter policy of its own as well.
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


def _file(name: str, media_type: str) -> Response:
    content = (resources.files("translate.serving") / "page" / name).read_bytes()
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Security-Policy": _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-cache",
        },
    )


async def index(service: Service, request: Request) -> Response:
    """GET /."""
    return _file("index.html", "text/html")


async def style(service: Service, request: Request) -> Response:
    """GET /page.css."""
    return _file("page.css", "text/css")


async def script(service: Service, request: Request) -> Response:
    """GET /page.js."""
    return _file("page.js", "text/javascript")


async def send(service: Service, request: Request) -> Response:
    """POST /documents."""
    service.gate.check_key(key_of(request))
    name, data = (await fields_of(request)).file()
    state = await anyio.to_thread.run_sync(service.desk.submit, data, name)
    return JSONResponse({"id": state.job.id}, 201)


async def follow(service: Service, request: Request) -> Response:
    """GET /documents/ID: how far it is."""
    service.gate.check_key(key_of(request))
    state = service.desk.state(request.path_params["id"])
    return JSONResponse(
        {
            "status": state.status,
            "done": state.done,
            "total": state.total,
            "seconds_left": state.seconds_left,
            "error": state.error,
        }
    )


async def fetch(service: Service, request: Request) -> Response:
    """GET /documents/ID/result?format=FORMAT."""
    service.gate.check_key(key_of(request))
    format = request.query_params.get("format", "html")
    return as_download(await content_of(service, request.path_params["id"], format))


async def correct(service: Service, request: Request) -> Response:
    """POST /documents/ID/corrections: `texts`, the English of sentences by their numbers from 0."""
    service.gate.check_key(key_of(request))
    texts = (await fields_of(request)).values.get("texts")
    if not isinstance(texts, dict) or not all(
        re.fullmatch(r"\d{1,9}", number) and isinstance(text, str) for number, text in texts.items()
    ):
        raise RefusedError(400, "Invalid request: texts is no English by numbers")
    corrections = {int(number): text for number, text in texts.items()}
    id = request.path_params["id"]
    await anyio.to_thread.run_sync(service.desk.correct, id, corrections)
    return JSONResponse({"corrected": len(corrections)})


async def forget(service: Service, request: Request) -> Response:
    """DELETE /documents/ID."""
    service.gate.check_key(key_of(request))
    id = request.path_params["id"]
    service.desk.state(id)
    await anyio.to_thread.run_sync(service.desk.forget, id)
    return Response(status_code=204)


ROUTES: list[tuple[str, str, Endpoint]] = [
    ("GET", "/", index),
    ("GET", "/page.css", style),
    ("GET", "/page.js", script),
    ("POST", "/documents", send),
    ("GET", "/documents/{id}", follow),
    ("GET", "/documents/{id}/result", fetch),
    ("POST", "/documents/{id}/corrections", correct),
    ("DELETE", "/documents/{id}", forget),
]
__all__ = ["ROUTES", "failed"]

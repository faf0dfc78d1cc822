"""LibreTranslate's API, for French into English (https://docs.libretranslate.com).

Errors are `{"error": ...}`. An answer to a text also has `quality`: of each sentence its English,
confidence and findings.
"""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import quote

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from translate.articles import SUFFIXES
from translate.bilingual import FORMATS
from translate.decoding import Decoding
from translate.document import Origin
from translate.memory import MemoryPair, now
from translate.serving import texts
from translate.serving.limits import QUOTA, RefusedError
from translate.serving.results import as_download, content_of
from translate.serving.service import Endpoint, Fields, Service, fields_of, key_of, refusal
from translate.settings import Settings

#: Alternatives of a text at most: the search looks at four hypotheses. More may be wished for.
_MOST_ALTERNATIVES, _MOST_WANTED = 3, 100


def failed(error: RefusedError) -> Response:
    """The answer to a request that is refused."""
    return refusal(error, {"error": error.message}, 429 if error.status == QUOTA else None)


async def _fields(service: Service, request: Request) -> Fields:
    """The fields of a request that has the right key."""
    fields = await fields_of(request)
    key = key_of(request) or fields.text("api_key", "") or None
    service.gate.check_key(key)
    return fields


def _languages(fields: Fields) -> str:
    """The source that a request names, `fr` or `auto`, where it asks for what there is."""
    source, target = fields.text("source", "auto").lower(), fields.text("target").lower()
    if source not in ("fr", "auto"):
        raise RefusedError(400, f"{source} is not supported; this server translates from fr")
    if target != "en":
        raise RefusedError(400, f"{target} is not supported; this server translates into en")
    return source


async def translate(service: Service, request: Request) -> Response:
    """POST /translate."""
    fields = await _fields(service, request)
    given = fields.texts("q")
    source = _languages(fields)
    markup = fields.text("format", "text")
    if markup not in get_args(texts.Markup):
        raise RefusedError(400, f"{markup} format is not supported")
    wanted = min(_MOST_ALTERNATIVES, fields.count("alternatives", _MOST_WANTED))
    service.gate.check_characters(sum(map(len, given)))
    settings = Settings(Decoding(nbest=1 + wanted)) if wanted else Settings()
    try:
        documents = [texts.read(text, markup) for text in given]  # type: ignore[arg-type]
    except ValueError as error:
        raise RefusedError(400, str(error)) from None
    translations = await service.translate(documents, settings)
    answer: dict[str, list[Any]] = {
        "translatedText": [texts.english(t) for t in translations],
        "quality": [texts.quality(t) for t in translations],
    }
    if wanted:
        answer["alternatives"] = [texts.alternatives(t, wanted) for t in translations]
    if source == "auto":
        answer["detectedLanguage"] = [_detected(text) for text in given]
    several = isinstance(fields.values["q"], list)
    return JSONResponse(answer if several else {name: of[0] for name, of in answer.items()})


def _detected(text: str) -> dict[str, Any]:
    language, share = texts.detected(text)
    return {"language": language, "confidence": round(100 * share, 1)}


async def detect(service: Service, request: Request) -> Response:
    """POST /detect."""
    fields = await _fields(service, request)
    text = fields.text("q")
    service.gate.check_characters(len(text))
    return JSONResponse([_detected(text)])


async def languages(service: Service, request: Request) -> Response:
    """GET /languages."""
    return JSONResponse(
        [
            {"code": "fr", "name": "French", "targets": ["en"]},
            {"code": "en", "name": "English", "targets": []},
        ]
    )


async def translate_file(service: Service, request: Request) -> Response:
    """POST /translate_file: answers when the document is done."""
    fields = await _fields(service, request)
    name, data = fields.file()
    _languages(fields)
    state = await anyio.to_thread.run_sync(service.desk.submit, data, name)
    state = await service.settled(state.job.id)
    content = await content_of(service, state.job.id, state.job.output)
    address = request.url_for("download_file", id=state.job.id, name=quote(content.name))
    return JSONResponse({"translatedFileUrl": str(address)})


async def download_file(service: Service, request: Request) -> Response:
    """GET /download_file/ID/NAME: the address is the secret."""
    id = request.path_params["id"]
    state = service.desk.state(id)
    return as_download(await content_of(service, id, state.job.output))


async def suggest(service: Service, request: Request) -> Response:
    """POST /suggest: a person's English for a text goes into the memory."""
    fields = await _fields(service, request)
    french, english = fields.text("q").strip(), fields.text("s").strip()
    _languages(fields)
    service.gate.check_characters(len(french) + len(english))
    if not french or not english:
        raise RefusedError(400, "Invalid request: a text and its English are needed")
    memory = service.memory
    if memory is None:
        raise RefusedError(403, "this server keeps no memory")
    segments = texts.read(french).segments
    if len(segments) != 1:
        raise RefusedError(400, "suggest one sentence at a time")
    pair = MemoryPair(segments[0].text, english, Origin.PERSON, now())
    await anyio.to_thread.run_sync(lambda: memory.add(iter([pair])))
    return JSONResponse({"success": True})


async def health(service: Service, request: Request) -> Response:
    """GET /health."""
    return JSONResponse({"status": "ok"})


async def settings(service: Service, request: Request) -> Response:
    """GET /frontend/settings; `results` are the formats that documents can be had in."""
    limits = service.gate.limits
    french = {"code": "fr", "name": "French"}
    return JSONResponse(
        {
            "apiKeys": bool(limits.keys),
            "keyRequired": bool(limits.keys),
            "charLimit": limits.characters or -1,
            "filesTranslation": True,
            "frontendTimeout": 500,
            "language": {"source": french, "target": {"code": "en", "name": "English"}},
            "suggestions": service.memory is not None,
            "supportedFilesFormat": sorted(SUFFIXES),
            "results": list(FORMATS),
        }
    )


ROUTES: list[tuple[str, str, Endpoint]] = [
    ("POST", "/translate", translate),
    ("POST", "/detect", detect),
    ("GET", "/languages", languages),
    ("POST", "/translate_file", translate_file),
    ("GET", "/download_file/{id}/{name}", download_file),
    ("POST", "/suggest", suggest),
    ("GET", "/health", health),
    ("GET", "/frontend/settings", settings),
]

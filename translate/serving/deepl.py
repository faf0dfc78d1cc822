"""DeepL's API, version 2, for French into English: the part that its clients use.

Errors are `{"message": ...}` (https://developers.deepl.com/docs). What this program has no counterpart
of (formality, context, model types, ...) is accepted and ignored; British and American English are one.
"""

from __future__ import annotations

from typing import Any, get_args

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from translate.bilingual import FORMATS
from translate.serving import texts
from translate.serving.glossaries import Glossary, entries_of
from translate.serving.limits import RefusedError
from translate.serving.results import as_download, content_of
from translate.serving.service import Endpoint, Fields, Service, fields_of, key_of, refusal
from translate.settings import Settings

_TARGETS = {"EN": "English", "EN-GB": "English (British)", "EN-US": "English (American)"}
#: Texts of one request, as DeepL has it.
_MOST_TEXTS = 50
#: Seconds that a look at a document may take until it is done: DeepL's client looks again after 5 only.
_HELD = 2.0
#: What DeepL says of an account without a limit.
_UNLIMITED = 1_000_000_000_000


def failed(error: RefusedError) -> Response:
    """The answer to a request that is refused."""
    return refusal(error, {"message": error.message})


async def _fields(service: Service, request: Request) -> Fields:
    """The fields of a request that has the right key."""
    fields = await fields_of(request)
    service.gate.check_key(key_of(request) or fields.text("auth_key", "") or None)
    return fields


def _languages(fields: Fields) -> None:
    """Refuse what is not from French into English."""
    if fields.text("target_lang").upper() not in _TARGETS:
        raise RefusedError(400, "Value for 'target_lang' not supported; this server has EN.")
    if fields.text("source_lang", "FR").upper() not in ("FR", ""):
        raise RefusedError(400, "Value for 'source_lang' not supported; this server has FR.")


def _glossary(service: Service, fields: Fields) -> Glossary | None:
    id = fields.text("glossary_id", "")
    if not id:
        return None
    found = service.glossaries.get(id)
    if found is None:
        raise RefusedError(404, "there is no such glossary")
    return found


def _tags(fields: Fields, name: str) -> list[str]:
    """Tags in a field: a list, or names between commas."""
    if fields.values.get(name) is None:
        return []
    return [tag.strip() for text in fields.texts(name) for tag in text.split(",") if tag.strip()]


async def translate(service: Service, request: Request) -> Response:
    """POST /v2/translate."""
    fields = await _fields(service, request)
    _languages(fields)
    given = fields.texts("text")
    if not 0 < len(given) <= _MOST_TEXTS:
        raise RefusedError(400, f"send from 1 to {_MOST_TEXTS} texts")
    service.gate.check_characters(sum(map(len, given)))
    markup = fields.text("tag_handling", "text") or "text"
    if markup not in get_args(texts.Markup):
        raise RefusedError(400, "Value for 'tag_handling' not supported.")
    ignored, splitting = _tags(fields, "ignore_tags"), _tags(fields, "splitting_tags")
    glossary = await anyio.to_thread.run_sync(_glossary, service, fields)
    settings = Settings(glossary=glossary.terms) if glossary else Settings()
    try:
        documents = [
            texts.read(text, markup, ignored, splitting)  # type: ignore[arg-type]
            for text in given
        ]
    except ValueError as error:
        raise RefusedError(400, f"Tag handling parsing failed: {error}") from None
    translations = await service.translate(documents, settings)
    named = bool(fields.text("source_lang", ""))
    return JSONResponse(
        {
            "translations": [
                {
                    "detected_source_language": "FR" if named else texts.detected(text)[0].upper(),
                    "text": texts.english(translation),
                    "billed_characters": len(text),
                    "quality": texts.quality(translation),
                }
                for text, translation in zip(given, translations, strict=True)
            ]
        }
    )


async def languages(service: Service, request: Request) -> Response:
    """GET /v2/languages; `type` stands in the query or in a form."""
    fields = await _fields(service, request)
    if fields.text("type", "source") == "target":
        found = [{"language": code, "name": name} for code, name in _TARGETS.items()]
        return JSONResponse([language | {"supports_formality": False} for language in found])
    return JSONResponse([{"language": "FR", "name": "French"}])


async def usage(service: Service, request: Request) -> Response:
    """GET /v2/usage: the characters since the server started."""
    await _fields(service, request)
    gate = service.gate
    limit = gate.limits.quota or _UNLIMITED
    return JSONResponse({"character_count": gate.characters, "character_limit": limit})


async def upload(service: Service, request: Request) -> Response:
    """POST /v2/document."""
    fields = await _fields(service, request)
    _languages(fields)
    name, data = fields.file()
    name = fields.text("filename", name)
    glossary = await anyio.to_thread.run_sync(_glossary, service, fields)
    output = fields.text("output_format", "") or "same"
    if output not in FORMATS:
        raise RefusedError(400, "Value for 'output_format' not supported.")
    entries = glossary.entries if glossary else None
    state = await anyio.to_thread.run_sync(service.desk.submit, data, name, entries, output)
    return JSONResponse({"document_id": state.job.id, "document_key": state.job.key})


async def status(service: Service, request: Request) -> Response:
    """POST /v2/document/ID."""
    fields = await _fields(service, request)
    id, key = request.path_params["id"], fields.text("document_key")
    state = await service.settled(id, key, _HELD)
    answer: dict[str, Any] = {"document_id": state.job.id, "status": state.status}
    if state.status in ("queued", "translating") and state.seconds_left is not None:
        answer["seconds_remaining"] = round(state.seconds_left)
    if state.status == "done":
        answer["billed_characters"] = state.characters
    if state.status == "error":
        answer["error_message"] = state.error
    return JSONResponse(answer)


async def result(service: Service, request: Request) -> Response:
    """POST /v2/document/ID/result."""
    fields = await _fields(service, request)
    state = service.desk.state(request.path_params["id"], fields.text("document_key"))
    return as_download(await content_of(service, state.job.id, state.job.output))


def _described(glossary: Glossary) -> dict[str, Any]:
    return {
        "glossary_id": glossary.id,
        "name": glossary.name,
        "ready": True,
        "source_lang": "fr",
        "target_lang": "en",
        "creation_time": glossary.created,
        "entry_count": len(glossary.entries),
    }


async def create_glossary(service: Service, request: Request) -> Response:
    """POST /v2/glossaries."""
    fields = await _fields(service, request)
    _languages(fields)
    form = fields.text("entries_format", "tsv").lower()
    if form not in ("tsv", "csv"):
        raise RefusedError(400, "Value for 'entries_format' not supported.")
    try:
        entries = entries_of(fields.text("entries"), form)
        glossary = await anyio.to_thread.run_sync(
            service.glossaries.create, fields.text("name"), entries
        )
    except ValueError as error:
        raise RefusedError(400, str(error)) from None
    return JSONResponse(_described(glossary), 201)


async def glossaries(service: Service, request: Request) -> Response:
    """GET /v2/glossaries."""
    await _fields(service, request)
    found = await anyio.to_thread.run_sync(service.glossaries.all)
    return JSONResponse({"glossaries": [_described(g) for g in found]})


async def _found(service: Service, request: Request) -> Glossary:
    await _fields(service, request)
    glossary = await anyio.to_thread.run_sync(service.glossaries.get, request.path_params["id"])
    if glossary is None:
        raise RefusedError(404, "there is no such glossary")
    return glossary


async def glossary(service: Service, request: Request) -> Response:
    """GET /v2/glossaries/ID."""
    return JSONResponse(_described(await _found(service, request)))


async def glossary_entries(service: Service, request: Request) -> Response:
    """GET /v2/glossaries/ID/entries."""
    entries = (await _found(service, request)).entries
    lines = "\n".join(f"{french}\t{english}" for french, english in entries.items())
    return PlainTextResponse(lines, media_type="text/tab-separated-values")


async def delete_glossary(service: Service, request: Request) -> Response:
    """DELETE /v2/glossaries/ID."""
    found = await _found(service, request)
    await anyio.to_thread.run_sync(service.glossaries.delete, found.id)
    return Response(status_code=204)


async def glossary_pairs(service: Service, request: Request) -> Response:
    """GET /v2/glossary-language-pairs."""
    await _fields(service, request)
    return JSONResponse({"supported_languages": [{"source_lang": "fr", "target_lang": "en"}]})


ROUTES: list[tuple[str, str, Endpoint]] = [
    ("POST", "/v2/translate", translate),
    ("GET", "/v2/languages", languages),
    ("POST", "/v2/languages", languages),
    ("GET", "/v2/usage", usage),
    ("POST", "/v2/usage", usage),
    ("POST", "/v2/document", upload),
    ("POST", "/v2/document/{id}", status),
    ("POST", "/v2/document/{id}/result", result),
    ("POST", "/v2/glossaries", create_glossary),
    ("GET", "/v2/glossaries", glossaries),
    ("GET", "/v2/glossaries/{id}", glossary),
    ("GET", "/v2/glossaries/{id}/entries", glossary_entries),
    ("DELETE", "/v2/glossaries/{id}", delete_glossary),
    ("GET", "/v2/glossary-language-pairs", glossary_pairs),
]

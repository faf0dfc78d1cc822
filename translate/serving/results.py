"""Translated documents as downloads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import anyio.to_thread
from starlette.responses import Response

from translate import bilingual
from translate.articles import FORMATS as ARTICLES
from translate.bilingual import FORMATS
from translate.document import Translation
from translate.errors import WriteError
from translate.serving.limits import RefusedError
from translate.serving.service import Service

_TYPES = {
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".tmx": "application/x-tmx+xml",
    ".xlf": "application/xliff+xml",
    ".xliff": "application/x-xliff+xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
}


@dataclass(frozen=True, slots=True)
class Content:
    """A result: the name that its file gets, and what stands in it."""

    name: str
    data: bytes


async def content_of(service: Service, id: str, format: str) -> Content:
    """The document `id` in one of the formats of results.

    Raises:
        RefusedError: there is no such document or format, or it is not done.
    """
    if format not in FORMATS:
        raise RefusedError(400, f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    return await anyio.to_thread.run_sync(lambda: _content(service.desk.translation(id), format))


def _content(translation: Translation, format: str) -> Content:
    try:
        written = bilingual.render(translation, format)
    except WriteError as error:
        raise RefusedError(400, str(error)) from None
    stem = Path(translation.document.name).stem.removesuffix(".fr") or "document"
    suffix = FORMATS[format].suffix
    name = (
        f"{stem}.fr-en{suffix}"
        if suffix
        else f"{stem}.en{ARTICLES[translation.document.format].suffixes[0]}"
    )
    return Content(name, written.encode("utf-8") if isinstance(written, str) else written)


def as_download(content: Content) -> Response:
    """An answer that a browser keeps as a file, and never shows as a page of this server."""
    return Response(
        content.data,
        media_type=_TYPES.get(Path(content.name).suffix, "application/octet-stream"),
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(content.name)}",
            "X-Content-Type-Options": "nosniff",
        },
    )

"""What the faces of the server share: the model, texts in and out, the body of a request."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import anyio
import anyio.to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from translate.document import Document, Translation
from translate.errors import TranslateError
from translate.memory import Memory
from translate.pipeline import Model
from translate.progress import Progress
from translate.serving.desk import Desk, State
from translate.serving.glossaries import Glossaries
from translate.serving.limits import Gate, RefusedError
from translate.settings import Settings

#: Seconds between two looks at a document.
_LOOK = 0.05
#: Fields of a form at most.
_MOST_FIELDS = 1000


@dataclass
class Service:
    """A running server.

    Attributes:
        model: what translates, shared by all requests.
        memory: the translation memory, if one is used.
        gate: keeps within the limits.
        desk: documents.
        glossaries: those of users.
    """

    model: Model
    memory: Memory | None
    gate: Gate
    desk: Desk
    glossaries: Glossaries
    _threads: anyio.CapacityLimiter | None = field(default=None, init=False)

    async def translate(
        self, documents: Sequence[Document], settings: Settings
    ) -> list[Translation]:
        """The English of `documents`, in a thread of its own and within the limits.

        Raises:
            RefusedError: there is no room, the quota is used up, or it took too long.
        """
        seconds = self.gate.limits.seconds
        left_off = threading.Event()
        end = time.monotonic() + seconds

        def progress(_: Progress) -> None:
            if left_off.is_set() or (seconds and time.monotonic() > end):
                raise RefusedError(503, f"this takes longer than {seconds} seconds", 10)

        def work() -> list[Translation]:
            return self.model.translate_all(documents, settings, progress, self.memory)

        with self.gate.inside():
            self.gate.spend(sum(len(s.text) for d in documents for s in d.segments))
            if self._threads is None:
                self._threads = anyio.CapacityLimiter(self.gate.limits.queue or 1024)
            try:
                return await anyio.to_thread.run_sync(work, limiter=self._threads)
            finally:
                left_off.set()

    async def settled(self, id: str, key: str | None = None, seconds: float | None = None) -> State:
        """How far a document is, when it is done or `seconds` are over; None waits for it.

        Raises:
            RefusedError: there is no such document, or this is not its key.
        """
        with anyio.move_on_after(seconds):
            while self.desk.state(id, key).status in ("queued", "translating"):
                await anyio.sleep(_LOOK)
        return self.desk.state(id, key)


Endpoint = Callable[[Service, Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Fields:
    """The body of a request, whether JSON, a form or a query.

    Attributes:
        values: by name; a list where a name occurs again.
        files: name and content of what was uploaded, by field.
    """

    values: Mapping[str, Any]
    files: Mapping[str, tuple[str, bytes]]

    def text(self, name: str, otherwise: str | None = None) -> str:
        """The field `name`, which is one text.

        Raises:
            RefusedError: it is not there and has no default, or is something else.
        """
        value = self.values.get(name)
        if value is None:  # null is what was left out
            value = otherwise
        if value is None:
            raise RefusedError(400, f"Invalid request: missing {name} parameter")
        if not isinstance(value, str):
            raise RefusedError(400, f"Invalid request: {name} is no text")
        return value

    def texts(self, name: str) -> list[str]:
        """The field `name`, which is one text or a list of texts."""
        value = self.values.get(name)
        if value is None:
            raise RefusedError(400, f"Invalid request: missing {name} parameter")
        found = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) for text in found):
            raise RefusedError(400, f"Invalid request: {name} is no text")
        return found

    def count(self, name: str, most: int) -> int:
        """The field `name`, a whole number from 0, or its digits; 0 where it is not there.

        Raises:
            RefusedError: it is none, or more than `most`.
        """
        value = self.values.get(name)
        if value is None:
            return 0
        digits = "" if isinstance(value, bool) else str(value)
        if not re.fullmatch(r"\d{1,9}", digits) or int(digits) > most:
            raise RefusedError(400, f"Invalid request: {name} is no number from 0 to {most}")
        return int(digits)

    def file(self, name: str = "file") -> tuple[str, bytes]:
        """The uploaded file in the field `name`."""
        if name not in self.files:
            raise RefusedError(400, f"Invalid request: missing {name} parameter")
        return self.files[name]


async def fields_of(request: Request) -> Fields:
    """What a request says in its query and its body.

    Raises:
        RefusedError: the body is not what its type says.
    """
    values: dict[str, Any] = {}
    files: dict[str, tuple[str, bytes]] = {}

    def add(name: str, value: Any) -> None:
        name = name.removesuffix("[]")
        if name in values:
            before = values[name]
            values[name] = [*(before if isinstance(before, list) else [before]), value]
        else:
            values[name] = value

    for name, value in request.query_params.multi_items():
        add(name, value)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        # Not by Starlette, which takes bytes that are not percent-encoded (curl -d) for Latin-1.
        try:
            body = (await request.body()).decode("utf-8")
            pairs = parse_qsl(
                body, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
            )
        except ValueError as error:
            raise RefusedError(400, f"Invalid request: {error}") from None
        for name, value in pairs:
            add(name, value)
    elif kind == "multipart/form-data":
        try:
            form: FormData = await request.form(max_part_size=100_000_000)
        except HTTPException as error:
            raise RefusedError(400, f"Invalid request: {error.detail}") from None
        except ValueError as error:
            raise RefusedError(400, f"Invalid request: {error}") from None
        for name, part in form.multi_items():
            if isinstance(part, UploadFile):
                files[name] = (part.filename or "document", await part.read())
            else:
                add(name, part)
        await form.close()
    elif content := await request.body():
        found = _json(content)
        if not isinstance(found, dict):
            raise RefusedError(400, "Invalid request: the body is no JSON object")
        values |= found
    return Fields(values, files)


def _json(content: bytes) -> Any:
    try:
        found = json.loads(content)
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise RefusedError(400, "Invalid request: half a surrogate pair is no text") from None
    except (ValueError, RecursionError):
        raise RefusedError(400, "Invalid request: the body is not JSON") from None
    return found


def key_of(request: Request) -> str | None:
    """The API key in the header of a request: `DeepL-Auth-Key KEY` or `Bearer KEY`."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() in ("deepl-auth-key", "bearer") else None


def refusal(error: RefusedError, body: Mapping[str, str], status: int | None = None) -> Response:
    """The answer with `body` to a request that is refused; `status` is its own unless given."""
    headers = {"Retry-After": str(error.wait)} if error.wait else None
    return JSONResponse(body, status or error.status, headers)


def answering(
    service: Service, endpoint: Endpoint, failed: Callable[[RefusedError], Response]
) -> Callable[[Request], Awaitable[Response]]:
    """`endpoint` with its errors as answers.

    Args:
        service: given to it.
        endpoint: of a face.
        failed: what the face answers where it refuses.
    """

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(service, request)
        except RefusedError as error:
            return failed(error)
        except TranslateError as error:
            return failed(RefusedError(500, str(error)))
        except Exception as error:
            # Its message may hold what a text says, so it is neither sent nor logged.
            return failed(RefusedError(500, f"something went wrong ({type(error).__name__})"))

    return answer

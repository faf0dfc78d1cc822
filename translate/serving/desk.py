"""Documents while they are translated and after: each has a folder, so that a stop loses none.

A folder holds the article as it came, `job.json`, and in the end `translation.json` or `error.txt`.
What was not finished when the server stopped is taken up again when it starts; what its sentences had
become by then comes from the memory. Folders that are older than a day are deleted.
"""

from __future__ import annotations

import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from translate import articles, segmentation
from translate.articles import SUFFIXES
from translate.bilingual import json
from translate.bilingual.corrections import by_person
from translate.document import Document, Origin, Translation
from translate.errors import ReadError, TranslateError
from translate.host.files import write
from translate.memory import Memory, MemoryPair, now
from translate.pipeline import Model
from translate.progress import Progress
from translate.serving.batches import StoppedError
from translate.serving.limits import RefusedError
from translate.settings import Settings

_ID = re.compile(r"[0-9a-f]{32}")
#: Seconds that a document is kept.
_KEPT = 24 * 3600.0


class Job(msgspec.Struct, frozen=True):
    """What is known of a document from the start.

    Attributes:
        id, key: who knows both may have it; 32 hexadecimal digits each.
        name: of its file, as the caller has it.
        file: its name in the folder.
        created: seconds since 1970.
        glossary: French terms and their English.
        output: format of the result that the caller wants, if it said so.
    """

    id: str
    key: str
    name: str
    file: str
    created: float
    glossary: dict[str, str] = {}
    output: str = "same"


@dataclass
class State:
    """How far a document is.

    Attributes:
        job: what it is.
        status: `queued`, `translating`, `done` or `error`.
        total, done: sentences, and as many of them as the work that is done is worth.
        characters: of its text.
        error: what went wrong, for people.
        refusal: status of HTTP of an error.
        seconds_left: until it is done, as far as that can be told.
    """

    job: Job
    status: str = "queued"
    total: int = 0
    done: int = 0
    characters: int = 0
    error: str = ""
    refusal: int = 400
    seconds_left: float | None = None


class Desk:
    """Translates the documents of a folder, a few at a time.

    Args:
        model: shared with all other requests.
        memory: the translation memory, if one is used.
        folder: where the documents are.
        most: documents that may wait (503); 0 is no limit.
        spend: called with the characters of each before it is translated.
    """

    def __init__(
        self,
        model: Model,
        memory: Memory | None,
        folder: Path,
        most: int = 64,
        spend: Callable[[int], None] = lambda count: None,
    ) -> None:
        self._model, self._memory, self._folder = model, memory, folder
        self._most, self._spend = most, spend
        self._states: dict[str, State] = {}
        self._lock = threading.Lock()
        self._stopping = False
        self._pool = ThreadPoolExecutor(4, "document")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._tidy()
        for path in sorted(folder.glob("*/job.json")):
            self._take_up(path)

    def submit(
        self,
        data: bytes,
        name: str,
        glossary: Mapping[str, str] | None = None,
        output: str = "same",
    ) -> State:
        """Have the article `data` translated; `name` is that of its file.

        Raises:
            RefusedError: too many are waiting, or the server stops.
        """
        self._tidy()
        with self._lock:
            waiting = sum(s.status in ("queued", "translating") for s in self._states.values())
        if self._stopping or (self._most and waiting >= self._most):
            raise RefusedError(503, "too many documents are waiting; try again", 10)
        name = name.replace("\\", "/").rsplit("/", 1)[-1][:200] or "document"
        suffix = Path(name).suffix.lower()
        job = Job(
            secrets.token_hex(16),
            secrets.token_hex(16),
            name,
            "article" + (suffix if suffix in SUFFIXES else ""),
            time.time(),
            dict(glossary or {}),
            output,
        )
        folder = self._folder / job.id
        write(data, folder / job.file)
        write(msgspec.json.encode(job), folder / "job.json")
        return self._start(job)

    def state(self, id: str, key: str | None = None) -> State:
        """How far the document is.

        Raises:
            RefusedError: there is no such document, or this is not its key.
        """
        with self._lock:
            state = self._states.get(id)
            if state is None or (
                key is not None and not secrets.compare_digest(key.encode(), state.job.key.encode())
            ):
                raise RefusedError(404, "there is no such document")
            return replace(state)

    def translation(self, id: str) -> Translation:
        """The translation of a document that is done.

        Raises:
            RefusedError: it is not.
        """
        state = self.state(id)
        if state.status == "error":
            raise RefusedError(state.refusal, state.error)
        if state.status != "done":
            raise RefusedError(503, "the document is not ready", 1)
        return json.parse((self._folder / id / "translation.json").read_bytes(), state.job.name)

    def correct(self, id: str, texts: Mapping[int, str]) -> Translation:
        """The translation with the English that a person gave some sentences, by their numbers from 0.

        Raises:
            RefusedError: the document is not done, or has no such sentence.
        """
        translation = self.translation(id)
        segments = list(translation.segments)
        if any(not 0 <= n < len(segments) or not text.strip() for n, text in texts.items()):
            raise RefusedError(400, "a correction is empty, or of no sentence of the document")
        for number, text in texts.items():
            segments[number] = by_person(segments[number], " ".join(text.split()))
        translation = replace(translation, segments=tuple(segments))
        self._keep(id, translation)
        if self._memory:
            self._memory.add(
                MemoryPair(segments[n].segment.text, segments[n].target, Origin.PERSON, now())
                for n in texts
            )
        return translation

    def forget(self, id: str) -> None:
        """Delete a document."""
        with self._lock:
            self._states.pop(id, None)
        if _ID.fullmatch(id):
            shutil.rmtree(self._folder / id, ignore_errors=True)

    def stop(self) -> None:
        """Leave off after the batches at hand; the rest is taken up when the server starts again."""
        self._stopping = True
        self._pool.shutdown(cancel_futures=True)

    def _tidy(self) -> None:
        for path in self._folder.iterdir():
            if _ID.fullmatch(path.name) and path.stat().st_mtime < time.time() - _KEPT:
                self.forget(path.name)

    def _take_up(self, path: Path) -> None:
        """Go on with a document of an earlier run."""
        job = msgspec.json.decode(path.read_bytes(), type=Job)
        error = path.with_name("error.txt")
        result = path.with_name("translation.json")
        if result.is_file():
            segments = json.parse(result.read_bytes(), job.name).segments
            characters = sum(len(s.segment.text) for s in segments)
            self._states[job.id] = State(
                job, "done", len(segments), len(segments), characters, seconds_left=0.0
            )
        elif error.is_file():
            self._states[job.id] = State(job, "error", error=error.read_text(encoding="utf-8"))
        else:
            self._start(job)

    def _start(self, job: Job) -> State:
        state = State(job)
        with self._lock:
            self._states[job.id] = state
        self._pool.submit(self._run, state)
        return replace(state)

    def _run(self, state: State) -> None:
        job, start = state.job, time.monotonic()

        def progress(now: Progress) -> None:
            if self._stopping or job.id not in self._states:  # forgotten meanwhile
                raise StoppedError("nobody waits for it")
            with self._lock:
                state.done = int(now.share * state.total)
                spent = time.monotonic() - start
                if now.share:
                    state.seconds_left = spent / now.share * (1 - now.share)

        try:
            document = self._read(job)
            with self._lock:
                state.total = len(document.segments)
                state.characters = sum(len(s.text) for s in document.segments)
                state.status = "translating"
            self._spend(state.characters)
            settings = Settings(glossary=job.glossary) if job.glossary else Settings()
            translation = self._model.translate(document, settings, progress, self._memory)
            if job.id not in self._states:
                return
            self._keep(job.id, translation)
        except StoppedError:
            return  # taken up again at the next start
        except RefusedError as error:
            self._fail(state, error.message, error.status)
        except TranslateError as error:
            self._fail(state, str(error))
        except Exception as error:
            # Its message may hold what the article says.
            said = f"the document could not be translated ({type(error).__name__})"
            self._fail(state, said, 500)
        else:
            with self._lock:
                state.status, state.done, state.seconds_left = "done", state.total, 0.0

    def _fail(self, state: State, message: str, refusal: int = 400) -> None:
        write(message, self._folder / state.job.id / "error.txt")
        with self._lock:
            state.status, state.error, state.refusal = "error", message, refusal

    def _read(self, job: Job) -> Document:
        path = self._folder / job.id / job.file
        try:
            document = articles.read(path)
        except ReadError as error:
            raise ReadError(str(error).replace(str(path), job.name)) from None
        return segmentation.segment(replace(document, name=job.name))

    def _keep(self, id: str, translation: Translation) -> None:
        write(json.to_json(translation), self._folder / id / "translation.json")

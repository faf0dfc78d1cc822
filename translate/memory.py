"""The translation memory: what was once decoded or corrected comes back at once.

An SQLite file with two tables. `decoded` holds what a model made of a unit under the same settings,
written as soon as a batch is finished, so that a run that was stopped goes on where it was. `pairs`
holds sentences and their final English, by machine or by a person; what a person wrote is used in
place of the machine's and never overwritten by it. Any number of programs may use one file, and any
number of threads one `Memory`.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from translate.decoding import Decoding
from translate.decoding.translator import Candidate, Unit
from translate.document import Origin, Translation
from translate.errors import MemoryFileError

_VERSION = 1
_WAIT = 30.0  # seconds for another program that is writing
_AT_ONCE = 1000  # sentences that are read while others wait
_SCHEMA = """
CREATE TABLE decoded (key BLOB PRIMARY KEY, candidates TEXT NOT NULL);
CREATE TABLE pairs (
    source TEXT PRIMARY KEY, target TEXT NOT NULL, origin TEXT NOT NULL, changed TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class MemoryPair:
    """A sentence and its English.

    Attributes:
        source, target: both, with single spaces.
        origin: who made the English.
        changed: when, in UTC, as `2026-01-31T12:00:00Z`.
    """

    source: str
    target: str
    origin: Origin
    changed: str


class _Database:
    """An SQLite file that threads take turns at; what goes wrong in it is a `MemoryFileError`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.RLock()
        with self._errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)  # it holds what the user reads
            self._connection = sqlite3.connect(
                path, timeout=_WAIT, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn what SQLite and the file system say into one line."""
        try:
            yield
        except (OSError, sqlite3.Error, ValueError) as error:
            reason = f"cannot be used as translation memory ({error})"
            raise MemoryFileError(f"{self._path}: {reason}") from None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for one thread at a time."""
        with self._turn, self._errors():
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection in one transaction: all of it is kept, or nothing."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        with self._turn:
            self._connection.close()


class Memory:
    """An open translation memory, for any number of threads. `with` closes it.

    Args:
        path: its file, made if need be.

    Raises:
        MemoryFileError: it cannot be opened, or is no translation memory of this program.
    """

    def __init__(self, path: str | Path) -> None:
        if not isinstance(path, str | Path) or not str(path).strip():
            raise TypeError(f"path: give the file of the memory, not {path!r}")
        self.path = Path(path)
        self._database = _Database(self.path)
        with self._database.writing() as connection:
            self._prepare(connection)

    def _prepare(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise MemoryFileError(f"{self.path}: was made by a newer version of this program")
        if version == 0:
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise MemoryFileError(f"{self.path}: is another program's database")
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def of_model(self, model: str) -> ModelMemory:
        """What `model`, named with its revision and engine, has decoded."""
        return ModelMemory(self._database, model)

    def by_people(self, sources: Sequence[str]) -> dict[str, str]:
        """The English of those of `sources` that a person wrote."""
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for source in dict.fromkeys(sources):
                row = connection.execute(
                    "SELECT target FROM pairs WHERE source = ? AND origin = ?",
                    (_plain(source), Origin.PERSON),
                ).fetchone()
                if row:
                    found[source] = row[0]
        return found

    def learn(self, translation: Translation) -> None:
        """Keep the sentences of `translation`; what a person wrote stays as it is."""
        changed = now()
        pairs = {
            (t.segment.text, t.target, t.origin)
            for t in translation.segments
            if t.origin is not Origin.COPY
        }
        self.add(MemoryPair(*pair, changed) for pair in sorted(pairs))

    def add(self, pairs: Iterable[MemoryPair]) -> int:
        """Keep `pairs`; the machine's overwrite none of a person.

        Returns:
            How many were new or changed.
        """
        changed = 0
        pairs = list(pairs)
        with self._database.writing() as connection:
            for pair in pairs:
                cursor = connection.execute(
                    "INSERT INTO pairs VALUES (?, ?, ?, ?) ON CONFLICT (source) DO UPDATE SET "
                    "target = excluded.target, origin = excluded.origin, changed = excluded.changed "
                    "WHERE (excluded.origin = 'person' OR origin != 'person') "
                    "AND (target != excluded.target OR origin != excluded.origin)",
                    (_plain(pair.source), _plain(pair.target), pair.origin, pair.changed),
                )
                changed += cursor.rowcount
        return changed

    def pairs(self) -> Iterator[MemoryPair]:
        """All sentences, in alphabetical order."""
        rows: list[tuple[str, str, str, str]] = [("", "", "", "")]
        while rows:
            with self._database.reading() as connection:
                rows = connection.execute(
                    "SELECT source, target, origin, changed FROM pairs WHERE source > ? "
                    "ORDER BY source LIMIT ?",
                    (rows[-1][0], _AT_ONCE),
                ).fetchall()
            for source, target, origin, changed in rows:
                yield MemoryPair(source, target, Origin(origin), changed)

    def counts(self) -> tuple[int, int, int]:
        """How many sentences there are, how many of them by people, and how many decoded units."""
        query = "SELECT count(*), coalesce(sum(origin = 'person'), 0) FROM pairs"
        with self._database.reading() as connection:
            sentences, people = connection.execute(query).fetchone()
            (units,) = connection.execute("SELECT count(*) FROM decoded").fetchone()
        return sentences, people, units


class ModelMemory:
    """The decoded units of one model, as `translate.decoding.translator.Store` has it."""

    def __init__(self, database: _Database, model: str) -> None:
        self._database, self._model = database, model

    def recall(self, units: Sequence[Unit], decoding: Decoding) -> dict[Unit, list[Candidate]]:
        """The candidates of those of `units` that were decoded under `decoding`."""
        found: dict[Unit, list[Candidate]] = {}
        with self._database.reading() as connection:
            for unit in units:
                row = connection.execute(
                    "SELECT candidates FROM decoded WHERE key = ?", (self._key(unit, decoding),)
                ).fetchone()
                if row:
                    found[unit] = [Candidate(text, score) for text, score in json.loads(row[0])]
        return found

    def keep(self, candidates: Mapping[Unit, Sequence[Candidate]], decoding: Decoding) -> None:
        """Keep the candidates of units that were decoded under `decoding`.

        Raises:
            MemoryFileError: they cannot be written.
        """
        rows = [
            (self._key(unit, decoding), json.dumps([(c.text, c.score) for c in found]))
            for unit, found in candidates.items()
        ]
        with self._database.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO decoded VALUES (?, ?)", rows)

    def _key(self, unit: Unit, decoding: Decoding) -> bytes:
        text = json.dumps([*astuple(unit), self._model, *astuple(decoding)], ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def now() -> str:
    """The time, in UTC, as `MemoryPair` has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(text: str) -> str:
    return " ".join(text.split())

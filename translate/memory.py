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
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from translate.decoding import Decoding
from translate.decoding.translator import Candidate, Unit
from translate.document import Origin, Translation
from translate.errors import MemoryFileError

_Result = TypeVar("_Result")
_VERSION = 1
_MAGIC = b"SQLite format 3\0"  # what SQLite would take for empty may be a short text
_WAIT = 30.0  # seconds for another program that is writing
_ORIGINS = frozenset(map(str, Origin))
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
    """An SQLite file that threads take turns at; what goes wrong in it is a `MemoryFileError`.

    It is opened again when the file was deleted or replaced meanwhile, and in a process that was
    forked off: SQLite allows none to share a connection.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._file = path, path.absolute()
        self._turn = threading.RLock()
        with self._errors():
            self._open()

    def _open(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # it holds what the user reads
            os.close(os.open(self._file, os.O_CREAT | os.O_EXCL, 0o600))
        if not self._file.is_file():
            raise OSError("is no file")
        with self._file.open("rb") as file:
            if file.read(len(_MAGIC)) not in (b"", _MAGIC):
                raise OSError("is no database")
        connection = sqlite3.connect(
            self._file, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            # Nothing of another program's database is changed: it is looked at before all else.
            self._expect_own(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            if not self._expect_own(connection):
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        self._connection, self._opened = connection, self._identity()

    def _expect_own(self, connection: sqlite3.Connection) -> bool:
        """Whether there is a memory in the file already; an error if there is something else."""
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not tables and not version:
            return False
        if not {"decoded", "pairs"} <= tables:
            raise MemoryFileError(f"{self._path}: is another program's database")
        if version > _VERSION:
            raise MemoryFileError(f"{self._path}: was made by a newer version of this program")
        return True

    def _identity(self) -> tuple[int, int, int] | None:
        """The process and the file that is under the name now."""
        try:
            status = self._file.stat()
        except OSError:
            return None
        return os.getpid(), status.st_dev, status.st_ino

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
            if self._opened != self._identity():
                if self._opened and self._opened[0] == os.getpid():
                    self._connection.close()
                self._open()
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection in one transaction: all of it is kept, or nothing."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                with suppress(sqlite3.Error):  # some errors, as a full disk, roll back themselves
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        with self._turn:
            self._connection.close()


class Memory:
    """An open translation memory, for any number of threads. `with` closes it.

    Args:
        path: its file, made if need be, with the folders above it.

    Raises:
        MemoryFileError: it cannot be opened, or is no translation memory of this program; by each
            method, the file cannot be read or written any more, or was closed.
        TypeError: `path` is none.
    """

    def __init__(self, path: str | Path) -> None:
        if not isinstance(path, str | Path) or not str(path).strip():
            raise TypeError(f"path: give the file of the memory, not {path!r}")
        self.path = Path(path)
        self._database = _Database(self.path)

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
                if row and isinstance(row[0], str):
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
                if not (
                    isinstance(target, str) and isinstance(changed, str) and origin in _ORIGINS
                ):
                    raise MemoryFileError(f"{self.path}: is damaged (its row for {source!r})")
                yield MemoryPair(source, target, Origin(origin), changed)

    def clear(self) -> None:
        """Delete all that it holds, for other programs that use it too."""
        with self._database.reading() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            with self._database.writing():
                connection.execute("DELETE FROM pairs")
                connection.execute("DELETE FROM decoded")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

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
                candidates = _candidates(row[0]) if row else []
                if candidates:
                    found[unit] = candidates
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


def _candidates(written: object) -> list[Candidate]:
    """What `keep` has written; none when the row is damaged, so that its unit is decoded anew."""
    try:
        found = [Candidate(text, float(score)) for text, score in json.loads(str(written))]
    except (TypeError, ValueError):
        return []
    return found if all(isinstance(c.text, str) for c in found) else []


class OptionalMemory(Memory):
    """A memory that translation goes on without when it fails, full or taken away.

    Args:
        path: as `Memory` has it.
        say: is given the reason, once.

    Raises:
        MemoryFileError: it cannot be opened.
    """

    def __init__(self, path: str | Path, say: Callable[[str], None]) -> None:
        super().__init__(path)
        self._say = say
        #: Whether it has failed, and is not used any more.
        self.lost = False

    def attempt(self, action: Callable[[], _Result], otherwise: _Result) -> _Result:
        """What `action` returns, or `otherwise` when the memory fails in it or has failed before."""
        if self.lost:
            return otherwise
        try:
            return action()
        except MemoryFileError as error:
            self.lost = True
            self._say(f"{error}; going on without it")
            return otherwise

    def by_people(self, sources: Sequence[str]) -> dict[str, str]:
        """See `Memory.by_people`."""
        own = super().by_people
        return self.attempt(lambda: own(sources), {})

    def learn(self, translation: Translation) -> None:
        """See `Memory.learn`."""
        own = super().learn
        self.attempt(lambda: own(translation), None)

    def of_model(self, model: str) -> ModelMemory:
        """See `Memory.of_model`."""
        return _OptionalModelMemory(self._database, model, self)


class _OptionalModelMemory(ModelMemory):
    def __init__(self, database: _Database, model: str, whole: OptionalMemory) -> None:
        super().__init__(database, model)
        self._whole = whole

    def recall(self, units: Sequence[Unit], decoding: Decoding) -> dict[Unit, list[Candidate]]:
        own = super().recall
        return self._whole.attempt(lambda: own(units, decoding), {})

    def keep(self, candidates: Mapping[Unit, Sequence[Candidate]], decoding: Decoding) -> None:
        own = super().keep
        self._whole.attempt(lambda: own(candidates, decoding), None)


def now() -> str:
    """The time, in UTC, as `MemoryPair` has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(text: str) -> str:
    return " ".join(text.split())

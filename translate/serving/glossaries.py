"""Glossaries that clients send and name by an id, each a JSON file of its own."""

from __future__ import annotations

import csv
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import msgspec

from translate.host.files import write
from translate.names.exonyms import Exonym
from translate.names.glossary import terms_of

_ID = re.compile(r"[0-9a-f]{32}")


class Glossary(msgspec.Struct, frozen=True):
    """French terms and their English.

    Attributes:
        id: 32 hexadecimal digits.
        name: what its owner calls it.
        created: when, as ISO 8601 in UTC.
        entries: French and English.
    """

    id: str
    name: str
    created: str
    entries: dict[str, str]

    @property
    def terms(self) -> tuple[Exonym, ...]:
        """The entries as `Settings.glossary` has them."""
        return terms_of(self.entries)


@dataclass(frozen=True, slots=True)
class Glossaries:
    """The glossaries in a folder."""

    folder: Path

    def create(self, name: str, entries: dict[str, str]) -> Glossary:
        """Keep `entries` under a new id.

        Raises:
            ValueError: there are none.
            WriteError: they cannot be written.
        """
        if not entries:
            raise ValueError("a glossary needs entries")
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        glossary = Glossary(secrets.token_hex(16), name, now, entries)
        write(msgspec.json.encode(glossary), self._path(glossary.id))
        return glossary

    def get(self, id: str) -> Glossary | None:
        """The glossary of that id, if there is one."""
        if not _ID.fullmatch(id):
            return None
        try:
            return msgspec.json.decode(self._path(id).read_bytes(), type=Glossary)
        except FileNotFoundError:
            return None

    def all(self) -> list[Glossary]:
        """All of them, the oldest first."""
        found = [self.get(path.stem) for path in self.folder.glob("*.json")]
        return sorted((g for g in found if g is not None), key=lambda g: g.created)

    def delete(self, id: str) -> bool:
        """Forget a glossary; whether there was one."""
        if self.get(id) is None:
            return False
        self._path(id).unlink(missing_ok=True)
        return True

    def _path(self, id: str) -> Path:
        return self.folder / f"{id}.json"


def entries_of(text: str, format: str) -> dict[str, str]:
    """The entries of a glossary that is written as `tsv` or `csv`.

    Raises:
        ValueError: it is not, a line has not two columns, or a term occurs twice.
    """
    entries: dict[str, str] = {}
    if format == "csv":
        try:
            rows = list(csv.reader(StringIO(text, newline="")))
        except csv.Error as error:  # among them a field of more than 131,072 characters
            raise ValueError(f"the entries are not valid CSV ({error})") from None
    else:
        rows = [line.split("\t") for line in text.splitlines()]
    for number, row in enumerate(rows, start=1):
        if not any(row):
            continue
        # DeepL's CSV may name the languages of each line behind the terms.
        source, target = (cell.strip() for cell in (*row, "", "")[:2])
        if not source or not target:
            raise ValueError(f"line {number} of the entries has not two columns")
        if source in entries:
            raise ValueError(f"the term {source!r} occurs twice")
        entries[source] = target
    return entries

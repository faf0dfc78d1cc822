"""What becomes of a batch of rows: the same in a process of this machine and in an actor of a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translate import bilingual
from translate.corpus.shards import Row
from translate.document import Document, Translation
from translate.errors import TranslateError
from translate.pipeline import Model, segmented_as_is
from translate.settings import Settings
from translate.verification.codes import severity_of

#: Characters of a row that are translated; a book is better given as a file.
LONGEST = 1_000_000


class Translate:
    """Translates batches of rows with a model of its own, on one core.

    Args:
        model: alias, hub name or folder; it must be on this machine, or be shared.
        engine: as `Model` has it.
        settings: how to translate.
    """

    def __init__(self, model: str, engine: str, settings: Settings) -> None:
        self._model = Model(model, engine, threads=1)
        self._settings = settings

    def __call__(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """A result for each of `rows`, in order; a row that fails has its error instead of English."""
        documents: dict[int, Document] = {}
        results: dict[int, dict[str, Any]] = {}
        for row in rows:
            try:
                if row.text is None:
                    raise TranslateError(row.error)
                if len(row.text) > LONGEST:
                    raise TranslateError(f"is longer than {LONGEST:,} characters")
                documents[row.number] = segmented_as_is(row.text)
            except Exception as error:
                results[row.number] = _failed(row, error)
        by_number = {row.number: row for row in rows}
        for number, outcome in zip(documents, self._all(list(documents.values())), strict=True):
            row = by_number[number]
            results[number] = (
                _failed(row, outcome)
                if isinstance(outcome, Exception)
                else _translated(row, outcome)
            )
        return [results[row.number] for row in rows]

    def _all(self, documents: list[Document]) -> Sequence[Translation | Exception]:
        try:
            return self._model.translate_all(documents, self._settings)
        except Exception:
            return [self._one(document) for document in documents]

    def _one(self, document: Document) -> Translation | Exception:
        """What becomes of a document of a batch in which one fails."""
        try:
            return self._model.translate(document, self._settings)
        except Exception as error:
            return error


def _failed(row: Row, error: Exception) -> dict[str, Any]:
    said = str(error) if isinstance(error, TranslateError) else ""
    return {
        "row": row.number,
        "id": row.id,
        "source": row.text,
        "english": None,
        "confidence": None,
        "findings": [],
        "error": said or f"cannot be translated ({type(error).__name__})",
    }


def _translated(row: Row, translation: Translation) -> dict[str, Any]:
    """The result of a row: its confidence is that of its least sure sentence."""
    sure = [s.confidence for s in translation.segments if s.confidence is not None]
    return {
        "row": row.number,
        "id": row.id,
        "source": row.text,
        "english": bilingual.render(translation, "same"),
        "confidence": min(sure, default=None),
        "findings": [
            {
                "sentence": n,
                "code": f.code,
                "severity": str(severity_of(f)),
                "message": f.message,
            }
            for n, f in translation.findings
        ],
        "error": None,
    }

"""Text to Marian pieces and back, with the files of a Marian checkpoint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import sentencepiece

from translate.checkpoints.folders import vocabulary
from translate.errors import ModelError

_BYTE = re.compile(r"<0x[0-9A-F]{2}>")


class Tokenizer:
    """The SentencePiece models and the vocabulary of one checkpoint.

    Reads `source.spm`, `target.spm` and `vocab.json` itself: transformers' tokenizer does the
    same work but takes seconds to import.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._source = sentencepiece.SentencePieceProcessor(
                model_file=str(folder / "source.spm")
            )
            self._target = sentencepiece.SentencePieceProcessor(
                model_file=str(folder / "target.spm")
            )
            self._vocabulary = vocabulary(folder)
            self._known: dict[str, bool] = {}
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelError(f"{folder}: its tokenizer cannot be loaded ({error})") from error

    def encode(self, text: str) -> list[str]:
        """Pieces of the source `text`; those outside the vocabulary are left as they are."""
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def encode_target(self, text: str) -> list[str]:
        """Pieces of the target `text`, the beginning of a hypothesis."""
        pieces: list[str] = self._target.encode(text, out_type=str)
        return pieces

    def unseen(self, text: str) -> list[str]:
        """The characters of the source `text` that are in no piece of the vocabulary, in order.

        A model sees them as `<unk>`, or byte by byte, which it hardly ever learnt to read.
        """
        for character in set(text) - self._known.keys():
            pieces = self.encode(character)
            self._known[character] = all(
                piece in self._vocabulary and not _BYTE.fullmatch(piece) for piece in pieces
            )
        return [character for character in text if not self._known[character]]

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of target `pieces`."""
        text: str = self._target.decode_pieces([p for p in pieces if p != "<unk>"])
        return text

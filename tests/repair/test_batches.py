"""Tries of several kinds are decoded together: a batch of few sentences costs almost as much as a full one."""

from __future__ import annotations

from collections.abc import Sequence

from translate.checkpoints import resolve
from translate.decoding import Decoding, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Candidate, Draft, Translator
from translate.repair import repair


def test_plain_words_of_all_kinds_are_decoded_at_once() -> None:
    folder = resolve("embedded", offline=True).folder
    batches: list[list[str]] = []

    class Counting(Translator):
        def translate(self, texts: Sequence[str], *rest: object) -> list[Draft]:  # type: ignore[override]
            batches.append(list(texts))
            return super().translate(texts, *rest)  # type: ignore[arg-type]

    translator = Counting(open_engine(folder), Tokenizer(folder))
    translator.takes_hints = False  # those are for what still is not said
    written = {
        "« Rien ne bouge », s'est emporté le syndicat.": "“Nothing moves,” the union.",
        "Le syndicat a fustigé la loi.": "The union fused the law.",
        "La crue a fait 12 morts.": "The flood made 12 dead.",
    }
    sources = list(written)
    drafts = [Draft((Candidate(english, -1.0),)) for english in written.values()]
    batches.clear()
    repaired = repair(sources, enumerate(drafts), translator, Decoding(nbest=4), by_links=True)
    assert len(batches) == 1
    assert sum("plain" in what for r in repaired for what in r.repairs) == len(batches[0]) > 1

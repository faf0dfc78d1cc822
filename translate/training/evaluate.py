"""BLEU and chrF of a checkpoint on the evaluation sets, with the signatures of sacreBLEU."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from translate.engines import Decoding, open_engine
from translate.engines.tokenizer import Tokenizer
from translate.translation import Translator
from translate.typography import english
from translate.verification.coverage import loop

SETS = ("flores-dev", "wmt13", "wmt14", "iwslt17")


@dataclass(frozen=True)
class Scores:
    """Scores on one set.

    Attributes:
        name: of the set, or `SET, SYSTEM` for the stored output of another system.
        bleu, chrf: by sacreBLEU, 0 to 100.
        seconds: of decoding; 0 for stored output.
        loops, empty, copies: sentences that repeat themselves, say nothing or stay French.
        signature: how BLEU was computed.
    """

    name: str
    bleu: float
    chrf: float
    seconds: float
    loops: int
    empty: int
    copies: int
    signature: str


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _score(
    name: str, source: list[str], output: list[str], reference: list[str], seconds: float
) -> Scores:
    bleu, chrf = BLEU(), CHRF()
    return Scores(
        name=name,
        bleu=bleu.corpus_score(output, [reference]).score,
        chrf=chrf.corpus_score(output, [reference]).score,
        seconds=seconds,
        loops=sum(loop(s, o) is not None for s, o in zip(source, output, strict=True)),
        empty=sum(not any(c.isalnum() for c in o) for o in output),
        copies=sum(s == o and len(s.split()) > 3 for s, o in zip(source, output, strict=True)),
        signature=str(bleu.get_signature()),
    )


def evaluate(checkpoint: Path, sets: Path, names: list[str], beam: int) -> Iterator[Scores]:
    """Translate each set with `checkpoint`, sentence by sentence, and score it.

    Args:
        checkpoint: folder of a Marian checkpoint.
        sets: folder with `NAME.fr`, `NAME.en` and, of other systems, `NAME.SYSTEM.en`.
        names: the sets.
        beam: beam size.

    Yields:
        The scores of each set, then those of the other systems' outputs on it.
    """
    translator = Translator(open_engine(checkpoint), Tokenizer(checkpoint))
    for name in names:
        source, reference = _lines(sets / f"{name}.fr"), _lines(sets / f"{name}.en")
        start = time.monotonic()
        drafts = translator.translate(source, Decoding(beam=beam))
        seconds = time.monotonic() - start
        output = [english(d.candidates[0].text, "straight") for d in drafts]
        yield _score(name, source, output, reference, seconds)
        for path in sorted(sets.glob(f"{name}.*.en")):
            system = path.name.removeprefix(f"{name}.").removesuffix(".en")
            yield _score(f"{name}, {system}", source, _lines(path), reference, 0.0)

"""BLEU and chrF of a checkpoint on the evaluation sets, with the signatures of sacreBLEU."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from translate.decoding import Decoding, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
from translate.language.quotes import has_marks
from translate.language.typography import english
from translate.training.augment import bare, bare_initials, tight
from translate.verification.coverage import loop


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


def _translated(translator: Translator, source: list[str], beam: int) -> list[str]:
    """The best hypothesis of each line, with the quotation marks of the references."""
    drafts = translator.translate(source, Decoding(beam=beam))
    return [english(d.candidates[0].text, "straight") for d in drafts]


def _bleu_chrf(output: list[str], reference: list[str]) -> tuple[float, float]:
    """BLEU and chrF2 of `output`."""
    bleu = BLEU().corpus_score(output, [reference]).score
    return bleu, CHRF().corpus_score(output, [reference]).score


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


#: A slice of the sentences: what the French must be to belong to it.
SLICES: dict[str, Callable[[str], bool]] = {
    "quotations": lambda french: has_marks(french),
    "figures": lambda french: any(c.isdigit() for c in french),
    "names": lambda french: re.search(r"(?<=[a-zà-ÿ,'’] )[A-ZÀ-Þ][a-zà-ÿ]", french) is not None,
    "titles (no full stop)": lambda french: french.rstrip()[-1:].isalnum(),
    "up to 10 words": lambda french: len(french.split()) <= 10,
    "11 to 25 words": lambda french: 10 < len(french.split()) <= 25,
    "26 to 40 words": lambda french: 25 < len(french.split()) <= 40,
    "over 40 words": lambda french: len(french.split()) > 40,
}


#: What readers' French may look like; the English that is expected changes with it.
PERTURBATIONS: dict[str, Callable[[str, str], tuple[str, str]]] = {
    "Etats-Unis: no accents on capitals": lambda french, english: (bare_initials(french), english),
    "tight punctuation": lambda french, english: (tight(french), english),
    "no full stop": lambda french, english: (french.rstrip(" ."), english.rstrip(" .")),
    "in quotation marks": lambda french, english: (f"« {french} »", f'"{english}"'),
    "CAPITALS": lambda french, english: (french.upper(), english.upper()),
    "CAPITALS WITHOUT ACCENTS": lambda french, english: (bare(french).upper(), english.upper()),
}


def perturbed(
    checkpoint: Path, sets: Path, names: list[str], beam: int
) -> Iterator[tuple[str, int, float, float, float, float]]:
    """Scores of a checkpoint on French that is written as it should not be.

    Args:
        checkpoint, sets, names, beam: as `evaluate` has them.

    Yields:
        The name of a perturbation, the sentences that it changes, BLEU and chrF2 of their
        translations as they were, and as they are changed. The last is no change of the
        sentences, but two at once: a line and the next one.
    """
    translator = Translator(open_engine(checkpoint), Tokenizer(checkpoint))
    source = [line for name in names for line in _lines(sets / f"{name}.fr")]
    reference = [line for name in names for line in _lines(sets / f"{name}.en")]
    plain = _translated(translator, source, beam)
    for name, change in PERTURBATIONS.items():
        pairs = [change(f, e) for f, e in zip(source, reference, strict=True)]
        changed = [i for i, (french, _) in enumerate(pairs) if french != source[i]]
        output = _translated(translator, [pairs[i][0] for i in changed], beam)
        # What was there before is changed alike, so that capitals alone make no difference.
        before = [change(source[i], plain[i])[1] for i in changed]
        wanted = [pairs[i][1] for i in changed]
        yield name, len(changed), *_bleu_chrf(before, wanted), *_bleu_chrf(output, wanted)
    twos = range(0, len(source) - 1, 2)
    before, wanted, joined = (
        [f"{side[i]} {side[i + 1]}" for i in twos] for side in (plain, reference, source)
    )
    yield (
        "two sentences at once",
        len(joined),
        *_bleu_chrf(before, wanted),
        *_bleu_chrf(_translated(translator, joined, beam), wanted),
    )


def apertium(source: list[str]) -> tuple[list[str], float]:
    """The English of `source` by Apertium from French over Spanish, and the seconds it took.

    Needs the packages apertium, apertium-fr-es and apertium-eng-spa of Debian.

    Raises:
        FileNotFoundError: Apertium is not installed.
    """
    if shutil.which("apertium") is None:
        raise FileNotFoundError("apertium is not installed")
    start = time.monotonic()
    text = "\n\n".join(source)
    for mode in ("fr-es", "spa-eng"):
        done = subprocess.run(
            ["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True
        )
        text = done.stdout
    return [line.strip() for line in text.split("\n\n")], time.monotonic() - start


def slices(
    checkpoint: Path, sets: Path, names: list[str], beam: int, beside: str
) -> Iterator[tuple[str, int, float, float, float]]:
    """Scores of a checkpoint on the slices of all sets together.

    Args:
        checkpoint, sets, names, beam: as `evaluate` has them.
        beside: another system whose outputs lie there.

    Yields:
        The name of a slice, its sentences, the checkpoint's BLEU and chrF2 on it, and the other
        system's chrF2.
    """
    translator = Translator(open_engine(checkpoint), Tokenizer(checkpoint))
    source = [line for name in names for line in _lines(sets / f"{name}.fr")]
    reference = [line for name in names for line in _lines(sets / f"{name}.en")]
    other = [line for name in names for line in _lines(sets / f"{name}.{beside}.en")]
    output = _translated(translator, source, beam)
    for name, belongs in SLICES.items():
        chosen = [i for i, french in enumerate(source) if belongs(french)]
        wanted = [reference[i] for i in chosen]
        _, beside_chrf = _bleu_chrf([other[i] for i in chosen], wanted)
        yield name, len(chosen), *_bleu_chrf([output[i] for i in chosen], wanted), beside_chrf


def evaluate(
    checkpoint: Path, sets: Path, names: list[str], beam: int, with_apertium: bool = False
) -> Iterator[Scores]:
    """Translate each set with `checkpoint`, sentence by sentence, and score it.

    Args:
        checkpoint: folder of a Marian checkpoint.
        sets: folder with `NAME.fr`, `NAME.en` and, of other systems, `NAME.SYSTEM.en`.
        names: the sets.
        beam: beam size.
        with_apertium: whether Apertium translates the sets as well.

    Yields:
        The scores of each set, then those of the other systems' outputs on it.
    """
    translator = Translator(open_engine(checkpoint), Tokenizer(checkpoint))
    for name in names:
        source, reference = _lines(sets / f"{name}.fr"), _lines(sets / f"{name}.en")
        start = time.monotonic()
        output = _translated(translator, source, beam)
        seconds = time.monotonic() - start
        yield _score(name, source, output, reference, seconds)
        for path in sorted(sets.glob(f"{name}.*.en")):
            system = path.name.removeprefix(f"{name}.").removesuffix(".en")
            yield _score(f"{name}, {system}", source, _lines(path), reference, 0.0)
        if with_apertium:
            theirs, seconds = apertium(source)
            yield _score(f"{name}, apertium fr-es-en", source, theirs, reference, seconds)

"""Cleaning parallel text: normalise, filter, remove repetitions and evaluation text.

Every pair is put into the typographic form of `translate.language.function_words.typography`. A pair is dropped for
the first of these reasons that holds, and the reasons are counted for each file:

- `empty`, `long`: nothing on one side, or more than 1,200 characters;
- `ratio`: one side more than 2.2 times as long as the other (texts of over 30 characters);
- `copy`: the same on both sides (texts of over 3 words; lists of names may copy);
- `language`: the function words of a side belong to the other language;
- `figures`: the sides hold different numbers of two digits or more (text written for this project may: 18 h 30 is 6:30 p.m.);
- `quotes`: a different number of quotations, or a quotation mark without its partner;
- `letters`: fewer than half of the characters of a side are letters;
- `repeated`: the pair was seen already, or its source four times, or its template (figures
  masked, first 40 characters) more than 30 times;
- `held-out`: eight running words in common with an evaluation set, or a whole sentence.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from pathlib import Path

from translate.language import quotes
from translate.language.function_words import function_words
from translate.language.typography import source_form, target_form
from translate.training.config import BACK, SENTENCES, WRITTEN, Config, Domain

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d  .,:]*\d|\d")
_NGRAM = 8

Pair = tuple[str, str]


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a `.tsv.xz` file as they stand, lines without exactly one TAB left out."""
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 2:
                yield fields[0], fields[1]


def _ngrams(text: str) -> Iterator[int]:
    words = _WORD.findall(text.lower())
    if 4 <= len(words) < _NGRAM:
        yield hash(" ".join(words))
    for i in range(len(words) - _NGRAM + 1):
        yield hash(" ".join(words[i : i + _NGRAM]))


def held_out_ngrams(folder: Path) -> frozenset[int]:
    """Hashes of the eight-word sequences, and of whole short sentences, of the evaluation sets."""
    found: set[int] = set()
    for path in sorted(folder.glob("*.fr")) + sorted(folder.glob("*.en")):
        if path.name.count(".") > 1:
            continue  # the output of another system
        for line in path.read_text(encoding="utf-8").splitlines():
            found.update(_ngrams(line))
    return frozenset(found)


def _figures(text: str) -> Counter[str]:
    digits = (re.sub(r"\D", "", number) for number in _NUMBER.findall(text))
    return Counter(d for d in digits if len(d) > 1)


def _language_wrong(text: str, french: bool) -> bool:
    if len(_WORD.findall(text)) < 6:
        return False
    counts = function_words(text)
    own, other = counts if french else counts[::-1]
    return other > max(1, 2 * own)


def _letters(text: str) -> float:
    return sum(c.isalpha() or c == " " for c in text) / len(text)


def reason_to_drop(source: str, target: str, kind: str) -> str | None:
    """Why a pair (in typographic form) is not fit for training, or None when it is."""
    if not source or not target:
        return "empty"
    if max(len(source), len(target)) > 1200:
        return "long"
    if kind not in SENTENCES:
        return None
    short, long = sorted((len(source), len(target)))
    if long > 30 and long > 2.2 * short:
        return "ratio"
    if source == target and len(_WORD.findall(source)) > 3:
        return "copy"
    if _language_wrong(source, french=True) or _language_wrong(target, french=False):
        return "language"
    if kind != WRITTEN and _figures(source) != _figures(target):
        return "figures"
    if quotes.has_marks(source) or quotes.has_marks(target):
        sides = quotes.scan(source, "fr"), quotes.scan(target, "en")
        if any(mark.partner is None for side in sides for mark in side):
            return "quotes"
        if len(sides[0]) != len(sides[1]):
            return "quotes"
    if _letters(source) < 0.5 or _letters(target) < 0.5:
        return "letters"
    return None


def clean(
    pairs: Iterable[Pair], kind: str, held_out: frozenset[int]
) -> tuple[list[tuple[int, str, str]], Counter[str]]:
    """Clean one file.

    Returns:
        The pairs that stay, each with its line number (0-based) in the file, and how many
        were dropped for each reason (`kept` counts those that stay).
    """
    kept: list[tuple[int, str, str]] = []
    dropped: Counter[str] = Counter()
    seen: set[int] = set()
    sources: Counter[int] = Counter()
    templates: Counter[int] = Counter()
    for number, (raw_source, raw_target) in enumerate(pairs):
        source, target = source_form(raw_source), target_form(raw_target)
        reason = reason_to_drop(source, target, kind)
        if reason is None:
            pair, alone = hash((source, target)), hash(source)
            template = hash(re.sub(r"\d+", "0", source)[:40])
            sources[alone] += 1
            templates[template] += 1
            long_template = kind in SENTENCES and len(source) > 40 and templates[template] > 30
            if pair in seen or sources[alone] > 4 or long_template:
                reason = "repeated"
            seen.add(pair)
        if (
            reason is None
            and kind in SENTENCES
            and any(n in held_out for side in (source, target) for n in _ngrams(side))
        ):
            reason = "held-out"
        dropped[reason or "kept"] += 1
        if reason is None:
            kept.append((number, source, target))
    return kept, dropped


_held_out: frozenset[int] = frozenset()


def _start(folder: Path) -> None:
    global _held_out
    _held_out = held_out_ngrams(folder)


def write(out: Path, kept: Iterable[tuple[int, str, str]]) -> None:
    """Write cleaned pairs with their line numbers, as `load_clean` reads them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(f"{n}\t{s}\t{t}\n" for n, s, t in kept), encoding="utf-8")


def _clean_file(job: tuple[Path, Domain, Path]) -> tuple[str, Counter[str]]:
    source, domain, out = job
    kept, dropped = clean(read_pairs(source), domain.kind, _held_out)
    write(out, kept)
    return domain.name, dropped


def clean_all(config: Config, workers: int = 2) -> dict[str, Counter[str]]:
    """Clean every file of `config` into `NAME.tsv` in its folder `clean`; what was dropped, by file."""
    jobs = [
        (_folder(config, d) / f"{d.name}.tsv.xz", d, config.clean / f"{d.name}.tsv")
        for d in config.domains
        if d.kind != BACK
    ]
    jobs.sort(key=lambda job: -job[0].stat().st_size)
    with get_context("spawn").Pool(workers, _start, (config.held_out,)) as pool:
        return dict(pool.imap_unordered(_clean_file, jobs))


def _folder(config: Config, domain: Domain) -> Path:
    """Where the raw text of `domain` lies."""
    return config.own if domain.kind == WRITTEN else config.corpus


def load_clean(config: Config, name: str) -> list[tuple[int, str, str]]:
    """The cleaned pairs of one file: line number, source, target; none of English text not yet translated back."""
    path = config.clean / f"{name}.tsv"
    if not path.exists() and any(d.name == name and d.kind == BACK for d in config.domains):
        return []
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        number, source, target = line.split("\t")
        rows.append((int(number), source, target))
    return rows

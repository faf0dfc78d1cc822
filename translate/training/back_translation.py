"""Back-translation: English text without a French side gets one from a model that translates the other way.

What the forward model learns to write is by people; what it reads was made (Sennrich et al. 2016,
arXiv 1511.06709). The pairs are cleaned as all others are, and left out of the release phase.
"""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from translate.decoding import Decoding, Engine, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.language.typography import source_form, training_target
from translate.training import corpus
from translate.training.config import BACK, Config

#: A weak model's best guess is nearer to French than what it samples.
_DECODING = Decoding(beam=1, max_pieces=250)
#: Lines that are read at once, of which so many of like length are decoded together.
_AT_ONCE, _BATCH = 4_000, 256
#: Pieces of the longest sentence that is taken.
_LONGEST = 120


def write(config: Config, reverse: Path) -> Iterator[str]:
    """Write the cleaned pairs of every file of English text of `config`, where it is not written yet.

    Args:
        config: of the forward model; `mono` is where the files lie.
        reverse: checkpoint folder of the model that translates from English.

    Yields:
        For each file a line that says how many pairs were kept, and why others were dropped.
    """
    engine, tokenizer = open_engine(reverse, compute_type="int8"), Tokenizer(reverse)
    held_out = corpus.held_out_ngrams(config.held_out)
    for domain in config.domains:
        out = config.clean / f"{domain.name}.tsv"
        if domain.kind != BACK or out.exists():
            continue
        pairs = _pairs(config.mono / f"{domain.name}.en.txt.xz", engine, tokenizer)
        kept, dropped = corpus.clean(pairs, "text", held_out)
        corpus.write(out, kept)
        yield f"{domain.name}\t{_counts(dropped)}"


def _counts(dropped: Counter[str]) -> str:
    return ", ".join(f"{reason} {number}" for reason, number in dropped.most_common())


def _pairs(path: Path, engine: Engine, tokenizer: Tokenizer) -> Iterator[corpus.Pair]:
    """The lines of a file with the French that the model makes of them; an empty line stays one."""
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        while batch := [line.strip() for line in islice(lines, _AT_ONCE)]:
            pieces = [tokenizer.encode(training_target(line)) for line in batch]
            fit = [n for n, of_line in enumerate(pieces) if 0 < len(of_line) <= _LONGEST]
            fit.sort(key=lambda n: len(pieces[n]))
            french: dict[int, str] = {}
            for start in range(0, len(fit), _BATCH):
                some = fit[start : start + _BATCH]
                decoded = engine.decode([pieces[n] for n in some], _DECODING)
                for n, (best, *_) in zip(some, decoded, strict=True):
                    french[n] = tokenizer.decode(best.tokens)
            for n, line in enumerate(batch):
                yield source_form(french.get(n, "")), line

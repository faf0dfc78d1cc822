"""The bilingual lexicon of `translate.alignment`: which English words translate a French one.

Words are aligned in cleaned parallel text by eflomal (Östling and Tiedemann 2016, "Efficient word
alignment with Markov Chain Monte Carlo"), in both directions; pairs that both directions agree on
are counted, and the counts divided by those of the words give the probabilities that are stored.
"""

from __future__ import annotations

import lzma
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from translate.alignment import words_of
from translate.training.config import Config
from translate.training.corpus import load_clean

#: Pairs of one file that are aligned at most, so that debates and law do not outweigh the rest.
_MOST = 90_000
#: A French word is kept when it was aligned so often, and a pair when it is at least so probable.
_LEAST_COUNT = 3
_LEAST_PROBABILITY = 0.012
_TRANSLATIONS = 10


def _sample(config: Config) -> list[tuple[str, str]]:
    chosen = random.Random(config.seed)
    pairs: list[tuple[str, str]] = []
    for domain in config.domains:
        rows = load_clean(config, domain.name)
        if len(rows) > _MOST:
            rows = chosen.sample(rows, _MOST)
        pairs += [(s, t) for _, s, t in rows if len(s) < 600 and len(t) < 600]
    return pairs


def _align(source: Iterable[str], target: Iterable[str]) -> list[set[tuple[int, int]]]:
    import eflomal

    links = []
    with tempfile.TemporaryDirectory() as folder:
        forward, reverse = Path(folder, "forward"), Path(folder, "reverse")
        eflomal.Aligner(n_samplers=1).align(
            source,
            target,
            links_filename_fwd=str(forward),
            links_filename_rev=str(reverse),
        )
        for ours, theirs in zip(forward.open(), reverse.open(), strict=True):
            links.append(_links(ours) & _links(theirs))
    return links


def _links(line: str) -> set[tuple[int, int]]:
    return {(int(a), int(b)) for a, b in (link.split("-") for link in line.split())}


def _capitals(texts: Iterable[list[str]]) -> tuple[Counter[str], Counter[str]]:
    """How often each word occurs after the first of its sentence, and how often capitalised."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for words in texts:
        if sum(w[0].isupper() for w in words) > len(words) / 2:
            continue  # a headline
        for word in words[1:]:
            seen[word.lower()] += 1
            capital[word.lower()] += word[0].isupper()
    return seen, capital


def _other_words(config: Config, used: set[str]) -> list[str]:
    """English words, not in `used`, that the corpus holds twice or more in small letters."""
    seen: Counter[str] = Counter()
    for domain in config.domains:
        for _, _, target in load_clean(config, domain.name):
            seen.update(w for w in words_of(target) if w.islower() and w.isalpha() and len(w) > 2)
    return sorted(w for w, times in seen.items() if times > 1 and w not in used)


def build(config: Config, out: Path) -> int:
    """Write the lexicon of `config`'s corpus to `out`.

    The format is what `translate.language.function_words.lexicon` reads: a line a French word, with a + before it
    when it is mostly capitalised inside sentences, then for each English word TAB word, TAB
    percent of the French word's alignments, TAB percent of the English word's. A line that begins
    with = lists the English words of it that are mostly capitalised, and one that begins with ~
    further English words that are not.

    Returns:
        The number of French words in it.
    """
    pairs = _sample(config)
    source = [words_of(s) for s, _ in pairs]
    target = [words_of(t) for _, t in pairs]
    kept = [i for i in range(len(pairs)) if source[i] and target[i]]
    source, target = [source[i] for i in kept], [target[i] for i in kept]
    links = _align(
        (" ".join(words).lower() for words in source),
        (" ".join(words).lower() for words in target),
    )
    joint: dict[str, Counter[str]] = defaultdict(Counter)
    english: Counter[str] = Counter()
    for ours, theirs, pair in zip(source, target, links, strict=True):
        for i, j in pair:
            joint[ours[i].lower()][theirs[j].lower()] += 1
            english[theirs[j].lower()] += 1
    seen, capital = _capitals(source)
    seen_english, capital_english = _capitals(target)
    lines = []
    used: set[str] = set()
    for word in sorted(joint):
        total = joint[word].total()
        if total < _LEAST_COUNT:
            continue
        fields = []
        for other, times in joint[word].most_common(_TRANSLATIONS):
            of_word, of_other = times / total, times / english[other]
            if max(of_word, of_other) < _LEAST_PROBABILITY or (times < 2 and total > 8):
                continue
            fields += [other, str(max(1, round(100 * of_word))), str(max(1, round(100 * of_other)))]
            used.add(other)
        if fields:
            mark = "+" if capital[word] > 0.8 * seen[word] and seen[word] > 0 else ""
            lines.append("\t".join([mark + word, *fields]))
    names = sorted(
        w for w in used if seen_english[w] and capital_english[w] > 0.8 * seen_english[w]
    )
    number = len(lines)
    lines.append("\t".join(["=", *names]))
    lines.append("\t".join(["~", *_other_words(config, used)]))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9))
    return number

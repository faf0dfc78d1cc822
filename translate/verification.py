"""Verify stage: what is wrong with the English of a segment, as far as can be seen.

Each check is a pure function of the French and the English; it needs no model. Codes:

- `empty`: no words came out;
- `quotation-count`: another number of quotations than in the French;
- `quotation-mark`: a quotation mark without its partner;
- `figure`: a number of the French is missing, or one was added or changed;
- `repetition`: words are repeated over and over;
- `length`: far too short or too long to be a translation;
- `copied`: still French;
- `name`: a name of the French is not there (set by the pipeline, from `translate.names`);
- `unseen`: characters that the model cannot read (set by the pipeline);
- `placed`: code or an address was put back at a guess (set by the pipeline);
- `unsure`: the model gave its own words little probability (set by the pipeline).
"""

from __future__ import annotations

import re
from collections import Counter

from translate import quotes
from translate.document import Finding
from translate.language import looks_french

_NUMBER = re.compile(r"\d[\d\u00a0\u202f\u2009 .,]*\d|\d")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: 18h30 is 6:30 p.m. in English, or 18:30: hours are left to a check of their own.
_CLOCK = re.compile(
    r"\b\d{1,2} ?h(?: ?\d{2})?\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}(?:\.\d{2})? ?[ap]\.?m\b"
)


def figures(text: str) -> Counter[str]:
    """The numbers of `text` as bare digits, whatever separates thousands and decimals."""
    return Counter(re.sub(r"\D", "", n) for n in _NUMBER.findall(_CLOCK.sub(" ", text)))


def _orphans(text: str, language: quotes.Language) -> int:
    return sum(mark.partner is None for mark in quotes.scan(text, language))


def _repeats(words: list[str]) -> str | None:
    """A stretch of 1 to 8 words that stands three times or more in a row, or None."""
    for size in range(1, 9):
        for i in range(len(words) - 3 * size + 1):
            stretch = words[i : i + size]
            times = 3 if size > 1 else 4
            if all(words[i + k * size : i + (k + 1) * size] == stretch for k in range(1, times)):
                return " ".join(stretch)
    return None


def _frequent(words: list[str]) -> str | None:
    """A stretch of four words that stands three times or more anywhere, or None."""
    counts = Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))
    for stretch, times in counts.items():
        if times >= 3:
            return " ".join(stretch)
    return None


def loop(source: str, target: str) -> str | None:
    """The words that `target` repeats and `source` does not, or None."""
    target_words = [w.lower() for w in _WORD.findall(target)]
    source_words = [w.lower() for w in _WORD.findall(source)]
    if _repeats(source_words) or _frequent(source_words):
        return None
    return _repeats(target_words) or _frequent(target_words)


def check(source: str, target: str) -> list[Finding]:
    """What is wrong with `target` as the English of the French `source`."""
    source_words, target_words = _WORD.findall(source), _WORD.findall(target)
    if not source_words:
        return []
    if not target_words:
        return [Finding("empty", "nothing was translated")]
    found = []
    expected, actual = quotes.count(source, "fr"), quotes.count(target, "en")
    if expected != actual:
        found.append(
            Finding("quotation-count", f"{expected} quotations in French, {actual} in English")
        )
    elif _orphans(target, "en") > _orphans(source, "fr"):
        found.append(Finding("quotation-mark", "a quotation mark of the English lacks its partner"))
    before, after = figures(source), figures(target)
    if before != after:
        lost, added = sorted((before - after).elements()), sorted((after - before).elements())
        parts = [f"lost {', '.join(lost)}"] if lost else []
        parts += [f"added {', '.join(added)}"] if added else []
        found.append(Finding("figure", f"figures: {'; '.join(parts)}"))
    repeated = loop(source, target)
    if repeated:
        found.append(Finding("repetition", f"“{repeated}” is repeated over and over"))
    if len(source) > 40 and not 0.4 <= len(target) / len(source) <= 2.2:
        share = round(100 * len(target) / len(source))
        found.append(Finding("length", f"the English is {share} % as long as the French"))
    if len(source_words) > 3 and (looks_french(target) or source_words == target_words):
        found.append(Finding("copied", "was not translated"))
    return found


#: How much each kind of finding weighs when hypotheses are compared: what misleads most first.
WEIGHTS = {
    "empty": 8,
    "repetition": 6,
    "copied": 5,
    "figure": 4,
    "quotation-count": 3,
    "quotation-mark": 3,
    "name": 3,
}


def severity(findings: list[Finding]) -> int:
    """A number that is larger the worse `findings` are; 0 when there are none."""
    return sum(WEIGHTS.get(f.code, 2) for f in findings)

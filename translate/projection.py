"""Finding, in the English, the words that translate a stretch of the French.

Used to put quotation marks, emphasis and links where they belong. The stretch is translated
on its own and looked for in the English of the whole sentence.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def locate(phrase: str, target: str, near: float, least: float = 0.6) -> tuple[int, int] | None:
    """The stretch of `target` most like `phrase`.

    Args:
        phrase: English words.
        target: the English sentence to look in.
        near: where the stretch is expected, from 0 (start) to 1 (end); settles ties.
        least: how alike the words must be, as `difflib` ratios go.

    Returns:
        Start and end (characters of `target`), or None when nothing is alike enough.
    """
    words = [m.span() for m in _WORD.finditer(target)]
    wanted = [w.lower() for w in _WORD.findall(phrase)]
    if not words or not wanted:
        return None
    texts = [target[a:b].lower() for a, b in words]
    best: tuple[float, int, int] | None = None
    for size in range(
        max(1, round(len(wanted) * 0.7)), min(len(words), round(len(wanted) * 1.4) + 1) + 1
    ):
        for i in range(len(words) - size + 1):
            window = texts[i : i + size]
            if not set(window) & set(wanted) and len(wanted) > 1:
                continue
            matcher = SequenceMatcher(None, " ".join(wanted), " ".join(window), autojunk=False)
            if best and matcher.real_quick_ratio() < best[0] - 0.1:
                continue
            middle = (words[i][0] + words[i + size - 1][1]) / 2 / max(1, len(target))
            score = matcher.ratio() - 0.1 * abs(middle - near)
            if best is None or score > best[0]:
                best = (score, i, i + size - 1)
    if best is None or best[0] < least - 0.1:
        return None
    return words[best[1]][0], words[best[2]][1]


def by_position(target: str, start: float, end: float) -> tuple[int, int]:
    """The words of `target` that stand between two relative places (0 to 1), at least one."""
    words = [m.span() for m in _WORD.finditer(target)] or [(0, len(target))]
    first = min(range(len(words)), key=lambda i: abs(words[i][0] - start * len(target)))
    last = min(range(first, len(words)), key=lambda i: abs(words[i][1] - end * len(target)))
    return words[first][0], words[last][1]

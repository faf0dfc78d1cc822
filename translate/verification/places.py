"""Places: a French name of several words is kept with all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.document import Finding, touches
from translate.language.typography import fold
from translate.names import forms
from translate.names.exonyms import in_table
from translate.names.places import compounds


def check(source: str, target: str) -> Iterator[Finding]:
    """`name-changed`: Villefranche-Saône for Villefranche-sur-Saône."""
    named = compounds(source)
    if not named:
        return
    translated = [(start, end) for _, start, end in in_table(source)]
    folded = fold(target)
    for start, end in named:
        name = source[start:end]
        if touches((start, end), translated) or _as_written(name).search(folded):
            continue
        alike = forms.renderings(name, target)[:1]
        if alike and alike[0] not in source:
            at = target.index(alike[0])
            yield Finding(
                "name-changed", f"“{name}” became “{alike[0]}”",
                source=(start, end), target=(at, at + len(alike[0])), expected=name, found=alike[0],
            )  # fmt: skip


def _as_written(name: str) -> re.Pattern[str]:
    """Matches a name in folded English, where it may have spaces, and a saint be shortened."""
    words = re.escape(fold(name)).replace(r"\-", "[- ]")
    return re.compile(re.sub(r"\bSaint(?=e?\[)", r"(?:Saint|St\\.?)", words), re.IGNORECASE)

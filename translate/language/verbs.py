"""The forms of French verbs in -er."""

from __future__ import annotations

import re

#: Before an open syllable that is silent the last e of the stem opens, and c and g stay soft before a.
_OPENING = ("e", "ent", "era", "eront", "erait", "eraient")
_SOFT = ("a", "ait", "aient")
_OTHERS = ("er", "é", "ée", "és", "ées", "èrent")


def first_group(infinitive: str) -> dict[str, str]:
    """The forms of a verb in -er that newspapers use, by their endings: third persons, participles, the infinitive."""
    stem = infinitive.removesuffix("er")
    open_stem = re.sub(r"[eé]((?:[bcdfgklmnprstv]|gn|qu)[rl]?)$", r"è\1", stem)
    if stem.endswith(("ppel", "jet")):
        open_stem = stem + stem[-1]
    elif re.search(r"(?:ess|err|ell|ett|enn|es[tp]|er[bcdfgmnpstv])$", stem):
        open_stem = stem
    soft = re.sub("c$", "ç", stem) if stem.endswith("c") else re.sub("g$", "ge", stem)
    return {
        **{ending: open_stem + ending for ending in _OPENING},
        **{ending: soft + ending for ending in _SOFT},
        **{ending: stem + ending for ending in _OTHERS},
    }

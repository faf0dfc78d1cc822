"""Characters that were damaged before the file reached us, put right: Ã©, ´e, ﬁ.

- UTF-8 that was once read as another encoding (mojibake), line by line, by ftfy;
- accents that stand as characters of their own beside their letters, as in text taken out of PDF files,
  where that makes a French word;
- ligatures of print.
"""

from __future__ import annotations

import re
import unicodedata

from translate.language.lexicon import lexicon

#: What mojibake of French text has, and French text has not.
_MOJIBAKE = re.compile(r"[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Å“|ï»¿")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_LIGATURE = re.compile("[ﬀ-ﬆ]")
#: Accents with a width, and what combines with a letter as they do.
_COMBINING = {"´": "\u0301", "ˋ": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327"}
_SPACING = re.compile(rf"[^\W\d_]*(?:[{''.join(_COMBINING)}] ?[^\W\d_]+)+[{''.join(_COMBINING)}]?")
_ACCENT = re.compile(rf"[{''.join(_COMBINING)}] ?")


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with its damaged characters put right, and what was done, in words."""
    done: list[str] = []
    if _MOJIBAKE.search(text):
        import ftfy  # takes a tenth of a second, and is hardly ever needed

        lines = [
            ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line
            for line in text.splitlines(keepends=True)
        ]
        if (mended := "".join(lines)) != text:
            text = mended
            done.append("mojibake mended")
    if _LIGATURE.search(text):
        text = text.translate(_LIGATURES)
        done.append("ligatures resolved")
    if _ACCENT.search(text):
        joined = _SPACING.sub(lambda match: _joined(match.group()), text)
        if joined != text:
            text = joined
            done.append("accents joined to their letters")
    return text, tuple(done)


def _joined(word: str) -> str:
    """`word` with its accents on the letters behind or before them, if that is a French word."""
    for behind in (True, False):
        parts = _ACCENT.split(word)
        marks = [found.group()[0] for found in _ACCENT.finditer(word)]
        made = parts[0]
        for mark, part in zip(marks, parts[1:], strict=True):
            combining = _COMBINING[mark]
            made += part[:1] + combining + part[1:] if behind else combining + part
        made = unicodedata.normalize("NFC", made)
        if not any(map(unicodedata.combining, made)) and made.lower() in lexicon().pairs:
            return made
    return word

"""What a model cannot read or must not change: held back from it, and put back where it belongs.

- Addresses, identifiers, minutes and seconds, what is in English or Latin, placeholders, formulas, and words with characters that the vocabulary lacks (other
  alphabets, H₂O) become short codes such as X1, which models copy as they copy names: the embedded one did in
  each of 12 kinds of sentences.
- Symbols that it lacks (♪, ☎, emoji) stand aside and come back after the English of the words before them.
- Symbols that divide a line (▪, |) divide what is translated at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from translate.alignment.projection import point
from translate.alignment.words import align
from translate.decoding.tokenizer import Tokenizer
from translate.language.foreign import quoted, scientific
from translate.language.identifiers import identifiers, measures
from translate.language.typography import source_form

_DIVIDERS = "|•▪▫■□◦●○◆◇►▶▸‣›·⋮→⇒➔➜➤⤵"
#: What divides a line, with the spaces around it.
SEPARATOR = re.compile(rf"(?<!\s)\s+[{_DIVIDERS}](?:\s+[{_DIVIDERS}])*\s+")
_OPERAND = r"(?:[A-Za-z]{1,2}[\d²³₀-₉]?|\d[\d.,]*)"
_ADDRESS = re.compile(
    "|".join(
        [
            r"(?:https?://|ftp://|www\.)[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?()\[\]'’]",
            r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
            r"(?<![\w@./-])(?:[\w-]{1,63}\.)+(?:fr|com|org|net|eu|be|ch|ca|info|io|tv|uk|de)(?!\w)(?:/[^\s«»“”,;]*[^\s«»“”,;.:!?)])?",
        ]
    )
)
_COPIED = re.compile(
    "|".join(
        [
            r"(?<![\w/&])[@#][^\W\d]\w*",
            r"(?<![\w+])(?:\+\d{1,3}[ .]?\(?0?\)?[ .]?\d|0[1-9])(?:[ .-]?\d\d){4}(?!\d)",
            r"\[[^\[\]\n@]{0,60}(?<!\w)@[A-Za-z][^\[\]\n]*\]",
            r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])",
            r"\{[^{}\n]{0,60}\}|%\(\w+\)[sd]|(?<![\w%])%[sd](?!\w)",
            rf"(?<!\w){_OPERAND}(?: ?(?:<=|>=|[<>≤≥≠≈=±÷]) ?-?{_OPERAND})+(?!\w)",
        ]
    )
)
#: What may stand around a word, and does not belong to it.
_AROUND = "«»“”\"'‘’()[]{},;:.!?…–—-"
_ELIDED = re.compile(r"^(?:[dlnmtscj]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
#: Characters of private use stand for what is held, while the rest takes its typographic form.
_FIRST_MARK, _MARKS = 0xE000, 1000
_MARK = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + _MARKS - 1)}]")
#: Two or more side by side.
_RUN = re.compile(f"{_MARK.pattern}(?: ?{_MARK.pattern})+")
#: Letters of codes, in the order in which they are tried.
_LETTERS = "XQZKJ"


@dataclass(frozen=True, slots=True)
class _Symbol:
    """A symbol that stood aside: after how many characters of the form, and whether a space was there."""

    text: str
    at: int
    spaced: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A text without what its model must not see.

    Attributes:
        form: French as the model reads it, with codes for what is copied.
        codes: code -> what it stands for.
        symbols: what stood aside, in order.
    """

    form: str
    codes: dict[str, str]
    symbols: tuple[_Symbol, ...] = ()

    def without(self, english: str) -> str:
        """The beginning of a hypothesis, with what was put back taken out again."""
        for code, text in self.codes.items():
            english = english.replace(text, code)
        for symbol in self.symbols:
            english = re.sub(rf" ?{re.escape(symbol.text)}", "", english)
        return english

    def back(self, english: str) -> tuple[str, tuple[str, ...]]:
        """`english` with everything in its place again, and what was put there at a guess."""
        codes = {}
        for code in self.codes:
            # It may be stuck to a word, as what it stands for was.
            before = "" if re.search(rf"\w{code}(?!\d)", self.form) else r"(?<!\w)"
            codes[code] = re.compile(rf"{before}{code}(?!\d)", re.IGNORECASE)
        lost = [c for c, found in codes.items() if not found.search(english)]
        points = [(self.form.find(c), f" {self.codes[c]}") for c in lost]
        points += [(s.at, f" {s.text}" if s.spaced else s.text) for s in self.symbols]
        if points:
            english = self._inserted(english, points)
        for code, found in codes.items():
            english = self.codes[code].join(found.split(english))
        return english, tuple(self.codes[c] for c in lost)

    def _inserted(self, english: str, points: Iterable[tuple[int, str]]) -> str:
        alignment = align(self.form, english)
        places = sorted((point(self.form, at, english, alignment), at, text) for at, text in points)
        for place, _, text in reversed(places):
            after = english[place:]
            space = " " if after[:1].isalnum() else ""
            before = english[:place].rstrip() if text.startswith(" ") else english[:place]
            english = before + (text if before else text.lstrip()) + space + after
        return english


def hold(tokenizer: Tokenizer, text: str, has_stand_in: Iterable[str] = ()) -> Held:
    """The French `text` as the model is to read it.

    Args:
        tokenizer: of the model.
        text: as in the article.
        has_stand_in: characters that are written otherwise for a vocabulary that lacks them.
    """
    text = _MARK.sub("", unicodedata.normalize("NFC", text))
    lacking = set(tokenizer.unseen(text)) - set(has_stand_in) - {"\ufe0f", "\u200d"}
    copied: list[str] = []
    aside: list[str] = []

    def mark(found: str, kept: list[str]) -> str:
        if len(kept) >= _MARKS // 2:
            return found
        kept.append(found)
        half = 0 if kept is copied else _MARKS // 2
        return chr(_FIRST_MARK + half + len(kept) - 1)

    text = _ADDRESS.sub(lambda match: mark(match.group(), copied), text)
    for spans in (quoted, scientific, identifiers, measures):
        for start, end in reversed(spans(text)):
            text = f"{text[:start]}{mark(text[start:end], copied)}{text[end:]}"
    text = _COPIED.sub(lambda match: mark(match.group(), copied), text)
    if lacking:
        text = _TOKEN.sub(
            lambda match: _held_word(match.group(), lacking, mark, copied, aside), text
        )
    text = _joined(text, copied, aside)
    if not copied and not aside:
        return Held(source_form(text), {})
    form = source_form(text)
    letter = next(
        (c for c in _LETTERS if not re.search(rf"{c}\d", text, re.IGNORECASE)), _LETTERS[0]
    )
    codes: dict[str, str] = {}
    symbols: list[_Symbol] = []
    parts: list[str] = []
    done = length = 0
    for found in _MARK.finditer(form):
        before = form[done : found.start()]
        number = ord(found.group()) - _FIRST_MARK
        done = found.end()
        if number < _MARKS // 2:
            code = f"{letter}{len(codes) + 1}"
            codes[code] = _under(number, copied, aside)
            parts += [before, code]
            length += len(before) + len(code)
            continue
        spaced = before.endswith(" ") or (not before and not parts)
        before = before.removesuffix(" ")
        parts.append(before)
        length += len(before)
        symbols.append(_Symbol(_under(number, copied, aside), length, spaced))
    parts.append(form[done:])
    whole = "".join(parts)
    stripped = whole.lstrip()
    gone = len(whole) - len(stripped)
    moved = (_Symbol(s.text, max(0, s.at - gone), s.spaced) for s in symbols)
    return Held(stripped.rstrip(), codes, tuple(moved))


def _held_word(
    token: str,
    lacking: set[str],
    mark: Callable[[str, list[str]], str],
    copied: list[str],
    aside: list[str],
) -> str:
    """A token without the characters in `lacking`: as a whole if it has letters or figures, or its symbols."""
    if not lacking & set(token):
        return token
    core = token.strip(_AROUND)
    elided = _ELIDED.match(core)
    core = core[elided.end() :] if elided else core
    start = token.find(core)
    if any(c.isalnum() and c in lacking for c in core):
        return f"{token[:start]}{mark(core, copied)}{token[start + len(core) :]}"
    ways = "".join(re.escape(c) for c in sorted(lacking))
    symbols = re.compile(rf"[{ways}\ufe0f\u200d]+")
    return symbols.sub(lambda match: mark(match.group(), aside), token)


def _joined(text: str, copied: list[str], aside: list[str]) -> str:
    """`text` with what is copied and stands side by side made one, and the symbols in between."""

    def one(match: re.Match[str]) -> str:
        numbers = [ord(c) - _FIRST_MARK for c in match.group() if c != " "]
        first = next((n for n in numbers if n < _MARKS // 2), None)
        if first is None:
            return match.group()
        copied[first] = "".join(
            c if c == " " else _under(ord(c) - _FIRST_MARK, copied, aside) for c in match.group()
        )
        return chr(_FIRST_MARK + first)

    return _RUN.sub(one, text)


def _under(number: int, copied: list[str], aside: list[str]) -> str:
    half = _MARKS // 2
    return copied[number] if number < half else aside[number - half]

"""Gettext catalogues (PO, POT) whose messages are French: each that has no English yet is a paragraph a line.

The English is filled in as translators' programs do: what a person has translated, obsolete messages,
comments and the order of all stay as they are, and what is to be checked is marked `fuzzy`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from translate.articles.english import with_markup
from translate.articles.marks import Marks
from translate.document import Block, Kind, Role, Translation
from translate.document.rows import Row, rows_of
from translate.errors import ReadError

_STRING = r'"(?:[^"\\\r\n]|\\.)*"'
#: A keyword and its text, which may go on in the lines below. What is obsolete is a comment (`#~`).
_FIELD = re.compile(
    rf"^[ \t]*(?P<name>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<number>\d{{1,3}})\])?[ \t]*"
    rf"(?P<strings>{_STRING}(?:[ \t]*\r?\n[ \t]*{_STRING})*)",
    re.MULTILINE,
)
#: A character in a string, or a string's end up to where the text goes on.
_CHARACTER = re.compile(r'\\([0-7]{1,3}|x[0-9A-Fa-f]{2}|.)|"[^"]*"|[^"]')
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_WRITTEN = {"\\": "\\\\", '"': '\\"', **{c: f"\\{e}" for e, c in _ESCAPES.items() if e != "n"}}
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)[^<>]*?(?P<alone>/?)>")
#: What a program puts its values for; the sign of percent after a number is none of these.
_PLACEHOLDER = re.compile(
    r"""%(?:\([\w.-]+\)|\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[jztL])?[diouxXeEfFgGcrsapn@](?![^\W_])
    | %% | %\{\w+\} | %[A-Za-z_]\w*% | \$\{\w+\} | \$[A-Za-z_]\w* | \{\{[^{}]*\}\} | \{[^{}\s]*\}
    | (?<!\w)@[a-z_]+\b | &(?:\w+|\#\w+);""",
    re.VERBOSE,
)
#: What marks the letter of a menu that is its key (_Ouvrir, En&registrer), with what of its word is before it.
_KEY = re.compile(
    r"(?<![\w&])(?:[A-ZÀ-Ý][^\W\d_]*(?=[_&][a-zà-ÿ]))?(?P<key>[_&])(?=[^\W\d_]+(?![\w;]))"
)
_INTO_FRENCH = re.compile(r'(?:\\n|")Language:\s*fr(?![a-z])', re.IGNORECASE)
#: What the header of a template leaves to the translator.
_BLANKS = {
    '"Language: \\n"': '"Language: en\\n"',
    "nplurals=INTEGER; plural=EXPRESSION;": "nplurals=2; plural=(n != 1);",
}


@dataclass
class _Entry:
    """A message: its own text and that of its plural, and what each is to be in English."""

    start: int
    sources: list[re.Match[str]] = field(default_factory=list)
    targets: list[re.Match[str]] = field(default_factory=list)

    @property
    def is_header(self) -> bool:
        return bool(self.sources) and not _said(self.sources[0])[0]

    @property
    def is_open(self) -> bool:
        """Whether it has no English yet, and a place for it."""
        return bool(self.targets and self.sources) and not any(_said(t)[0] for t in self.targets)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The lines of the messages in the catalogue `text` that have no English yet.

    Raises:
        ReadError: it is no catalogue, or is one from another language, or nothing is left to translate.
    """
    entries = list(_entries(text))
    if not any(entry.targets for entry in entries):
        raise ReadError("is not a valid PO file")
    for entry in entries:
        if entry.is_header and any(_INTO_FRENCH.search(t["strings"]) for t in entry.targets):
            raise ReadError("is a translation into French (Language: fr), not from it")
    waiting = [entry for entry in entries if entry.is_open and not entry.is_header]
    if not waiting:
        raise ReadError("has English for every message; translate check compares them")
    return tuple(b for entry in waiting for source in entry.sources for b in _blocks(source))


def english(translation: Translation) -> str:
    """The catalogue of `translation` with the English of each message that had none."""
    text = translation.document.text
    line_end = "\r\n" if "\r\n" in text else "\n"
    rows = {row.block.start: row for row in rows_of(translation) if row.segments}
    parts: list[str] = []
    done = 0
    for entry in _entries(text):
        before = text[done : entry.start]
        if entry.is_header and entry.targets:
            head = text[entry.start : entry.targets[-1].end()]
            for blank, filled in _BLANKS.items():
                head = head.replace(blank, filled)
            parts += [before, head]
        elif entry.is_open:
            own = [rows[b.start] for s in entry.sources for b in _blocks(s) if b.start in rows]
            is_doubtful = any(t.findings for row in own for _, t in row.segments)
            said = [_in_english(source, rows) for source in entry.sources]
            parts += [_flagged(before, line_end) if is_doubtful else before]
            done = entry.start
            for target in entry.targets:
                number = min(int(target["number"] or 0), len(said) - 1)
                parts += [text[done : target.start("strings")], _quoted(said[number], line_end)]
                done = target.end()
        else:
            continue
        done = entry.targets[-1].end()
    return "".join([*parts, text[done:]])


def _entries(text: str) -> Iterator[_Entry]:
    """The messages of a catalogue, in order."""
    entry: _Entry | None = None
    for found in _FIELD.finditer(text):
        if entry is None or (entry.targets and found["name"] != "msgstr"):
            if entry:
                yield entry
            entry = _Entry(found.start())
        if found["name"] == "msgstr":
            entry.targets.append(found)
        elif found["name"] != "msgctxt":
            entry.sources.append(found)
    if entry:
        yield entry


def _said(field: re.Match[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a field, and the place of each of its characters in the file."""
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    strings, start = field["strings"], field.start("strings")
    for found in _CHARACTER.finditer(strings, 1, len(strings) - 1):
        escape = found[1]
        if found.group().startswith('"'):
            continue
        if escape is None:
            characters.append(found.group())
        elif escape[0].isdigit():
            characters.append(chr(int(escape, 8)))
        elif len(escape) == 3:
            characters.append(chr(int(escape[1:], 16)))
        else:
            characters.append(_ESCAPES.get(escape, escape))
        places.append((start + found.start(), start + found.end()))
    return "".join(characters), places


def _blocks(field: re.Match[str]) -> list[Block]:
    """The lines of a field that have words."""
    text, places = _said(field)
    lines = (_block(text, line.span(), places) for line in re.finditer(r"[^\n]+", text))
    return [line for line in lines if line is not None]


def _block(text: str, span: tuple[int, int], places: list[tuple[int, int]]) -> Block | None:
    """The line of a message at `span`; None if it has no words."""
    marks = Marks()
    opened: list[tuple[str, int]] = []
    offsets: list[tuple[int, int]] = []
    is_said = False
    line = text[slice(*span)]
    done, end = span[1] - len(line.lstrip()), span[0] + len(line.rstrip())
    for sign in [*_signs(text, done, end), None]:
        stop = end if sign is None else sign.start("key" if sign.re is _KEY else 0)
        is_said = is_said or any(map(str.isalpha, text[done:stop]))
        offsets += [(i, i + 1) for i in range(done, stop)]
        if sign is None:
            break
        done = sign.end()
        at, markup = len(offsets), text[stop:done]
        name = sign["name"].lower() if sign.re is _TAG else ""
        if sign.re is _PLACEHOLDER:
            copied = marks.begin("", at, stop, Role.CODE, verbatim=True)
            offsets += [(i, i + 1) for i in range(stop, done)]
            marks.end(copied, "", len(offsets), done)
        elif name and sign["close"] and opened and opened[-1][0] == name:
            marks.end(opened.pop()[1], markup, at, stop)
        elif name and not sign["close"] and not sign["alone"]:
            opened.append((name, marks.begin(markup, at, stop, Role.OTHER)))
        else:
            marks.point(markup, at, stop, Role.OTHER)
    if not is_said:
        return None
    inlines, first, last = marks.inlines(text, offsets)
    words = "".join(text[i] for i, _ in offsets)
    place = places[first][0], places[last - 1][1]
    in_file = tuple(places[i] for i, _ in offsets)
    return Block(Kind.PARAGRAPH, *place, words, in_file, tuple(inlines))


def _signs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Tags, keys of menus and places of values in a line, none of which is in another."""
    found = (m for sign in (_TAG, _PLACEHOLDER, _KEY) for m in sign.finditer(text, start, end))
    done = start
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if match.start() >= done:
            done = match.end()
            yield match


def _in_english(field: re.Match[str], rows: dict[int, Row]) -> str:
    """What a message says in English; a line without words says what it said."""
    text, places = _said(field)
    at = {start: number for number, (start, _) in enumerate(places)}
    ends = {end: number for number, (_, end) in enumerate(places, start=1)}
    parts: list[str] = []
    done = 0
    for block in _blocks(field):
        row = rows.get(block.start)
        if row is not None:
            written = with_markup(text, row, lambda words, *_: words, keep_empty=True)
            key = next((i.before for i in block.inlines if i.before in ("_", "&")), "")
            parts += [text[done : at[block.start]], _with_key(written, key)]
            done = ends[block.end]
    return "".join([*parts, text[done:]])


def _with_key(written: str, key: str) -> str:
    """`written` with the mark of its `key`, if it has one, before its first letter."""
    plain = written.replace(key, "", 1)
    signs = [sign.span() for kind in (_TAG, _PLACEHOLDER) for sign in kind.finditer(plain)]
    letters = (n for n, c in enumerate(plain) if c.isalpha())
    at = next((n for n in letters if not any(a <= n < b for a, b in signs)), 0)
    return f"{plain[:at]}{key}{plain[at:]}"


def _quoted(text: str, line_end: str) -> str:
    """`text` as a string of a catalogue, one line of it a line."""
    written = "".join(_WRITTEN.get(character, character) for character in text)
    lines = [f'"{line}"' for line in re.findall(r"[^\n]*\n|[^\n]+", written)]
    quoted = [line.replace("\n", "\\n") for line in lines]
    return line_end.join(quoted if len(quoted) == 1 else ['""', *quoted])


def _flagged(before: str, line_end: str) -> str:
    """The comments `before` a message, of which one says that it is to be looked at."""
    lines = before.splitlines(keepends=True)
    own = len(lines)
    while own and lines[own - 1].startswith("#") and not lines[own - 1].startswith("#~"):
        own -= 1
    for number in range(own, len(lines)):
        flags = re.match(r"#,(?!.*\bfuzzy\b)", lines[number])
        if flags:
            lines[number] = f"#, fuzzy,{lines[number][2:]}"
            return "".join(lines)
        if lines[number].startswith("#,"):
            return before
    return f"{before}#, fuzzy{line_end}"

"""What sites and books add to markdown, as rules of markdown-it-py: frames and codes that are no words.

Hugo's and Jekyll's shortcodes and variables, containers (Pandoc, Docusaurus), admonitions (MkDocs), ES
modules and expressions (MDX), citations, spans with attributes and notes in a line (Pandoc), LaTeX, emoji by name.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

#: What a frame begins with, and the end that its last line has where it has several.
_TAGS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}"}
#: Frames whose content is code, up to the tag that ends them.
_CODE = re.compile(r"(?:\{%-?|\{\{[<%])\s*(?P<name>highlight|raw|mermaid|math|gist|verbatim)\b")
#: Environments of LaTeX that hold no running text.
_ENVIRONMENT = re.compile(
    r"\\begin\{(?P<name>(?:equation|align|gather|multline|displaymath|math|tabular|lstlisting|verbatim|tikzpicture)\*?)\}"
)
_LINE = re.compile(
    r""":::+(?:[ \t]*\{[^{}]*\}|[ \t]*[\w-]+(?:\[[^\]]*\])?(?:[ \t].*)?)?[ \t]*$
    | (?:import\s+.*\bfrom\s+['"].*|import\s+['"].*|export\s+(?:const|default|let|function)\b.*)$
    | \\(?:begin|end)\{[a-z]+\*?\}(?:\[[^\]]*\])?[ \t]*$
    | \\[a-zA-Z]+(?:\{[^{}\s]*\}|\[[^\]\s]*\])*[ \t]*$
    | \[\[?_?(?i:toc)_?\]\]?[ \t]*$""",
    re.VERBOSE,
)
#: An admonition; what it holds is indented below.
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===)[ \t]+(?:[\w-]|[\"']).*$")
#: The title of an admonition, a tab or a container.
TITLED = re.compile(
    r"""\s*(?:(?:!!!|\?\?\?\+?|===)[ \t]+[^"\n]*"(?=[^"\n]*[^\W\d_])(?P<title>[^"\n]+)"
        |:::+[ \t]*[\w-]+(?:[ \t]+|\[)(?P<rest>(?=[^{}\n]*[^\W\d_])[^\s{}\[\]:][^{}\[\]\n]*?)(?=[ \t]*\]?[ \t]*(?:\n|$)))""",
    re.VERBOSE,
)
_INDENT = 4
#: Lines of a shortcode with its parameters.
_MOST_LINES = 50
_COPIED = re.compile(
    r"""\{\{[<%]?.{0,300}?[>%]?\}\} | \{%.{0,300}?%\} | \{[A-Za-z_][\w.]*(?:\([\w.,\s]*\))?\}
    | (?<![\w:]):(?:[a-z][a-z0-9_+-]*|\+1|-1):(?![\w:])
    | \[[^\[\]\n@]{0,60}(?<!\w)@[A-Za-z][^\[\]\n]*\](?![(\[{:]) | (?<![\w@])@[A-Za-z][\w:-]*\w(?![\w@])
    | \\(?:ref|cite[a-z]*|label|eqref|autoref|footnotemark|index)\{[^{}]*\}
    | \[\[[^\[\]\n]+\]\]""",
    re.VERBOSE | re.DOTALL,
)
_NOTE = re.compile(r"\^\[(?:\\.|\[[^\[\]]*\]|[^\[\]\\])+\]")
#: A span with attributes.
_SPAN = re.compile(r"\[(?=(?P<inside>(?:\\.|[^\[\]\\])+)(?P<end>\]\{[^{}\n]*\}))")


def use(parser: MarkdownIt) -> None:
    """Let `parser` tell frames (as `html_block`), codes (`copied`) and spans (`span_open`, `span_close`) apart."""
    interrupting: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "frame", _frame, interrupting)
    parser.inline.ruler.before("escape", "copied", _copied)
    parser.inline.ruler.before("link", "span", _span)
    parser.inline.ruler.before("link", "note", _note)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _frame(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    text = _line(state, start)
    is_admonition = _ADMONITION.match(text) is not None
    last = start if is_admonition else _last(state, start, end, text)
    if last is None:
        if not _LINE.match(text):
            return False
        last = start
    if silent:
        return True
    token = state.push("html_block", "", 0)
    token.map = [start, last + 1]
    state.line = last + 1
    if is_admonition:
        _indented(state, last + 1, end)
    return True


def _last(state: StateBlock, start: int, end: int, text: str) -> int | None:
    """The last line of the frame that begins with `text`; None if it is none."""
    if code := _CODE.match(text):
        end_tag = rf"(?:\{{%-?|\{{\{{[<%])\s*(?:end|/\s*){code['name']}\b"
        closing = _first(state, start, end, end_tag)
        if closing is not None:
            return closing if _line(state, closing).rstrip().endswith("}") else None
    if environment := _ENVIRONMENT.match(text):
        return _first(state, start, end, re.escape(f"\\end{{{environment['name']}}}"))
    closer = next((c for opener, c in _TAGS.items() if text.startswith(opener)), None)
    if closer is None:
        return None
    for number in range(start, min(end, start + _MOST_LINES)):
        line = _line(state, number)
        if closer in line:
            rest = _COPIED.sub("", text).strip() if number == start else ""
            return None if rest or not line.rstrip().endswith(closer) else number
        if not line.strip():
            break
    return None


def _first(state: StateBlock, start: int, end: int, pattern: str) -> int | None:
    """The first line with `pattern`; what is nowhere in the rest is not looked for again."""
    missing: set[str] = state.env.setdefault("missing", set())
    if pattern in missing:
        return None
    found = next((n for n in range(start, end) if re.search(pattern, _line(state, n))), None)
    if found is None and end == state.lineMax:
        missing.add(pattern)
    return found


def _indented(state: StateBlock, start: int, end: int) -> None:
    """Parse what is indented below an admonition."""
    last = start
    for number in range(start, end):
        if state.isEmpty(number):
            continue
        if state.sCount[number] < state.blkIndent + _INDENT:
            break
        last = number + 1
    if last == start:
        return
    parent, state.parentType = state.parentType, "root"
    state.blkIndent += _INDENT
    end_of_all, state.lineMax = state.lineMax, last
    state.md.block.tokenize(state, start, last)
    state.lineMax = end_of_all
    state.blkIndent -= _INDENT
    state.parentType = parent
    state.line = last


def _copied(state: StateInline, silent: bool) -> bool:
    found = _COPIED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    label = found.group().strip("[]")
    if found.group().startswith("[[") and label.upper() in state.env.get("references", {}):
        return False
    if not silent:
        state.push("copied", "", 0).content = found.group()
    state.pos = found.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """A note where it is called (Pandoc): `^[text]`."""
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("note", "", 0).content = found.group()
    state.pos = found.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:
    found = _SPAN.match(state.src, state.pos)
    if found is None or found.end("end") > state.posMax:
        return False
    if not silent:
        end = state.posMax
        state.push("span_open", "span", 1).markup = "["
        state.pos, state.posMax = found.start("inside"), found.end("inside")
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("span_close", "span", -1).markup = found["end"]
    state.pos = found.end("end")
    return True

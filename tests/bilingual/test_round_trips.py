"""What is written is read again: translations as JSON, their sentences as TMX and XLIFF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from helpers import translated
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from translate import render
from translate.bilingual import json
from translate.checking.pairs import read
from translate.document import Translation

WORDS = ["Il", "dort", "**fort**", "[là](b.c)", "`a & b`", "« Oui »", "<i>bien</i>", "l’été", "œuf"]
ENDS = [". ", " ! ", "…\n\n", ".\n\n# ", ".\n\n- ", "\\\n", " ", " ", " & ", " ]]> "]
ARTICLES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(ENDS)), min_size=1)
FORMATS = st.sampled_from(["text", "markdown", "html"])


def made(parts: list[tuple[str, str]], format: str) -> Translation:
    return translated("Un mot. " + "".join(word + end for word, end in parts), format)


@given(ARTICLES, FORMATS)
@example([("`a & b`", " ]]> "), ("<i>bien</i>", ".\n\n# ")], "html")
def test_json_gives_the_translation_back(parts: list[tuple[str, str]], format: str) -> None:
    translation = made(parts, format)
    # Where each character of a block stands in its file is of use only while that is read.
    blocks = tuple(replace(block, offsets=()) for block in translation.document.blocks)
    kept = replace(translation, document=replace(translation.document, blocks=blocks))
    for content in (json.to_json(translation), json.to_jsonl(translation)):
        assert json.parse(content.encode("utf-8"), "x") == kept


@pytest.mark.parametrize(
    ("format", "suffix"), [("tmx", "tmx"), ("xliff", "xlf"), ("xliff1.2", "xliff")]
)
@given(parts=ARTICLES, source=FORMATS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tools_get_every_sentence(
    format: str, suffix: str, parts: list[tuple[str, str]], source: str, tmp_path: Path
) -> None:
    translation = made(parts, source)
    path = tmp_path / f"a.{suffix}"
    path.write_text(render(translation, format), encoding="utf-8")  # type: ignore[arg-type]
    written = [(_plain(t.segment.text), _plain(t.target)) for t in translation.segments]
    found = [(_plain(p.source), _plain(p.target)) for p in read(path)]
    assert set(found) == {pair for pair in written if any(map(str.strip, pair))}


def _plain(text: str) -> str:
    return " ".join(text.split())

"""The results in `samples/` are what the program makes, whole; `tests/measure/samples.py` makes them anew."""

from __future__ import annotations

import re

import pytest

from samples import ARTICLES, WHOLE, result, translated
from translate import bilingual
from translate.bilingual.corrections import open_result
from translate.pipeline import Model


@pytest.mark.parametrize("format", ["markdown", "html", "docx", "tmx", "xliff"])
def test_every_format_is_made_of_the_json(format: str) -> None:
    translation = open_result(result(WHOLE, "json"))
    content = bilingual.render(translation, format)
    data = content.encode("utf-8") if isinstance(content, str) else content
    assert data == result(WHOLE, format).read_bytes()


def plain(text: str) -> str:
    """`text` without the time that it took, and its seal, which is of that too."""
    return re.sub(r'"seconds": [\d.]+|translate-fr-en:[0-9a-f]{16}', "", text)


@pytest.mark.slow
@pytest.mark.parametrize("article", ARTICLES)
def test_the_program_makes_what_is_there(model: Model, article: str) -> None:
    translation = translated(model, article)
    format = "json" if article == WHOLE else "markdown"
    made = plain(bilingual.render(translation, format))
    assert made.splitlines() == plain(result(article, format).read_text("utf-8")).splitlines()

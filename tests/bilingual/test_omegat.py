"""Results for translators' tools, in OmegaT itself where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers import translated
from lxml import etree

from translate import bilingual
from translate.bilingual import xliff

ARTICLE = (
    "# Le retour à Brest\n\nLe **maire** est [venu](https://example.org). Il a dit :\\\n« C'est *bien* » & rien de plus.\n\n"
    "- le pain ;\n- le sel < 3.\n\n| Port | Bateaux |\n| --- | --- |\n| Brest | 24 % |\n"
)
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>FR</source_lang><target_lang>EN</target_lang><sentence_seg>true</sentence_seg></project></omegat>"""


def test_markup_in_a_tmx_has_the_names_that_tools_know() -> None:
    root = etree.fromstring(str(bilingual.render(translated(ARTICLE, "markdown"), "tmx")).encode())
    kinds = [e.get("type") for e in root.iterfind(".//tuv[1]/seg/*[@type]")]
    assert kinds == ["bold", "link", "lb", "italic"]


@pytest.mark.skipif(shutil.which("omegat") is None, reason="needs OmegaT: apt-get install omegat")
@pytest.mark.slow
def test_omegat_reads_sentences_and_fills_them_in(tmp_path: Path) -> None:
    translation = translated(ARTICLE, "markdown")
    for folder in ("source", "target", "tm/auto", "omegat", "glossary", "dictionary"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "omegat.project").write_text(PROJECT, encoding="utf-8")
    plain = [s.segment.text for s in translation.segments if not s.inlines]
    (tmp_path / "source" / "a.txt").write_text("\n\n".join(plain), encoding="utf-8")
    for name, format in (("source/b.xlf", "xliff1.2"), ("tm/auto/c.tmx", "tmx")):
        content = bilingual.render(translation, format)
        (tmp_path / name).write_text(str(content), encoding="utf-8")
    command = ["omegat", "--mode=console-translate", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert (tmp_path / "target" / "a.txt").read_text(encoding="utf-8") == "\n\n".join(plain).upper()
    counted = (tmp_path / "omegat" / "project_stats.txt").read_text(encoding="utf-8")
    row = re.search(r"^b\.xlf\s+(\d+)", counted, re.MULTILINE)
    assert row is not None and int(row[1]) == len(translation.segments)
    written = [(p.source, p.target) for p in xliff.pairs(tmp_path / "target" / "b.xlf")]
    assert written == [(p.source, p.target) for p in xliff.pairs(tmp_path / "source" / "b.xlf")]

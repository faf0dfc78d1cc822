from __future__ import annotations

import gzip
from pathlib import Path

import pytest

pytest.importorskip("lemminflect", reason="needs: pip install '.[train]'")

from translate.language.lexicon import rows
from translate.training.dictionaries import build, read, triangulate

LEFFF = """\
banderole\tnc\tbanderole\tfs
banderoles\tnc\tbanderole\tfp
enquiquiner\tv\tenquiquiner\tW
enquiquinait\tv\tenquiquiner\tI3s
tolérait\tv\ttolérer\tI3s
toléraient\tv\ttolérer\tI3p
"""
ENTRIES = {
    "fra-deu": [
        "banderole /bɑ̃d.ʁɔl/ <n, fem>\nSpruchband\nGrande bande d’étoffe, portée dans un cortège",
        "enquiquiner /ɑ̃.ki.ki.ne/ <v>\n1. ärgern\nEnnuyer, importuner\n2. triezen 2.\nTracasser\n 3.\nBrimer",
        "toucan /tu.kɑ̃/ <n, masc>\nTukan",
    ],
    "deu-eng": [
        "Spruchband /ʃpʁˈʊxbant/ <n, neut>\nbanner [protest]\n   Synonym: {Transparent}\n",
        "ärgern /ˈɛɾɡɜn/ <v>\nto annoy, to tease",
        "Tukan <n, masc>\ntoucan",
    ],
    "fra-pol": ["banderole /bɑ̃d.ʁɔl/ <n, fem>\ntransparent", "enquiquiner <v>\ndręczyć"],
    "eng-pol": ["banner <N>\ntransparent, sztandar", "annoy <V>\ndręczyć"],
}
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def _base64(number: int) -> str:
    return DIGITS[number // 64] + DIGITS[number % 64]


@pytest.fixture
def dictd(tmp_path: Path) -> Path:
    for name, entries in ENTRIES.items():
        data, index = b"", []
        for entry in entries:
            text = (entry + "\n").encode()
            head = entry.split("\n")[0].split(" /")[0].split(" <")[0]
            index.append(f"{head}\t{_base64(len(data))}\t{_base64(len(text))}")
            data += text
        (tmp_path / f"freedict-{name}.dict.dz").write_bytes(gzip.compress(data))
        (tmp_path / f"freedict-{name}.index").write_text("\n".join(index) + "\n", encoding="utf-8")
    return tmp_path


def test_entries_are_read_without_their_asides_and_definitions(dictd: Path) -> None:
    assert read(dictd, "fra-deu") == {
        "banderole": ["Spruchband"],
        "enquiquiner": ["ärgern", "triezen"],
        "toucan": ["Tukan"],
    }
    assert read(dictd, "deu-eng")["ärgern"] == ["annoy", "tease"]


def test_what_several_languages_lead_to_is_surer(dictd: Path) -> None:
    found = triangulate(dictd)
    assert max(found["banderole"], key=lambda e: found["banderole"][e]) == "banner"
    assert found["banderole"]["banner"] > 0.5 > found["toucan"]["toucan"] > 0.1
    assert found["enquiquiner"]["annoy"] > found["enquiquiner"].get("tease", 0.0)


def test_without_dictionaries_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="FreeDict"):
        triangulate(tmp_path)


def test_forms_get_the_form_of_english_that_tells_them(dictd: Path, tmp_path: Path) -> None:
    (tmp_path / "lefff").write_text(LEFFF, encoding="utf-8")
    build(dictd, tmp_path / "lefff", tmp_path / "out.xz")
    found = dict(rows((tmp_path / "out.xz").read_bytes()))
    assert (
        next(iter(found["toléraient"])) == "tolerated"
    )  # « tolérer » is in the lexicon of the corpus
    assert next(iter(found["enquiquiner"])) == "annoy"
    assert "tolérer" not in found

"""Gettext catalogues with French messages: what is translated, and what a translator's program may rely on."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from helpers import in_capitals, run
from hypothesis import given
from hypothesis import strategies as st

from translate import articles, segmentation
from translate.document import Document, Finding
from translate.errors import ReadError
from translate.pipeline import Model

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(catalogue: str) -> Document:
    return articles.parse(HEAD + catalogue, format="po", name="a.po")


def english(catalogue: str) -> str:
    """The catalogue with its French in capitals for English, without its header."""
    return str(articles.english(in_capitals(read(catalogue)))).removeprefix(HEAD)


@pytest.mark.parametrize(
    ("french", "english_text"),
    [
        (  # values, as programs of several languages put them
            "Le port %s a %(n)d quais, {pays} ${nom} %1$s, 20 % de plus.",
            "LE PORT %s A %(n)d QUAIS, {pays} ${nom} %1$s, 20 % DE PLUS.",
        ),
        (  # tags, and what stands in them
            'Lisez <a href=\\"%s\\">la <b>charte</b></a>.<br/>Merci&nbsp;!',
            'LISEZ <a href=\\"%s\\">LA <b>CHARTE</b></a>.<br/>MERCI&nbsp;!',
        ),
        ("C:\\\\temp\\test \\\"libre\\\"", "C:\\\\TEMP\\TEST \\\"LIBRE\\\"".replace("\\TEST", "\\tEST")),
        ("Ouvrir le _fichier…", "_OUVRIR LE FICHIER…"),
        ("En&registrer tout", "&ENREGISTRER TOUT"),
        ("Recherche & développement, R&D, nom_du_port", "RECHERCHE & DÉVELOPPEMENT, R&D, NOM_DU_PORT"),
        ("  La mer : ", "  LA MER : "),
        ("%s", "%s"),
    ],
)  # fmt: skip
def test_signs_of_programs_stay_as_they_are(french: str, english_text: str) -> None:
    words = "Une phrase en plus."
    more = f'\n\nmsgid "{words}"\nmsgstr ""\n'
    written = english(f'msgid "{french}"\nmsgstr ""{more}')
    assert written == f'msgid "{french}"\nmsgstr "{english_text}"' + more.replace(
        'msgstr ""', f'msgstr "{words.upper()}"'
    )


def test_only_what_has_no_english_is_filled_in() -> None:
    kept = (
        '#, fuzzy\nmsgid "Fermer"\nmsgstr "Shut"\n\nmsgid "Quitter"\nmsgstr "Leave"\n\n'
        '#~ msgid "Vieux"\n#~ msgstr ""\n'
    )
    written = english('# Note.\nmsgctxt "quai"\nmsgid "Le phare"\nmsgstr ""\n\n' + kept)
    assert written == '# Note.\nmsgctxt "quai"\nmsgid "Le phare"\nmsgstr "LE PHARE"\n\n' + kept
    assert [block.text for block in read(written + '\nmsgid "Un mât"\nmsgstr ""').blocks] == ["Un mât"]  # fmt: skip


def test_a_plural_has_the_english_of_each_number() -> None:
    french = 'msgid "Un bateau"\nmsgid_plural "%d bateaux"\n'
    written = english(french + 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n')
    assert written == french + (
        'msgstr[0] "UN BATEAU"\nmsgstr[1] "%d BATEAUX"\nmsgstr[2] "%d BATEAUX"\n'
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_of_a_message_stay_lines(line_end: str) -> None:
    french = 'msgid ""\n"Le vent se lève "\n"au nord.\\n"\n"\\n"\n"La mer monte.\\n"\n'
    written = english((french + 'msgstr ""\n').replace("\n", line_end)).replace(line_end, "\n")
    assert written == french + (
        'msgstr ""\n"LE VENT SE LÈVE AU NORD.\\n"\n"\\n"\n"LA MER MONTE.\\n"\n'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("#: a.c:1\n", "#: a.c:1\n#, fuzzy\n"),
        ("#, c-format\n#: a.c:1\n", "#, fuzzy, c-format\n#: a.c:1\n"),
        ("#, fuzzy\n", "#, fuzzy\n"),
        ("", "#, fuzzy\n"),
    ],
)
def test_what_is_to_be_checked_is_marked_fuzzy(before: str, after: str) -> None:
    first = '# Un autre.\nmsgid "La mer"\nmsgstr ""\n\n'
    translation = in_capitals(read(f'{first}{before}msgid "Le port"\nmsgstr ""\n'))
    sea, port = translation.segments
    doubted = replace(port, findings=(Finding("unsure", "not sure"),))
    written = str(articles.english(replace(translation, segments=(sea, doubted))))
    assert written.removeprefix(HEAD) == (
        f'# Un autre.\nmsgid "La mer"\nmsgstr "LA MER"\n\n{after}msgid "Le port"\nmsgstr "LE PORT"\n'
    )


def test_the_header_of_a_template_says_what_english_needs() -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: \\n"\n"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n'
    document = articles.parse(header + '\nmsgid "La mer"\nmsgstr ""\n', format="po")
    written = str(articles.english(in_capitals(document)))
    assert '"Language: en\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in written


@pytest.mark.parametrize(
    ("catalogue", "message"),
    [
        ('msgid ""\nmsgstr "Language: fr_CA\\n"\n\nmsgid "The sea"\nmsgstr ""\n', "into French"),
        ('msgid "La mer"\nmsgstr "The sea"\n', "translate check"),
        ("La mer est calme.\n", "not a valid PO file"),
        ('msgid "The sea is calm in the harbour."\nmsgstr ""\n', "looks like English"),
    ],
)
def test_what_cannot_be_translated_says_why(catalogue: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "quai.po"
    path.write_text(catalogue, encoding="utf-8")
    done = run("file", path)
    (line,) = done.stderr.splitlines()
    assert done.returncode == ReadError.exit_code and message in line and "quai.po" in line


_TEXT = st.text(alphabet='bdé \n\t"\\%s<>_&{}', max_size=12)  # no word that is English alone


@given(st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=4))
def test_any_catalogue_comes_back_with_its_messages(messages: list[tuple[str, str]]) -> None:
    catalogue = polib.POFile()
    for number, (text, plural) in enumerate(messages):
        entry = polib.POEntry(msgctxt=str(number), msgid=f"Mot {text}", msgstr="")
        if plural:
            entry.msgid_plural, entry.msgstr_plural = f"Mots {plural}", {0: "", 1: ""}
        catalogue.append(entry)
    source = str(catalogue)
    document = segmentation.segment(articles.parse(source, format="po"))
    done = 0
    for segment in document.segments:
        assert done <= segment.start <= segment.end <= len(source)
        done = segment.end
    written = polib.pofile(str(articles.english(in_capitals(document))))
    for before, after in zip(catalogue, written, strict=True):
        assert (after.msgctxt, after.msgid) == (before.msgctxt, before.msgid)
        pairs = [(before.msgid, after.msgstr)]
        if before.msgid_plural:
            pairs = [(before.msgid, after.msgstr_plural[0]), (before.msgid_plural, after.msgstr_plural[1])]  # fmt: skip
        for french, english_text in pairs:
            letters = [sorted("".join(t.casefold().split())) for t in (french, english_text)]
            assert letters[0] == letters[1]
            assert french.count("\n") == english_text.count("\n")


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext")
def test_gettext_takes_what_the_model_wrote(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    messages = [
        "<b>%(user)s</b> a modifié la page <a href=\\\"%(url)s\\\">%(title)s</a>.\\n",
        "Impossible d'ouvrir le fichier %(name)s.",
    ]  # fmt: skip
    entries = (f'#, python-format\nmsgid "{text}"\nmsgstr ""\n\n' for text in messages)
    path.write_text(HEAD + "".join(entries), encoding="utf-8")
    translation = model.translate(segmentation.segment(articles.read(path)))
    path.write_text(str(articles.english(translation)), encoding="utf-8")
    subprocess.run(["msgfmt", "-c", "-o", tmp_path / "a.mo", path], check=True)
    first, _ = polib.pofile(str(path))
    assert first.msgstr.startswith("<b>%(user)s</b> ") and '">%(title)s</a>' in first.msgstr

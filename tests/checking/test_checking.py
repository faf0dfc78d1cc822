from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from typer.testing import CliRunner

from translate import check_translation
from translate.alignment.sentences import align_sentences
from translate.checking.pairs import read
from translate.cli import app
from translate.errors import ReadError
from translate.names import glossary

pytest_plugins = ["pytester"]
FRENCH = "Le budget atteint 3,5 milliards d'euros."
GOOD, BAD = "The budget amounts to 3.5 billion euros.", "The budget amounts to 3.5 million euros."


def run(*arguments: object, code: int) -> str:
    result = CliRunner().invoke(app, ["check", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


def tmx(english: str, note: str = "") -> str:
    return (
        '<?xml version="1.0"?><tmx version="1.4"><body>\n'
        f'<tu>{note}<tuv xml:lang="fr-FR"><seg>{FRENCH}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{english}</seg></tuv></tu></body></tmx>'
    )


def xliff1(english: str, note: str = "") -> str:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file><body>\n'
        f"<trans-unit id='1'><source>{FRENCH}</source>\n<target>{english}</target>{note}"
        "</trans-unit></body></file></xliff>"
    )


def xliff2(english: str, note: str = "") -> str:
    notes = f"<notes>{note}</notes>" if note else ""
    return (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">\n'
        f"<unit id='1'>{notes}<segment><source>{FRENCH}</source>\n<target>{english}</target>"
        "</segment></unit></file></xliff>"
    )


def po(english: str, note: str = "") -> str:
    comment = f"# {note}\n" if note else ""
    return f'msgid ""\nmsgstr ""\n\n{comment}msgid "{FRENCH}"\nmsgstr "{english}"\n'


def markdown(english: str, note: str = "") -> str:
    comment = f"<!-- {note} -->\n" if note else ""
    return f"| Français | English |\n| :-- | :-- |\n{comment}| {FRENCH} | {english} |\n"


def tsv(english: str, note: str = "") -> str:
    return f"{FRENCH}\t{english}\t{note}\n"


def xml_note(write, english: str) -> str:
    return write(english, "<note>translate: ignore figure</note>")


BILINGUAL = [("a.tsv", tsv), ("a.md", markdown), ("a.po", po), ("a.tmx", tmx),
             ("a.xlf", xliff1), ("b.xliff", xliff2)]  # fmt: skip


@pytest.mark.parametrize(("name", "write"), BILINGUAL)
def test_bilingual_files_are_read_checked_and_silenced(tmp_path: Path, name: str, write) -> None:
    path = tmp_path / name
    path.write_text(write(GOOD), encoding="utf-8")
    run(path, code=0)
    path.write_text(write(BAD), encoding="utf-8")
    assert "“3,5 milliards” became “3.5 million” (figure-changed)" in run(path, code=1)
    note = "translate: ignore figure"
    silenced = xml_note(write, BAD) if write in (tmx, xliff1, xliff2) else write(BAD, note)
    path.write_text(silenced, encoding="utf-8")
    run(path, code=0)


@pytest.mark.parametrize(("name", "write"), [b for b in BILINGUAL if b[0] != "a.md"])
def test_a_bilingual_file_is_no_side_of_a_pair(tmp_path: Path, name: str, write) -> None:
    both, text = tmp_path / name, tmp_path / "text.txt"
    both.write_text(write(GOOD), encoding="utf-8")
    text.write_text(FRENCH, encoding="utf-8")
    for sides in ((both, text), (text, both), (both, both)):
        with pytest.raises(ReadError, match=f"{name}: holds both languages; give it alone"):
            read(*sides)


def test_two_texts_are_aligned_and_a_missing_sentence_is_named(tmp_path: Path) -> None:
    french, english = tmp_path / "a.fr.txt", tmp_path / "a.en.txt"
    french.write_text(
        f"{FRENCH} Le ministre a refusé de répondre. La séance a repris hier soir.",
        encoding="utf-8",
    )
    english.write_text(f"{GOOD} The session resumed last night.", encoding="utf-8")
    output = run(french, english, "--strict", code=1)
    assert "this French has no English (omission)" in output
    assert "fr: Le ministre a refusé de répondre." in output
    run(french, english, code=0)  # a warning fails only when strict


def test_sentences_are_paired_over_a_split_one() -> None:
    french = ["Il pleut et il fait froid.", "Le train est en retard."]
    english = ["It is raining.", "It is cold.", "The train is late."]
    pairs = align_sentences(french, english)
    assert [(list(a), list(b)) for a, b in pairs] == [([0], [0, 1]), ([1], [2])]


def test_paragraphs_are_found_again_after_a_merged_and_an_added_one(tmp_path: Path) -> None:
    french = [
        "Le musée ouvre ses portes à dix heures.",
        "Les enfants de moins de douze ans entrent gratuitement.",
        "Le tarif normal est de huit euros.",
        "La boutique ferme à dix-sept heures.",
        "Le jardin reste ouvert toute la nuit.",
    ]
    english = [
        "The museum opens its doors at ten.",
        "Children under twelve get in for free.",
        "The normal price is eight euros.",
        "The shop closes at five.",
        "The garden stays open all night.",
    ]
    added = "Dogs must be kept on a lead."
    paths = tmp_path / "a.fr.txt", tmp_path / "a.en.txt"

    def paired(ours: list[str], theirs: list[str]) -> list[tuple[str, str]]:
        for path, paragraphs in zip(paths, (ours, theirs), strict=True):
            path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        return [(pair.source, pair.target) for pair in read(*paths)]

    merged = [added, *english[:3], " ".join(english[3:])]
    pairs = paired(french, merged)
    assert ("", added) in pairs
    assert set(zip(french[:3], english[:3], strict=True)) <= set(pairs)
    merged = [" ".join(english[:2]), *english[2:4], added, english[4]]
    assert set(zip(french[2:], english[2:], strict=True)) <= set(paired(french, merged))
    # What is wrong with one paragraph is said of that paragraph.
    wrong = [english[0], added, english[2], added, english[4]]
    assert paired(french, wrong) == list(zip(french, wrong, strict=True))


def test_folders_are_paired_by_name(tmp_path: Path) -> None:
    for folder, name, text in (("fr", "a.fr.txt", FRENCH), ("en", "a.en.txt", BAD)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    assert "a.en.txt:1:1: error" in run(tmp_path / "fr", tmp_path / "en", code=1)
    (tmp_path / "fr" / "b.txt").write_text(FRENCH, encoding="utf-8")
    with pytest.raises(ReadError, match=r"b\.txt: has no translation"):
        read(tmp_path / "fr", tmp_path / "en")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<tmx><body><tu></body></tmx>", "not valid XML"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><tmx>&e;</tmx>', "entities"),
        ("<tmx/>", "holds no pair"),
    ],
)
def test_bad_xml_is_one_clear_error(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=message):
        read(path)


def test_reports_for_machines(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(f"{FRENCH}\t{BAD}\nIl pleut.\tIt is raining.\n", encoding="utf-8")
    data = json.loads(run(path, "--format", "json", code=1))
    (finding,) = data["findings"]
    start, end = finding["target"]["span"]
    assert finding["target"]["text"][start:end] == finding["found"] == "3.5 million"
    sarif = json.loads(run(path, "--format", "sarif", code=1))
    (result,) = sarif["runs"][0]["results"]
    assert result["ruleId"] == "figure-changed"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    suite = ElementTree.fromstring(run(path, "--format", "junit", code=1).encode())
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")


def test_codes_are_selected_here_and_in_pyproject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(f"{FRENCH}\t{BAD}\n", encoding="utf-8")
    run(path, "--select", "name,quotation", code=0)
    run(path, "--ignore", "figure-changed", code=0)
    assert "no code" in run(path, "--ignore", "figures", code=2)
    (tmp_path / "pyproject.toml").write_text('[tool.translate.check]\nignore = ["figure"]\n')
    monkeypatch.chdir(tmp_path)
    run("a.tsv", code=0)
    run("a.tsv", "--ignore", "name", code=1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("g.csv", "loi-cadre,framework act\n"),
        ("g.tsv", "# French\tEnglish\nloi-cadre\tframework act\n"),
        (
            "excel.csv",
            '\ufeffFrançais;Anglais;Note\r\n"impôt; taxe";tax;\r\nloi-cadre;framework act;droit, '
            "Sénat\r\nsalaires (bruts, annuels);annual gross pay;\r\n",
        ),
        ("quoted.csv", 'source,target\n"loi-cadre","framework act"\n'),
        (
            "g.tbx",
            "<martif><text><body><termEntry><langSet xml:lang='fr'><tig><term>loi-cadre</term>"
            "</tig></langSet><langSet xml:lang='en'><tig><term>framework act</term></tig></langSet>"
            "</termEntry></body></text></martif>",
        ),
    ],
)
def test_glossaries(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    terms = {(t.french, t.english) for t in glossary.read(tmp_path / name)}
    assert ("loi-cadre", "framework act") in terms
    assert not {"Français", "source", "# French"} & {french for french, _ in terms}
    source = "La loi-cadre a été votée hier."
    good = check_translation(
        source, "The Framework Act was passed yesterday.", glossary=tmp_path / name
    )
    bad = check_translation(
        source, "The outline law was passed yesterday.", glossary=tmp_path / name
    )
    assert good.passed
    assert [f.code for f in bad.findings] == ["term"]


def test_the_plugin_shows_the_pair_and_what_is_wrong(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        f"""
        def test_good(check_translation):
            check_translation({FRENCH!r}, {GOOD!r})

        def test_bad(check_translation):
            check_translation({FRENCH!r}, {BAD!r})

        def test_ignored(check_translation):
            check_translation({FRENCH!r}, {BAD!r}, ignore=["figure"])
        """
    )
    result = pytester.runpytest("-p", "no:cacheprovider")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*became*figure-changed*", "*>>3.5 million<<*"])


def test_codes_are_explained() -> None:
    output = CliRunner().invoke(app, ["check", "--codes"]).output
    assert "figure-changed (error)" in output
    assert "3.5 million" in output


_REVERSED = {
    "a.xliff": '<xliff version="1.2"><file source-language="en-GB" target-language="fr"><body><trans-unit id="1">'
    "<source>It rains.</source><target>Il pleut.</target></trans-unit></body></file></xliff>",
    "a.xlf": '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="en"><file id="f">'
    '<unit id="1"><segment><source>Es regnet.</source><target>It rains.</target></segment></unit></file></xliff>',
    "a.po": 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "It rains."\nmsgstr "Il pleut."\n',
    "a.tmx": '<tmx version="1.4"><body><tu><tuv xml:lang="de"><seg>Es regnet.</seg></tuv><tuv xml:lang="en"><seg>It '
    "rains.</seg></tuv></tu></body></tmx>",
}  # fmt: skip


@pytest.mark.parametrize("name", _REVERSED)
def test_pairs_of_other_languages_are_none(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(_REVERSED[name], encoding="utf-8")
    with pytest.raises(ReadError, match=f"{name}: holds no pair of French and English"):
        read(path)


def test_french_that_a_program_calls_english_by_default_is_french(tmp_path: Path) -> None:
    units = "".join(
        f'<trans-unit id="{n}"><source>{french}</source><target>{english}</target></trans-unit>'
        for n, (french, english) in enumerate(
            [("Le quai est fermé", "The quay is closed"), ("les ports", "the ports")]
        )
    )
    written = '<xliff version="1.2"><file source-language="en-US"{}><body>{}</body></file></xliff>'
    path = tmp_path / "messages.en.xlf"
    path.write_text(written.format("", units), encoding="utf-8")
    assert [p.target for p in read(path)] == ["The quay is closed", "the ports"]
    for other in (
        written.format(' target-language="de"', units),
        written.format("", units.replace("Le quai est", "Quai").replace("les ", "")),
    ):
        path.write_text(other, encoding="utf-8")
        with pytest.raises(ReadError, match="holds no pair"):
            read(path)


def test_what_a_group_keeps_from_translation_is_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    unit = '<unit id="{}"{}><segment><source>Il pleut.</source><target>{}</target></segment></unit>'
    kept = unit.format(1, "", "Brest") + unit.format(2, ' translate="yes"', "It rains.")
    path.write_text(
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="fr-CA" trgLang="en-CA">'
        f'<file id="f"><group id="g" translate="no">{kept}</group></file></xliff>',
        encoding="utf-8",
    )
    assert [(p.source, p.target) for p in read(path)] == [("Il pleut.", "It rains.")]

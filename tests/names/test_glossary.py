"""The user's glossary: read from every kind of file, and put where its terms are translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import ReadError
from translate.names.exonyms import users_term
from translate.names.glossary import honour, present, read
from translate.verification import check

TBX = """<?xml version="1.0"?><martif><text><body><termEntry>
<langSet xml:lang="fr-FR"><tig><term>quai</term></tig><tig><term>débarcadère</term></tig></langSet>
<langSet xml:lang="en-GB"><tig><term>pier</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="fr"><tig><term>sans anglais</term></tig></langSet></termEntry>
</body></text></martif>"""


@pytest.mark.parametrize(
    ("name", "content", "terms"),
    [
        ("a.csv", "quai,pier\n# note,x\n bac à sable , sandbox \nseul\n,\n", {"quai": "pier", "bac à sable": "sandbox"}),
        ("a.csv", "quai;pier\nbac;ferry\n", {"quai": "pier", "bac": "ferry"}),
        ("a.csv", 'quai,"pier, old"\n', {"quai": "pier, old"}),
        ("a.csv", "quai; vieux,pier\nbac,ferry\n", {"quai; vieux": "pier", "bac": "ferry"}),
        ("a.tsv", "quai\tpier, or quay\tnote\n", {"quai": "pier, or quay"}),
        ("a.tbx", TBX, {"quai": "pier", "débarcadère": "pier"}),
    ],
)  # fmt: skip
def test_terms_are_read(name: str, content: str, terms: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    found = read(path)
    assert {t.french: t.english for t in found} == terms
    assert [len(t.french) for t in found] == sorted((len(f) for f in terms), reverse=True)
    assert all(t.is_users for t in found)


@pytest.mark.parametrize("content", ["", "# quai,pier\n", "quai\n", ",pier\n", "quai, \n"])
def test_a_file_without_a_term_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match="holds no term"):
        read(path)


TERMS = [
    users_term(french, english)
    for french, english in [
        ("ministre", "cabinet member"),
        ("ville", "county"),
        ("école", "class"),
        ("rapport", "account"),
        ("usine", "plant"),
        ("chien", "toy"),
    ]
]


@pytest.mark.parametrize(
    ("french", "english", "target"),
    [
        ("Le ministre a parlé.", "The minister spoke.", "The cabinet member spoke."),
        ("Les ministres ont parlé.", "The ministers spoke.", "The cabinet members spoke."),
        ("Ministre, il part.", "Minister, he leaves.", "Cabinet member, he leaves."),
        # The plural as English makes it, of every kind of ending.
        ("Les villes ont voté.", "The cities voted.", "The counties voted."),
        ("Les écoles ont voté.", "The schools voted.", "The classes voted."),
        ("Les chiens sont là.", "The dogs are there.", "The toys are there."),
        # The article goes with the term.
        ("Il lit un rapport.", "He reads a report.", "He reads an account."),
        ("Il lit le rapport.", "He reads the report.", "He reads the account."),
        ("Il voit une usine.", "He sees an factory.", "He sees a plant."),
        # It is there already, in one form or another.
        ("Les villes ont voté.", "Counties voted.", "Counties voted."),
        ("Le toit a brûlé.", "The roof burned.", "The roof burned."),
    ],
)
def test_terms_are_put_in_the_form_that_the_sentence_asks_for(
    french: str, english: str, target: str
) -> None:
    mended, changed = honour(french, english, TERMS)
    assert mended == target
    assert bool(changed) == (target != english)


def test_of_a_text_only_the_terms_that_it_has_are_looked_at() -> None:
    text = "Les ministres ont lu le rapport de l'OTAN."
    assert [t.french for t in present(text, TERMS)] == ["ministre", "rapport"]
    assert present(text, []) == []
    assert present("Le toit a brûlé.", TERMS) == []


OWN = [
    users_term(french, english)
    for french, english in [
        ("carte à puce", "iPass card"),
        ("gnome", "snurfle"),
        ("décret", "Ordinance"),
        ("CET", "flexible savings scheme for salaried hours"),
    ]
]


@pytest.mark.parametrize(
    ("french", "english", "target"),
    [
        ("Carte à puce en main, il part.", "Ipass card in hand, he leaves.", "iPass card in hand, he leaves."),
        ("Il lit le décret.", "He reads the ordinance.", "He reads the Ordinance."),
        ("Le décret¹ est court.", "The decree¹ is short.", "The Ordinance¹ is short."),
        ("Le décret[^2] est court.", "The decree[^2] is short.", "The Ordinance[^2] is short."),
        ("LE DÉCRET EST COURT.", "THE ORDINANCE IS SHORT.", "THE ORDINANCE IS SHORT."),
    ],
)  # fmt: skip
def test_capitals_of_a_term_are_kept_and_it_holds_beside_note_marks(
    french: str, english: str, target: str
) -> None:
    assert honour(french, english, OWN)[0] == target
    codes = [finding.code for finding in check(french, english, OWN)]
    assert ("term" in codes) == (english != target)
    assert check(french, target, OWN) == []


@pytest.mark.parametrize(
    ("french", "english", "without"),
    [
        ("Les gnomes² dorment.", "The snurfles² sleep.", {"non-word"}),
        ("Il dépense son CET en mai avec sa famille.",
         "He spends his flexible savings scheme for salaried hours in May with his family.",
         {"addition", "name-free"}),
    ],
)  # fmt: skip
def test_a_term_of_the_glossary_is_never_made_up(
    french: str, english: str, without: set[str]
) -> None:
    assert check(french, english, OWN) == []
    assert {finding.code for finding in check(french, english)} == without

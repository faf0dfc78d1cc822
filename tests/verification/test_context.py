"""Names that a translator says again, or only points at, where the sentences around have them."""

from __future__ import annotations

import pytest

from translate import check_translation

BEFORE = (
    "L'Allemagne a signé l'accord avec Lucie Perret.",
    "Germany signed the agreement with Lucie Perret.",
)


@pytest.mark.parametrize(
    ("before", "french", "english", "codes"),
    [
        # said again, or only pointed at
        (BEFORE, "Elle votera demain.", "Germany will vote tomorrow.", ["name-free"]),
        (BEFORE, "Demain, l'Allemagne votera.", "It will vote tomorrow.", ["name-free"]),
        (BEFORE, "Ce matin, Perret a souri.", "She smiled this morning.", ["name-free"]),
        # nothing around has it
        (("Il fait beau.", "The weather is fine."), "Elle votera demain.", "Germany will vote tomorrow.", ["name-added"]),
        (("Il fait beau.", "The weather is fine."), "Demain, l'Allemagne votera.", "It will vote tomorrow.", ["name-lost"]),
        # a name in the place of another is another
        (BEFORE, "Demain, la Pologne votera.", "Germany will vote tomorrow.", ["name-changed"]),
    ],
)  # fmt: skip
def test_names_that_stand_around(
    before: tuple[str, str], french: str, english: str, codes: list[str]
) -> None:
    report = check_translation(f"{before[0]}\n\n{french}", f"{before[1]}\n\n{english}")
    assert [f.code for f in report.findings] == codes


LONG = [
    ("« Il a neigé tard.", "“It snowed late.", []),
    ("« Les vignes ont gelé », a dit Ana.", "The vines froze,” Ana said.", ["quotation-free"] * 2),
    ("Il pleut.", "It is raining.", []),
    ("« Les blés ont brûlé », a dit Ana.", "The wheat burned,” Ana said.", ["quotation-mark", "quotation-lost"]),
]  # fmt: skip


def test_a_quotation_over_several_sentences() -> None:
    french, english = ("\n\n".join(pair[side] for pair in LONG) for side in (0, 1))
    found = check_translation(french, english).findings
    assert [f.code for f in found] == [code for *_, codes in LONG for code in codes]


def test_a_unit_and_a_name_that_the_english_around_has() -> None:
    pairs = [
        ("Un pain coûte 90 roubles.", "A loaf costs 90 roubles.", []),
        ("Le lait coûte 80 roubles.", "Milk costs 80.", ["omission-free"]),
        ("La colline aux moutons a brûlé.", "The Schafberg burned.", ["name-free"]),
        ("On voit la colline aux moutons d'ici.", "You can see the Schafberg from here.", ["name-free"]),
        ("Personne ne monte plus sur la colline aux moutons.", "Nobody climbs the Schafberg any more.", ["name-free"]),
        ("La rivière est basse.", "The Salzach is low.", ["name-added"]),
        ("Le vin coûte 70 euros.", "Wine costs 70.", ["unit-lost"]),
    ]  # fmt: skip
    french, english = ("\n\n".join(pair[side] for pair in pairs) for side in (0, 1))
    found = check_translation(french, english).findings
    found = [f for f in found if f.code != "doubtful"]
    assert [f.code for f in found] == [code for *_, codes in pairs for code in codes]


def test_another_article_says_nothing() -> None:
    from translate.checking import check_pairs
    from translate.document import Pair, Place

    def pair(french: str, english: str, file: str) -> Pair:
        return Pair(french, english, Place(file, 1), Place(file, 1))

    report = check_pairs(
        [
            pair(*BEFORE, "a.tsv"),
            pair("Elle votera demain.", "Germany will vote tomorrow.", "b.tsv"),
        ]
    )
    assert [f.code for f in report.findings] == ["name-added"]

"""So many out of so many: found, told from places and subjects, and written as English says it."""

from __future__ import annotations

import pytest

from translate.language.proportions import proportions
from translate.repair import figures
from translate.verification import check

PROPORTIONS = [
    ("Un bus sur quatre circulera demain.", "A bus on four will run tomorrow.", "One bus in four will run tomorrow."),
    ("On attend un vol sur trois et un train sur deux.", "We expect a flight on three and a train on two.",
     "We expect one flight in three and one train in two."),
    ("Deux élèves sur dix sont absents.", "Two pupils on ten are absent.", "Two pupils out of ten are absent."),
    ("Elle a obtenu 14 sur 20.", "She obtained 14 over 20.", "She obtained 14 out of 20."),
    ("Près de 300 communes sur 1 200 n'ont rien reçu.", "Nearly 300 towns on 1,200 received nothing.",
     "Nearly 300 towns out of 1,200 received nothing."),
]  # fmt: skip


@pytest.mark.parametrize(("french", "wrong", "right"), PROPORTIONS)
def test_what_is_read_as_a_place_is_reported_and_mended(
    french: str, wrong: str, right: str
) -> None:
    assert "figure-changed" in {f.code for f in check(french, wrong)}
    assert figures.mend(french, wrong)[0] == right
    assert check(french, right) == []
    assert figures.mend(french, right) == (right, [])


@pytest.mark.parametrize(
    "french",
    [
        "Elle écrit un livre sur trois femmes.",
        "Il ouvre sept jours sur sept.",
        "Une centaine de lacs, dont 15 grands sur 2,2 millions de kilomètres carrés.",
        "Ils ont marché sur 30 kilomètres.",
        "La commission rend un avis sur deux projets de loi.",
        "Le terrain fait 20 mètres sur 30 mètres.",
    ],
)
def test_on_is_no_proportion(french: str) -> None:
    assert proportions(french) == []


def test_another_way_to_say_it_is_no_mistake() -> None:
    assert check("Un Suisse sur trois est locataire.", "A third of the Swiss are tenants.") == []
    assert check("8 joueurs sur 10 sont blessés.", "8 in 10 players are injured.") == []

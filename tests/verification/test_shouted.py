"""Headlines all in capitals are checked as others are."""

from __future__ import annotations

import pytest

from translate.pipeline import Model
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "right", "wrong", "code"),
    [
        ("LE PORT DE BORDEAUX BLOQUÉ PAR LES PÊCHEURS", "THE PORT OF BORDEAUX BLOCKED BY FISHERMEN", "THE PORT OF NANTES BLOCKED BY FISHERMEN", "name-changed"),
        ("L'OMS ET L'ONU APPELLENT AU CALME", "THE WHO AND THE UN CALL FOR CALM", "THE WHO AND THE OECD CALL FOR CALM", "name-changed"),
        ("NE PAS NOURRIR LES CANARDS", "DO NOT FEED THE DUCKS", "FEED THE DUCKS", "negation"),
        ("PAUL RICHARD QUITTE LA MAIRIE", "PAUL RICHARD LEAVES THE TOWN HALL", "Paul Robert leaves the town hall", "name-changed"),
    ],
)  # fmt: skip
def test_names_and_denials_in_capitals(french: str, right: str, wrong: str, code: str) -> None:
    assert not check(french, right)
    assert code in [f.code for f in check(french, wrong)]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("LES MOTARDS SE TIRENT LA BOURRE", "BIKERS ARE RACING EACH OTHER"),
        ("GAZ LACRYMOGÈNE CONTRE LES MANIFESTANTS", "TEAR GAS AGAINST PROTESTERS"),
    ],
)
def test_a_word_in_capitals_is_no_name(french: str, english: str) -> None:
    assert not check(french, english)


def test_people_keep_their_names_in_capitals(model: Model) -> None:
    (segment,) = model.translate("BENOÎT LEROUX A RENCONTRÉ LE PRÉFET HIER.").segments
    assert "BENOÎT LEROUX" in segment.target


def test_french_capitals_that_were_left_are_french() -> None:
    for text in ("HÔTEL DE VILLE", "SALLE DES FÊTES"):
        assert "copied" in [f.code for f in check(text, text)]

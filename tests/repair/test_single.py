"""Segments of one word have the word of the lexicon where the model has none or another."""

from __future__ import annotations

import pytest

from translate.pipeline import Model
from translate.repair.single import mend


@pytest.mark.parametrize(
    ("french", "written", "right"),
    [
        ("Chaussures", "Chauves", "Shoes"),
        ("Légumes :", "Legum:", "Vegetables:"),
        ("ÉQUIPE", "EQUIP", "TEAM"),
        ("fromage", "from", "cheese"),
    ],
)
def test_a_word_that_nothing_says_is_looked_up(french: str, written: str, right: str) -> None:
    assert mend(french, written) == (right, [f"“{written.rstrip(':')}” → “{right.rstrip(':')}”"])


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Lieu", "Place"),  # instead, mostly, but no noun
        ("Siège", "Siege"),  # one of its meanings
        ("Nancy", "Nancy"),
        ("Xylgrof", "Xylgrof"),
        ("Le fromage", "The from"),
        ("Récompense", "…"),
    ],
)
def test_what_may_be_right_and_sentences_are_left_alone(french: str, english: str) -> None:
    assert mend(french, english) == (english, [])


def test_heads_and_items(model: Model) -> None:
    said = [segment.target for segment in model.translate("Nom\n\nJoueur\n\nTemps\n").segments]
    assert said == ["Name", "Player", "Time"]

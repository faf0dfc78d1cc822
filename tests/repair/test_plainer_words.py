"""What the embedded model does not know is translated in plainer words, and said."""

from __future__ import annotations

import pytest

from translate import Model


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("L'opposition a fustigé le budget.", "critici"),
        ("La tempête a fait 17 morts.", "killed 17 people"),
        ("Née à Oran, elle a étudié à Lille.", "born in Oran"),
        ("Le texte a été voté à une courte majorité.", "narrow majority"),
        ("Les experts cherchent l'origine du sinistre.", "disaster"),
        ("Trois ouvriers ont été gravement intoxiqués.", "poisoned"),
        ("Le préfet s'est rendu sur place.", "went there"),
    ],
)
def test_in_plain_words(model: Model, french: str, english: str) -> None:
    translation = model.translate(french)
    assert english in translation.text
    (segment,) = translation.segments
    assert any("plainer words" in repair for repair in segment.repairs)


def test_what_was_understood_is_left_alone(model: Model) -> None:
    (segment,) = model.translate(
        "Le maire a promis d'aider les commerçants, soit par des prêts, soit par des dons."
    ).segments
    assert "help" in segment.target
    assert not any("plainer words" in repair for repair in segment.repairs)

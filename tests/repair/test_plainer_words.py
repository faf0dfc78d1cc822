"""What the embedded model does not know is translated in plainer words, and said."""

from __future__ import annotations

import re

import pytest

from tests.helpers import fixed
from translate import Model
from translate.decoding.translator import Translator


@pytest.mark.parametrize(
    ("french", "draft", "english"),
    [
        ("L'opposition a fustigé le budget.", "The opposition fused the budget.", "criticis|criticiz"),
        ("La tempête a fait 17 morts.", "The storm made 17 dead.", "killed 17 people"),
        ("Née à Oran, elle a étudié à Lille.", "Nea in Oran, she studied in Lille.", "born in Oran"),
        ("Les experts cherchent l'origine du sinistre.", "The experts are looking for the origin of the sinister.", "disaster"),
        ("Le ministre est sur la sellette.", "The minister is on the seat.", "trouble|pressure|hot seat"),
        ("Le contrat a été signé à l'insu du conseil.", "The contract was signed to the council's knowledge.", "without"),
        ("Les supporters en sont venus aux mains.", "The supporters came to their hands.", "fought|blows|clashed"),
        ("Le dossier a été classé sans suite.", "The case has been classified without delay.", "abandoned|dropped"),
        ("Le président s'est rendu au chevet des victimes.", "The president rendered to the bedside of the victims.", "went|travel|gone|visit"),
        ("Elle est tombée des nues.", "She fell bare.", "stunned|astonished|surprised"),
        ("Il a baissé les bras.", "He cut his arms down.", "gave up|given up|abandoned"),
        ("Le décret sera publié sous dix jours.", "The decree will be published under ten days.", "(within|in) ten days"),
        ("Trois ouvriers ont été gravement intoxiqués.", "Three workers were seriously intoxicated.", "poisoned"),
    ],
)  # fmt: skip
def test_in_plain_words(translator: Translator, french: str, draft: str, english: str) -> None:
    repaired = fixed(translator, french, draft)
    assert re.search(english, repaired.text, re.IGNORECASE), repaired.text
    assert any("plainer words" in repair for repair in repaired.repairs)


def test_what_was_understood_is_left_alone(model: Model) -> None:
    (segment,) = model.translate(
        "Le maire a promis d'aider les commerçants, soit par des prêts, soit par des dons."
    ).segments
    assert "help" in segment.target
    assert not any("plainer words" in repair for repair in segment.repairs)

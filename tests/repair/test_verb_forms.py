"""Forms of irregular verbs that a model took for another."""

from __future__ import annotations

import pytest

from translate.repair.verb_forms import mend


@pytest.mark.parametrize(
    ("french", "written", "right"),
    [
        ("Le cours s'est envolé.", "The price has flew away.", "The price has flown away."),
        ("Ils avaient déjà choisi.", "They had already chose.", "They had already chosen."),
        ("Le prix a été donné jeudi.", "The prize was gave on Thursday.", "The prize was given on Thursday."),
        ("Le lac a gelé en janvier.", "The lake frozen in January.", "The lake froze in January."),
        ("Des voleurs ont volé la statue.", "Thieves stolen the statue.", "Thieves stole the statue."),
        ("Selon le maire, elle a écrit une lettre.", "According to the mayor, she written a letter.",
         "According to the mayor, she wrote a letter."),
        # a gerund behind a preposition
        ("Le bus a freiné avant de heurter un mur.", "The bus braked before hit a wall.", "The bus braked before hitting a wall."),
        ("Elle est partie sans payer.", "She left without pay.", "She left without paying."),
        ("Il a hésité avant de répondre.", "He hesitated before reply.", "He hesitated before replying."),
        ("Elle est partie sans excuse.", "She left without excuse.", "She left without excuse."),
        # a participle without an auxiliary is right where the French has one, and so are two after one
        ("Les légumes gelés se vendent bien.", "Frozen vegetables sell well.", "Frozen vegetables sell well."),
        ("Le tableau volé a été retrouvé.", "The stolen painting was found.", "The stolen painting was found."),
        ("Il a bu et mangé.", "He has drunk and eaten.", "He has drunk and eaten."),
        ("Elle avait des rosiers.", "She had rose bushes.", "She had rose bushes."),
        ("Elle a couru et elle est venue.", "She has run and she has come.", "She has run and she has come."),
    ],
)  # fmt: skip
def test_the_form_is_the_one_that_french_asks_for(french: str, written: str, right: str) -> None:
    assert mend(french, written)[0] == right

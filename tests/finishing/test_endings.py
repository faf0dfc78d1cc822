"""The marks at the end of a segment are those of the French, and what stands at its beginning is kept."""

from __future__ import annotations

import pytest

from translate import Model
from translate.finishing.endings import ended_as


@pytest.mark.parametrize(
    ("french", "written", "wanted"),
    [
        ("une écharpe\u202f;", "a scarf", "a scarf;"),
        ("Pour le dessert\xa0:", "For dessert.", "For dessert:"),
        ("Cher ami,", "Dear friend", "Dear friend,"),
        ("Il pleuvait encore…", "It was still raining.", "It was still raining..."),
        ("Elle chante\u202f!?", "She sings?", "She sings!?"),
        ("Une nuit à Lyon", "A night in Lyon.", "A night in Lyon"),
        ("le sel –", "salt -", "salt –"),
        ("du sucre (50 g) ;", "sugar (50 g)", "sugar (50 g);"),
        ("le mot « vent » ;", "the word “wind”", "the word “wind”;"),
        ("le mot « vent »,", "the word “wind”", "the word “wind,”"),
        ("Le studio à New York ;", "The studio in the U.S.", "The studio in the U.S.;"),
        ("du riz, etc. ;", "rice, etc.", "rice, etc.;"),
    ],
)
def test_a_segment_ends_as_the_french_does(french: str, written: str, wanted: str) -> None:
    assert ended_as(french, written) == wanted


@pytest.mark.parametrize(
    ("french", "written"),
    [
        ("Le siège est à New York", "The seat is in the U.S."),
        ("du riz, des fèves, etc.", "rice, beans and so on"),
        ("Le mot « vent ».", "The word “wind.”"),
        ("Qui a dit « je pars » ?", "Who said “I’m leaving?”"),
        ("Elle murmure : « Je pars. »", "She whispers: “I’m leaving”."),
        ("Il neige.", "It snows."),
        ("…", "..."),
    ],
)
def test_an_end_that_is_right_in_english_stays(french: str, written: str) -> None:
    assert ended_as(french, written) == written


@pytest.mark.parametrize(
    ("french", "first", "last"),
    [
        ("une lampe de poche ;", "", ";"),
        ("– Non, je reste ici…", "– ", "..."),
        ("→ Le plan de la ville", "→ ", ""),
        ("2° le prix du pain ;", "2° ", ";"),
    ],
)
def test_the_model_loses_no_mark_at_either_end(
    model: Model, french: str, first: str, last: str
) -> None:
    english = model.translate(french).text
    assert english.startswith(first) and english.endswith(last)

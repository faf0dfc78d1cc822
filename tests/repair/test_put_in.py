"""Words that the model left out are put in."""

import pytest

from tests.helpers import fixed
from translate.alignment.words import align
from translate.decoding.translator import Translator
from translate.repair import put_in


@pytest.mark.parametrize(
    ("source", "hypothesis", "beginning"),
    [
        # Where the words around it lead, before the noun that French has before it,
        ("Ils utilisent des appareils électroniques.", "They use devices.", "They use electronic"),
        # in the place of a word that translates nothing,
        ("Il achète des missiles balistiques.", "He is buying Baltic missiles.", "He is buying ballistic"),
        # and at the beginning with a capital.
        ("Chameaux et chevaux dormaient.", "And horses were asleep.", "Camels"),
    ],
)  # fmt: skip
def test_where_it_is_put(source: str, hypothesis: str, beginning: str) -> None:
    words = put_in.lost(source, hypothesis, free=False)
    found = put_in.places(words, source, hypothesis, align(source, hypothesis))
    assert [place.beginning(hypothesis) for place in found] == [beginning]


def test_nothing_is_put_into_what_lost_nothing_or_is_empty() -> None:
    source = "Il achète des missiles balistiques."
    sound = "He is buying ballistic missiles."
    words = put_in.lost(source, sound, free=False)
    assert list(put_in.places(words, source, sound, align(source, sound))) == []
    words = put_in.lost(source, "", free=False)
    assert list(put_in.places(words, source, "", align(source, ""))) == []


@pytest.mark.parametrize(
    ("takes_hints", "said"),
    [
        (False, "“unpaid” was put in for « impayées »"),  # the model goes on after it
        (True, "the dictionary's “unpaid” for « impayées »"),  # it is translated anew
    ],
)
def test_a_lost_word_is_said(translator: Translator, takes_hints: bool, said: str) -> None:
    assert translator.takes_hints
    translator.takes_hints = takes_hints
    repaired = fixed(
        translator,
        "Karim Belkacem, leur représentant, avait compté 214 heures supplémentaires impayées.",
        "Karim Belkacem, their representative, had counted 214 extra hours.",
    )
    assert "unpaid" in repaired.text
    assert any(said in done for done in repaired.repairs)

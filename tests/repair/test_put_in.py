"""Words that the model left out are put in."""

import pytest

from translate.alignment.words import align
from translate.pipeline import Model
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


def test_the_model_goes_on_after_it() -> None:
    texts = [
        "Les États-Unis et leurs alliés ont accusé la Corée du Nord de fournir à la Russie des armes"
        " indispensables, notamment des missiles balistiques, destinés à être utilisés en Ukraine.",
        "Karim Belkacem, leur représentant, avait compté 214 heures supplémentaires impayées.",
    ]
    first, second = Model("embedded").translate("\n\n".join(texts)).segments
    assert "ballistic missiles" in first.target
    assert "Baltic" not in first.target
    assert "unpaid" in second.target
    assert any("“ballistic” was put in for « balistiques »" in done for done in first.repairs)

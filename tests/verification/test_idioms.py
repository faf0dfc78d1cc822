"""Set phrases that were translated word for word, and those that were not."""

from __future__ import annotations

import pytest

from translate.language.phrases import phrases
from translate.pipeline import Model
from translate.repair import idioms
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "english", "wrong", "expected"),
    [
        ("Elle a quitté l'hôtel de ville.", "She left the hotel of the city.", "hotel of the city", "city hall"),
        ("Le chiffre d'affaires a triplé.", "The figure of affairs has tripled.", "figure of affairs", "turnover"),
        ("Il épluche des pommes de terre.", "He is peeling apples of earth.", "apples of earth", "potatoes"),
        ("Ma belle-mère est partie.", "My beautiful mother has left.", "beautiful mother", "mother-in-law"),
        ("Le suspect est en garde à vue.", "The suspect is in guard at sight.", "guard at sight", "police custody"),
        ("Il a remporté la médaille d'argent.", "He won the medal of money.", "medal of money", "silver medal"),
        ("Il a une arme blanche.", "He has a white weapon.", "white weapon", "bladed weapon"),
        ("Elle a reçu une carte postale.", "She received a postal card.", "postal card", "postcard"),
        ("La banque relève son taux directeur.", "The bank raises its directing rate.", "directing rate", "key rate"),
        ("Le Premier ministre a démissionné.", "The first minister has resigned.", "first minister", "prime minister"),
    ],
)  # fmt: skip
def test_a_phrase_word_for_word_is_found(
    french: str, english: str, wrong: str, expected: str
) -> None:
    (finding,) = (f for f in check(french, english) if f.code == "idiom")
    assert (finding.found, finding.expected) == (wrong, expected)
    assert finding.target is not None
    assert english[slice(*finding.target)] == wrong


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Elle a quitté l'hôtel de ville.", "She left the town hall."),
        ("Le chiffre d'affaires a triplé.", "Revenues have tripled."),
        ("La banque relève son taux directeur.", "The bank raises its policy rate."),
        ("Il est en maison d'arrêt.", "He is in a remand prison."),
        ("Un hôtel de la ville a brûlé.", "A hotel of the city burned down."),
        ("Le premier des ministres a parlé.", "The first minister spoke."),
        ("Ma belle-mère est partie.", "My stepmother has left."),
        ("La bataille fait rage au bord de mer.", "The battle rages on the coast."),
    ],
)
def test_what_a_phrase_means_and_what_is_none_are_not(french: str, english: str) -> None:
    assert "idiom" not in {f.code for f in check(french, english)}


def test_the_program_mends_its_own(model: Model) -> None:
    french = "Barack Obama reçoit le premier ministre irakien, en pleine flambée de violence"
    (segment,) = model.translate(french).segments
    assert "prime minister" in segment.target.lower()
    assert "first" not in segment.target


def test_each_phrase_is_found_with_its_place() -> None:
    text = "Le feu vert de l’Hôtel de Ville, par téléphone."
    assert [(text[a:b], p.english) for a, b, p in phrases(text)] == [
        ("feu vert", "green light"),
        ("Hôtel de Ville", "city hall"),
    ]


@pytest.mark.parametrize(
    ("french", "english", "mended"),
    [
        ("Il a touché des pots-de-vin.", "He received pots-de-vin.", "He received bribes."),
        (
            "Le premier ministre irakien est là.",
            "The first Iraqi minister is here.",
            "The Iraqi prime minister is here.",
        ),
        ("Heures supplémentaires", "Additional Heures", "Overtime"),
        ("Pommes de terre au four", "Apples of earth in the oven", "Potatoes in the oven"),
        ("Elle dirige la mairie.", "She runs the town hall.", "She runs the town hall."),
    ],
)
def test_what_a_phrase_means_is_put_in_its_place(french: str, english: str, mended: str) -> None:
    assert idioms.mend(french, english)[0] == mended

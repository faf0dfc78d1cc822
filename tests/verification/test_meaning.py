"""Changes of meaning that leave every name and figure as it was."""

from __future__ import annotations

import pytest

from translate.verification import check


def codes(source: str, target: str) -> list[str]:
    return [finding.code for finding in check(source, target)]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Les pompiers ne sont pas arrivés.", "The firefighters did not arrive.", "The firefighters arrived."),
        ("Elle ne mange plus de viande.", "She no longer eats meat.", "She eats meat."),
        ("Rien n'est décidé.", "Nothing is decided.", "Everything is decided."),
        ("Aucun élève ne parle russe.", "No pupil speaks Russian.", "The pupils speak Russian."),
        ("Le train part à midi.", "The train leaves at noon.", "The train does not leave at noon."),
        ("Nous avons toujours payé nos impôts.", "We have always paid our taxes.", "We have never paid our taxes."),
        ("Il n'aime ni le thé ni le café.", "He likes neither tea nor coffee.", "He likes tea and coffee."),
    ],
)  # fmt: skip
def test_what_is_denied_on_one_side_only_is_found(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert set(codes(source, wrong)) & {"negation", "opposite"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il n'est pas rare de voir des loups.", "It is common to see wolves."),
        ("Le chien n'est pas mort.", "The dog is alive."),
        ("N'oubliez pas vos clés.", "Remember your keys."),
        ("N'est-ce pas magnifique ?", "Isn't it wonderful?"),
        ("Elle n'a pas pu venir.", "She was unable to come."),
        ("Elle est partie avant qu'il ne pleuve.", "She left before it rained."),
        ("Il n'a que deux frères.", "He has only two brothers."),
        ("Ce n'est pas seulement un jeu.", "It is more than a game."),
        ("Il est parti sans payer.", "He left without paying."),
        ("Il a refusé de signer.", "He would not sign."),
    ],
)
def test_what_is_denied_in_other_words_is_not(source: str, target: str) -> None:
    assert codes(source, target) == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Les ventes de voitures ont chuté.", "Car sales fell.", "Car sales rose."),
        ("La banque a refusé l'offre.", "The bank refused the offer.", "The bank accepted the offer."),
        ("Sa fille vit à Lille.", "Her daughter lives in Lille.", "Her son lives in Lille."),
        ("L'équipe a perdu le match.", "The team lost the game.", "The team won the game."),
        ("Elle est arrivée hier.", "She arrived yesterday.", "She arrived tomorrow."),
        ("Le magasin ouvre à l'est de la ville.", "The shop opens in the east of the city.",
         "The shop opens in the west of the city."),
        ("Il a vendu sa maison.", "He sold his house.", "He bought his house."),
    ],
)  # fmt: skip
def test_a_word_that_became_its_opposite_is_found(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert "opposite" in codes(source, wrong)


def test_the_opposite_of_a_word_that_is_turned_is_right() -> None:
    assert codes("Le lac est peu profond.", "The lake is shallow.") == []
    assert codes("Elle est moins riche que lui.", "She is poorer than he is.") == []

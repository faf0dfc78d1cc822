"""Whose it is, which French does not tell by son, sa or ses."""

from __future__ import annotations

import pytest

from translate.repair.pronouns import possessives as mend
from translate.verification import check


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        (
            "La juge a rendu son verdict.",
            "The judge delivered his verdict.",
            "The judge delivered her verdict.",
        ),
        ("L'infirmière a perdu son badge.", "The nurse lost its badge.", "The nurse lost her badge."),
        (
            "Mme Diop a vendu sa maison et son bateau.",
            "Mrs Diop sold his house and his boat.",
            "Mrs Diop sold her house and her boat.",
        ),
        ("Le chanteur a fini sa tournée.", "The singer finished her round.", "The singer finished his round."),
        ("La jeune chanteuse a rempli ses salles.", "His halls were filled by the young singer.",
         "Her halls were filled by the young singer."),
        # a given name tells the sex, with what stands before it and behind
        ("Ségolène Royal a vendu ses parts.", "Ségolène Royal sold his shares.", "Ségolène Royal sold her shares."),
        ("Jeudi matin, Fabien Galthié a donné sa liste.", "On Thursday morning, Fabien Galthié gave her list.",
         "On Thursday morning, Fabien Galthié gave his list."),
        ("La maire de Rouen, Hélène Martin, a ouvert son bureau.", "The mayor of Rouen, Hélène Martin, opened his office.",
         "The mayor of Rouen, Hélène Martin, opened her office."),
        ("En Corse, Emilie Roux a repris son métier.", "In Corsica, Emilie Roux took up his job again.",
         "In Corsica, Emilie Roux took up her job again."),
        ("L'écrivaine a relu son livre.", "The writer read his book again.", "The writer read her book again."),
        ("Le cycliste a changé sa roue.", "The cyclist changed its wheel.", "The cyclist changed his wheel."),
        # whose husbands and wives are
        ("Son mari lui a écrit une lettre.", "His husband wrote her a letter.", "Her husband wrote her a letter."),
        ("Le boulanger a revu son ex-femme.", "The baker saw her ex-wife again.", "The baker saw his ex-wife again."),
    ],
)  # fmt: skip
def test_it_is_the_subjects(source: str, target: str, right: str) -> None:
    assert "title-changed" in [f.code for f in check(source, target)]
    assert mend(source, target)[0] == right
    assert "title-changed" not in [f.code for f in check(source, right)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("La société a publié ses comptes.", "The company published its accounts."),
        ("La juge a vu le maire et son adjoint.", "The judge saw the mayor and his deputy."),
        ("La victime a perdu son sac.", "The victim lost his bag."),
        ("Le médecin a fermé son cabinet.", "The doctor closed her practice."),
        (
            "La ministre a dit qu'il perdrait son poste.",
            "The minister said he would lose his post.",
        ),
        (
            "La ministre a dit : « Il perdra son poste. »",
            "The minister said: “He will lose his post.”",
        ),
        ("Elle a changé de place depuis son achat.", "It has moved since its purchase."),
        ("La juge a vu son greffier et lui a parlé.", "The judge saw her clerk and spoke to him."),
        ("Camille Martin a signé son contrat.", "Camille Martin signed his contract."),
        ("Yves Rocher a ouvert son usine.", "Yves Rocher opened its factory."),
        (
            "Hélène Martin a reçu le préfet dans son bureau.",
            "Hélène Martin received the prefect in his office.",
        ),
        ("La tête de liste a réuni ses amis.", "The head of the list gathered his friends."),
        ("Le film retrace sa vie.", "The film retraces her life."),
        (
            "Le gouvernement de Michel Rocard a défendu son plan.",
            "Michel Rocard's government defended his plan.",
        ),
        ("Il a quitté son mari.", "He left his husband."),
        ("Elle a épousé sa femme en mai.", "She married her wife in May."),
    ],
)
def test_where_another_may_be_meant_nothing_is_said(source: str, target: str) -> None:
    assert mend(source, target) == (target, [])
    assert "title-changed" not in [f.code for f in check(source, target)]

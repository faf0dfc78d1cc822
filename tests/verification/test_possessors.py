"""Whose it is, which French does not tell by son, sa or ses."""

from __future__ import annotations

import pytest

from translate.repair.possessives import mend
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
    ],
)
def test_where_another_may_be_meant_nothing_is_said(source: str, target: str) -> None:
    assert mend(source, target) == (target, [])
    assert "title-changed" not in [f.code for f in check(source, target)]

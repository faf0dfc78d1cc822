"""Whom something was done to, which l' does not tell in French."""

from __future__ import annotations

import pytest

from translate.repair.pronouns import persons as mend
from translate.verification import check


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("La reine l'a reçue à Londres.", "The queen received him in London.", "The queen received her in London."),
        ("Ses collègues l'avaient vite adoptée.", "His colleagues had soon adopted him.", "His colleagues had soon adopted her."),
        ("Le jury l'a bien comprise.", "The jury understood him well.", "The jury understood her well."),
        ("Le club l'a recruté en mai.", "The club recruited it in May.", "The club recruited him in May."),
        ("Les policiers l'ont menottée.", "The officers handcuffed it.", "The officers handcuffed her."),
        ("Un magistrat l'a placée en détention.", "A magistrate put it in detention.", "A magistrate put her in detention."),
        ("Elle préside la région.", "It chairs the region.", "She chairs the region."),
        ("Il a été hospitalisé à Nice.", "It was taken to hospital in Nice.", "He was taken to hospital in Nice."),
        ("Elle s'est remariée en mai.", "It remarried in May.", "She remarried in May."),
    ],
)  # fmt: skip
def test_the_participle_tells(source: str, target: str, right: str) -> None:
    assert "title-changed" in [f.code for f in check(source, target)]
    assert mend(source, target)[0] == right
    assert "title-changed" not in [f.code for f in check(source, right)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("La reine l'a reçu à Londres.", "The queen received him in London."),
        ("Elle l'a vendue à Paul.", "She sold it to Paul."),
        ("Il lui a écrit et l'a invitée.", "She wrote to him and was invited by him."),
        ("Elle l'a placé sur la table.", "She put it on the table."),
        ("Elle a été vendue à Paul.", "It was sold to Paul."),
        ("Il a été placé dans un musée.", "It was placed in a museum."),
        ("Il est mort en mai, dit-on.", "It was he who died in May, they say."),
        ("Il est rare qu'on l'ait dit.", "It is rare that it was said."),
        ("Le juge l'a entendue avec son fils et l'a suivie.", "The judge heard him with her son."),
    ],
)
def test_where_it_does_not_nothing_is_said(source: str, target: str) -> None:
    assert mend(source, target) == (target, [])
    assert "title-changed" not in [f.code for f in check(source, target)]

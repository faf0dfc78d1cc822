"""Streets stay French, and what only looks like one is translated."""

from __future__ import annotations

import pytest

from translate.names.exonyms import in_table
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "street"),
    [
        ("Il habite rue de Londres.", "Rue de Londres"),
        ("La police a bouclé la rue du Faubourg du Temple.", "Rue du Faubourg du Temple"),
        ("L'ambassade est avenue d'Iéna.", "Avenue d'Iéna"),
        ("Le cortège part de la place de la République.", "Place de la République"),
        ("Rendez-vous rue du 8-Mai-1945.", "Rue du 8-Mai-1945"),
        ("Le 12, boulevard de Strasbourg a brûlé.", "Boulevard de Strasbourg"),
    ],
)
def test_a_street_is_one_name(french: str, street: str) -> None:
    assert [exonym.english for exonym, _, _ in in_table(french)] == [street]


@pytest.mark.parametrize(
    "french",
    [
        "Dans une rue de Londres, il pleut.",
        "La plus belle avenue de Rome est vide.",
        "La place de l'Italie dans le monde recule.",
        "Il tient la place de Londres pour sûre.",
        "L'impasse de Londres dure.",
        "Il a pris la place d'Italie au Mondial.",
        "La place de la République dans la société recule.",
    ],
)
def test_what_is_in_a_town_or_of_it_is_no_street(french: str) -> None:
    assert not [name for name, _, _ in in_table(french) if " d" in name.french]


def test_a_street_that_was_translated_is_found() -> None:
    found = check("Il habite rue de Londres.", "He lives on the streets of London.")
    assert [finding.expected for finding in found if finding.code == "name-lost"] == [
        "Rue de Londres"
    ]
    for english in ("He lives on Rue de Londres.", "He lives in the rue de Londres.", "He lives on London Street."):  # fmt: skip
        assert not check("Il habite rue de Londres.", english)


def test_salvador_is_a_country_behind_its_article_alone() -> None:
    assert [e.english for e, _, _ in in_table("Le président du Salvador")] == ["El Salvador"]
    assert not in_table("Salvador Allende est mort.")

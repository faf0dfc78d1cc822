"""Kings, emperors and popes have other names in English."""

import re

import pytest

from translate import check_translation, translate_text
from translate.names.exonyms import in_table


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Philippe IV le Bel a régné.", "Philip IV the Fair"),
        ("Le règne de François Iᵉʳ fut long.", "Francis I"),
        ("Élisabeth Ire succède à Marie.", "Elizabeth I"),
        ("le pape Pie XI", "Pius XI"),
        ("Pierre le Grand fonda la ville.", "Peter the Great"),
        ("une lettre de Pline l'Ancien", "Pliny the Elder"),
        ("Richard Cœur de Lion part en croisade.", "Richard the Lionheart"),
        # Of one that no table has, the number is known.
        ("Bokassa Ier s'est couronné.", "Bokassa I"),
        # What a table has under the whole name.
        ("Guillaume II abdiqua.", "Wilhelm II"),
        ("Philippe VI d'Espagne", "Felipe VI"),
    ],
)
def test_their_english_name(french: str, english: str) -> None:
    (ruler, _, _), *_ = in_table(french)
    assert ruler.english == english


@pytest.mark.parametrize(
    "french",
    [
        # Men whose names are not told, and those who are called like emperors.
        "Pierre V., 34 ans, nie les faits.",
        "Frédéric X a été condamné.",
        "Hadrien Dupont et Tamerlan Tsarnaev",
        "L'Article Ier est adopté.",
        "Le Titre Ier de la loi",
        "Jean le Borgne",
        "Marie et Pierre",
        "Le 1er octobre, puis au Ier siècle",
    ],
)
def test_who_is_none(french: str) -> None:
    assert not in_table(french)


def test_a_french_name_is_told_and_an_english_one_passes() -> None:
    french = "Guillaume II et Nicolas II étaient cousins."
    assert check_translation(french, "Wilhelm II and Nicholas II were cousins.").passed
    assert check_translation(french, "William II and Nicholas II were cousins.").passed
    told = check_translation(french, "Guillaume II and Nicolas II were cousins.")
    assert not told.passed


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Charles le Téméraire fut tué devant Nancy.", "Charles the Bold"),
        ("Le roi Philippe IV le Bel a ruiné les Templiers.", "Philip IV the Fair"),
        ("Le pape Grégoire XIII réforma le calendrier.", "Gregory XIII"),
        ("Jacques Ier succéda à Élisabeth Ire en 1603.", "James I"),
    ],
)
def test_they_are_put_right(french: str, english: str) -> None:
    (segment,) = translate_text(french, offline=True).segments
    assert len(re.findall(rf"{english}(?![\w ]*{english})", segment.target)) == 1

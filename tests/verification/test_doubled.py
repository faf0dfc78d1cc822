"""Names that the English has twice in a row, or that another word of the French explains."""

import pytest

from translate.alignment.words import align
from translate.language.foreign import quoted
from translate.repair.prefixes import beginnings
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "english", "doubled"),
    [
        ("Le conseiller, Iouri Ouchakov, a parlé.", "The adviser, Yuri Yuri Ushakov, spoke.", "Yuri Yuri"),
        ("Le maire de Lyon a parlé.", "The mayor of Lyon Lyon spoke.", "Lyon Lyon"),
        ("Duran Duran a chanté à Lyon.", "Duran Duran sang in Lyon.", None),
        ("Elle vit à Baden-Baden.", "She lives in Baden Baden.", None),
    ],
)  # fmt: skip
def test_a_name_twice_in_a_row_is_said(french: str, english: str, doubled: str | None) -> None:
    repeated = [f.found for f in check(french, english) if f.code == "repetition"]
    assert repeated == ([doubled] if doubled else [])


def test_a_name_is_put_in_the_place_of_its_first_word_too() -> None:
    source = "Le conseiller du Kremlin, Iouri Ouchakov, a parlé."
    hypothesis = "The Kremlin adviser, Yuri Ouchav, spoke."
    wanted = [f for f in check(source, hypothesis) if f.expected.endswith("Ushakov")]
    texts = [b.text for b in beginnings(source, hypothesis, wanted, align(source, hypothesis))]
    assert texts
    assert not any("Yuri Yuri" in text for text in texts)


@pytest.mark.parametrize(
    ("french", "english", "lost"),
    [
        ("Le ministre ukrainien est rentré à Kiev.", "The Ukrainian minister went home.", "Kyiv"),
        ("Le président russe est rentré à Moscou.", "The Russian president went home.", "Moscow"),
        ("Le président chinois est rentré à Pékin.", "The Chinese president went home.", "Beijing"),
    ],
)
def test_a_capital_is_not_said_by_the_adjective_of_its_country(
    french: str, english: str, lost: str
) -> None:
    assert lost in [f.expected for f in check(french, english) if f.code == "name-lost"]


@pytest.mark.parametrize(
    "english", ["this is not a drill", "we are not for sale", "how dare you do that"]
)
def test_short_english_that_is_quoted_is_known(english: str) -> None:
    french = f"Elle a répété « {english} » devant la presse."
    assert [french[slice(*span)] for span in quoted(french)] == [english]

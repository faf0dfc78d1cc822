"""What must not go missing: the day of the week, the words of a quotation, and what is quoted in English."""

from __future__ import annotations

import pytest

from translate.pipeline import Model
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "english", "lost"),
    [
        ("Le procès reprendra mardi à 9h.", "The trial will resume at 9 a.m.", True),
        ("Le préfet a démenti samedi.", "The prefect denied it.", True),
        ("Le préfet a démenti samedi.", "The prefect denied it yesterday.", False),
        ("Le pont a rouvert lundi 6 mai.", "The bridge reopened on May 6.", False),
        ("Il a neigé dans la nuit de mardi à mercredi.", "It snowed on Tuesday night.", False),
    ],
)
def test_a_day_of_the_week_that_is_not_told(french: str, english: str, lost: bool) -> None:
    assert ("date-changed" in [f.code for f in check(french, english)]) is lost


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Un vin « nature » de Loire.", "A “” Loire wine."),
        ("Elle a crié « assez » deux fois.", "She shouted “ ” twice."),
    ],
)
def test_marks_without_words_are_a_lost_quotation(french: str, english: str) -> None:
    assert "quotation-lost" in [f.code for f in check(french, english)]


@pytest.mark.parametrize(
    ("french", "right", "wrong"),
    [
        ("Le patron a dit « you are all fired » hier.", "The boss said “you are all fired” yesterday.", "The boss said “you are all tired” yesterday."),
        ("Sur l'affiche : « There is no planet B ».", "On the poster: “There is no planet B”.", "On the poster: “There is a planet B”."),
    ],
)  # fmt: skip
def test_what_is_quoted_in_english_stays_word_for_word(french: str, right: str, wrong: str) -> None:
    assert not check(french, right)
    assert "quotation-words" in [f.code for f in check(french, wrong)]


@pytest.mark.parametrize(
    "quoted", ["this is not a drill", "We were never there", "The winner takes it all"]
)
def test_the_program_keeps_what_is_quoted_in_english(model: Model, quoted: str) -> None:
    (segment,) = model.translate(f"La ministre a répété « {quoted} » devant la presse.").segments
    assert f"“{quoted}" in segment.target

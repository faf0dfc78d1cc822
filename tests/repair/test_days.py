"""A day that the French tells once stands once in the English."""

from __future__ import annotations

import pytest

from translate.repair.days import mend
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Un texte publié jeudi par Sud Ouest.", "A text published Thursday by Sud Ouest on Thursday.", "A text published Thursday by Sud Ouest."),
        ("Dans la nuit de lundi à mardi, il a plu.", "In the night from Monday to Tuesday to Tuesday, it rained.", "In the night from Monday to Tuesday, it rained."),
        ("Il a neigé hier à Pau.", "Yesterday it snowed in Pau yesterday.", "Yesterday it snowed in Pau."),
    ],
)  # fmt: skip
def test_the_second_mention_is_taken_out(french: str, english: str, right: str) -> None:
    assert "repetition" in [finding.code for finding in check(french, english)]
    mended, changed = mend(french, english)
    assert mended == right
    assert changed


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Lundi, il pleut ; lundi prochain, il neigera.", "On Monday it rains; next Monday it will snow."),
        ("Le dimanche est férié.", "Sunday is a holiday, and Sunday's trains are few."),
        ("Le Sunday Times écrit dimanche.", "The Sunday Times wrote on Sunday."),
        ("Le Black Friday tombe ce vendredi.", "Black Friday falls this Friday."),
        ("Il vient mardi.", "He comes on Tuesday."),
    ],
)  # fmt: skip
def test_days_that_the_french_has_as_often_stay(french: str, english: str) -> None:
    assert "repetition" not in [finding.code for finding in check(french, english)]
    assert mend(french, english) == (english, [])


def test_what_cannot_go_without_it_is_only_told() -> None:
    french, english = "Lundi, il a plu.", "On Monday, it rained on Monday night."
    assert "repetition" in [finding.code for finding in check(french, english)]
    assert mend(french, english) == (english, [])

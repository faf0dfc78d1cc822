"""A figure goes the way that the figures tell."""

from __future__ import annotations

import pytest

from translate.repair.movements import mend
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Le taux passe de 3,75 % à 3,5 %.", "The rate is rising from 3.75% to 3.5%.", "The rate is going from 3.75% to 3.5%."),
        ("La part est passée de 20 à 35 %.", "The share fell from 20 to 35%.", "The share went from 20 to 35%."),
        ("Le total est passé de 3 à 2 millions.", "The total has increased from 3 to 2 million.", "The total has gone from 3 to 2 million."),
    ],
)  # fmt: skip
def test_a_rise_to_less_is_no_rise(french: str, english: str, right: str) -> None:
    assert "opposite" in [finding.code for finding in check(french, english)]
    mended, changed = mend(french, english)
    assert mended == right
    assert changed
    assert "opposite" not in [finding.code for finding in check(french, mended)]


def test_what_the_french_says_itself_is_only_told() -> None:
    french, english = "Le taux recule de 3 % à 2 %.", "The rate rises from 3% to 2%."
    assert "opposite" in [finding.code for finding in check(french, english)]
    assert mend(french, english) == (english, [])


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le total est passé de 900 000 à 2,7 millions.", "The total rose from 900,000 to 2.7 million."),
        ("Le délai passe de 18 mois à 2 ans.", "The time rises from 18 months to 2 years."),
        ("Le budget passe de 900 millions à 2 milliards.", "The budget rose from €900m to €2bn."),
        ("Le total passe de 2 à 3 millions.", "The total rises from 2 to 3 million."),
        ("Le prix a baissé de 1990 à 1995.", "The price fell from 1990 to 1995."),
        ("Le délai recule de 9 h 30 à 8 h.", "The deadline fell from 9:30 to 8."),
    ],
)  # fmt: skip
def test_figures_that_go_their_way_are_right(french: str, english: str) -> None:
    assert "opposite" not in [finding.code for finding in check(french, english)]
    assert mend(french, english) == (english, [])

"""Both names stand where the French explains one by another in brackets."""

from __future__ import annotations

import pytest

from translate.repair.glossed import mend


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Le soutien de la RPDC (Corée du Nord) est ferme.", "The support of the North Korea (Corea) is firm.", "The support of the DPRK (North Korea) is firm."),
        ("La RPDC (Corée du Nord) se tait.", "The DPRK (Korea) is silent.", "The DPRK (North Korea) is silent."),
    ],
)  # fmt: skip
def test_both_names_are_written(french: str, english: str, right: str) -> None:
    mended, changed = mend(french, english)
    assert mended == right
    assert changed


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("La RPDC (Corée du Nord) se tait.", "The DPRK (North Korea) is silent."),
        ("L'ONU (New York) se tait.", "The UN (New York) is silent."),
        ("Jean (Corée du Nord) se tait.", "Jean (Corea) is silent."),
    ],
)
def test_what_is_right_or_no_pair_of_names_stays(french: str, english: str) -> None:
    assert mend(french, english) == (english, [])

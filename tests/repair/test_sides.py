"""Within a place is not beside it."""

import pytest

from translate import check_translation
from translate.repair import sides


@pytest.mark.parametrize(
    ("french", "english", "mended"),
    [
        (
            "Trois otages sont à Khan Younès, dans le sud de la bande de Gaza.",
            "Three hostages are in Khan Younis, south of the Gaza Strip.",
            "Three hostages are in Khan Younis, in the south of the Gaza Strip.",
        ),
        (
            "Dans le nord-est du pays, il neige.",
            "North-east of the country, it is snowing.",
            "In the northeast of the country, it is snowing.",
        ),
        ("Il vit dans l'ouest de Paris.", "He lives in west of Paris.", "He lives in the west of Paris."),
    ],
)  # fmt: skip
def test_it_is_told_and_mended(french: str, english: str, mended: str) -> None:
    assert "opposite" in {f.code for f in check_translation(french, english).findings}
    assert sides.mend(french, english)[0] == mended
    assert check_translation(french, mended).passed


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("La ville est au sud de Gaza.", "The town is south of Gaza."),
        ("La ville est au sud du pays.", "The town is in the south of the country."),
        ("Il pleut dans le sud de la Syrie.", "It is raining in southern Syria."),
        ("Dans le nord et dans le sud de l'Irlande, il pleut.", "In the north and south of Ireland, it is raining."),
    ],
)  # fmt: skip
def test_what_is_right_stays(french: str, english: str) -> None:
    assert sides.mend(french, english) == (english, [])

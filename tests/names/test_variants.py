"""What names are also called."""

from __future__ import annotations

import pytest

from translate.names.variants import occurrences


@pytest.mark.parametrize(
    ("french", "english", "here", "there"),
    [
        ("Il vit à New York.", "He lives in NYC.", ["New York"], ["NYC"]),
        ("Il vit à Tucson, Ariz.", "He lives in Tucson, Arizona.", ["Ariz."], ["Arizona"]),
        ("Né dans l'Oregon", "Born in Ore.", ["Oregon"], ["Ore."]),
        (
            "Deux Bostoniennes chantent.",
            "Two women from Boston sing.",
            ["Bostoniennes"],
            ["Boston"],
        ),
        ("un accent mancunien", "a Mancunian's accent", ["mancunien"], ["Mancunian's"]),
        # of the same row only, of the same capitals, and no part of a word
        ("Il vit à New York.", "He lives in LA.", [], []),
        ("Née dans le Massachusetts", "Born in mass.", [], []),
        ("Il vit à Bostonville.", "He lives in Boston.", [], []),
        ("Il vit à Boston.", "He lives in Bostonville.", [], []),
    ],
)
def test_where_a_name_stands_in_another_form(
    french: str, english: str, here: list[str], there: list[str]
) -> None:
    ours, theirs = occurrences(french, english)
    assert [french[slice(*span)] for span in ours] == here
    assert [english[slice(*span)] for span in theirs] == there

"""A quotation goes on as the French does."""

from __future__ import annotations

import pytest

from translate.repair.after_quotes import mend


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Son « soutien ferme » à la guerre choque.", "His “firm support” war shocks.", "His “firm support” for the war shocks."),
        ("Il a salué la « fin » du conflit.", "He hailed the “end” conflict.", "He hailed the “end” of the conflict."),
    ],
)  # fmt: skip
def test_the_preposition_is_put_in(french: str, english: str, right: str) -> None:
    mended, changed = mend(french, english)
    assert mended == right
    assert changed


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Son « soutien ferme » à la guerre choque.", "His “firm support” for the war shocks."),
        ("Le « non » de Londres choque.", "London's “no” shocks people."),
        (
            "Il parle de « guerre » et de « paix » du monde.",
            "He speaks of “war” and “peace” world.",
        ),
    ],
)
def test_what_has_one_or_another_noun_stays(french: str, english: str) -> None:
    assert mend(french, english) == (english, [])

"""A fear is not denied, and what is forbidden is not only needless."""

from __future__ import annotations

import pytest

from translate.repair.reversals import mend
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Il craint qu'elle ne parte.", "He fears she doesn't leave.", "He fears she will leave."),
        ("Il craignait qu'elle ne parte.", "He feared she did not leave.", "He feared she would leave."),
        ("Elle a peur qu'il ne soit blessé.", "She is afraid he is not hurt.", "She is afraid he is hurt."),
        ("Fermez la porte avant qu'il ne parte.", "Close the door before he doesn't leave.", "Close the door before he leaves."),
        ("Il perdra, à moins qu'elle ne cède.", "He will lose unless she doesn't give way.", "He will lose unless she gives way."),
        ("Il ne faut pas partir.", "You don't have to go.", "You must not go."),
        ("Il ne faudrait pas crier.", "One does not need to shout.", "One should not shout."),
    ],
)  # fmt: skip
def test_a_denial_that_says_the_contrary_is_put_right(
    french: str, english: str, right: str
) -> None:
    assert "negation" in [finding.code for finding in check(french, english)]
    mended, changed = mend(french, english)
    assert mended == right
    assert changed
    assert "negation" not in [finding.code for finding in check(french, mended)]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Il craint qu'elle ne parte pas.", "He fears she doesn't leave."),
        ("Il craint qu'elle ne puisse partir.", "He fears she isn't able to leave."),
        ("Il n'est pas obligé de partir.", "He doesn't have to go."),
        ("Il ne faut pas beaucoup d'argent.", "You don't need to have much money."),
        ("Il craint que rien ne change.", "He is worried that things will not change."),
        ("Il craint que le projet ne manque de fonds.", "He fears the project does not have enough funds."),
        ("Vous n'avez pas à crier.", "You don't have to shout."),
        ("Il craint qu'elle ne parte, mais il n'est pas là.", "He fears she will leave, but he is not here."),
    ],
)  # fmt: skip
def test_a_denial_of_the_french_stays(french: str, english: str) -> None:
    assert "negation" not in [finding.code for finding in check(french, english)]
    assert mend(french, english) == (english, [])

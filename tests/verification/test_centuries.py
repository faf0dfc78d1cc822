"""Which century it was is a figure, and is not lost."""

from __future__ import annotations

import pytest

from translate.verification import check


@pytest.mark.parametrize(
    "english",
    ["The tower dates from the century.", "It was built in the middle of the century."],
)
def test_a_century_without_its_number(english: str) -> None:
    findings = check("La tour date du milieu du XIVe siècle.", english)
    assert [(f.code, f.expected) for f in findings if f.code == "figure-lost"] == [
        ("figure-lost", "14th")
    ]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("La tour date du XIVe siècle.", "The tower is of the fourteenth century."),
        ("La tour date du XIXe siècle.", "The tower dates from the 1800s."),
        ("Au XXe siècle, il vivait.", "In the last century, he lived."),
        ("La flotte vint un siècle plus tôt.", "The fleet came a century before."),
    ],
)
def test_a_century_said_otherwise(source: str, english: str) -> None:
    assert "figure-lost" not in [f.code for f in check(source, english)]

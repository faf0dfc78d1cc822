"""Members of the French parliament are no Members of the European one."""

from __future__ import annotations

import pytest

from translate.repair.idioms import mend


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("La députée a voté.", "The MEP voted.", "The MP voted."),
        ("Il parle devant les députés.", "He speaks before the Members.", "He speaks before the MPs."),
        ("Les députés du Parlement européen votent.", "The MEPs vote.", "The MEPs vote."),
        ("Le député et les membres du club.", "The MP and the Members of the club.", "The MP and the Members of the club."),
        ("Les États membres votent.", "The Member States vote.", "The Member States vote."),
    ],
)  # fmt: skip
def test_members_of_parliament(source: str, target: str, expected: str) -> None:
    assert mend(source, target)[0] == expected

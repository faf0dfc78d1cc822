"""Compounds whose halves a model translated: what they mean is put in their place."""

from __future__ import annotations

import pytest

from translate.repair.idioms import mend
from translate.verification import lost_words


@pytest.mark.parametrize(
    ("french", "written", "right"),
    [
        ("Les sages-femmes sont en grève.", "The wises are on strike.", "The midwives are on strike."),
        ("Elle cherche un tire-bouchon.", "She is looking for a drawer.", "She is looking for a corkscrew."),
        ("Le garde-chasse a trouvé un piège.", "The guard found a trap.", "The gamekeeper found a trap."),
        ("Elle a acheté un ouvre-boîte.", "She bought an opening.", "She bought a tin opener."),
        ("Un oiseau-mouche butine.", "A fly bird is foraging.", "A hummingbird is foraging."),
        ("Environ 60 sapeurs-pompiers ont lutté.", "Around 60-pompiers struggled.", "Around 60 firefighters struggled."),
        # other English that is as good stays, and what stands for something else
        ("Elle a acheté un ouvre-boîte.", "She bought a can opener.", "She bought a can opener."),
        ("Des roquettes guidées pour lance-roquettes.", "Guided rockets for them.", "Guided rockets for them."),
        ("Le petit-déjeuner est prêt.", "It is ready.", "It is ready."),
        ("Le rond-point est fermé.", "The traffic circle is closed.", "The traffic circle is closed."),
    ],
)  # fmt: skip
def test_what_a_compound_means_is_put_for_its_halves(french: str, written: str, right: str) -> None:
    assert mend(french, written)[0] == right


def test_a_compound_that_nothing_says_is_doubted() -> None:
    french = "Les chauves-souris dorment dans la grotte."
    (finding,) = lost_words.check(french, "They sleep in the cave.")
    assert finding.expected == "chauves-souris"
    assert not list(lost_words.check(french, "The bats sleep in the cave."))

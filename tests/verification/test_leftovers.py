"""French that was left where English dictionaries have such a word, too."""

from __future__ import annotations

import pytest

from translate import Model
from translate.verification import leftovers


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Ce citron est vert.", "This citron is green.", ["lemon"]),
        ("Les gamins crient.", "The gamins are shouting.", ["boys"]),
        ("Un projet génial.", "A genial project.", ["awesome"]),
        ("Le boulanger dort.", "The boulanger is sleeping.", ["baker"]),
        ("Les Gallois ont gagné.", "The Gallois won.", ["Welsh"]),
        ("Il a vaincu les Écossais.", "He defeated the Ecossais.", ["Scots"]),
        # what nobody knows is only marked
        ("Un manège tourne.", "A manege is turning.", [""]),
        ("La kermesse dure.", "The kermesse lasts.", ["fair"]),
        # English has the word, or takes it over, or it is of a name or a title
        ("Le menu est complet.", "The menu is complete.", []),
        ("Les altitudes varient.", "The altitudes vary.", []),
        ("Le genre change.", "The genre changes.", []),
        ("La commande --manège marche.", "The command --manege works.", []),
        ("Les Français votent.", "The French vote.", []),
        ("Les Verts votent.", "The Verts vote.", []),
        ("Un soda frais.", "A cold soda.", []),
        ("Un podcast sur le sarin.", "A podcast about sarin.", []),
        ("Il lit le Canard gamin.", "He reads the Canard gamin.", []),
        ("Il a lu « Les gamins citron » hier.", "He read “Les gamins citron” yesterday.", []),
    ],
)
def test_left_words_are_doubted(french: str, english: str, expected: list[str]) -> None:
    found = [left.finding() for left in leftovers.find(french, english)]
    assert [f.expected for f in found] == expected
    assert all(f.code == "doubtful" for f in found)


def test_no_word_is_left_without_a_mark(model: Model) -> None:
    french = "Le citron est jaune.\n\nLa canicule dure.\n\nLa vitamine protège."
    translation = model.translate(french)
    for segment in translation.segments:
        for left in leftovers.find(segment.segment.text, segment.target):
            assert left.finding().target in [f.target for f in segment.findings]

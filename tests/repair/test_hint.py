"""What the dictionary has for words that were guessed or left out, to be translated with."""

from translate.repair import hint, put_in
from translate.repair.look_up import Guess


def test_words_left_out_and_guessed_are_wanted_but_no_names() -> None:
    source = "Ils utilisent des appareils électroniques dans la Scierie et la scierie."
    guess = Guess(0, 4, "scierie", {"mill": -0.1, "sawmill": -0.02}, is_word=False)
    name = Guess(5, 9, "Scierie", {"mill": -0.1}, is_word=False)
    lost = put_in.lost(source, "They use devices in the scient.", free=False)
    hints = hint.wanted(lost, [guess, name])
    assert hints == {"électroniques": "electronic", "scierie": "sawmill"}


def test_what_is_newly_said() -> None:
    hints = {"scierie": "sawmill", "feu": "fire", "bois": "wood"}
    old, new = "The fire at a scient.", "The fire at a sawmill."
    assert hint.taken(hints, old, new) == {"scierie": "sawmill"}

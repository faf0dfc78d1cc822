"""What the dictionary has for words that were guessed or left out, to be translated with."""

import pytest

from translate.decoding import Decoding
from translate.decoding.translator import Candidate, Draft, Translator
from translate.repair import hint, put_in, repair
from translate.repair.look_up import Guess


def test_words_left_out_and_guessed_are_wanted_but_no_names() -> None:
    source = "Ils utilisent des appareils électroniques dans la Scierie et la scierie."
    guess = Guess(0, 4, "scierie", {"mill": -0.1, "sawmill": -0.02}, is_word=False)
    name = Guess(5, 9, "Scierie", {"mill": -0.1}, is_word=False)
    lost = put_in.lost(source, "They use devices in the scient.", free=False)
    hints = hint.wanted(source, lost, [guess, name])
    assert hints == {"électroniques": "electronic", "scierie": "sawmill"}


def test_what_is_newly_said() -> None:
    hints = {"scierie": "sawmill", "feu": "fire", "bois": "wood"}
    old, new = "The fire at a scient.", "The fire at a sawmill."
    assert hint.taken(hints, old, new) == {"scierie": "sawmill"}


@pytest.mark.parametrize(
    ("source", "word", "form"),
    [
        ("Les enfants ont du mal à se concentrer.", "mal", "hurts"),  # a set phrase
        ("L'opposition a fustigé le budget.", "fustigé", "lampooned"),  # has plainer words
        ("Le camion est tombé en panne.", "panne", "breakdown"),
    ],
)
def test_words_of_phrases_are_no_hints(source: str, word: str, form: str) -> None:
    guess = Guess(0, 4, word, {form: -0.02}, is_word=True)
    assert hint.wanted(source, [], [guess]) == {}


def test_a_word_that_is_its_own_english_as_a_name_alone_is_no_hint() -> None:
    assert put_in.likeliest("travers") == "across"
    assert put_in.likeliest("chaussée") not in ("Chaussée", "chaussée")


def test_the_attention_of_french_with_hints_is_led_to_the_french(translator: Translator) -> None:
    sources = [
        "Ils utilisent des appareils électroniques dans la scierie, alors qu'elle a brûlé en 2014.",
        "L'avion, dont les moteurs avaient avalé des sarcelles, s'était posé sans train d'atterrissage.",
    ]
    drafts = [
        Draft((Candidate("They use devices in the scient, while it burned.", -1.0),)),
        Draft((Candidate("The plane, whose engines had swallowed, had asked himself without a landing.", -1.0),)),
    ]  # fmt: skip
    repaired = repair(sources, enumerate(drafts), translator, Decoding(nbest=4), by_links=True)
    assert any("translated anew" in done for r in repaired for done in r.repairs)
    pairs = [(s, r.text) for s, r in zip(sources, repaired, strict=True)]
    known = {pair: r.heard for pair, r in zip(pairs, repaired, strict=True)}
    assert all(known.values())  # and needs not be asked for
    first, second = translator.align(pairs, known)
    for alignment, french, english in (
        (first, "scierie", "sawmill"),
        (second, "moteurs", "engines"),
    ):
        linked = {
            alignment.source[i].text: alignment.target[j].text for i, j in alignment.links.items()
        }
        assert linked[french] == english

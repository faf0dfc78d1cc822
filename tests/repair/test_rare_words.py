"""Words that the model has hardly seen, and that dictionaries have."""

import re

import pytest

from tests.helpers import fixed
from translate import translate_text
from translate.alignment.words import translations
from translate.decoding.translator import Translator
from translate.verification import spelling


@pytest.mark.parametrize(
    ("french", "english"),
    [
        # Translations that several other languages lead to.
        ("pédiatre", "paediatrician"),
        ("trottinette", "scooter"),
        ("randonneur", "hiker"),
        ("apesanteur", "weightlessness"),
        # Of two words, where there is none of one.
        ("téléphérique", "cable car"),
        ("tirelire", "piggy bank"),
        # Forms of words, in the form of English that tells them.
        ("roupies", "rupees"),
        ("justifièrent", "justified"),
        ("toléraient", "tolerated"),
        ("surestimez", "overestimate"),
        ("météorologues", "meteorologists"),
    ],
)
def test_dictionaries_have_what_the_corpus_has_not(french: str, english: str) -> None:
    assert english in translations(french)


def test_what_the_corpus_has_stays() -> None:
    assert max(translations("fenêtre"), key=lambda e: translations("fenêtre")[e]) == "window"


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le patineur a remporté la médaille d'or à Milan.", "skater"),
        ("Mon oncologue m'a conseillé d'arrêter le traitement.", "oncologist"),
        (
            "Un lampadaire est tombé sur la chaussée.",
            "lantern|lamp-?post|street ?light|street ?lamp",
        ),
        ("Le carambolage a bloqué l'autoroute.", "collision"),
        ("Les arbalètes étaient exposées dans la grande salle du château.", "crossbows"),
    ],
)
def test_a_word_that_the_model_spelled_after_the_french_is_put_right(
    french: str, english: str
) -> None:
    translation = translate_text(french, offline=True)
    assert re.search(english, translation.segments[0].target)


@pytest.mark.parametrize(
    ("french", "rare", "english"),
    [
        ("Elle souffre d'acné depuis l'âge de quinze ans.", "acné", "acne"),
        ("La muqueuse est irritée.", "muqueuse", "mucous|mucosa"),
        ("Le vétérinaire a examiné la vésicule du chiot.", "vésicule", "gall ?bladder|vesicle"),
        ("Un boulanger a inventé une levure pour le panettone.", "levure", "yeast"),
    ],
)
def test_such_a_word_is_said_in_english_or_pointed_at(french: str, rare: str, english: str) -> None:
    (segment,) = translate_text(french, offline=True).segments
    pointed_at = {french[slice(*f.source)] for f in segment.findings if f.source}
    assert re.search(english, segment.target) or rare in pointed_at


@pytest.mark.parametrize(
    ("french", "english", "made_up"),
    [
        ("Il décrit « la relation solitaire » des deux chefs.", "He describes “the Soliary relationship” of both leaders.", "Soliary"),
        ("Elle a perdu sa flottabilité.", "It lost its Flottability.", "Flottability"),
        # names, words of English and titles have capitals of their own
        ("Le chanteur Soliary parle d'une relation solitaire.", "The singer Soliary speaks of a lonely relationship.", None),
        ("Les talibans avancent.", "The Taliban are advancing.", None),
        ("On joue « les amants de la Bastille ».", "“Les Amants de la Bastille” is on.", None),
    ],
)  # fmt: skip
def test_a_capital_makes_no_name_of_what_is_spelled_after_a_common_word(
    french: str, english: str, made_up: str | None
) -> None:
    found = [finding.found for finding in spelling.check(french, english)]
    assert found == ([made_up] if made_up else [])


@pytest.mark.parametrize(
    ("french", "draft", "english"),
    [
        (
            "Le photon est la particule de lumière.",
            "The photon is laparticula of light.",
            "particle",
        ),
        ("Elle a loué le véhicule hier.", "She rented levehicule yesterday.", "vehicle"),
    ],
)
def test_a_word_that_was_spelled_with_its_article_is_looked_up(
    translator: Translator, french: str, draft: str, english: str
) -> None:
    translator.takes_hints = False  # the word is put right where it stands
    repaired = fixed(translator, french, draft)
    assert english in repaired.text.split(), repaired.text


def test_what_passes_for_a_name_is_looked_up_too() -> None:
    french = (
        "Le ministre ukrainien des Affaires étrangères, Dmytro Kuleba, a exhorté la communauté internationale à contrer "
        "« la relation solitaire » entre Poutine et Kim en augmentant les livraisons d'armes à Kiev."
    )
    assert "the solitary relationship" in translate_text(french, offline=True).segments[0].target

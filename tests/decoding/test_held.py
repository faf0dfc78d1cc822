from __future__ import annotations

import pytest

from translate import checkpoints
from translate.decoding.held import Held, hold
from translate.decoding.tokenizer import Tokenizer
from translate.pipeline import Model


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(checkpoints.embedded().folder)


@pytest.mark.parametrize(
    ("text", "form", "held"),
    [
        ("Écrivez à redac@journal-du-sud.fr.", "Écrivez à X1.", ["redac@journal-du-sud.fr"]),
        ("Voir https://exemple.org/a?b=1, svp", "Voir X1, svp", ["https://exemple.org/a?b=1"]),
        ("Le mot « Спасибо большое » veut dire", "Le mot « X1 » veut dire", ["Спасибо большое"]),
        ("Le frelon (Vespa velutina) tue.", "Le frelon (X1) tue.", ["Vespa velutina"]),
        ("Homo sapiens est né ici.", "X1 est né ici.", ["Homo sapiens"]),
        ("Maria pleura, Porthos frisa.", "Maria pleura, Porthos frisa.", []),
        ("Les cisterciens prient.", "Les cisterciens prient.", []),
        ("La formule de l’eau est l’H₂O.", "La formule de l'eau est l'X1.", ["H₂O"]),
        ("TVA FR40303265045 et dossier AB-1234-77", "TVA X1 et dossier X2", ["FR40303265045", "AB-1234-77"]),
        ("Bonjour {prenom}, si y ≥ 12 merci", "Bonjour X1, si X2 merci", ["{prenom}", "y ≥ 12"]),
        ("Tél. 05 61 22 33 44 ou +33 6 12 34 56 78", "Tél. X1 ou X2", ["05 61 22 33 44", "+33 6 12 34 56 78"]),
        ("Voir {{< ref a >}} et {% if b %}ici{% endif %}", "Voir X1 et X2iciX3", ["{{< ref a >}}", "{% if b %}", "{% endif %}"]),
        ("Un geai :bird: chante [cf. @roux2001, p. 3]", "Un geai X1 chante X2", [":bird:", "[cf. @roux2001, p. 3]"]),
        ("En 2019, 12 500 000 euros", "En 2019, 12 500 000 euros", []),
        ("Écrivez à a@b.fr ☎ 05 61 22 33 44 demain", "Écrivez à X1 demain", ["a@b.fr ☎ 05 61 22 33 44"]),
        ("Le vol X1 part à 12:05 le 14 mai.", "Le vol X1 part à 12:05 le 14 mai.", []),
        ("L'Airbus A320 a 7 ans, le Covid-19 trois.", "L'Airbus A320 a 7 ans, le Covid-19 trois.", []),
    ],
)  # fmt: skip
def test_what_is_copied_is_a_code_for_the_model(
    tokenizer: Tokenizer, text: str, form: str, held: list[str]
) -> None:
    found = hold(tokenizer, text)
    assert (found.form, list(found.codes.values())) == (form, held)
    assert found.back(found.form) == (found.back(found.form)[0], ())
    assert all(h in found.back(found.form)[0] for h in held)


def test_a_code_is_none_that_the_text_has(tokenizer: Tokenizer) -> None:
    found = hold(tokenizer, "Le rayon X2 et le site lemonde.fr")
    assert found.form == "Le rayon X2 et le site Q1"
    assert found.back("The X2 ray and the site Q1")[0] == "The X2 ray and the site lemonde.fr"


def test_symbols_come_back_after_the_words_that_they_stood_behind(tokenizer: Tokenizer) -> None:
    found = hold(tokenizer, "♪ La mer 🌊 est belle ☎")
    assert found.form == "La mer est belle"
    assert found.back("The sea is beautiful") == ("♪ The sea 🌊 is beautiful ☎", ())


def test_a_family_of_emoji_stays_one(tokenizer: Tokenizer) -> None:
    family = "👨\u200d👩\u200d👧"
    found = hold(tokenizer, f"Une maison {family} neuve.")
    assert found.form == "Une maison neuve."
    assert family in found.back("A new house.")[0]


def test_of_thousands_the_first_ones_are_held(tokenizer: Tokenizer) -> None:
    found = hold(tokenizer, "Du riz 🍚 et du thé 🍵 ou zoé@exemple.fr. " * 2000)
    assert len(found.codes) == len(found.symbols) == 500
    assert all("@" in text for text in found.codes.values())


def test_what_the_model_drops_is_put_back_and_said(tokenizer: Tokenizer) -> None:
    found = hold(tokenizer, "Le mot russe Привет signifie bonjour.")
    english, guessed = found.back("The Russian word means hello.")
    assert guessed == ("Привет",)
    assert english == "The Russian word Привет means hello."


def test_a_prefix_is_given_as_the_model_would_write_it() -> None:
    held = Held("Voir X1.", {"X1": "a@b.fr"})
    assert held.without("See a@b.fr") == "See X1"


@pytest.mark.parametrize(
    ("french", "kept"),
    [
        ("L'abeille domestique (Apis mellifera) sait compter.", "(Apis mellifera)"),
        ("Le présentateur a crié « Ура ! » devant la foule.", "Ура"),
        ("Contactez la mairie à accueil@ville-de-pau.fr avant lundi.", "accueil@ville-de-pau.fr"),
        ("Le compte BE0768880101 a été fermé hier.", "BE0768880101"),
        ("Merci à tous 🎉 pour votre aide.", "🎉"),
        ("☎ Appelez le secrétariat.", "☎"),
        ("La molécule CO₂ réchauffe la planète.", "CO₂"),
        ("Le symbole 東京 figure sur la carte.", "東京"),
        ("Cliquez sur {Valider} pour continuer.", "{Valider}"),
        ("La condition x < 3 doit être remplie.", "x < 3"),
    ],
)
def test_the_english_has_what_no_vocabulary_holds(model: Model, french: str, kept: str) -> None:
    (segment,) = model.translate(french).segments
    assert segment.target.count(kept) == 1
    assert not any(f.code == "unseen" for f in segment.findings)


def test_parts_of_a_line_keep_the_symbols_between_them(model: Model) -> None:
    (segment,) = model.translate(
        "Le maire de Lyon ▪ La guerre en Ukraine ▪ Le prix du pain"
    ).segments
    assert segment.target.count(" ▪ ") == 2
    lyon, ukraine, bread = segment.target.split(" ▪ ")
    assert "Lyon" in lyon and "Ukraine" in ukraine and "bread" in bread

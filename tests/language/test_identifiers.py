"""Numbers that name something, and minutes and seconds: they are no quantities, and stay as they are."""

from __future__ import annotations

import pytest

from translate.language.identifiers import identifiers, measures
from translate.language.numerals import figures, in_english
from translate.language.quotes import scan
from translate.language.typography import english
from translate.repair.figures import mend
from translate.verification import check


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Compte FR14 2004 1010 0505 0001 3M02 606, à jour.", ["FR14 2004 1010 0505 0001 3M02 606"]),
        ("SIREN 732 829 320, capital 250 000 €", ["SIREN 732 829 320"]),
        ("RCS Lille Métropole B 404 833 048", ["RCS Lille Métropole B 404 833 048"]),
        ("Décision n° 19-24.012 et arrêté n°2008-0417", ["19-24.012", "2008-0417"]),
        ("Sous le n° 404 833 048.", ["404 833 048"]),
        ("Lire doi:10.1126/science.abc0123.", ["doi:10.1126/science.abc0123"]),
        ("ISBN 978-2-221-00664-1, 19 €", ["ISBN 978-2-221-00664-1"]),
        ("Colis 6A 0123 4567 8901 perdu", ["0123 4567 8901"]),
        ("Au 0 805 200 310 ou 0 892 70 12 39", ["0 805 200 310", "0 892 70 12 39"]),
        ("Une foule de 1 250 000 personnes et 14 500 000 €", []),
        ("La TVA 20 %, au 04 91 22 33 44, de 12 à 15 000", []),
        ("Les 12 13 14 mai", []),
    ],
)  # fmt: skip
def test_what_is_a_number_of_something(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in identifiers(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Elle gagne en 58'09\" devant Léa (+14\").", ["58'09\"", '+14"']),
        ("Le col est à 45° 04' 12\" N.", ["45° 04' 12\" N"]),
        ("Position : 48.8584° N", ["48.8584° N"]),
        ("Soit 3 × 10^-5 mole.", ["10^-5"]),
        ("Elle nage en 54\"08, à 0\"3 du record.", ['54"08', '0"3']),
        ("Il a dit \"non\" à l'école en 2019.", []),
        ("Il fait -12 °C, l'écran mesure 24\".", []),
    ],
)  # fmt: skip
def test_what_has_minutes_and_seconds(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in measures(text)] == found


def test_the_sign_of_seconds_is_no_quotation_mark() -> None:
    text = 'Battu de 6\'04" : "C\'est dur", dit-il.'
    assert [text[m.start : m.end + 1] for m in scan(text)] == ['"C', '",']
    assert english("He lost by 6'04\", at 45° 03' 10\" N: it's over.").startswith(
        "He lost by 6'04\", at 45° 03' 10\" N: it’s"
    )


@pytest.mark.parametrize(
    ("french", "written"),
    [
        ("Le bordereau 00427 est parti.", "Slip 00427 has left."),
        ("Compte FR14 2004 1010 0505 0001 3M02 606.", "Account FR14 2004 1010 0505 0001 3M02 606."),
        ("SIREN 732 829 320 ou SIRET 732 829 320 00074.", "SIREN 732 829 320 or SIRET 732 829 320 00074."),
        ("Arrêt n° 19-24.012.", "Judgment No. 19-24.012."),
        ("L'étoile est à α = 04h 07m 09s.", "The star is at α = 04h 07m 09s."),
    ],
)  # fmt: skip
def test_noughts_and_groups_stay(french: str, written: str) -> None:
    assert english(mend(french, written)[0]) == written
    assert not check(french, written)


@pytest.mark.parametrize(
    ("french", "written", "right"),
    [
        ("Le gaz vaut 1,389 euro.", "Gas costs 1.389 euros.", "Gas costs 1.389 euros."),
        ("Un colis de 4,125 kg.", "A 4,125 kg parcel.", "A 4.125 kg parcel."),
        ("Soit 2,375 milliards.", "That is 2,375 billion.", "That is 2.375 billion."),
        ("Un bourg de 3,415 âmes.", "A town of 3.415 souls.", "A town of 3,415 souls."),
    ],
)
def test_three_decimals_of_a_measure(french: str, written: str, right: str) -> None:
    assert mend(french, written)[0] == right


def test_a_decimal_below_one_has_no_thousands() -> None:
    assert in_english("0,045") == "0.045"
    assert figures("p < 0,045", "fr")[0].values == {"0.045"}
    assert mend("Une dose de 0,045 mg.", "A dose of 0,045 mg.")[0] == "A dose of 0.045 mg."
    assert [f.code for f in check("Une dose de 0,045 mg.", "A dose of 45 mg.")] == [
        "figure-changed"
    ]


@pytest.mark.parametrize(
    ("french", "wrong"),
    [
        ("Compte FR14 2004 1010 0505 0001 3M02 606.", "Account FR14 2004 1010 505 0001 3M02 606."),
        ("SIRET 732 829 320 00074.", "SIRET 732,829,320 0074."),
        ("Puce 250 26 81 0043 7719 du chien.", "Chip 250 26 81 43 7719 of the dog."),
        ("Lire doi:10.1126/science.abc0123 demain.", "Read doi:10.1126/science.abc123 tomorrow."),
    ],
)  # fmt: skip
def test_an_identifier_with_other_digits_is_another(french: str, wrong: str) -> None:
    assert {f.code for f in check(french, wrong)} & {"figure-changed", "figure-lost"}


def test_a_duration_may_have_signs_of_units_in_english_too() -> None:
    assert not check("Le vol dure 6 h 45 min.", "The flight takes 6 h 45 min.")
    assert check("Le vol dure 6 h 45 min.", "The flight takes 6 h 54 min.")


def test_an_identifier_may_have_other_signs_between_its_groups() -> None:
    assert not check("Puce 250 26 81 0043 7719 du chien.", "The dog's chip: 250-26-81-0043-7719.")
    assert not check("Arrêt n° 404 833 048.", "Judgment No 404833048.")


@pytest.mark.parametrize(
    ("french", "written", "right"),
    [
        ("Le 3e but (61e, 77e+2).", "The 3rd goal (61e, 77e+2).", "The 3rd goal (61st, 77th+2)."),
        ("La 1re chambre.", "The 1re chamber.", "The 1st chamber."),
        ("Sa 2nde place.", "His 2nde place.", "His 2nd place."),
    ],
)
def test_a_french_ordinal_is_written_as_an_english_one(
    french: str, written: str, right: str
) -> None:
    assert mend(french, written)[0] == right


@pytest.mark.parametrize(
    ("french", "right", "wrong"),
    [
        ("Une salle de 45 m².", "A 45 square metre hall.", "A hall of 45 metres."),
        ("Un lac de 8 km2.", "A lake of 8 km².", "A lake of 8 years."),
        ("Il pompe 30 m³ d'eau.", "It pumps 30 cubic metres of water.", "It pumps 30 metres of water."),
        ("À 600 années-lumière d'ici.", "600 light-years from here.", "600 years from here."),
    ],
)  # fmt: skip
def test_square_cubic_and_light(french: str, right: str, wrong: str) -> None:
    assert not check(french, right)
    assert {f.code for f in check(french, wrong)} & {"unit-lost", "unit-changed"}

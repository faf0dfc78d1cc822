"""Figures are written from the French where the English has their digits, or their value, in another notation."""

from __future__ import annotations

import pytest

from translate.language.typography import english
from translate.repair.figures import mend


@pytest.mark.parametrize(
    ("french", "written", "right"),
    [
        # thousands and decimals mixed up
        ("Recettes : 8 765 432 €.", "Revenue: 8,765.432€.", "Revenue: €8,765,432."),
        ("Il y a 23 456 789 lignes.", "There are 23,456.789 lines.", "There are 23,456,789 lines."),
        ("Le stock vaut 3.210.000 $.", "The stock is worth 3.210.000$.", "The stock is worth $3,210,000."),
        ("e vaut 2,71828.", "e is 2,71828.", "e is 2.71828."),
        # one way of writing money in a text
        ("Le pain coûte 1,20 €.", "Bread costs 1.20 euros.", "Bread costs €1.20."),
        ("Coût : 4,2 M€ et 900 €.", "Cost: 4.2 million euros and EUR 900.", "Cost: €4.2 million and €900."),
        ("Une amende de 75 £.", "A fine of 75.", "A fine of £75."),
        ("De 5 à 8 €.", "5-8€.", "€5-8."),
        # two figures alike, in their order
        ("1 250 places à 1 250 €.", "1,250 seats at 1.250€.", "1,250 seats at €1,250."),
        # by which part
        ("La récolte a chuté d'un quart.", "The harvest dropped from a quarter.", "The harvest dropped by a quarter."),
        ("L'effectif a augmenté d'un bon tiers.", "The staff has increased of a good third.", "The staff has increased by a good third."),
        ("La part est passée d'un tiers à la moitié.", "The share rose from a third to half.", "The share rose from a third to half."),
        ("Les prix ont baissé d'un tiers.", "Prices were reduced by a third.", "Prices were reduced by a third."),
        # large numbers in words, and sizes
        ("Il a touché un million cent mille euros.", "He got a million hundred thousand euros.", "He got 1.1 million euros."),
        ("Près de mille neuf cents emplois", "Nearly a thousand nine hundred jobs", "Nearly 1,900 jobs"),
        ("Des centaines de millions d'euros.", "Hundreds of euros.", "Hundreds of millions of euros."),
        ("Il a perdu plusieurs centaines de milliards.", "He lost several hundred dollars.", "He lost several hundred billion dollars."),
        # below zero, and parts of more than one
        ("Il fait moins 12 degrés à Mouthe.", "It is less 12 degrees in Mouthe.", "It is minus 12 degrees in Mouthe."),
        ("Le baril perd 1,2 dollar.", "The barrel loses 1.2 dollar.", "The barrel loses 1.2 dollars."),
        ("Le baril perd 1,5 dollar.", "It is a 1.5 dollar loss for the barrel.", "It is a 1.5 dollar loss for the barrel."),
        # the time of the day
        ("Départ à 7h.", "Departure at 7h.", "Departure at 7 a.m."),
        ("De 13h30 à 16h.", "From 13h30 to 16h.", "From 1:30 p.m. to 4 p.m."),
        ("Le bac part à 7h25 et revient à 9h05.", "The ferry leaves 7:25 and comes back to 9:05.", "The ferry leaves at 7:25 and comes back at 9:05."),
        ("La piscine ferme à 21h le jeudi.", "The pool closes to 21:00 on Thursdays.", "The pool closes at 21:00 on Thursdays."),
        ("L'audience, prévue à 9h, est reportée à 14h15.", "The hearing, due at 9, is postponed to 14:15.", "The hearing, due at 9, is postponed to 14:15."),
        ("Mis à jour le 3 juin à 9h20.", "Updated on June 3 to 9:20.", "Updated on June 3 at 9:20."),
        ("Le bus part à 18 h 05.", "The bus leaves to 6:05 p.m.", "The bus leaves at 6:05 p.m."),
        ("Un couvre-feu de 18 heures à 6 heures.", "A curfew from 18 a.m. to 6 a.m.", "A curfew from 6 p.m. to 6 a.m."),
        ("Ouvert de 9 à 17 heures.", "Open from 9 to 17 hours.", "Open from 9 to 5 p.m."),
        ("De 14h à 19h30, puis à 21h.", "From 14 p.m. to 19:30 p.m., then at 21 p.m.", "From 2 p.m. to 7:30 p.m., then at 9 p.m."),
        ("La messe est à huit heures.", "Mass is at eight hours.", "Mass is at eight o’clock."),
        ("Vers vingt heures quinze, il sort.", "Around twenty hours 15, he leaves.", "Around 8:15 p.m., he leaves."),
        ("Après 18 heures, c'est fermé.", "After 18 hours, it is closed.", "After 6 p.m., it is closed."),
        ("Il est parti à 5 heures du soir.", "He left at 5 a.m.", "He left at 5 p.m."),
    ],
)  # fmt: skip
def test_figures_are_written_as_english_print_writes_them(
    french: str, written: str, right: str
) -> None:
    mended, changed = mend(french, written)
    assert english(mended) == right
    assert bool(changed) == (english(written) != right)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Il a payé 40 €.", "He paid $40."),  # another currency is for a person to judge
        ("Il a payé 40 €.", "He paid 45 euros."),
        ("Un repas à 15 €.", "A 15-euro meal."),
        ("Entre 4 et 6 €.", "Between 4 and 6 euros."),
        ("Serveur 10.120.200.100.", "Server 10.120.200.100."),
        ("Le trajet dure 9h.", "The journey takes 9h."),
        ("Il a attendu de deux à trois heures.", "He waited two to three hours."),
        ("Lyon est à 2 heures de Paris.", "Lyon is 2 hours from Paris."),
        ("La journée est limitée à huit heures.", "The day is limited to eight hours."),
        ("La panne a duré jusqu'à douze heures.", "The blackout lasted up to twelve hours."),
        (
            "Le délai passe de 4 heures 37 minutes à 3 heures 57 minutes.",
            "The time goes from 4 hours 37 minutes to 3 hours 57 minutes.",
        ),
        (
            "Il ferme à 18h après 18 heures de travail.",
            "It closes at 6 p.m. after 18 hours of work.",
        ),
        ("Ouvert de 8h à 10h30.", "Open from 8 a.m. to 10:30."),
        ("25 000 F CFA.", "25,000 CFA francs."),
        ("Il a perdu 300 dollars.", "He lost 300 dollars."),
        ("Mille neuf cents emplois", "A thousand nine hundred jobs"),
        ("Deux millions de gens", "About two million people"),
        ("Des dizaines de milliers de gens", "Tens of thousands of people"),
        ("Il fait au moins 30 degrés.", "It is at least 30 degrees."),
        ("Né en mille neuf cent deux.", "Born in one thousand nine hundred and two."),
        ("Il lit les Mille et Une Nuits.", "He reads the Thousand and One Nights."),
        (
            "Il est sorti après 14 heures sous les décombres.",
            "He got out after 14 hours under the rubble.",
        ),
        ("La panne peut durer jusqu'à 18 heures.", "The blackout can last up to 18 hours."),
        ("Le vol prend de 12 à 14 heures.", "The flight takes 12 to 14 hours."),
        ("Les 13 à 18 ans rentrent à 18 heures.", "Those from 13 to 18 go home early."),
        ("Il fait -5 °C.", "It is 5 degrees below zero."),
        ("Il fait moins de 12 degrés.", "It is less than 12 degrees."),
        ("Elle court en 2 h 41.", "She runs 2 hours 41 minutes."),
    ],
)
def test_what_is_no_notation_is_left_alone(french: str, english: str) -> None:
    assert mend(french, english) == (english, [])


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Il a payé 18 000 euros.", "He paid EUR 18,000.", "He paid €18,000."),
        ("Le vote finit à 18 heures.", "The vote ends to 18:00.", "The vote ends at 18:00."),
        ("Vers 9h40, il part.", "To 9:40, he leaves.", "To 9:40, he leaves."),
        ("À Oslo, vers 9h40, il part.", "In Oslo, up to 9:40, he leaves.", "In Oslo, around 9:40, he leaves."),
        ("Il a sonné vers 7h20.", "He rang to 7:20.", "He rang around 7:20."),
        ("Ouvert de 8 heures à 18 heures.", "Open from 8 to 18:00.", "Open from 8 to 18:00."),
        ("Un prêt de 2 milliards EUR.", "A loan of EUR 2 billion.", "A loan of EUR 2 billion."),
        ("Le pilote, âgé de 29 ans, est mort.", "The pilot, 29-year-old, died.", "The pilot, aged 29, died."),
        ("Âgé de 71 ans, il court.", "71-year-old, he runs.", "Aged 71, he runs."),
        ("Un vin de 12 ans, cher, est servi.", "A wine, 12 years old, is served.", "A wine, 12 years old, is served."),
    ],
)  # fmt: skip
def test_codes_of_the_euro_and_ages(source: str, target: str, expected: str) -> None:
    assert mend(source, target)[0] == expected

"""Names that are there, lost or others; figures likewise; and units that are converted, rightly or not."""

from __future__ import annotations

import pytest

from translate.verification import check


def codes(french: str, english: str) -> list[str]:
    return [finding.code for finding in check(french, english)]


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        # what begins a sentence is a name where it looks like no word, or another name follows
        ("Zorbic dort.", "He sleeps.", ["name-lost"]),
        ("Zorbant dort.", "He sleeps.", []),
        ("Zorbant Martin dort.", "He sleeps.", ["name-lost", "name-lost"]),
        ("Zorbant, dit-il, dort.", "He said it sleeps.", []),
        # capitals that name nobody, and such that do
        ("Hier, le roi Louis XIV est parti.", "Yesterday, the king left.", ["name-lost"]),
        ("LE MAIRE KERVIEL A PARLÉ HIER SOIR.", "THE MAYOR SPOKE LAST NIGHT.", ["name-lost"]),
        ("Hier, la FNSEA a dit non.", "Yesterday, she said no.", ["name-lost"]),
        ("Hier, le club de l'OM a perdu.", "Yesterday, the club of the WHO lost.", ["name-added"]),
        ("Hier, l'OMS a dit qui a perdu.", "Yesterday, the WHO said who lost.", []),
        ("Il utilise son iPhone à 2,4 GHz.", "He uses his iPhone at 2.4 GHz.", []),
        ("Etat et région votent, dit Etat.", "State and region vote, says State.", []),
        # a name that is the same in English is no word that looks like it
        ("Hier, à Stanford, il dort.", "Yesterday, he sleeps at the standard.", ["name-lost"]),
        ("Hier, à Stanford, il dort.", "Yesterday, at Stanford, he sleeps.", []),
        # a given name may be left out, or said, but be no other
        ("Barack Obama a parlé.", "Obama spoke.", []),
        ("Hier, Obama a parlé.", "Yesterday, Michelle Obama spoke.", []),
        ("Obama a parlé.", "Michelle spoke.", ["name-changed"]),
        ("Ronald Reagan dort.", "Ronald sleeps.", ["name-lost"]),
        ("Hier, Justin Trudeau a parlé.", "Yesterday, Prime Minister Trudeau spoke.", []),
        ("Hier, Justin Trudeau a parlé.", "Yesterday, Justine Trudeau spoke.", ["name-lost"]),
        # acronyms and what they stand for, in the order of either language
        ("Hier, le PS a gagné.", "Yesterday, the Socialist Party won.", []),
        ("Hier, la BCE a parlé.", "Yesterday, the European Central Bank spoke.", []),
        ("Hier, la Banque centrale européenne a parlé.", "Yesterday, the ECB spoke.", []),
        ("Hier, la GDF a parlé.", "Yesterday, the Gaz de France spoke.", ["name-changed"]),
        # currencies by their code, names in other alphabets, words of nations
        ("Le prix est de 40 CZK.", "The price is 40 koruna.", []),
        ("Le prix est de 40 CZK.", "The price is 40 dollars.", ["unit-changed", "name-lost"]),
        ("L'amiral Адмирал est parti.", "Admiral Kuznetsov left.", []),
        ("L'amiral Адмирал est parti.", "Admiral Kuznetsov left Ivanov.", ["name-added"]),
        ("Des missiles antisoviétiques.", "Anti-Soviet missiles.", []),
        ("Les chasse-neige sont là.", "Snowploughs are here.", []),
    ],
)  # fmt: skip
def test_names(french: str, english: str, expected: list[str]) -> None:
    assert codes(french, english) == expected


@pytest.mark.parametrize(
    ("french", "right", "wrong"),
    [
        ("Une zone de 50 km².", "An area of 19.3 square miles.", "An area of 31.1 square miles."),
        ("Un trajet de 50 km.", "A journey of 31 miles.", "A journey of 35 miles."),
        ("Un saut de 8 mètres.", "A jump of 26.2 feet.", "A jump of 28.2 feet."),
        ("Un champ de 80 mètres.", "A field of 87.5 yards.", "A field of 97.5 yards."),
        ("Une vis de 50 cm.", "A screw of 19.7 inches.", "A screw of 21.7 inches."),
        ("Un sac de 50 kg.", "A bag of 110 pounds.", "A bag of 120 pounds."),
        ("Un pain de 500 g.", "A loaf of 17.6 oz.", "A loaf of 19.6 oz."),
        ("Un verre de 600 ml.", "A glass of 20.3 fl oz.", "A glass of 24 fl oz."),
        ("Un vol de 48 heures.", "A flight of 2 days.", "A flight of 3 days."),
        ("Un séjour de 21 jours.", "A stay of 3 weeks.", "A stay of 4 weeks."),
        ("Un bail de 36 mois.", "A lease of 3 years.", "A lease of 4 years."),
        ("Un prix de 0,75 euro.", "A price of 75 cents.", "A price of 85 cents."),
        ("Un bois de 50 hectares.", "A wood of 123.5 acres.", "A wood of 133 acres."),
        ("Un fût de 50 litres.", "A barrel of 13.2 gallons.", "A barrel of 15 gallons."),
        ("Une eau à 50 °C.", "Water at 122 °F.", "Water at 90 °F."),
        ("Une hausse de 50 °C.", "A rise of 90 °F.", "A rise of 132 °F."),
        ("Elle mesure 1,78 m.", "She is 5 ft 10 in tall.", "She is 5 ft 6 in tall."),
        ("Elle mesure 178 cm.", "She is 5 ft 10 in tall.", "She is 5 ft 6 in tall."),
        ("Elle pèse 3,4 kg.", "She weighs 7 lb 8 oz.", "She weighs 7 lb 2 oz."),
        ("Elle pèse 72 kg.", "She weighs 11 stone 5.", "She weighs 11 stone 9."),
    ],
)
def test_conversions(french: str, right: str, wrong: str) -> None:
    assert codes(french, right) == []
    assert {"figure-changed", "figure-added"} & set(codes(french, wrong))


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Elle gagne 300 €.", "She earns €300.", []),
        ("Elle gagne 300 €.", "She earns £300.", ["unit-changed"]),
        ("Elle gagne 300 millions d'euros.", "She earns 300 million euros.", []),
        ("Elle gagne 300 millions d'euros.", "She earns 300 million.", ["unit-lost"]),
        ("Elle a 300 pièces.", "She has €300.", ["unit-changed"]),
        ("Elle a lu 3 livres.", "She read 3 books.", []),
        ("Elle doit 3 livres sterling.", "She owes 3 books.", ["unit-lost"]),
        ("Elle dort 8 heures.", "She sleeps 8 hours.", []),
        ("Elle dort 8 heures.", "She sleeps 8 minutes.", ["unit-changed"]),
        ("Elle dort 48 h.", "She sleeps for two days.", []),
        ("À 8 heures, elle dort 8 minutes.", "At 8 a.m. she sleeps 8 minutes.", []),
        ("À 8 heures, elle dort.", "At 8 o'clock she sleeps.", []),
        ("Elle court 8 fois par jour.", "She runs 8 times a day.", []),
        ("Elle court 8 fois par jour.", "She runs 8 times a week.", ["unit-changed"]),
        ("Elle court 8 fois par jour.", "She runs 8 times daily each week.", []),
    ],
)
def test_units(french: str, english: str, expected: list[str]) -> None:
    assert codes(french, english) == expected


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        # what is said twice in one language may be said once in the other, but not of two things
        ("La hausse de 5 % (cinq pour cent) inquiète.", "The rise of 5 percent is worrying.", []),
        ("Elle a cinq chats, soit 5 bêtes.", "She has five cats, that is, pets.", []),
        ("Elle a 5 chats et 5 chiens.", "She has 5 cats and dogs.", ["figure-lost"]),
        ("Elle a 5 chats.", "She has 5 cats, 5 pets.", ["figure-added"]),
        # what is lost and what is added are one, changed, as far as there are as many
        ("Elle a 3 chats.", "She has 4 cats and 5 dogs.", ["figure-changed", "figure-added"]),
        ("Elle a 3 chats et 7 chiens.", "She has 4 cats.", ["figure-changed", "figure-lost"]),
        ("Elle a cinq chats, cinq bêtes, trois chiens.", "She has five cats, pets, four dogs.", ["figure-changed"]),
        # dates in figures, written out in either language
        ("Le sommet a lieu le 18/06/2024.", "The summit takes place on June 18, 2024.", []),
        ("Le sommet a lieu le 18/06/2024.", "The summit takes place on July 18, 2024.", ["figure-changed", "figure-added"]),
        ("Le sommet a lieu le 18 juin 2024.", "The summit takes place on 18/06/2024.", []),
        ("Le sommet a lieu le 18 juin 2024.", "The summit takes place on 18/07/2024.", ["figure-changed", "figure-lost"]),
        # as French writes them; 9h may be a duration, and a telephone number has no thousands
        ("Il y a 12 000 places.", "There are 12 000 seats.", ["figure-notation"]),
        ("Rendez-vous à 9 h.", "Meet at 9h.", ["figure-notation"]),
        ("Rendez-vous à 14 h.", "Meet at 14 p.m.", ["figure-notation"]),
        ("Rendez-vous à 14 heures.", "Meet at 14 hours.", ["figure-notation"]),
        ("Rendez-vous à dix-huit heures.", "Meet at 6 p.m.", []),
        ("Rendez-vous à dix-huit heures trente.", "Meet at 6:30 p.m.", []),
        ("Rendez-vous à dix-huit heures.", "Meet at 7 p.m.", ["figure-changed"]),
        ("Rendez-vous à dix-huit heures.", "Meet at six.", []),
        ("Il part à huit heures.", "He leaves at 8 a.m.", []),
        ("Il part à huit heures.", "He leaves at 9 a.m.", ["figure-changed"]),
        ("Un couvre-feu de 18 heures à 6 heures.", "An 18-hour curfew at 6 a.m.", ["figure-changed"]),
        ("Il a fermé à dix heures et demie.", "It closed at half-past ten.", []),
        ("Il a fermé à dix heures et quart.", "It closed at a quarter past ten.", []),
        ("Il a fermé à 9 h 45.", "It closed at a quarter to ten.", []),
        ("Il a fermé à 9 h 45.", "It closed at a quarter past ten.", ["figure-changed"]),
        ("Elle a fait 9 h de vol.", "She flew 9h.", []),
        ("Tél. 01 42 34 56 78, à 9 h.", "Tel. 01 42 34 56 78, at 9h.", ["figure-notation"]),
        # what French names by figures
        ("Norme 802.11b.", "Standard 802.11b, 802.11a.", []),
        ("Le 20 h l'a dit.", "The evening news said so.", []),
        ("Ouvert 7 jours sur 7.", "Open every day.", []),
        ("La guerre de 14-18 est finie.", "World War I is over.", []),
        # a number in words counts too, but what is multiplied, and in set phrases
        ("L'avalanche a tué sept skieurs.", "The avalanche killed skiers.", ["figure-lost"]),
        ("Deux vaches se sont noyées.", "Cows drowned.", ["figure-lost"]),
        ("Onze joueurs sont malades.", "A dozen players are ill.", []),
        ("Les ventes ont été multipliées par trois.", "Sales rose threefold.", []),
        ("Les deux frères sont partis.", "The brothers left.", []),
        ("Il dort sur ses deux oreilles.", "He sleeps soundly.", []),
        ("Deux ou trois voisins sont venus.", "A few neighbours came.", []),
        ("La voiture, flambant neuf, est là.", "The brand new car is here.", []),
        # numbers by their size alone
        ("Des centaines de millions d'euros.", "Hundreds of euros.", ["figure-lost"]),
        ("Des centaines de millions d'euros.", "Hundreds of millions of euros.", []),
        ("Des dizaines de milliers de gens ont fui.", "Tens of thousands of people fled.", []),
        # names, each with its figure
        ("Pau 12, Gap 15.", "Pau 15, Gap 12.", ["order"]),
        ("Pau 12, Gap 15.", "Gap 15, Pau 12.", []),
    ],
)  # fmt: skip
def test_figures(french: str, english: str, expected: list[str]) -> None:
    assert codes(french, english) == expected


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (5, "cinquième", "fifth"), (6, "sixième", "sixth"), (7, "septième", "seventh"),
        (8, "huitième", "eighth"), (9, "neuvième", "ninth"), (10, "dixième", "tenth"),
        (20, "vingtième", "twentieth"), (100, "centième", "hundredth"), (1000, "millième", "thousandth"),
    ],
)  # fmt: skip
def test_fractions(number: int, french: str, english: str) -> None:
    said = f"The cases have multiplied; one {english} of them is severe."
    assert codes(f"Les cas ont quadruplé ; un {french} des cas est grave.", said) == []
    # In figures, too: it did not come in place of what is said otherwise.
    in_figures = f"Les cas ont quadruplé ; 1 sur {number} est grave."
    assert "figure-changed" not in codes(in_figures, said)
    assert "figure-changed" in codes("Les cas ont quadruplé ; certains sont graves.", said)
    severe = f"Un {french} des cas est grave."
    assert codes(severe, f"A {english} of cases are severe.") == []
    assert "figure-changed" in codes(severe, "A third of cases are severe.")

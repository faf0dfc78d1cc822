"""What is right is not flagged: pairs in which English says the same in another way."""

from __future__ import annotations

import pytest

from translate.verification import check

SOUND = [
    ("Elle mesure 1,65 m et pèse 57 kg.", "She is 5 ft 5 in tall and weighs 9 stone 0."),
    ("Le joueur (1,88 m) est blessé.", "The player (6'2\") is injured."),
    ("Le bébé pesait 3,3 kg.", "The baby weighed 7 lb 4 oz."),
    ("Matignon n'a pas commenté.", "The prime minister's office did not comment."),
    ("La Grosse Pomme s'éveille.", "New York wakes up."),
    ("Le Vieux Continent recule.", "Europe is falling back."),
    ("Le Quai d'Orsay dément.", "The Foreign Ministry denies it."),
    ("La Joconde a été volée.", "The Mona Lisa was stolen."),
    ("Outre-Rhin, on attend.", "In Germany, people are waiting."),
    ("Le magasin est ouvert 24h/24.", "The shop is open round the clock."),
    ("Un poste à 38 k€ est à pourvoir.", "A job at €38,000 is vacant."),
    ("Il gagne 52 k€ par an.", "He earns 52,000 euros a year."),
    ("« Tant qu'il pleut, je reste », dit-elle.", "“[a]lthough it rains, I stay,” she said."),
    ("Le train arrive à 17 h 20.", "The train arrives at 1720 GMT."),
    ("Il rentra à minuit et demi.", "He came home at 12:30 a.m."),
    # times in a larger unit
    ("Six mois après, la digue a cédé.", "Half a year later, the dyke gave way."),
    ("Le bail dure douze mois.", "The lease lasts one year."),
    ("Vingt-quatre heures plus tard, il neigeait.", "A day later, it was snowing."),
    ("Il a régné trente ans.", "He reigned for three decades."),
    ("Le chantier a duré 18 mois.", "The works took a year and a half."),
    ("La fusion dura un centième de seconde.", "The merger lasted 1/100th of a second."),
    (
        "Du IXe au XIe siècle, le port fleurit.",
        "In the 9th, 10th and 11th centuries, the harbour flourished.",
    ),
    ("Le processeur tourne à 3,2 GHz.", "The processor runs at 3.2Ghz."),
    ("Les formats A4, H.264a et b.", "The A4, H.264a and H.264b formats."),
    ("Trois U-Boots furent coulés.", "Three U-boats were sunk."),
    ("Les sommets des Andes fondent.", "Andean summits are melting."),
    ("L'exosquelette aide les soldats.", "The exoskeleton helps soldiers."),
    ("Le 4 x 4 a glissé sur le verglas.", "The jeep skidded on the ice."),
    # names in other alphabets, currencies by their code, surnames alone, institutions
    ("Le croiseur Москва a coulé.", "The cruiser Moskva sank."),
    ("Le billet vaut 40 PLN.", "The ticket costs 40 zlotys."),
    ("« Il viendra », a promis Laura Keller.", "“He will come,” Keller promised."),
    ("Elle opère au CHU de Rennes.", "She operates at Rennes University Hospital."),
    ("Il vit en HLM avec un CDD.", "He lives in social housing and has a fixed-term contract."),
    ("La Première Guerre mondiale ruina la région.", "WWI ruined the region."),
    ("Les mers Noire et Baltique, la mer Rouge.", "The Black, Baltic and Red Seas."),
    # figures in other units and other words
    ("Un écart de 5 °C sépare les deux vallées.", "A gap of 9 °F separates the two valleys."),
    ("Le silo contient 40 millions de kg de blé.", "The silo holds 88 million pounds of wheat."),
    ("Il a gagné un demi-million d'euros.", "He won half-a-million euros."),
    ("La dette est de trois milliards.", "The debt is three thousand million."),
    ("Le film dure 2h15.", "The film is 2.25 hours long."),
    ("Lundi 4 mai 2015 à midi.", "Monday 04.05.2015 at noon."),
    ("Le crash eut lieu à 14 h 10 (1410 UTC).", "The crash occurred at 2:10 p.m. (1410 UTC)."),
    ("Le mur fait 2,40 mètres.", "The wall is eight feet high."),
    # marks of quotations over several sentences, and apostrophes that were typed as marks
    ("Nous partirons demain », a dit Karim.", 'We will leave tomorrow," Karim said.'),
    ('Le soir, l"usine s"est arrêtée.', "In the evening the factory stopped."),
    ("Les « Annales de géographie » paraissent.", "The “Annales de géographie” are published."),
    # British spelling, and plurals that no dictionary lists
    ("Ils ont anesthésié les chiens.", "They anaesthetised the dogs."),
]
CHANGED = [
    ("Six mois après, la digue a cédé.", "A year later, the dyke gave way."),
    ("Il a régné trente ans.", "He reigned for four decades."),
    ("Le chantier a duré 18 mois.", "The works took a year."),
    ("Le train arrive à 17 h 20.", "The train arrives at 1740 GMT."),
    ("Il rentra à minuit et demi.", "He came home at 1:30 a.m."),
    (
        "Du IXe au XIe siècle, le port fleurit.",
        "In the 9th, 10th and 13th centuries, the harbour flourished.",
    ),
    ("Elle mesure 1,65 m.", "She is 6 ft 5 in tall."),
    ("Le bébé pesait 3,3 kg.", "The baby weighed 9 lb 4 oz."),
    ("Le Vieux Continent recule.", "Canada is falling back."),
    ("La Grosse Pomme s'éveille.", "Chicago wakes up."),
    ("Il gagne 52 k€ par an.", "He earns 52 euros a year."),
    ("Les 4 hommes sont partis.", "The jeep left with 7 men."),
    ("Un écart de 5 °C sépare les deux vallées.", "A gap of 19 °F separates the two valleys."),
    ("Il fait 5 °C dans la vallée.", "It is 9 °F in the valley."),
    ("Le film dure 2h15.", "The film is 2.5 hours long."),
    ("Lundi 4 mai 2015 à midi.", "Monday 04.06.2015 at noon."),
    ("La dette est de trois milliards.", "The debt is three million."),
    ("« Il viendra », a promis Laura Keller.", "“He will come,” Sarah Keller promised."),
    ("Le billet vaut 40 PLN.", "The ticket costs 40 dollars."),
    ("Nous partirons demain », a dit Karim.", '"We will leave tomorrow, Karim said.'),
]


@pytest.mark.parametrize(("french", "english"), SOUND)
def test_what_is_said_in_another_way_is_sound(french: str, english: str) -> None:
    assert check(french, english) == []


@pytest.mark.parametrize(("french", "english"), CHANGED)
def test_what_is_near_to_it_is_not(french: str, english: str) -> None:
    assert check(french, english) != []

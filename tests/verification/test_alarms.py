"""Translations that are right, in kinds that were flagged once, and what is near to them and wrong."""

from __future__ import annotations

import pytest

from translate.verification import check

SOUND = [
    # speech that the French reports without marks
    ("On ira jusqu'au bout, assure la présidente.", "“We will go all the way,” the president insists."),
    ("Le pont sera rouvert, a précisé M. Colin.", "“The bridge will reopen,” said Mr. Colin."),
    ("Les vignes ont gelé, regrette-t-elle.", "“The vines froze,” she laments."),
    # two quotations that English puts in another order
    ("La note passe de « forte hausse » à « légère baisse ».", "The rating moves to “slight fall” from “strong rise”."),
    # conversions, rounded to the digits that they have; areas and volumes
    ("Une tour de 30 m.", "A tower of 100 feet."),
    ("Une chambre de 9 m²", "A room of 100 square feet"),
    ("Un réservoir de 5 mètres cubes", "A tank of 180 cubic feet"),
    # units as they are shortened, and decimals without a zero
    ("L'eau est à 18 °C.", "The water is at 18C."),
    ("Un trou de 3 pouces", "A hole of 3 in."),
    ("La marge est de 0,4 mm.", "The margin is .4 mm."),
    # parts of hours and years
    ("La pause dure 1 h 25.", "The break lasts 1:25."),
    ("Elle avait huit ans trois quarts.", "She was 8.75 years old."),
    ("Il a nagé trois heures et demie.", "He swam for 3.5 hours."),
    ("On a attendu deux heures et quart.", "We waited 2.25 hours."),
    # names: initials of a country, islands that English does not call so, names that share their last words
    ("Elle travaille aux Émirats arabes unis.", "She works in the UAE."),
    ("Un guide des Galápagos.", "A Galapagos guide."),
    ("Il a servi pendant la Première et la Deuxième Guerre mondiale.", "He served in the First and Second World Wars."),
    ("Le détroit d'Ormuz est fermé.", "The Strait of Hormuz is closed."),
    ("Chaque New-Yorkais a voté.", "Every New Yorker voted."),
    ("Le commissaire Blanc a parlé.", "Supt Blanc spoke."),
    ("Les thésards dorment peu.", "PhD students sleep little."),
    # words that are built of known ones
    ("Ces haltérophiles sont forts.", "These powerlifters are strong."),
    ("Ils en fument pour le plaisir.", "They smoke it recreationally."),
    ("Il aime les boues chaudes.", "He likes warm muds."),
    # denials of one subject that English says once, and what goes well
    ("Ils ne trichent pas, ne bavardent pas et ne courent pas.", "They do not cheat, chat or run."),
    ("Tout s'est passé sans heurts.", "Everything went smoothly."),
    # no names or nouns that change places
    ("Les méthodes chimiques les plus utilisées sont anciennes.", "The most widely used chemical methods are old."),
    ("Six cents ouvriers travaillaient à l'usine.", "The factory had six hundred workers."),
    ("« On gagnera », a déclaré à Reuters le colonel Marc Petit.", "“We will win,” Colonel Marc Petit told Reuters."),
    # synonyms of what the lexicon has
    (
        "Bien sûr, ce sont des jouets que nous vendons, et elle peut utiliser ses bras pour les déplacer finement.",
        "And of course these are toys that we're selling, and she can use her arms to very nicely sort of move them around with fine control.",
    ),
    # who speaks, and where she is from; what goes on is not said
    ("Mlle Roy, de Leeds dans le Yorkshire, a déclaré : « J'ai eu peur. »", "Miss Roy, from Leeds, Yorkshire, said: “I was afraid.”"),
    ("Les loyers de Lille augmentent encore dans un « marché fou », selon les études de Nexity.", "Rents in Lille continued to rise in a “crazy market”, according to research from Nexity."),
    ("« Nous gagnerons », a déclaré Lucie Perret ce mardi à Nantes.", "“We will win,” said Lucie Perret in Nantes this Tuesday."),
    # cents of any currency; not until
    ("Le timbre coûte 60 centimes d'euro.", "The stamp costs 60 cents."),
    ("L'avion a décollé à midi, mais les secours sont arrivés dans la nuit.", "The plane took off at noon, but help did not arrive until the night."),
    # one of several is any of them
    ("Prenez l'un des 9 autres sentiers.", "Take any of the other 9 trails."),
]  # fmt: skip
WRONG = [
    ("Le pont sera rouvert, a précisé M. Colin.", "The “old” bridge will reopen, said Mr. Colin.", "quotation-added"),
    ("Le pont sera rouvert lundi.", "“The bridge will reopen on Monday.”", "quotation-added"),
    ("Elle travaille aux Émirats arabes unis.", "She works in the USA.", "name-lost"),
    ("Elle vit à Mexico.", "She lives in Mexico.", "name-changed"),
    ("Chaque New-Yorkais a voté.", "Every New Hampshirite voted.", "name-"),
    ("Le capteur est tiède.", "The capturer is warm.", "non-word"),
    ("Ces haltérophiles sont forts.", "These haltophilers are strong.", "non-word"),
    ("Ils ne trichent pas. Ils ne bavardent pas.", "They do not cheat. They chat.", "negation"),
    ("Paul a sauvé Marc.", "Marc saved Paul.", "order"),
    (
        "Bien sûr, ce sont des jouets que nous vendons, et elle peut utiliser ses bras pour les déplacer finement.",
        "And of course these are toys that we're selling, and she can use her arms while hundreds of angry farmers block the roads.",
        "addition",
    ),
    ("« J'ai gagné », a déclaré Lucie Perret, de Nantes, à Hugo Blin.", "“I won,” Hugo Blin, from Nantes, told Lucie Perret.", "speaker-changed"),
    ("Le timbre coûte 60 centimes.", "The stamp costs 60 pounds.", "unit-changed"),
    ("Elle est restée jusqu'à la fin.", "She did not stay until the end.", "negation"),
    ("Il a promis une « reprise rapide des travaux » et un « budget solide ».", "He promised a quick resumption of work and “a solid” “budget”.", "quotation-words"),
    ("Une tour de 30 m.", "A tower of 150 feet.", "figure-changed"),
    ("Une chambre de 9 m²", "A room of 30 square feet", "figure-changed"),
    ("L'eau est à 18 °C.", "The water is at 18.", "unit-lost"),
    ("La marge est de 0,4 mm.", "The margin is .6 mm.", "figure-changed"),
    ("Elle avait huit ans trois quarts.", "She was 8.25 years old.", "figure-changed"),
]  # fmt: skip


@pytest.mark.parametrize(("french", "english"), SOUND)
def test_what_is_right_is_not_flagged(french: str, english: str) -> None:
    assert [f.message for f in check(french, english)] == []


@pytest.mark.parametrize(("french", "english", "code"), WRONG)
def test_what_is_near_to_it_and_wrong_is_flagged(french: str, english: str, code: str) -> None:
    assert any(f.code.startswith(code) for f in check(french, english))

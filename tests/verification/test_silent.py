"""Kinds of changed meaning that were passed over: each with words that no rule was made from."""

from __future__ import annotations

import pytest

from translate.verification import check

CHANGED = [
    # who says it, without quotation marks
    ("Selon Karim Haddad, Louise Petit a triché.", "According to Louise Petit, Karim Haddad cheated.", "speaker-changed"),
    ("D'après Hugo, c'est ouvert ; d'après Jade, c'est fermé.", "According to Jade, it is open; according to Hugo, it is closed.", "speaker-changed"),
    ("Nora Weber assure que Tom Lang a volé.", "Tom Lang asserts that Nora Weber stole.", "speaker-changed"),
    # addresses and emoji
    ("Contact : presse@musee-rodin.fr", "Contact: press@musee-rodin.fr", "address-changed"),
    ("Voir https://www.ville.fr/agenda pour les dates.", "See https://www.ville.fr/diary for the dates.", "address-changed"),
    ("Merci ! 🌻", "Thank you!", "symbol-lost"),
    # left in French
    ("Mlle Perrin chantera.", "Mlle Perrin will sing.", "non-word"),
    ("La réunion commence vers 17h.", "The meeting begins around 17h.", "figure-notation"),
    # who does what to whom
    ("Le loup mange l'agneau.", "The lamb eats the wolf.", "order"),
    ("Les élèves ont félicité leur professeur.", "The teacher congratulated the students.", "order"),
    ("La banque a poursuivi le client.", "The customer sued the bank.", "order"),
    # she and he
    ("Camille Roy dit qu'elle démissionne.", "Camille Roy says he is resigning.", "title-changed"),
    ("Il a épousé une Suédoise en juin.", "She married a Swede in June.", "title-changed"),
    # the beginning
    ("Heureusement, la digue a tenu.", "The dyke held.", "omission"),
    ("Dimanche dernier, le village a voté.", "The village voted.", "omission"),
    ("Févr.", "Fever.", "date-changed"),
    # nobody and everybody; a word that may deny, but stands in the English as such
    ("Nul ne peut entrer ici.", "Everyone can enter here.", "negation"),
    ("La pommade agit contre les brûlures.", "The ointment does not work against burns.", "negation"),
    # names that only look alike
    ("Justin Perret est élu.", "Justine Perret is elected.", "name-"),
    # figures behind the words that they go with, shares, currencies
    ("L'étain fond à 232 °C et l'argent à 962 °C.", "Tin melts at 962 °C and silver at 232 °C.", "order"),
    ("La part est passée de 7,5 % à 9,25 % en un an.", "The share went from 9.25% to 7.5% in a year.", "order"),
    ("Les deux tiers des ruches sont vides.", "A quarter of the hives are empty.", "figure-changed"),
    ("Les deux tiers des ruches sont vides.", "A third of the hives are empty.", "figure-changed"),
    # fruit, disasters, metals, waters
    ("Les prunes sont mûres.", "The melons are ripe.", "word-changed"),
    ("Une avalanche a emporté le chalet.", "A tornado carried the chalet away.", "doubtful"),
    ("Le nickel est cher.", "The copper is expensive.", "doubtful"),
    ("Le lac est gelé.", "The river is frozen.", "doubtful"),
    # surnames whose last letters changed, in what has many capitals, too
    ("La pianiste Elsa Morin joue à Metz.", "The pianist Elsa Moran is playing in Metz.", "name-spelling"),
    ("Le maire, Yvan Costes, a renoncé hier.", "The mayor, Yvan Coster, gave up yesterday.", "name-spelling"),
    # what is left out, and what hangs on something
    ("Le parc est ouvert tous les jours, sauf le mardi.", "The park is open every day, especially on Tuesdays.", "opposite"),
    ("S'il pleut, le bal sera annulé.", "Although it rains, the ball will be cancelled.", "opposite"),
    ("Le bac partira, si la mer se calme.", "The ferry will leave because the sea is calming down.", "opposite"),
    ("Le taxi coûte 300 roupies.", "The taxi costs 300 dollars.", "unit-changed"),
    # units of time, fractions, colours
    ("La garde dure douze heures.", "The shift lasts twelve days.", "unit-changed"),
    ("Le nourrisson a huit semaines.", "The infant is eight months old.", "unit-changed"),
    ("Elle court 8 km par semaine.", "She runs 8 km a day.", "unit-changed"),
    ("Deux fois plus de voyageurs prennent le tram.", "Half as many passengers take the tram.", "figure-changed"),
    ("L'une des quatre sœurs chante.", "Four of the sisters sing.", "figure-changed"),
    ("La robe bleue est soldée.", "The green dress is on sale.", "opposite"),
    # who says it, and who does it, without names
    ("Selon le témoin, le chauffeur dormait.", "According to the driver, the witness was asleep.", "speaker-changed"),
    ("L'Italie a devancé la Hongrie.", "Hungary finished ahead of Italy.", "order"),
    # sans
    ("Il a quitté la salle sans saluer.", "He left the room with a wave.", "negation"),
    # a phrase that was left
    ("Les frais de port sont offerts.", "Les frais de port are free.", "copied"),
    # bounds, comparisons, always and never, what is forbidden, parts
    ("Moins de 40 élèves sont inscrits.", "More than 40 pupils are enrolled.", "opposite"),
    ("Le débit est supérieur à 12 litres.", "The flow is below 12 litres.", "opposite"),
    ("Il ne ment jamais.", "He always lies.", "negation"),
    ("Interdiction de plonger", "Diving permitted", "negation"),
    ("Le nombre de loups a été divisé par deux.", "The number of wolves doubled.", "figure-changed"),
    ("L'avis est défavorable au projet.", "The opinion is favourable to the project.", "opposite"),
    ("« Je sors », dit le garçon. « Attends », répond la mère.", "“I'm going out,” says the mother. “Wait,” answers the boy.", "speaker-changed"),
    ("Sam. 2 févr., concert.", "Fri. 2 Feb., concert.", "date-changed"),
    ("Les chômeurs gênent le maire.", "The chomeurs hamper the mayor.", "non-word"),
    ("Le bétail dort dans le pré.", "The betail sleeps in the meadow.", "non-word"),
    ("Verglas : prudence à Metz.", "Verglas: caution in Metz.", "non-word"),
    ("Les enfants jouent sur la falaise près du clocher, derrière la forêt.", "The children play on the cliff near the steeple, behind the forêt.", "non-word"),
]  # fmt: skip
#: A capital stands for its country where it acts, not where something is done in it.
PLACES = [
    ("Il habite à Berlin.", "He lives in Germany."),
    ("Elle revient de Madrid.", "She is back from Spain."),
]
SOUND = [
    ("Selon Karim Haddad, Louise Petit a triché.", "Louise Petit cheated, according to Karim Haddad."),
    ("Nora Weber assure que Tom Lang a volé.", "Tom Lang stole, Nora Weber asserts."),
    ("Voir fr.wikipedia.org pour les dates.", "See en.wikipedia.org for the dates."),
    ("Le site https://www.ville.fr/fr/agenda.", "The site https://www.ville.fr/en/agenda."),
    ("Le trajet dure 17h.", "The journey takes 17h."),
    ("Le loup mange l'agneau.", "The lamb is eaten by the wolf."),
    ("Le client a été poursuivi par la banque.", "The bank sued the customer."),
    ("La victime affirme qu'elle dormait.", "The victim says he was asleep."),
    ("Il faut la convaincre.", "She must be convinced."),
    ("Heureusement, la digue a tenu.", "The dyke fortunately held."),
    ("En effet, la digue a tenu.", "The dyke held."),
    ("Févr.", "Feb."),
    ("Nul ne l'ignore.", "Everyone knows it."),
    ("Pas plus de 40 élèves sont inscrits.", "No more than 40 pupils are enrolled."),
    ("Mars est moins chaude que Vénus.", "Venus is hotter than Mars."),
    ("Il n'a pas tardé à répondre.", "He quickly answered."),
    ("Le colis arrive sous 72 heures.", "The parcel arrives within three days."),
    ("Les poilus de 14-18", "The soldiers of World War I"),
    ("Juin 36 fut joyeux.", "June 1936 was joyful."),
    ("Tokyo proteste contre la décision.", "Japan protests against the decision."),
    ("La garde dure vingt-quatre heures.", "The shift lasts a full day."),
    ("Il part dans quinze jours.", "He leaves in two weeks."),
    ("Elle court 8 km par jour.", "She runs 8 km daily."),
    ("Le 25 décembre, tout est fermé.", "On Christmas Day everything is closed."),
    ("La planche fait 1 m 20.", "The board is 1.20 m long."),
    ("Trois quarts d'heure plus tard, il pleuvait.", "Forty-five minutes later it was raining."),
    ("Il parle sans cesse.", "He talks all the time."),
    ("Selon le témoin, le chauffeur dormait.", "The driver was asleep, according to the witness."),
    ("L'Italie a été battue par la Hongrie.", "Hungary beat Italy."),
    ("Le Bal des débutantes commence.", "Le Bal des débutantes begins."),
    ("L'eau gèle à 0 °C et bout à 100 °C.", "Water boils at 100 °C and freezes at 0 °C."),
    ("Ajoutez 150 g de crème fraîche.", "Add 5 oz of crème fraîche."),
    ("Le PSG mène 2 à 0.", "Paris lead 2-0."),
    ("Madrid proteste.", "Spain is protesting."),
    ("Je vous prie d'agréer, Madame, l'expression de mes sentiments distingués.", "Yours sincerely,"),
]  # fmt: skip


@pytest.mark.parametrize(("french", "english", "code"), CHANGED)
def test_changed_meanings_are_found(french: str, english: str, code: str) -> None:
    assert any(finding.code.startswith(code) for finding in check(french, english))


@pytest.mark.parametrize(("french", "english"), SOUND)
def test_what_is_near_to_them_is_sound(french: str, english: str) -> None:
    assert check(french, english) == []


@pytest.mark.parametrize(("french", "english"), PLACES)
def test_a_place_is_not_its_country(french: str, english: str) -> None:
    assert check(french, english) != []

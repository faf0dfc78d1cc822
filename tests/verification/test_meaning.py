"""Changes of meaning that leave every name and figure as it was."""

from __future__ import annotations

import pytest

from translate.verification import check


def codes(source: str, target: str) -> list[str]:
    return [finding.code for finding in check(source, target)]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Les pompiers ne sont pas arrivés.", "The firefighters did not arrive.", "The firefighters arrived."),
        ("Elle ne mange plus de viande.", "She no longer eats meat.", "She eats meat."),
        ("Rien n'est décidé.", "Nothing is decided.", "Everything is decided."),
        ("Aucun élève ne parle russe.", "No pupil speaks Russian.", "The pupils speak Russian."),
        ("Le train part à midi.", "The train leaves at noon.", "The train does not leave at noon."),
        ("Nous avons toujours payé nos impôts.", "We have always paid our taxes.", "We have never paid our taxes."),
        ("Il n'aime ni le thé ni le café.", "He likes neither tea nor coffee.", "He likes tea and coffee."),
    ],
)  # fmt: skip
def test_what_is_denied_on_one_side_only_is_found(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert set(codes(source, wrong)) & {"negation", "opposite"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il n'est pas rare de voir des loups.", "It is common to see wolves."),
        ("Le chien n'est pas mort.", "The dog is alive."),
        ("N'oubliez pas vos clés.", "Remember your keys."),
        ("N'est-ce pas magnifique ?", "Isn't it wonderful?"),
        ("Elle n'a pas pu venir.", "She was unable to come."),
        ("Elle est partie avant qu'il ne pleuve.", "She left before it rained."),
        ("Il n'a que deux frères.", "He has only two brothers."),
        ("Ce n'est pas seulement un jeu.", "It is more than a game."),
        ("Il est parti sans payer.", "He left without paying."),
        ("Il a refusé de signer.", "He would not sign."),
    ],
)
def test_what_is_denied_in_other_words_is_not(source: str, target: str) -> None:
    assert codes(source, target) == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Les ventes de voitures ont chuté.", "Car sales fell.", "Car sales rose."),
        ("La banque a refusé l'offre.", "The bank refused the offer.", "The bank accepted the offer."),
        ("Sa fille vit à Lille.", "Her daughter lives in Lille.", "Her son lives in Lille."),
        ("L'équipe a perdu le match.", "The team lost the game.", "The team won the game."),
        ("Elle est arrivée hier.", "She arrived yesterday.", "She arrived tomorrow."),
        ("Le magasin ouvre à l'est de la ville.", "The shop opens in the east of the city.",
         "The shop opens in the west of the city."),
        ("Il a vendu sa maison.", "He sold his house.", "He bought his house."),
    ],
)  # fmt: skip
def test_a_word_that_became_its_opposite_is_found(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert "opposite" in codes(source, wrong)


def test_who_has_beaten_has_won_and_who_was_beaten_has_lost() -> None:
    assert not codes("César a vaincu les Gaulois.", "Caesar won against the Gauls.")
    assert not codes(
        "La flotte avait enfin défait les pirates.",
        "The fleet had at last won against the pirates.",
    )
    assert "opposite" in codes("Les Gaulois ont été vaincus.", "The Gauls won.")
    assert "opposite" in codes("Les vaincus ont défilé.", "Those who won paraded.")


def test_the_opposite_of_a_word_that_is_turned_is_right() -> None:
    assert codes("Le lac est peu profond.", "The lake is shallow.") == []
    assert codes("Elle est moins riche que lui.", "She is poorer than he is.") == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Le loyer passe de 700 à 850 euros.", "The rent goes from 700 to 850 euros.", "The rent goes from 850 to 700 euros."),
        ("Quatre des sept candidats sont partis.", "Four of the seven candidates left.", "Seven of the four candidates left."),
        ("Nantes a gagné 3-1.", "Nantes won 3-1.", "Nantes won 1-3."),
        ("La motion passe par 41 voix contre 38.", "The motion passes by 41 votes to 38.", "The motion passes by 38 votes to 41."),
        ("Amiens compte 130000 habitants et Rouen 110000.", "Amiens has 130,000 inhabitants and Rouen 110,000.",
         "Amiens has 110,000 inhabitants and Rouen 130,000."),
        ("Sophie a remplacé Karim.", "Sophie replaced Karim.", "Karim replaced Sophie."),
    ],
)  # fmt: skip
def test_what_changed_places_is_found(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert "order" in codes(source, wrong)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Karim a été remplacé par Sophie.", "Sophie replaced Karim."),
        ("Sophie a rencontré Karim.", "Karim met Sophie."),
        ("Nantes s'est incliné 1-3.", "Nantes lost 3-1."),
        ("De 12 en 2010, le nombre est passé à 15 en 2020.", "The number rose to 15 in 2020 from 12 in 2010."),
    ],
)  # fmt: skip
def test_what_is_told_the_other_way_round_is_right(source: str, target: str) -> None:
    assert codes(source, target) == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Un quart des arbres est mort.", "A quarter of the trees are dead.", "A third of the trees are dead."),
        ("Les deux tiers du budget sont dépensés.", "Two thirds of the budget is spent.", "Three quarters of the budget is spent."),
        ("La moitié des élèves est malade.", "Half of the pupils are ill.", "A quarter of the pupils are ill."),
        ("Le nombre de cas a triplé.", "The number of cases tripled.", "The number of cases doubled."),
        ("Un jour sur deux, elle court.", "Every other day, she runs.", "Every day, she runs."),
        ("Le pape Pie XII est mort à Rome.", "Pope Pius XII died in Rome.", "Pope Pius XI died in Rome."),
        ("Cette église date du XIIe siècle.", "This church dates from the twelfth century.",
         "This church dates from the fifteenth century."),
        ("Il a fini sixième.", "He finished sixth.", "He finished eighth."),
    ],
)  # fmt: skip
def test_another_fraction_multiple_or_rank_is_found(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert "figure-changed" in codes(source, wrong)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Réunion jeu. 12 nov. à midi.", "Meeting on Thursday, November 12 at noon.", "Meeting game on November 12 at noon."),
        ("Rendez-vous le 4 févr.", "See you on February 4.", "See you on March 4."),
        ("La ville fut fondée en 300 av. J.-C.", "The city was founded in 300 BC.", "The city was founded in AD 300."),
        ("Le défilé du 14-Juillet a eu lieu.", "The July 14 parade took place.", "The June 14 parade took place."),
        ("Le marché ouvre le mar. 6 oct.", "The market opens on Tuesday, October 6.", "The market opens on Thursday, October 6."),
    ],
)  # fmt: skip
def test_another_day_month_or_era_is_found(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert "date-changed" in codes(source, wrong)


def test_a_feast_may_have_its_name() -> None:
    assert codes("Le défilé du 14-Juillet a eu lieu.", "The Bastille Day parade took place.") == []
    assert codes("Le 11-Novembre est férié.", "Armistice Day is a holiday.") == []


@pytest.mark.parametrize(
    ("source", "right", "wrong", "code"),
    [
        ("Mme Blanchet préside la séance.", "Mrs. Blanchet chairs the session.", "Mr. Blanchet chairs the session.", "title-changed"),
        ("M. Fontaine a signé.", "Mr. Fontaine signed.", "Mrs. Fontaine signed.", "title-changed"),
        ("M. Berger est parti.", "Mr. Berger left.", "Mr. Shepherd left.", "name-changed"),
        ("Mlle Leroy a chanté.", "Miss Leroy sang.", "Miss King sang.", "name-changed"),
    ],
)  # fmt: skip
def test_another_title_or_a_translated_name_is_found(
    source: str, right: str, wrong: str, code: str
) -> None:
    assert codes(source, right) == []
    assert code in codes(source, wrong)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Claire Legrand a gagné.", "Claire Legrand won.", "Claire Big won."),
        ("Le film de J.B. Roux est sorti.", "J.B. Roux's film came out.", "J.B. Red's film came out."),
        ("Jean-Luc a appelé sa mère.", "Jean-Luc called his mother.", "Jean-Marc called his mother."),
        ("Park Min-seo a signé.", "Park Min-seo signed.", "Park Min-jun signed."),
        ("Le vol relie Belo de Tsirane à Lyon.", "The flight links Belo de Tsirane to Lyon.",
         "The flight links Belo from Tsirane to Lyon."),
    ],
)  # fmt: skip
def test_a_part_of_a_name_that_was_translated_or_changed_is_found(
    source: str, right: str, wrong: str
) -> None:
    assert codes(source, right) == []
    assert {"name-changed", "name-lost"} & set(codes(source, wrong))


@pytest.mark.parametrize(
    "text", ["Accueil", "Porte fermée", "Il dort à la maison.", "AVENUE DE L'ÉGLISE", "1. Note : service public."]
)  # fmt: skip
def test_french_that_was_left_as_it_was_is_found(text: str) -> None:
    assert "copied" in codes(text, text)


@pytest.mark.parametrize(
    "text", ["Le Monde", "Air France", "Contact", "Photo", "SNCF", "Radio France Internationale"]
)
def test_what_is_the_same_in_both_languages_is_not(text: str) -> None:
    assert codes(text, text) == []


@pytest.mark.parametrize(
    "wrong", ["The caf\ufffd is open.", "The cafÃ© is open.", "The café â€œis openâ€\x9d."]
)
def test_characters_that_were_lost_are_found(wrong: str) -> None:
    assert "garbled" in codes("Le café est ouvert.", wrong)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("« Viens », lança Léa. « Non », répondit-il.", "“Come,” said Léa. “No,” he replied.",
         "“Come,” he said. “No,” Léa replied."),
        ("« Oui », a dit Martin. « Jamais », a répondu Dubois.", "“Yes,” said Martin. “Never,” replied Dubois.",
         "“Yes,” said Dubois. “Never,” replied Martin."),
        ("« Oui », a dit Martin. « Non », a dit Petit. « Jamais », a répondu Dubois.",
         "“Yes,” said Martin. “No,” said Petit. “Never,” replied Dubois.",
         "“Yes,” said Martin. “No,” said Dubois. “Never,” replied Petit."),
    ],
)  # fmt: skip
def test_speakers_that_changed_places_are_found(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert "speaker-changed" in codes(source, wrong)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Le club ne compte que trente membres.", "The club has only thirty members.", "The club has thirty members."),
        ("Elle ne sort qu'à la nuit tombée.", "She goes out only after nightfall.", "She does not go out after nightfall."),
    ],
)  # fmt: skip
def test_an_exception_that_was_lost_or_taken_for_a_denial_is_found(
    source: str, right: str, wrong: str
) -> None:
    assert codes(source, right) == []
    assert "negation" in codes(source, wrong)


def test_another_nation_is_found() -> None:
    assert codes("Le chef suisse ouvre un restaurant.", "The Swiss chef opens a restaurant.") == []
    assert "name-changed" in codes(
        "Le chef suisse ouvre un restaurant.", "The French chef opens a restaurant."
    )


@pytest.mark.parametrize(
    ("french", "right", "wrong"),
    [
        (
            "« Ils sont alliés », a déclaré à Reuters Anna Weber.",
            "“They are allies,” Anna Weber told Reuters.",
            "“They are allies,” said Reuters Anna Weber.",
        ),
        (
            "Il a confié mardi au quotidien Bild que tout allait bien.",
            "He told the daily Bild on Tuesday that all was well.",
            "Bild said on Tuesday that all was well.",
        ),
        (
            "Le ministre l'a annoncé à Tass.",
            "The minister announced it to Tass.",
            "The minister, Tass announced it.",
        ),
    ],
)
def test_who_is_told_does_not_say_it(french: str, right: str, wrong: str) -> None:
    found = [f.code for f in check(french, wrong)]
    assert "speaker-changed" in found
    assert "speaker-changed" not in [f.code for f in check(french, right)]

"""Who speaks of whom, how sure the text is, and by how much things change."""

from __future__ import annotations

import pytest

from translate.verification import check


def codes(source: str, target: str) -> list[str]:
    return [finding.code for finding in check(source, target)]


CHANGED = [
    # reported, possible, due, nearly, just now, if
    ("certainty", "Le trésorier aurait détourné des fonds.", "The treasurer allegedly diverted funds.", "The treasurer diverted funds."),
    ("certainty", "Deux otages seraient morts.", "Two hostages are said to have died.", "Two hostages died."),
    ("certainty", "La banque pourrait fermer.", "The bank could close.", "The bank closed."),
    ("certainty", "Les travaux devraient finir en mai.", "The works should end in May.", "The works ended in May."),
    ("certainty", "Le maire doit démissionner.", "The mayor must resign.", "The mayor resigned."),
    ("certainty", "Le pont a failli s'effondrer.", "The bridge almost collapsed.", "The bridge collapsed."),
    ("certainty", "S'il neige, l'école fermera.", "If it snows, the school will close.", "It snows and the school closes."),
    ("certainty", "La cour rendra sa décision et le pont sera rouvert.", "The court will give its ruling and the bridge will be reopened.", "The court gave a ruling and the bridge reopened."),
    ("certainty", "Selon sa sœur, il boit trop.", "According to his sister, he drinks too much.", "He drinks too much, his sister too."),
    ("certainty", "D'après les pompiers, le feu est criminel.", "Firefighters say the fire is arson.", "The fire is arson."),
    # I, we, you, they
    ("person-changed", "J'ai perdu mes clés.", "I lost my keys.", "You lost the keys."),
    ("person-changed", "Nous partirons demain.", "We will leave tomorrow.", "They will leave tomorrow."),
    ("person-changed", "Vous mentez.", "You are lying.", "I am lying."),
    ("person-changed", "Je ne vous crois pas.", "I do not believe you.", "You do not believe me."),
    ("person-changed", "Ils ont quitté la salle.", "They left the room.", "She left the room."),
    # he for a woman who is named by her office
    ("title-changed", "La sénatrice a promis de revenir.", "The senator promised that she would return.", "The senator promised that he would return."),
    ("title-changed", "« Tant pis », a-t-elle pesté.", "“Too bad,” she grumbled.", "“Too bad,” he grumbled."),
    # how clauses hang together
    ("opposite", "Malgré le froid, la course a commencé.", "Despite the cold, the race began.", "Thanks to the cold, the race began."),
    ("opposite", "Le vol est annulé en raison du brouillard.", "The flight is cancelled because of the fog.", "The flight is cancelled despite the fog."),
    ("opposite", "Tous ont signé, sauf le Brésil.", "All have signed, except Brazil.", "All have signed, including Brazil."),
    ("opposite", "Tout le monde paie, y compris les enfants.", "Everybody pays, including the children.", "Everybody pays, except the children."),
    ("opposite", "Il viendra mardi ou mercredi.", "He will come on Tuesday or Wednesday.", "He will come on Tuesday and Wednesday."),
    ("opposite", "Lyon est aussi chère que Nice.", "Lyon is as expensive as Nice.", "Lyon is more expensive than Nice."),
    ("order", "Le juge a été menacé par un témoin.", "The judge was threatened by a witness.", "The judge threatened a witness."),
    ("certainty", "Le pont est-il sûr ?", "Is the bridge safe?", "The bridge is safe."),
    ("certainty", "Le pont est sûr.", "The bridge is safe.", "Is the bridge safe?"),
    ("figure-changed", "Un pompier a été blessé.", "A firefighter was injured.", "Several firefighters were injured."),
    ("figure-changed", "Des pompiers ont été blessés.", "Firefighters were injured.", "A firefighter was injured."),
    # one of a family, of an accident, of a trial instead of another
    ("opposite", "Son oncle est mort hier.", "His uncle died yesterday.", "His brother died yesterday."),
    ("opposite", "L'explosion a fait neuf morts.", "The explosion left nine dead.", "The explosion left nine injured."),
    ("opposite", "La cour a annulé le jugement.", "The court overturned the judgment.", "The court upheld the judgment."),
    ("opposite", "Les loyers sont trop élevés.", "Rents are too high.", "Rents are too low."),
    # denied twice
    ("negation", "Personne n'a répondu.", "Nobody answered.", "Nobody did not answer."),
    ("negation", "Rien ne justifie un tel retard.", "Nothing justifies such a delay.", "Nothing does not justify such a delay."),
    ("negation", "Il n'a jamais menti.", "He never lied.", "He has never not lied."),
    # by how much, to how much
    ("figure-changed", "Les loyers ont augmenté de 7 %.", "Rents rose by 7%.", "Rents rose to 7%."),
    ("figure-changed", "Le déficit a été réduit à 3 milliards.", "The deficit was reduced to 3 billion.", "The deficit was reduced by 3 billion."),
    # metres are no feet, Celsius is no Fahrenheit
    ("unit-changed", "Le mur fait 12 mètres de haut.", "The wall is 12 metres high.", "The wall is 12 feet high."),
    ("unit-changed", "Il faisait 31 °C à l'ombre.", "It was 31°C in the shade.", "It was 31°F in the shade."),
    ("unit-changed", "La ferme a 45 hectares.", "The farm has 45 hectares.", "The farm has 45 acres."),
    # that day
    ("date-changed", "Ce soir-là, le théâtre était plein.", "That evening, the theatre was full.", "Tonight, the theatre was full."),
    ("date-changed", "Cette année-là, le fleuve gela.", "That year, the river froze.", "This year, the river froze."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "source", "right", "wrong"), CHANGED)
def test_a_changed_stance_is_found_and_a_right_one_is_not(
    code: str, source: str, right: str, wrong: str
) -> None:
    assert codes(source, right) == []
    assert code in codes(source, wrong)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # other ways to say as much
        ("Selon le parquet, il aurait fui.", "According to prosecutors, he fled."),
        ("Le tueur aurait agi seul.", "The killer is thought to have acted alone."),
        ("Sans lui, elle aurait perdu.", "Without him, she would have lost."),
        ("La pluie devrait cesser.", "The rain is expected to stop."),
        ("Ne devraient-ils pas partir ?", "Shouldn’t they leave?"),
        ("Il doit beaucoup à sa mère.", "He owes much to his mother."),
        ("Le train vient de partir.", "The train has just left."),
        ("Si le club a gagné, c'est grâce à son gardien.", "The club owes its victory to its goalkeeper."),
        # others are meant, and may be
        ("Je vous en prie.", "You are welcome."),
        ("On nous a menti.", "They lied to us."),
        ("Il faut partir.", "We must leave."),
        ("La police est venue. Elle a fouillé la maison.", "The police came. They searched the house."),
        ("Voulez-vous du thé ?", "Would you like some tea?"),
        ("Nous y voilà.", "Here we are."),
        # a woman, and a man beside her
        ("La ministre a reçu le patron de la banque, qui a promis de partir.", "The minister met the head of the bank, who promised that he would leave."),
        # other ways to hang together
        ("Malgré la crise, il reste optimiste.", "The crisis notwithstanding, he remains optimistic."),
        ("Il est mort suite à un accident, malgré les secours.", "He died because of an accident, in spite of the rescue."),
        ("Ni lui ou elle ne viendra.", "He and she will not come."),
        ("La maison a été vendue par la banque.", "The house was sold by the bank."),
        ("Pourquoi ne pas essayer ?", "Let us ask why not try."),
        ("Un grand nombre de touristes sont partis.", "Many tourists have left."),
        ("Des dizaines de familles ont fui.", "A few dozen families fled."),
        ("La maison est trop petite pour nous.", "The house is not big enough for us."),
        # one denial
        ("Il n'est pas juste de partir.", "It is not fair to leave."),
        ("Il n'a pas dit que personne ne viendrait.", "He did not say that nobody would come."),
        # from how much to how much
        ("Le prix a augmenté de 3 % à 103 euros.", "The price rose 3% to 103 euros."),
        ("Le col est à 1 600 mètres.", "The pass is at 1,600 metres (5,250 feet)."),
        ("Le mur fait 12 mètres.", "The wall is 39 feet high."),
        ("Le taux est monté à 5 %.", "The rate rose to 5%."),
        ("Ce jour-ci, tout va bien.", "Today all is well."),
    ],
)  # fmt: skip
def test_what_says_as_much_is_left_alone(source: str, target: str) -> None:
    assert codes(source, target) == []

from __future__ import annotations

import challenge
import pytest

from translate.names.exonyms import users_term
from translate.names.transliteration import english_spelling, is_transcribed, same
from translate.verification import check
from translate.verification.codes import CODES, Code, severity
from translate.verification.quotations import speaker

#: Mistakes of the challenge set that are not found yet: 42,195 may be 42195 in a French text that is
#: typed as English is, and an ordinal in words is often said otherwise.
MISSED = {
    "Il a parcouru 42,195 kilomètres en un peu plus de deux heures.",
    "Elle est arrivée quatrième de la course.",
}
_WITH_EXAMPLES = [code for code in CODES.values() if code.source]


@pytest.mark.parametrize("code", _WITH_EXAMPLES, ids=lambda code: code.name)
def test_each_code_has_an_example_that_fails_and_one_that_passes(code: Code) -> None:
    assert check(code.source, code.good) == []
    found = check(code.source, code.bad)
    assert code.name in [f.code for f in found]
    assert severity(found) > 0


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("Il a dit « oui ».", "He said “yes”.", []),
        ("Il a dit « oui ».", "He said yes.", ["quotation-lost"]),
        ("Il a dit oui.", "He said “yes”.", ["quotation-added"]),
        ("« Je pars, a-t-il dit, et vite. »", "“I'm leaving,” he said, “and fast.”", []),
        ("— Bonjour, dit-il.", "“Hello,” he said.", []),
        ("En 2022, 1 234,5 tonnes.", "In 2022, 1,234.5 tonnes.", []),
        ("En 2022, 24 ans après.", "In 2002, 24 years later.", ["figure-changed"]),
        ("Il dit « oui » là.", "He says “yes” there”.", ["quotation-mark"]),
        ("À 1,50 m du sol.", "At 1.50 m from the ground.", []),
        ("À 18h30, il part.", "At 6:30 p.m. he leaves.", []),
        ("À 18h30, il part.", "At 8:30 p.m. he leaves.", ["figure-changed"]),
        ("Elle enseigne à l'université de Trente.", "She teaches at the University of Trento.", []),
        ("La guerre de Trente Ans a commencé.", "The Thirty Years' War began.", []),
        ("Trente morts.", "Forty dead.", ["figure-changed"]),
        ("Quatre-vingt-dix-sept morts.", "Ninety-seven dead.", []),
        ("Soixante-dix-sept morts.", "67 dead.", ["figure-changed"]),
        ("Trois hommes sont morts.", "Four men died.", ["figure-changed"]),
        ("Les deux hommes sont morts.", "Both men died.", []),
        ("Au XXe siècle, dans les années 90.", "In the 20th century, in the 1990s.", []),
        ("Une offre de 900 M$.", "A bid of $900 million.", []),
        ("Il est à 900 m.", "He is 900 million away.", ["figure-changed"]),
        ("De 3 à 5 millions d'euros.", "Between 3 million and 5 million euros.", []),
        ("Appelez le 01 42 34 56 78.", "Call 01 42 34 56 78.", []),
        ("Le 18/06/2024, il part.", "On June 18, 2024, he leaves.", []),
        ("— !", "— !", []),
        ("Non, non, non, non !", "No, no, no, no!", []),
        ("Iouri Ouchakov est arrivé.", "Yuri Ushakov arrived.", []),
        ("Hier, Khrouchtchev a parlé.", "Yesterday Khrushchev spoke.", []),
        ("Les États-Unis ont voté.", "The U.S. voted.", []),
        ("L'Union européenne a voté.", "The EU voted.", []),
        ("L'Assemblée nationale a voté.", "The National Assembly voted.", []),
        ("Tenez-vous au courant.", "Stay informed.", []),
        ("Il a montré qu'il était « dépendant » d'eux.", "He showed how “dependent he was” on them.",
         ["quotation-words"]),
        ("Il est « dépendant » d'eux.", "He is “dependent” on them.", []),
        ("Il a loué Carrefour hier.", "He praised Carrefur yesterday.", ["name-spelling"]),
        ("De deux à trois millions d'années.", "Two million to three million years.", []),
        ("Ouvert 24 heures sur 24.", "Open 24 hours a day.", []),
        ("Le film dure 2h45.", "The film lasts 2 hours 45 minutes.", []),
        ("Une île de 47 km2.", "An island of 47 km2.", []),
        ("Il roulait à 64 km/h.", "He was driving at 40 mph.", []),
        ("Il roulait à 64 km/h.", "He was driving at 46 mph.", ["figure-changed", "unit-changed"]),
        ("Il faisait 32 °C.", "It was 90 °F.", []),
        ("Le contrat a perdu 39 cents.", "The contract lost 39 cents.", []),
        ("Le club est en 8es de finale.", "The club is in the round of 16.", []),
        ("Le trajet dure deux heures et demie.", "The journey takes two and a half hours.", []),
        ("Le trajet dure deux heures et demie.", "The journey takes three and a half hours.",
         ["figure-changed"]),
        ("Rendez-vous à trois heures et demie.", "Meet at 3:30 p.m.", []),
        ("Hier, le GP de Hongrie a commencé.", "The Hungarian Grand Prix began yesterday.", []),
        ("Le pays est surtout hispanophone.", "The country is mostly Spanish-speaking.", []),
        ("Il étudie à l'université de Washington.", "He is a student at UW.", []),
        ("Elle a eu un AVC.", "She had a stroke.", []),
        ("Il a écrit dans La Croix.", "He wrote in La Croix.", []),
        ("Il a écrit dans La Croix.", "He wrote in the Cross.", ["name-lost"]),
        ("Le quotidien Ouest-France confirme.", "The daily West-France confirms.", ["name-lost"]),
        ("Elle a eu un AVC.", "She had an AVC.", ["name-changed"]),
        ('"Il a dit ""non"" hier."', "He said “no” yesterday.", []),
        ('"Il a dit ""non"" hier."', "He said no yesterday.", ["quotation-lost"]),
        ("Aujourd'hui, ce n'est pas le cas.", "Today.", ["omission"]),
        ("Il y a eu un tremblement de terre.", "There was an earthquake.", []),
        ("Il a mangé des huîtres.", "He ate huitrons.", ["non-word"]),
        ("Il a mangé des huîtres.", "He ate huîtres.", ["non-word"]),
        ("Lentement, il a mangé.", "Slowfully, he ate.", ["non-word"]),
        ("Soudain, il a mangé.", "Suddenlying, he ate.", ["non-word"]),
        ("Le café de la mairie est fermé.", "The town hall café is closed.", []),
        ("Des neurotoxines et un cybercrime.", "Neurotoxins and a cybercrime.", []),
        ("Le Canard enchaîné a révélé l'affaire.", "Le Canard enchaîné revealed the affair.", []),
        ("La politique : voir mairie.fr/politique.", "Politics: see mairie.fr/politique.", []),
        ("Il a mangé des hangis maoris.", "He ate Maori hangi.", []),
        ("Une chose dont on est distrait.", "Distractibility, catastrophizing, canyoneering.", []),
        ("Hier, Dmytro Kuleba a parlé.", "Yesterday, Oleksii Reznikov spoke.", ["name-changed", "name-changed"]),
    ],
)  # fmt: skip
def test_findings(source: str, target: str, codes: list[str]) -> None:
    assert [f.code for f in check(source, target)] == codes


def test_a_finding_says_what_was_expected_what_was_found_and_where() -> None:
    source, target = "Il y en a 41.", "There are 14 of them."
    (finding,) = check(source, target)
    assert (finding.code, finding.expected, finding.found) == ("figure-changed", "41", "14")
    assert source[slice(*finding.source)] == "41"
    assert target[slice(*finding.target)] == "14"


def test_the_glossary_goes_before_everything_also_when_inflected() -> None:
    glossary = [users_term("loi-cadre", "framework act")]
    source = "Les lois-cadres ont été votées."
    assert check("La loi-cadre est votée.", "The framework act is passed.", glossary) == []
    assert check("Deux loi-cadres votées.", "Two Framework Acts passed.", glossary) == []
    (finding,) = check("La loi-cadre est votée.", "The outline law is passed.", glossary)
    assert (finding.code, finding.expected) == ("term", "framework act")
    assert check(source, "The framework laws were passed.", []) == []


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Khrouchtchev", "Khrushchev"),
        ("Iouri Ouchakov", "Yuri Ushakov"),
        ("Choïgou", "Shoigu"),
        ("Prigojine", "Prigozhin"),
        ("Loukachenko", "Lukashenko"),
        ("Chostakovitch", "Shostakovich"),
        ("Politkovskaïa", "Politkovskaya"),
    ],
)
def test_names_are_transcribed_by_rule(french: str, english: str) -> None:
    assert is_transcribed(french)
    assert english_spelling(french) == english
    assert all(same(f, e) for f, e in zip(french.split(), english.split(), strict=True))


@pytest.mark.parametrize("name", ["Chirac", "Toulouse", "Martine", "Antoine Bouchard", "Merkel"])
def test_french_names_are_not_transcribed(name: str) -> None:
    assert not is_transcribed(name)


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("« Nous gagnerons », a déclaré Vladimir Poutine.", "fr", "Vladimir Poutine"),
        ("« Nous gagnerons », a-t-elle dit.", "fr", "she"),
        ("Selon Jens Stoltenberg, « c'est fini ».", "fr", "Jens Stoltenberg"),
        ("“We will win,” said Vladimir Putin.", "en", "Vladimir Putin"),
        ("“We will win,” she said.", "en", "she"),
        ("“We will win,” Vladimir Putin told AFP.", "en", "Vladimir Putin"),
        ("Il pleut.", "fr", None),
    ],
)
def test_speakers_are_found(text: str, language, who: str | None) -> None:
    found = speaker(text, language)
    assert (found and (found.name or found.pronoun)) == who


def test_what_was_english_already_is_not_untranslated() -> None:
    assert not check("GIPHY App Key not set.", "GIPHY App Key not set.")
    french = "Tenez-vous au courant de tout."
    assert [f.code for f in check(french, french)] == ["copied"]


def test_what_the_glossary_wants_is_a_word() -> None:
    french, english = "Le robot aspire.", "The vacbot sucks."
    terms = [users_term("robot", "vacbot")]
    assert [f.code for f in check(french, english)] == ["non-word"]
    assert not check(french, english, terms)


@pytest.mark.parametrize("case", challenge.cases(), ids=lambda case: case.source[:40])
def test_the_challenge_set(case: challenge.Case) -> None:
    assert not check(case.source, case.right)
    if case.broken and case.source not in MISSED:
        codes = {f.code for f in check(case.source, case.broken)}
        assert codes & {case.code, *challenge.SAME.get(case.code, ())}

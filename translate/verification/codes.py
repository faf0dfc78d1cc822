"""The codes of findings: what each means, how grave it is, and an example that has it.

The examples are run as tests: `bad` has the finding, `good` has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from translate.document import Finding


class Severity(StrEnum):
    """How grave a finding is: an error misleads the reader, a warning may.

    Both name what is wrong. A note does not: it says that the program is not sure.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding.

    Attributes:
        name: as it is printed and selected.
        severity: `error`, `warning` or `note`.
        weight: how much one counts when hypotheses are compared; what misleads most weighs most.
        meaning: one sentence.
        source, good, bad: a French sentence, its English without and with such a finding; empty for
            the codes that only the program's own translations have.
    """

    name: str
    severity: Severity
    weight: int
    meaning: str
    source: str = ""
    good: str = ""
    bad: str = ""


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_SAID = "Le ministre a dit : « Nous partirons lundi à 18h30. »"
CODES: dict[str, Code] = {
    code.name: code
    for code in (
        Code("empty", _E, 8, "Nothing was translated.",
             "Bonjour à tous.", "Hello, everyone.", "…"),
        Code("copied", _E, 5, "The English is still French.",
             "Le ministre est dans la ville avec les élus.",
             "The minister is in town with the elected officials.",
             "Le ministre est dans la ville avec les élus."),
        Code("garbled", _E, 4, "Characters were lost, or read in another encoding.",
             "Le café est fermé.", "The café is closed.", "The caf\ufffd is closed."),
        Code("repetition", _E, 6, "Words are repeated that the French says once.",
             "Quels cookies et quels traceurs sont utilisés ?", "Which cookies and trackers are used?",
             "Which cookies and and and and and trackers are used?"),
        Code("length", _E, 3, "The English is less than 40 % or more than 220 % as long.",
             "Le ministre a longuement répondu aux questions des journalistes.",
             "The minister answered the journalists' questions at length.", "The minister."),
        Code("omission", _W, 2, "A stretch of the French has no counterpart.",
             "Le ministre a répondu aux journalistes, mais le président a refusé de commenter la décision.",
             "The minister answered the journalists, but the president refused to comment on the decision.",
             "The minister answered the journalists."),
        Code("addition", _W, 2, "A stretch of the English has no counterpart.",
             "Le ministre a répondu aux journalistes.", "The minister answered the journalists.",
             "The minister answered the journalists, and hundreds of angry farmers blocked the roads."),
        Code("negation", _E, 5, "What is denied in one language is not denied in the other.",
             "Le musée n'a jamais rouvert.", "The museum never reopened.", "The museum reopened."),
        Code("opposite", _E, 4, "A word became its opposite.",
             "La rivière coule au nord du village.", "The river flows north of the village.",
             "The river flows south of the village."),
        Code("word-changed", _E, 3, "An animal, a plant, a dish or a part of the body became another.",
             "Le chat dort sur le canapé.", "The cat is sleeping on the sofa.",
             "The dog is sleeping on the sofa."),
        Code("idiom", _E, 3, "A set phrase was translated word for word.",
             "Le maire quitte l'hôtel de ville.", "The mayor is leaving the city hall.",
             "The mayor is leaving the city hotel."),
        Code("order", _E, 4, "Figures or names have changed places.",
             "La ville passe de 20 à 30 écoles.", "The town goes from 20 to 30 schools.",
             "The town goes from 30 to 20 schools."),
        Code("title-changed", _E, 4, "A man became a woman, or a woman a man.",
             "Mme Girard a voté hier.", "Ms. Girard voted yesterday.", "Mr. Girard voted yesterday."),
        Code("person-changed", _E, 4, "Another person is spoken of: I became you, we became they.",
             "Nous avons raison.", "We are right.", "They are right."),
        Code("certainty", _E, 3, "What is only reported, possible, due or conditional is said as a fact.",
             "Le suspect aurait avoué.", "The suspect reportedly confessed.", "The suspect confessed."),
        Code("quotation-lost", _E, 3, "A quotation has no marks in English.",
             _SAID, "The minister said: “We will leave on Monday at 6:30 p.m.”",
             "The minister said that we will leave on Monday at 6:30 p.m."),
        Code("quotation-added", _E, 3, "Words are quoted that are not quoted in French.",
             "Le ministre a parlé d'une victoire.", "The minister spoke of a victory.",
             "The minister spoke of a “victory”."),
        Code("quotation-mark", _E, 3, "A quotation mark lacks its partner.",
             "Il dit « oui » à la foule.", "He says “yes” to the crowd.",
             "He says “yes” to the crowd”."),
        Code("quotation-words", _E, 3, "The marks stand around other words than in French.",
             "La police a parlé d'une « attaque terroriste » devant la gare centrale.",
             "The police spoke of a “terrorist attack” in front of the central station.",
             "The police spoke of a terrorist attack in front of “the central station”."),
        Code("speaker-changed", _E, 4, "Another speaks than in French.",
             "« Nous gagnerons », a-t-elle déclaré.", "“We will win,” she said.",
             "“We will win,” he said."),
        Code("name-lost", _W, 3, "A name of the French is not in the English.",
             "Jens Stoltenberg est arrivé à Oslo.", "Jens Stoltenberg arrived in Oslo.",
             "Jens Stoltenberg arrived in the capital."),
        Code("name-added", _W, 2, "The English has a name that the French has not.",
             "Le président est arrivé dans la capitale.", "The president arrived in the capital.",
             "President Kovalenko arrived in the capital."),
        Code("name-changed", _E, 3, "Another name, or a wrong form of it, stands in the English.",
             "L'OTAN a condamné Moscou.", "NATO condemned Moscow.", "OTAN condemned Moscow."),
        Code("name-spelling", _W, 2, "A name is spelled almost as in French, as nobody spells it.",
             "Airbus et Carrefour ont signé.", "Airbus and Carrefour have signed.",
             "Airbus and Carrefur have signed."),
        Code("non-word", _W, 2, "A word is none of English: made up, misspelled or left in French.",
             "Des banderoles étaient accrochées aux lampadaires.", "Banners hung from the lamp posts.",
             "Banners hung from the lampadarians."),
        Code("term", _E, 3, "A term of the glossary is not translated as the glossary wants."),
        Code("figure-lost", _E, 4, "A figure of the French is not in the English.",
             "Il a 24 ans.", "He is 24 years old.", "He is years old."),
        Code("figure-added", _E, 4, "The English has a figure that the French has not.",
             "Des soldats sont morts.", "Soldiers died.", "50 soldiers died."),
        Code("figure-changed", _E, 4, "A figure has another value (in other units too: 64 km/h is 40 mph).",
             "Le budget atteint 3,5 milliards.", "The budget amounts to 3.5 billion.",
             "The budget amounts to 3.5 million."),
        Code("date-changed", _E, 4, "Another day or month stands in the English.",
             "Il arrivera mardi 18 juin.", "He will arrive on Tuesday, June 18.",
             "He will arrive on Tuesday, July 18."),
        Code("unit-lost", _W, 2, "A unit or currency is not in the English.",
             "La hausse atteint 5 %.", "The rise reached 5 percent.", "The rise reached 5."),
        Code("unit-changed", _E, 3, "A unit or currency became another.",
             "Il a payé 300 euros.", "He paid 300 euros.", "He paid $300."),
        Code("address-changed", _E, 4, "An address of the web or of mail is another one, or is not there.",
             "Écrivez à contact@exemple.fr.", "Write to contact@exemple.fr.",
             "Write to contact@example.com."),
        Code("symbol-lost", _W, 1, "An emoji of the French is not in the English.",
             "À demain ! 🎉", "See you tomorrow! 🎉", "See you tomorrow!"),
        Code("figure-notation", _W, 1, "A figure is written as French writes it, or has the preposition of French.",
             "Il y avait 12 500 personnes.", "There were 12,500 people.",
             "There were 12 500 people."),
        Code("quotation-free", _N, 2, "Marks that a translator may set otherwise: around a name, a word or a manner of speaking, or speech that goes on.",
             "Le film sort le Vendredi noir.", "The film is released on Black Friday.",
             "“The film is released on Black Friday.”"),
        Code("name-free", _N, 2, "A name that another sentence has, England for Britain, or a name in other letters: free, where it is the same that is meant.",
             "Il vit à Londres, en Angleterre.", "He lives in London, in England.", "He lives in London, in Britain."),
        Code("negation-free", _N, 3, "What is denied in one language may be said in other words in the other.",
             "Ce n'est pas simple.", "It is not simple.", "It is tricky."),
        Code("certainty-free", _N, 2, "What is not stated as a fact may be said in other words.",
             "Le pont devrait tenir.", "The bridge should hold.", "The bridge is solid."),
        Code("omission-free", _N, 2, "A stretch of the French may have no counterpart, or be said in other words.",
             "Le Premier ministre a reçu le maire et le préfet.",
             "The Prime Minister received the mayor and the prefect.", "The Prime Minister received."),
        Code("addition-free", _N, 2, "A stretch of the English may have no counterpart, or say in other words what the French does.",
             "Le conseil a voté le budget hier soir.", "Last night the council voted the budget.",
             "Last night the council voted the budget after hours of heated debate."),
        Code("unseen", _N, 0, "The model cannot read some characters of the French."),
        Code("placed", _N, 0, "Code, an address, a name or a figure was put back at a guess."),
        Code("doubtful", _N, 0, "A word that neither the lexicon nor the model supports: another would say what the French does."),
        Code("word-lost", _N, 0, "Nothing in the English seems to say a word of the French."),
        Code("unsure", _N, 0, "The translation is likely to be wrong, as far as the model and the checks can tell."),
    )
}  # fmt: skip


def severity(findings: Iterable[Finding]) -> int:
    """A number that is larger the worse `findings` are; 0 when there are none."""
    return sum(CODES[f.code].weight for f in findings)


def severity_of(finding: Finding) -> Severity:
    """How grave `finding` is; a code of another version of this program is a warning."""
    code = CODES.get(finding.code)
    return code.severity if code else Severity.WARNING


def is_error(finding: Finding) -> bool:
    """Whether `finding` misleads the reader."""
    return severity_of(finding) is Severity.ERROR


def is_doubt(finding: Finding) -> bool:
    """Whether `finding` only says that the program is not sure, and names no mistake."""
    return severity_of(finding) is Severity.NOTE

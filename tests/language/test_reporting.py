"""Reporting clauses: which verb, in which tense, who is told and who tells."""

from __future__ import annotations

import pytest

from translate.language.reporting import conjugated, reports, said


@pytest.mark.parametrize(
    ("french", "verb", "tense", "plural"),
    [
        ("« On verra », a grommelé le concierge.", "grommeler", "perfect", False),
        ("« On verra », se lamentent les voisins.", "se lamenter", "present", True),
        ("« On verra ! » avaient tonné les avocats.", "tonner", "pluperfect", True),
        ("« On verra », répliqua-t-elle.", "répliquer", "past", False),
        ("“On verra”, maintenait encore le préfet, soutenait-il.", "soutenir", "imperfect", False),
        ("On verra, a-t-il nuancé, après l'été.", "nuancer", "perfect", False),
        ("« On verra », ont-elles fait valoir.", "faire valoir", "perfect", True),
        ("Le concierge a maugréé : « On verra. »", "maugréer", "perfect", False),
        ("Le préfet a martelé qu'on verrait.", "marteler", "perfect", False),
        ("« On verra », s'est aussitôt insurgé le maire.", "s'insurger", "perfect", False),
    ],
)
def test_a_verb_that_reports(french: str, verb: str, tense: str, plural: bool) -> None:
    found = [(r.verb.french, r.tense, r.plural) for r in reports(french)]
    assert found == ([(verb, tense, plural)])


@pytest.mark.parametrize(
    "french",
    [
        "Les « gilets jaunes » ont demandé le départ du ministre.",
        "« Les Misérables » raconte la vie de Jean Valjean.",
        "La note : « Bien, mais peut mieux faire. »",
        "Le maire souhaite que la fête ait lieu.",
        "Une voisine m'a lancé : « On verra. »",
        "La peste, que tous craignaient, revint.",
        "Le maire, présent sur place, a déploré une situation difficile.",
    ],
)
def test_no_reporting_clause(french: str) -> None:
    assert reports(french) == ()


@pytest.mark.parametrize(
    ("french", "listener", "subject"),
    [
        (
            "« Non », a répondu aux enquêteurs le suspect, Luc Noir, lundi.",
            "aux enquêteurs",
            "le suspect, Luc Noir",
        ),
        ("« Non », a glissé à Reuters Ana Lopez, avocate.", "à Reuters", "Ana Lopez, avocate"),
        ("« Non », confie auprès de RTL un proche du dossier.", "auprès de RTL", "un proche du dossier"),
        (
            "« Non », a dit au micro de Sud Radio M. Leduc, dans la matinée.",
            "au micro de Sud Radio",
            "M. Leduc",
        ),
        ("« Non », a dit mardi soir devant la presse le juge.", "mardi soir devant la presse", "le juge"),
        ("« Non », a répété jeudi la ministre, en visite à Pau.", "jeudi", "la ministre"),
        ("« Non », a lancé à l'issue de la réunion le patron.", None, None),
        ("« Non », a lancé la patronne à ses employés.", None, None),
        ("« Non », a lancé à Ouagadougou Idrissa Sow.", None, None),
    ],
)  # fmt: skip
def test_who_is_told_and_who_tells(french: str, listener: str | None, subject: str | None) -> None:
    (report,) = reports(french)
    assert (french[slice(*report.listener)] if report.listener else None) == listener
    assert (french[slice(*report.subject)] if report.subject else None) == subject


@pytest.mark.parametrize(
    ("english", "tense", "plural", "form"),
    [
        ("admit to", "perfect", False, "admitted to"),
        ("reply", "present", False, "replies"),
        ("reply", "past", True, "replied"),
        ("say", "pluperfect", False, "had said"),
        ("swear", "present", True, "swear"),
        ("fume", "imperfect", False, "fumed"),
        ("sum up", "present", False, "sums up"),
        ("stress", "present", False, "stresses"),
    ],
)
def test_english_forms(english: str, tense: str, plural: bool, form: str) -> None:
    assert conjugated(english, tense, plural) == form  # type: ignore[arg-type]


def test_any_verb_of_speech_says_another_outside_the_quotation() -> None:
    french = "« Il a tout dit », peste la voisine."
    assert [o.target for o in said(french, "“He said it all,” the neighbour grumbles.")] == [
        (32, 40)
    ]
    assert said(french, "“He said it all,” the neighbour.") == []

from __future__ import annotations

import pytest

from translate.language import quotes
from translate.language.typography import english, source_form, target_form


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("« Oui », dit-il.", "fr", 1),
        ("d'« absurdes » et «Brance solitaire»", "fr", 2),
        ("« Il a dit : “Non.” », raconte-t-elle", "fr", 2),
        ('Il a dit "oui" puis "non".', "fr", 2),
        ("<<Oui>>", "fr", 1),
        ('"Il a dit ""oui"" puis ""non""."', "fr", 2),
        ('"""Oui"", dit-il."', "fr", 1),
        ("L'école et l‘hôtel d’été", "fr", 0),
        ("„Ja“, sagte er.", "fr", 1),
        ("« sans fin", "fr", 0),
        ("sans début »", "fr", 0),
        ('un écran de 24" et un autre', "fr", 0),
        ("He said 'no' and don't ask the workers' union.", "en", 1),
        ("It's the dogs' dinner.", "en", 0),
        ("“She said ‘no’ twice,” he wrote.", "en", 2),
        ("the ’90s weren't “easy”", "en", 1),
        ('"Ils ont écrit "non" hier", dit-elle', "fr", 2),
        ('"They said "no," and left," he wrote. "Yes."', "en", 3),
        ('"She wrote "never."" he said', "en", 2),
        ('"un" et "deux"', "fr", 2),
        ('the banks" use of "it"', "en", 1),
        ('d""actions rapides"', "fr", 1),
        ("the ”Untamed” bull", "en", 1),
    ],
)
def test_counting_quotations(text: str, language: quotes.Language, count: int) -> None:
    assert quotes.count(text, language) == count


def test_partners_and_depth() -> None:
    marks = quotes.scan("« a “b” c »")
    assert [(m.opens, m.depth, m.partner) for m in marks] == [
        (True, 0, 3),
        (True, 1, 2),
        (False, 1, 1),
        (False, 0, 0),
    ]


@pytest.mark.parametrize(
    ("french", "form"),
    [
        ("«\u00a0Oui\u202f», dit-il\u00a0!", "« Oui », dit-il !"),
        ("L’été d’« absurdes »", "L'été d'« absurdes »"),
        ("“Oui”", "« Oui »"),
        ('"Oui"', "« Oui »"),
        ("e\u0301te\u0301", "été"),
        ("mal\u00adgré\nla  pluie…", "malgré la pluie..."),
        ("«Brance solitaire»", "« Brance solitaire »"),
        ("1\u202f234,5\u00a0€", "1 234,5 €"),
        ("Rendez-vous à 18 h 30, ou 9h05", "Rendez-vous à 18:30, ou 9:05"),
        ("À 18 heures 30, jusqu'à 20 heures.", "À 18:30, jusqu'à 20:00."),
        ("à 2 heures de route, après 9 heures", "à 2 heures de route, après 9 heures"),
        (
            "En 2 h 10 min, ouvert 24h/24, 9 h de route",
            "En 2 h 10 min, ouvert 24h/24, 9 h de route",
        ),
        (
            "325 M$, 4,5 Md€ et 30 k£",
            "325 millions de dollars, 4,5 milliards d'euros et 30 mille livres",
        ),
    ],
)
def test_what_the_model_reads(french: str, form: str) -> None:
    assert source_form(french) == form
    assert source_form(form) == form


@pytest.mark.parametrize(
    ("written", "curly", "straight"),
    [
        ('"Yes," he said.', "“Yes,” he said.", '"Yes," he said.'),
        ("“A “b” c”", "“A ‘b’ c”", "\"A 'b' c\""),
        ("It's « fine ».", "It’s “fine”.", 'It\'s "fine".'),
        ("Really ?", "Really?", "Really?"),
        (
            "61 400 of 1 234 567,8 at 1,24 %",
            "61,400 of 1,234,567.8 at 1.24%",
            "61,400 of 1,234,567.8 at 1.24%",
        ),
        (
            "1,234.5 and 1,234 in 2019 and 3.11",
            "1,234.5 and 1,234 in 2019 and 3.11",
            "1,234.5 and 1,234 in 2019 and 3.11",
        ),
        ("8 006.57 points", "8,006.57 points", "8,006.57 points"),
        ("“ So ,” he said.", "“So,” he said.", '"So," he said.'),
        ("“Yes” , he said ; 3 % .", "“Yes”, he said; 3%.", '"Yes", he said; 3%.'),
    ],
)
def test_english_typography(written: str, curly: str, straight: str) -> None:
    assert english(written) == curly
    assert english(written, "straight") == straight
    assert english(curly) == curly


def test_target_form_is_stable() -> None:
    assert target_form("He said 'no'.") == "He said “no”."
    assert target_form("“no”") == "“no”"

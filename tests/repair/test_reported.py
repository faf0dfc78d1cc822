"""Who said it, and to whom, stands in the English of the embedded model."""

from __future__ import annotations

import re

import pytest

from translate import Model
from translate.repair import reported


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (
            "« Nous avons gagné », a répondu aux journalistes le capitaine de l'équipe.",
            r"captain(?: of the team)? replied to (?:the )?(?:journalists|reporters)\.$",
        ),
        (
            "« Les travaux continuent », a confirmé à l'AFP Marie Lambert, architecte.",
            r"Marie Lambert, (?:an )?architect, confirmed to (?:the )?AFP\.$",
        ),
        ("« Rien ne change », a martelé le président.", r"(?:\w+ed the president|the president \w+ed)\.$"),
        ("« Rien ne change », s'est emporté le président.", r"(?:fumed the president|the president fumed)\.$"),
        ("Le président a renchéri : « Rien ne change. »", r"^The president added:"),
        ("« Rien ne change », peste Anna Weber.", r"(?:grumble[sd] Anna Weber|Anna Weber grumble[sd])\.$"),
    ],
)  # fmt: skip
def test_a_reporting_clause_is_kept(model: Model, french: str, english: str) -> None:
    translated = model.translate(french).text.strip()
    assert re.search(english, translated, re.IGNORECASE), translated


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("« Oui », a concédé le juge.", "“Yes,” the judge conceded."),
        ("« Oui », a concédé le juge.", "“Yes,” the judge said."),
        ("Le juge a parlé.", "The judge."),
        ("« Je pars, a-t-il soufflé, et vite. »", "“I’m leaving, he whispered, and fast.”"),
    ],
)
def test_what_reports_is_left_alone(french: str, english: str) -> None:
    assert reported.plain(french, english) is None


def test_a_newspaper_keeps_its_article() -> None:
    plain = reported.plain("« Oui », a confié au Figaro le juge.", "“Yes,” said the judge Figaro.")
    assert plain is not None
    assert plain.text == "« Oui », le juge a déclaré à Le Figaro."


def test_who_tells_comes_before_who_is_told() -> None:
    plain = reported.plain(
        "« Oui », a avoué au micro de la RTBF le juge, hier.", "“Yes,” said the RTBF judge."
    )
    assert plain is not None
    assert plain.text == "« Oui », le juge a déclaré à la RTBF, hier."

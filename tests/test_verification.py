from __future__ import annotations

import pytest

from translate.verification import check, severity


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("Il a dit « oui ».", "He said “yes”.", []),
        ("Il a dit « oui ».", "He said yes.", ["quotation-count"]),
        ("Il a dit oui.", "He said “yes”.", ["quotation-count"]),
        ("En 2022, 1 234,5 tonnes.", "In 2022, 1,234.5 tonnes.", []),
        ("En 2022, 24 ans après.", "In 2002, 24 years later.", ["figure"]),
        ("Il a 24 ans.", "He is years old.", ["figure"]),
        ("Il dit « oui » là.", "He says “yes” there”.", ["quotation-mark"]),
        ("À 1,50 m du sol.", "At 1.50 m from the ground.", []),
        ("À 18h30, il part.", "At 6:30 p.m. he leaves.", []),
        ("Bonjour à tous.", "", ["empty"]),
        ("— !", "— !", []),
        (
            "Quels cookies et quels traceurs ?",
            "Cookies and that that that that that?",
            ["repetition"],
        ),
        ("Non, non, non, non !", "No, no, no, no!", []),
        (
            "Le ministre est dans la ville avec les élus.",
            "Le ministre est dans la ville avec les élus.",
            ["copied"],
        ),
        ("Le ministre a longuement répondu aux questions des journalistes.", "Yes.", ["length"]),
    ],
)
def test_findings(source: str, target: str, codes: list[str]) -> None:
    found = check(source, target)
    assert [f.code for f in found] == codes
    assert (severity(found) == 0) == (not codes)


def test_a_finding_says_which_figure_was_lost_and_which_came() -> None:
    (finding,) = check("Il y en a 41.", "There are 14 of them.")
    assert "lost 41" in finding.message
    assert "added 14" in finding.message

"""Clauses that report speech stand outside the marks in English."""

from __future__ import annotations

import pytest

from translate.alignment.words import align
from translate.finishing.speech import set_apart
from translate.verification import check


@pytest.mark.parametrize(
    ("french", "written", "wanted"),
    [
        (
            "« Nous resterons, a-t-il promis, jusqu'à demain. »",
            "“We will stay, he promised, until tomorrow.”",
            "“We will stay,” he promised, “until tomorrow.”",
        ),
        (
            "« La route, explique Anne Morel, est fermée depuis lundi. »",
            "“The road, explains Anne Morel, has been closed since Monday.”",
            "“The road,” explains Anne Morel, “has been closed since Monday.”",
        ),
        (
            "« Personne ne viendra, avait-elle prévenu. »",
            "“Nobody will come, she had warned.”",
            "“Nobody will come,” she had warned.",
        ),
        (
            "Le maire s'emporte : « La ville, dit-il, a payé, et elle attend. »",
            "The mayor gets angry: “The town, he says, has paid, and it is waiting.”",
            "The mayor gets angry: “The town,” he says, “has paid, and it is waiting.”",
        ),
    ],
)
def test_a_reporting_clause_leaves_the_marks(french: str, written: str, wanted: str) -> None:
    assert set_apart(french, written, align) == wanted
    assert not [f for f in check(french, wanted) if f.code.startswith("quotation")]


@pytest.mark.parametrize(
    ("french", "written"),
    [
        # What stands between commas reports nothing.
        ("« La ville, notre ville, a payé. »", "“The town, our town, has paid.”"),
        # It stands outside already.
        ("« Nous resterons », a-t-il promis.", "“We will stay,” he promised."),
        ("« Nous resterons, a-t-il promis, ici. »", "“We will stay,” he promised, “here.”"),
        # The model has not written it.
        ("« Nous resterons, a-t-il promis, ici. »", "“We will stay here, on this hill, today.”"),
    ],
)
def test_other_words_stay_where_they_are(french: str, written: str) -> None:
    assert set_apart(french, written, align) == written

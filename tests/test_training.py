from __future__ import annotations

import random
import re

import pytest

from translate.training.augment import augment

NAMES = [
    ("Jean Dupont", "Jean Dupont"),
    ("Ursula Kowalski", "Ursula Kowalski"),
    ("Vladimir Poutine", "Vladimir Putin"),
    ("Rachel Goodyear", "Rachel Goodyear"),
]
PAIR = (
    "Selon le maire, Titan rachète 922 voitures à Goodyear en 2012.",
    "According to the mayor, Titan is buying 922 cars from Goodyear in 2012.",
)


@pytest.mark.parametrize("seed", range(20))
def test_names_and_figures_are_replaced_alike_on_both_sides(seed: int) -> None:
    chances = {"renamed": 1.0, "refigured": 1.0}
    source, target = augment(PAIR, (), NAMES, chances, random.Random(seed))
    for pattern in (r"\d+", r"(?<=[a-zà ,] )[A-Z]\w+"):
        assert sorted(re.findall(pattern, source)) == sorted(re.findall(pattern, target))
    changed = set(re.findall(r"\w+", source)) - set(re.findall(r"\w+", PAIR[0]))
    assert 1 <= len(changed) <= 2  # the new number, and the new name unless it is the old one
    assert "Poutine" not in source  # English spells him otherwise


@pytest.mark.parametrize("seed", range(20))
def test_reported_speech_is_quoted_alike_on_both_sides(seed: int) -> None:
    source, target = augment(PAIR, (), NAMES, {"reported": 1.0}, random.Random(seed))
    assert source.count("«") == source.count("»") == 1
    assert target.count("“") == target.count("”") == 1
    assert ("Poutine" in source) == ("Putin" in target)


def test_without_chances_a_pair_stays_as_it_is() -> None:
    assert augment(PAIR, (PAIR,), NAMES, {}, random.Random(1)) == PAIR

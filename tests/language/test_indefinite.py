"""A and an, by the sound of what follows."""

from __future__ import annotations

import pytest

from translate.language.indefinite import agreed


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("She bought an lorry and a umbrella.", "She bought a lorry and an umbrella."),
        ("It took a hour and an half.", "It took an hour and a half."),
        ("An uniform, a useful one. A idea.", "A uniform, a useful one. An idea."),
        ("a 80-metre tower, an 70-metre one", "an 80-metre tower, a 70-metre one"),
        ("They had a “agreement”.", "They had an “agreement”."),
        ("an U-boat, a X-ray, an one-way street", "a U-boat, an X-ray, a one-way street"),
        ("a Italian and an Ukrainian", "an Italian and a Ukrainian"),
    ],
)
def test_the_article_agrees_with_the_word_behind_it(text: str, right: str) -> None:
    assert agreed(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin A is found in points a and b.",
        "an historic day at a historic site",
        "a US firm, an MRI scan, a NATO base",
        "There is a 1,100-page report.",
    ],
)
def test_letters_acronyms_and_what_is_open_stay(text: str) -> None:
    assert agreed(text) == text

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from segmentation_gold import inner_ends, own, paragraphs

from translate.language import quotes
from translate.segmentation import split

#: Known to be wrong, and why: after initials, `Le` may as well begin a surname.
KNOWN_ERRORS = {"L'article est signé A. B. Le journal"}


def test_the_gold_has_three_hundred_boundaries() -> None:
    assert sum(len(sentences) - 1 for _, _, sentences in paragraphs()) >= 300


@pytest.mark.parametrize(
    ("text", "sentences"), [(text, sentences) for _, text, sentences in paragraphs()]
)
def test_boundaries(text: str, sentences: list[str]) -> None:
    if any(text.startswith(known) for known in KNOWN_ERRORS):
        pytest.xfail("known error")
    assert own(text) == sentences


def test_boundaries_do_not_depend_on_the_kind_of_space() -> None:
    for _, text, sentences in paragraphs():
        if any(text.startswith(known) for known in KNOWN_ERRORS):
            continue
        for space in ("\u00a0", "\u202f"):
            french = text.replace(" »", f"{space}»").replace("« ", f"«{space}")
            for mark in "?!;:":
                french = french.replace(f" {mark}", f"{space}{mark}")
            found = [french[a:b] for a, b in split(french)]
            assert inner_ends(french, found) == inner_ends(text, sentences)


def test_no_segment_holds_half_a_quotation() -> None:
    for _, text, _ in paragraphs():
        if all(m.partner is not None for m in quotes.scan(text)):
            for sentence in own(text):
                assert all(m.partner is not None for m in quotes.scan(sentence)), sentence


def test_an_unclosed_quotation_does_not_swallow_the_paragraph() -> None:
    text = "« Je commence ici. Je continue. Je ne ferme pas."
    assert own(text) == ["« Je commence ici.", "Je continue.", "Je ne ferme pas."]


@given(
    st.lists(st.sampled_from(["Il dort. ", "« Oui. ", "» ", "M. ", "(", ") ", "etc. ", "! ", "a"]))
)
def test_sentences_cover_everything_but_white_space(parts: list[str]) -> None:
    text = "".join(parts)
    spans = split(text)
    kept = "".join(text[a:b] for a, b in spans)
    assert kept.replace(" ", "") == text.replace(" ", "")

"""English words that stand in a French sentence for words that the model does not know."""

import pytest

from translate.decoding.hints import hinted


@pytest.mark.parametrize(
    ("source", "hints", "read"),
    [
        ("Une scierie brûle.", {"scierie": "sawmill"}, "Une # sawmill brûle."),
        # Of an elided article it stands apart; each word of two has its mark.
        ("C'est l'éprouvette.", {"éprouvette": "test tube"}, "C'est l' # test # tube."),
        # A name, a part of a compound and a part of a word are not meant.
        ("M. Four et le porte-four du fournil.", {"four": "oven"}, "M. Four et le porte-four du fournil."),
        ("« four », four", {"four": "oven"}, "« # oven », # oven"),
        ("Rien.", {}, "Rien."),
    ],
)  # fmt: skip
def test_what_the_model_reads(source: str, hints: dict[str, str], read: str) -> None:
    assert hinted(source, hints) == read

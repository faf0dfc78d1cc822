"""What the French denies once is not denied twice."""

from __future__ import annotations

import pytest

from translate.decoding.translator import Candidate, Draft
from translate.repair import choose
from translate.repair.denials import mend


@pytest.mark.parametrize(
    ("source", "english", "right"),
    [
        ("Personne n'a signé.", "Nobody did not sign.", "Nobody did sign."),
        ("Aucun train n'est parti.", "No train wasn’t leaving.", "No train was leaving."),
        ("Rien ne peut l'arrêter.", "Nothing cannot stop him.", "Nothing can stop him."),
        ("Il n'a jamais triché.", "He has never not cheated.", "He has never cheated."),
        ("Nul ne sera exclu.", "Nobody won't be excluded.", "Nobody will be excluded."),
    ],
)
def test_the_second_denial_is_taken_out(source: str, english: str, right: str) -> None:
    assert mend(source, english)[0] == right


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Personne n'a signé.", "Nobody signed."),
        ("Personne n'a dit qu'il ne viendrait pas.", "Nobody said he would not come."),
        ("Il n'y avait personne.", "There was not nobody."),
    ],
)  # fmt: skip
def test_what_may_be_meant_stays(source: str, english: str) -> None:
    assert mend(source, english) == (english, [])


def test_what_was_taken_out_is_said() -> None:
    draft = Draft((Candidate("Nobody did not sign.", -0.2),))
    chosen = choose("Personne n'a signé.", draft)
    assert (chosen.text, chosen.findings) == ("Nobody did sign.", ())
    assert chosen.repairs == ("denial: “Nobody did not” → “Nobody did”",)

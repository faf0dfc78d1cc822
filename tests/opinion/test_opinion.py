"""Words in whose place a model that reads the French would have had others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.helpers import run
from translate import check_translation
from translate.alignment.words import Alignment
from translate.checking import check_pairs, pairs
from translate.decoding import Heard
from translate.decoding.forced import Forced
from translate.decoding.translator import Translator
from translate.opinion import doubts, self_doubts
from translate.opinion.judges import judge_of
from translate.pipeline import Model
from translate.settings import Settings


@pytest.fixture(scope="module")
def judge() -> Translator:
    return judge_of("embedded")


@pytest.mark.parametrize(
    ("french", "english", "wrong", "better"),
    [
        (
            "Les pêcheurs réparent leurs filets sur le quai.",
            "The fishermen burn their nets on the quay.",
            "burn",
            "repair",
        ),
        (
            "Le maire a inauguré la bibliothèque hier.",
            "The mayor opened the stadium yesterday.",
            "stadium",
            "library",
        ),
        (
            "La police cherche un témoin de l'accident.",
            "The police are looking for a witness to the wedding.",
            "wedding",
            "accident",
        ),
    ],
)
def test_a_word_that_says_something_else_is_doubted(
    french: str, english: str, wrong: str, better: str, judge: Translator
) -> None:
    ((finding, *others),) = doubts([(french, english)], judge)
    assert not others
    assert (finding.found, finding.expected) == (wrong, better)
    assert finding.target is not None
    assert english[slice(*finding.target)] == wrong


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (
            "Les pêcheurs réparent leurs filets sur le quai.",
            "The fishermen mend their nets on the wharf.",
        ),
        (
            "La commune a fermé l'école faute d'élèves.",
            "The municipality shut the school because there were too few pupils.",
        ),
        (
            "Le médecin lui a conseillé de boire plus d'eau.",
            "He was told by the doctor to drink more water.",
        ),
    ],
)
def test_the_same_in_other_words_is_not_doubted(
    french: str, english: str, judge: Translator
) -> None:
    assert doubts([(french, english)], judge) == [[]]


def test_each_pair_has_its_own_doubts_whatever_stands_beside_it(judge: Translator) -> None:
    pair = ("Le chien garde la maison.", "The dog guards the factory.")
    (alone,) = doubts([pair], judge)
    several = doubts([("", "x"), pair, ("Il pleut.", "It is raining.")], judge)
    assert several == [[], alone, []]


def test_check_with_a_model_says_what_it_doubts_and_fails_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text(
        "Les pêcheurs réparent leurs filets sur le quai.\tThe fishermen burn their nets on the quay.\n",
        encoding="utf-8",
    )
    result = run("check", file, "--model", "embedded", "--strict")
    assert result.returncode == 0
    assert "not sure: “burn” is hardly what « réparent » says" in result.stdout
    assert "1 pair, 0 errors, 0 warnings, 1 not sure" in result.stdout
    without = run("check", file)
    assert "burn” is" not in without.stdout
    silenced = run("check", file, "--model", "embedded", "--ignore", "doubtful")
    assert "not sure" not in silenced.stdout
    missing = run("check", file, "--model", str(tmp_path / "nowhere"))
    assert missing.returncode == 4
    assert len(missing.stderr.splitlines()) == 1


def test_what_is_wrong_by_name_is_not_doubted_as_well(judge: Translator) -> None:
    found = pairs.of_texts("Le train part avant midi.", "The train leaves after noon.", "a", "b")
    (checked,) = check_pairs(found, judge=judge).checked
    places = [f.target for f in checked.findings if f.target]
    assert len(places) == len(set(places))


def test_the_function_takes_a_model_too() -> None:
    report = check_translation(
        "Le chien garde la maison.", "The dog guards the factory.", model="embedded"
    )
    assert report.passed
    assert [f.code for f in report.findings] == ["doubtful"]


def test_words_that_the_model_guessed_are_replaced_and_stay_in_doubt(model: Model) -> None:
    texts = [
        "Il apprit le latin, l'équitation et l'art de se taire.",
        "C'est celui que sa mère posait sur le placard à provisions, le 20 de chaque mois, pour tenir jusqu'au 30.",
    ]
    translated = model.translate("\n\n".join(texts)).segments
    doubtful = {f.found: (t, f) for t in translated for f in t.findings if f.code == "doubtful"}
    assert {"horsemanship", "closet"} <= doubtful.keys()
    for word, (t, finding) in doubtful.items():
        assert finding.source
        assert finding.target
        french = t.segment.text[slice(*finding.source)]
        assert t.target[slice(*finding.target)] == word
        assert f"« {french} », where the model had “" in finding.message
        assert f"“{word}” is the dictionary's word for « {french} »" in t.repairs


def test_a_term_of_the_glossary_is_not_in_doubt(model: Model) -> None:
    settings = Settings(glossary=[("pli", "pleat")])
    (segment,) = model.translate("Elle était noire, lisse, sans un pli.", settings).segments
    assert "pleat" in segment.target
    assert "doubtful" not in [f.code for f in segment.findings if f.found == "pleat"]


def test_the_other_word_that_is_named_fits_where_it_stands(judge: Translator) -> None:
    # The lexicon has “blew” first, which the sentence has no place for.
    pair = ("— N'ouvre pas ! souffla-t-elle.", "— Don't open! she suffered.")
    (findings,) = self_doubts([pair], judge)
    assert [f.found for f in findings] == ["suffered"]
    assert findings[0].expected in ("breathed", "whispered")


def test_what_is_doubted_of_a_sentence_is_the_same_beside_others(judge: Translator) -> None:
    # Nothing is put in the place of half a compound, and so none is scored there.
    compound = ("Le wagon-restaurant est plein.", "The coffin is full.")
    plain = ("Il le déplia.", "He burned it.")
    apart = [self_doubts([pair], judge)[0] for pair in (compound, plain)]
    assert [[f.found for f in of_pair] for of_pair in apart] == [["coffin"], ["burned"]]
    assert self_doubts([compound, plain], judge) == apart


def test_words_that_the_lexicon_explains_need_no_model() -> None:
    class Nobody:
        def align(self, pairs: Sequence[tuple[str, str]], known: object = None) -> list[Alignment]:
            assert not pairs
            return []

        def score(self, pairs: Sequence[tuple[str, str]]) -> list[Forced | None]:
            assert not pairs
            return []

    pair = ("Le chien garde la maison.", "The dog guards the house.")
    assert self_doubts([pair], Nobody()) == doubts([pair], Nobody()) == [[]]


def test_what_nothing_else_could_be_said_for_is_not_scored(judge: Translator) -> None:
    scored: list[tuple[str, str]] = []

    class Counting:
        def align(
            self,
            pairs: Sequence[tuple[str, str]],
            known: Mapping[tuple[str, str], Heard | None] | None = None,
        ) -> list[Alignment]:
            return judge.align(pairs, known)

        def score(self, pairs: Sequence[tuple[str, str]]) -> list[Forced | None]:
            scored.extend(pairs)
            return judge.score(pairs)

    kept = ("Il le déplia.", "He burned it.")
    clear = ("Le chat dort dans la cuisine.", "The cat is sleeping utterly in the kitchen.")
    heard = {}
    for french, english in (kept, clear):
        read = judge._tokenizer.encode(french)
        written = judge._tokenizer.encode_target(english)
        (attention,) = judge._engine.attend([read], [written])
        heard[french, english] = Heard(tuple(written), attention)
    found = self_doubts([kept, clear], Counting(), heard)
    assert [[f.found for f in of_pair] for of_pair in found] == [["burned"], []]
    assert {french for french, _ in scored} == {kept[0]}


@pytest.mark.parametrize(
    ("french", "kept"),
    [
        ("Les enfants ont du mal à se concentrer.", "evil"),
        ("Elle a trois petits-enfants.", "having other children"),
        ("Le camion est tombé en panne.", "fell"),
    ],
)
def test_set_phrases_are_not_taken_word_for_word(model: Model, french: str, kept: str) -> None:
    (segment,) = model.translate(french).segments
    assert kept not in segment.target
    assert not any("dictionary" in f.message for f in segment.findings)

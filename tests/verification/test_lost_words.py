"""Words for which the English has nothing."""

import pytest

from translate.document import Finding
from translate.names.glossary import terms_of
from translate.verification import lost_words

LOST = [
    ("Les passagers rangent leurs appareils électroniques.", "Passengers put away their devices.", ["électroniques"]),
    ("Le voleur a pris un enfant en otage.", "The thief took a child.", ["otage"]),
    ("La chercheuse étudie le pôle nord magnétique.", "The researcher studies the north pole.", ["magnétique"]),
    ("Les bases militaires du nord sont fermées.", "The bases in the north are closed.", ["militaires"]),
    ("Le jardinier arrose les tulipes et les pelouses.", "The gardener waters the lawns.", ["tulipes"]),
    ("Le maire a lentement relu le contrat.", "The mayor read the contract again.", ["lentement"]),
    ("Chameaux et chevaux dormaient.", "And horses were sleeping.", ["Chameaux"]),
]  # fmt: skip

SOUND = [
    # Set phrases, of which English keeps the sense and not the words.
    ("La tour fait partie du château.", "The tower belongs to the castle."),
    ("Il est mort au cours de l'année 1912.", "He died in 1912."),
    ("La femme, âgée de 30 ans, est repartie.", "The 30-year-old woman has left again."),
    ("Au sein de l'équipe, tout va bien.", "All is well in the team."),
    # Synonyms, other forms of a word, one word for several.
    ("La municipalité a réparé le pont.", "The town mended the bridge."),
    ("Les tremblements de terre sont fréquents.", "Earthquakes are frequent."),
    ("Les pommes de terre sont cuites.", "The potatoes are cooked."),
    # Names and figures are looked after elsewhere.
    ("Jean Boulanger a mangé douze œufs.", "Jean Boulanger ate 12 eggs."),
    # What no lexicon has cannot be missed.
    ("Le zigouillard est parti.", "He has left."),
]


@pytest.mark.parametrize(("source", "target", "words"), LOST)
def test_a_word_that_nothing_says_is_found(source: str, target: str, words: list[str]) -> None:
    assert [word.text for word in lost_words.find(source, target)] == words


@pytest.mark.parametrize(("source", "target"), SOUND)
def test_what_is_said_in_other_words_is_not_lost(source: str, target: str) -> None:
    assert [word.text for word in lost_words.find(source, target)] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Les négociations ont repris mardi.", "Negotiations kicked off again on Tuesday."),
        ("Les prix ont grimpé en flèche.", "Prices skyrocketed."),
        ("Elle met en garde contre les arnaques.", "She cautions against scams."),
    ],
)
def test_what_a_free_translation_says_in_words_of_its_own_is_not_lost(
    source: str, target: str
) -> None:
    assert [word.text for word in lost_words.find(source, target, free=True)] == []


@pytest.mark.parametrize(("source", "target", "words"), [*LOST[1:4], LOST[5]])
def test_a_word_in_whose_place_nothing_stands_is_lost_in_any_translation(
    source: str, target: str, words: list[str]
) -> None:
    assert [word.text for word in lost_words.find(source, target, free=True)] == words


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        # The likeliest translation of secouer has 0.35, of enfermer 0.28.
        ("Il veut secouer la couette.", "He wants the duvet.", ["secouer"]),
        ("Il veut enfermer le chat.", "He wants the cat.", []),
        # Three letters are enough.
        ("Le chat voit un bol.", "The cat sees.", ["bol"]),
        ("Le chien ronge un os.", "The dog gnaws.", []),
    ],
)
def test_which_words_are_looked_at(source: str, target: str, words: list[str]) -> None:
    assert [word.text for word in lost_words.find(source, target)] == words


@pytest.mark.parametrize(
    ("target", "words"),
    [
        # 2.3 and 3.3 words off the place of otage
        ("The thief took a child last night wobbled in the old city.", []),
        ("The thief took a child last night in wobbled the old city.", ["otage"]),
    ],
)
def test_how_near_its_place_another_word_may_say_it(target: str, words: list[str]) -> None:
    source = "Le voleur a pris un enfant en otage hier soir dans la vieille ville."
    assert [word.text for word in lost_words.find(source, target, free=True)] == words


def test_the_finding_shows_the_word() -> None:
    source = "Le voleur a pris un enfant en otage."
    (finding,) = lost_words.check(source, "The thief took a child.")
    assert finding.source is not None
    assert source[slice(*finding.source)] == "otage"
    assert "« otage »" in finding.message


def test_terms_and_what_is_said_already_are_not_said_again() -> None:
    source, target = "Le voleur a pris un enfant en otage.", "The thief took a captive child."
    assert list(lost_words.check(source, target, terms_of({"en otage": "captive"}))) == []
    omission = Finding("omission", "“un enfant en otage” seems to be left out", (18, 36))
    assert list(lost_words.check(source, target, findings=[omission])) == []
    copied = Finding("copied", "was not translated")
    assert list(lost_words.check(source, source.upper(), findings=[copied])) == []


@pytest.mark.parametrize(("length", "found"), [(1_900, True), (2_100, False)])
def test_sentences_beyond_measure_are_left_alone(length: int, found: bool) -> None:
    source, target = "Le voleur a pris un enfant en otage.", "The thief took a child."
    assert (lost_words.find(source.ljust(length), target) != []) == found
    assert (lost_words.find(source, target.ljust(length)) != []) == found


@pytest.mark.parametrize(
    ("french", "english", "lost"),
    [
        ("Les brimades cessent.", "The brigades cease.", ["brimades"]),
        ("Il a acheté une bâche.", "He bought a cow.", ["bâche"]),
        ("Une muqueuse saigne.", "A wall is bleeding.", ["muqueuse"]),
        # what is made by rule of both languages, or is written nearly alike, is the same
        ("Un film immersif.", "An immersive film.", []),
        ("Les hologrammes bougent.", "The holograms move.", []),
        # a verb behind a pronoun is no noun
        ("On les brocarderait.", "They would be mocked.", []),
    ],
)
def test_what_the_lexicon_has_not_is_lost_in_what_looks_like_it_or_in_nothing(
    french: str, english: str, lost: list[str]
) -> None:
    assert [f.expected for f in lost_words.check(french, english)] == lost
    assert not list(lost_words.check(french, english, free=True))

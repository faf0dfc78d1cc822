"""Which sentences, and which words, of two texts say the same."""

from __future__ import annotations

import pytest

from translate.alignment.attention import attended, carried
from translate.alignment.projection import behind, by_position, follow, locate, point
from translate.alignment.sentences import align_sentences, are_side_by_side
from translate.alignment.words import Alignment, align, strength, tokens

FRENCH = [
    "Le chat noir dort sur la chaise.",
    "Demain, le ministre visitera une école.",
    "Les agriculteurs vendent leurs tomates au marché.",
    "Trois voleurs ont cambriolé la banque.",
    "La neige couvre les montagnes depuis dimanche.",
    "Mon frère a réparé son vieux vélo.",
]
ENGLISH = [
    "The black cat is sleeping on the chair.",
    "Tomorrow the minister will visit a school.",
    "Farmers sell their tomatoes at the market.",
    "Three thieves robbed the bank.",
    "Snow has covered the mountains since Sunday.",
    "My brother repaired his old bicycle.",
]


def paired(french: list[str], english: list[str]) -> list[tuple[list[int], list[int]]]:
    return [(list(a), list(b)) for a, b in align_sentences(french, english)]


# Sentences


def test_sentences_in_order_are_paired_one_to_one() -> None:
    assert paired(FRENCH, ENGLISH) == [([n], [n]) for n in range(6)]
    assert paired(FRENCH[:1], ENGLISH[3:4]) == [([0], [0])]


@pytest.mark.parametrize("at", range(5))
def test_two_sentences_that_became_one(at: int) -> None:
    merged = [*ENGLISH[:at], " ".join(ENGLISH[at : at + 2]), *ENGLISH[at + 2 :]]
    expected = [([n], [n]) for n in range(at)] + [([at, at + 1], [at])]
    expected += [([n], [n - 1]) for n in range(at + 2, 6)]
    assert paired(FRENCH, merged) == expected


@pytest.mark.parametrize("at", range(5))
def test_a_sentence_that_became_two(at: int) -> None:
    merged = [*FRENCH[:at], " ".join(FRENCH[at : at + 2]), *FRENCH[at + 2 :]]
    expected = [([n], [n]) for n in range(at)] + [([at], [at, at + 1])]
    expected += [([n - 1], [n]) for n in range(at + 2, 6)]
    assert paired(merged, ENGLISH) == expected


@pytest.mark.parametrize("at", range(6))
def test_a_sentence_without_a_counterpart_stays_alone(at: int) -> None:
    rest = list(range(at)) + list(range(at + 1, 6))
    left_out = paired(FRENCH, [ENGLISH[n] for n in rest])
    assert ([at], []) in left_out
    assert [a for a, b in left_out if b] == [[n] for n in rest]
    added = paired([FRENCH[n] for n in rest], ENGLISH)
    assert ([], [at]) in added
    assert [b for a, b in added if a] == [[n] for n in rest]


def test_texts_without_sentences() -> None:
    assert paired([], []) == []
    assert paired([], ["Yes."]) == [([], [0])]
    assert paired(["Oui."], []) == [([0], [])]


def test_a_sentence_of_small_words_is_paired_with_another_of_the_kind() -> None:
    assert paired(["Oui.", *FRENCH[:2]], ["Horses.", "Yes.", *ENGLISH[:2]]) == [
        ([], [0]), ([0], [1]), ([1], [2]), ([2], [3])
    ]  # fmt: skip


def test_many_sentences_left_out_at_once() -> None:
    french = [*(f"La page {n} parle de rien." for n in range(100, 130)), *FRENCH]
    assert paired(french, ENGLISH)[-6:] == [([30 + n], [n]) for n in range(6)]


def test_two_sentences_that_were_divided_elsewhere() -> None:
    french = ["Le chat noir dort sur la chaise et demain", "le ministre visitera une école."]
    english = [
        "The black cat is sleeping",
        "on the chair and tomorrow the minister will visit a school.",
    ]
    assert paired([*french, FRENCH[3]], [*english, ENGLISH[3]])[-1] == ([2], [2])


def test_paragraphs_side_by_side() -> None:
    assert are_side_by_side(FRENCH, ENGLISH)
    assert not are_side_by_side(FRENCH, ENGLISH[:5])
    # One is merged with the next, and one is added: as many, but not beside one another.
    moved = [" ".join(ENGLISH[:2]), *ENGLISH[2:], "Read our newsletter every morning."]
    assert len(moved) == len(FRENCH)
    assert not are_side_by_side(FRENCH, moved)
    # What has no English at all leaves the rest where it is.
    other = [*ENGLISH[:3], "Call this number for a subscription.", *ENGLISH[4:]]
    assert are_side_by_side(FRENCH, other)


def test_how_far_a_pairing_strays() -> None:
    said = [f"{1000 + 37 * n} {5000 + 7 * n}." for n in range(53)]
    left_out_and_added = align_sentences(said[:40], said[12:52])
    assert sum(len(a) == len(b) == 1 for a, b in left_out_and_added) == 28
    assert paired(said[:40], said[13:]) == [([n], [n]) for n in range(40)]


def in_figures(
    size: int, beside: list[int], before: list[int], linked: str = "", counterpart: str = ""
) -> tuple[list[str], list[str]]:
    """Two texts of sentences of `size` figures that share `beside` of them with the one at the same
    place, and `before` with the one before that; a word and its counterpart may begin them.
    """
    unused = iter(range(1000, 9999))
    french: list[list[str]] = [[] for _ in beside]
    english: list[list[str]] = [[] for _ in beside]
    french[0] += linked.split()
    english[0] += counterpart.split()
    for shared, shift in ((beside, 0), (before, 1)):
        for n, count in enumerate(shared):
            same = [str(next(unused)) for _ in range(count)]
            french[n + shift] += same
            english[n] += same
    for sentence in french + english:
        sentence += [str(next(unused)) for _ in range(size - len(sentence))]
    return [" ".join(s) + "." for s in french], [" ".join(s) + "." for s in english]


@pytest.mark.parametrize(
    ("size", "beside", "before", "are"),
    [
        # One of six words in common is enough to be a translation, one of seven is not.
        (6, [1, 1, 1], [5, 5], True),
        (7, [1, 1, 1], [6, 6], False),
        # Where it is not, this much is to be gained, and no less, by leaving the place.
        (20, [2, 0, 0], [9, 10], True),
        (20, [2, 0, 0], [10, 11], False),
    ],
)
def test_how_sure_it_must_be_that_paragraphs_are_not_side_by_side(
    size: int, beside: list[int], before: list[int], are: bool
) -> None:
    assert are_side_by_side(*in_figures(size, beside, before)) == are


def test_a_weak_link_is_none_between_sentences() -> None:
    # The lexicon has guilt for coupable at 0.05, and known for célèbres at 0.04.
    assert are_side_by_side(*in_figures(6, [0, 1, 1], [5, 5], "coupable", "guilt"))
    assert not are_side_by_side(*in_figures(6, [0, 1, 1], [5, 5], "célèbres", "known"))


# Words


@pytest.mark.parametrize(
    ("french", "english", "least", "most"),
    [
        ("chat", "cat", 0.3, 1.0),
        ("Chat", "CAT", 0.3, 1.0),
        ("brouettes", "wheelbarrow", 0.03, 1.0),  # the form of the dictionary has it
        ("Zorgluk", "zorgluk", 0.9, 0.9),  # the same letters
        ("Éléazor", "Eleazor", 0.9, 0.9),
        ("démontabilité", "demontability", 0.5, 0.5),  # cognates
        ("zorglu", "zorglub", 0.6, 0.6),
        ("chat", "house", 0.0, 0.0),
        ("zorglu", "morglu", 0.0, 0.0),  # another first letter
        ("zork", "zorka", 0.0, 0.0),  # too short for a cognate
        ("zorgl", "zorgla", 0.6, 0.6),
        ("zodimar", "zodinal", 0.5, 0.5),  # alike enough
        ("zorbalit", "zorbakun", 0.0, 0.0),
        ("z" + 38 * "o", "z" + 39 * "o", 0.6, 0.6),
        ("z" + 39 * "o", "z" + 40 * "o", 0.0, 0.0),  # too long for one
        ("dormir", "asleep", 0.03, 0.03),  # the lexicon is sure enough of it
        ("dormir", "bed", 0.0, 0.0),
        ("maison", "househ", 0.3, 0.5),  # begins as house does
        ("maison", "hourly", 0.0, 0.0),
        ("maison", "hound", 0.0, 0.0),
        ("dormir", "slumbered", 0.035, 0.035),  # of what the lexicon is sure enough of
        ("dormir", "awaking", 0.0, 0.0),
        ("interrompre", "halted", 0.0, 0.0),  # halt at 0.05
        ("restez", "stayed", 0.3, 0.3),  # what they share has four letters
    ],
)
def test_strength_of_a_link(french: str, english: str, least: float, most: float) -> None:
    assert least <= strength(french, english) <= most


def test_another_form_of_a_translation_is_half_as_sure() -> None:
    assert strength("dormir", "sleeping") > 0.03
    assert strength("dormir", "sleeping") < strength("dormir", "sleep")


def linked_by(source: str, target: str, *strengths: dict[int, float]) -> Alignment:
    return Alignment(tokens(source), tokens(target), strengths)


def linked(french: str, english: str) -> dict[str, str]:
    alignment = align(french, english)
    return {alignment.source[i].text: alignment.target[j].text for i, j in alignment.links.items()}


def test_words_that_change_places() -> None:
    links = linked(
        "Hier, le chat noir a mangé la souris.", "The black cat ate the mouse yesterday."
    )
    assert links["chat"] == "cat"
    assert links["noir"] == "black"
    assert links["souris"] == "mouse"
    assert links["Hier"] == "yesterday"
    assert len(set(links.values())) == len(links)


def test_a_word_that_occurs_twice_is_linked_in_order() -> None:
    alignment = align(
        "Le chien voit le chat et le chat voit la souris.",
        "The dog sees the cat and the cat sees the mouse.",
    )
    cats = [alignment.links[i] for i, w in enumerate(alignment.source) if w.text == "chat"]
    assert [alignment.target[j].start for j in cats] == [17, 29]


def test_a_small_word_takes_no_counterpart_far_away() -> None:
    french = "Il dort, et la banque qui a été cambriolée dimanche par les trois voleurs a fermé."
    english = "He sleeps, the bank robbed on Sunday by the three thieves closed."
    assert linked(french, english)["banque"] == "bank"
    assert linked(french, english).get("et") is None


def alone(at: int, strength: float, count: int = 30) -> dict[int, int]:
    """The links between `count` small words where only the first is linked, to the one `at` a place."""
    return linked_by("a " * count, "b " * count, {at: strength}, *[{}] * (count - 1)).links


def test_how_far_off_its_place_a_word_is_linked() -> None:
    assert alone(9, 0.05) == {0: 9}
    assert alone(11, 0.05) == {}
    assert alone(11, 0.1) == {0: 11}


@pytest.mark.parametrize(("strength", "at"), [(0.7, 0), (0.8, 18)])
def test_how_much_surer_a_link_across_the_sentence_has_to_be(strength: float, at: int) -> None:
    alignment = linked_by("mots " * 20, "word " * 20, {0: 0.3, 18: strength}, *[{}] * 19)
    assert alignment.links == {0: at}


def test_how_near_a_neighbour_is() -> None:
    for distance, shares in ((3, True), (4, False)):
        links: list[dict[int, float]] = [{} for _ in range(9)]
        links[0] = {0: 0.9}
        links[distance] = {0: 0.5}
        assert (distance in linked_by("a " * 9, "b " * 9, *links).covered[0]) == shares
        links = [{0: 0.9, distance: 0.5}, *[{}] * 8]
        assert (distance in linked_by("a " * 9, "b " * 9, *links).covered[1]) == shares


def test_what_is_said_over_and_over_is_linked_to_what_is_near() -> None:
    alignment = align("chat " * 80, "cat " * 80)
    assert {len(links) for links in alignment.strength} == {50}
    assert all(i in links for i, links in enumerate(alignment.strength))


def test_of_a_text_without_end_the_first_thousand_words_are_linked() -> None:
    words = "mot " * 998
    assert linked(f"{words}le chat noir", "cat black") == {"chat": "cat"}
    assert linked("chat noir", f"{words}the cat black") == {"chat": "cat"}


def astray(count: int) -> Alignment:
    """Of the words between the first and the last, whose links agree, `count` have links that cross."""
    links = [{0: 0.9}, *[{count + 1 - n: 0.01} for n in range(count)], {1: 0.9}]
    return linked_by("mots " * (count + 2), "word " * (count + 2), *links)


def test_over_how_many_words_astray_a_chain_of_anchors_leads() -> None:
    for count, chain in ((59, [(0, 0), (60, 1)]), (60, [(0, 0), (1, 61)])):
        alignment = astray(count)
        links = {i: j for i, of_word in enumerate(alignment.strength) for j in of_word}
        assert alignment.anchors(links) == chain


def test_neighbours_share_a_counterpart() -> None:
    source = "Un tremblement de terre a détruit la ville."
    target = "An earthquake destroyed the city."
    near = linked_by(source, target, {0: 0.9}, {1: 0.9}, {}, {1: 0.11}, {}, {2: 0.9}, {}, {4: 0.9})
    assert near.covered == ({0, 1, 3, 5, 7}, {0, 1, 2, 4})
    weak = linked_by(source, target, {0: 0.9}, {1: 0.9}, {}, {1: 0.09}, {}, {2: 0.9}, {}, {4: 0.9})
    assert weak.covered[0] == {0, 1, 5, 7}
    far = linked_by(source, target, {0: 0.9}, {1: 0.9}, {}, {}, {}, {2: 0.9}, {}, {4: 0.9, 0: 0.5})
    assert far.covered[1] == {0, 1, 2, 4}
    split = linked_by(source, target, {}, {1: 0.9}, {}, {}, {}, {2: 0.9, 4: 0.2}, {}, {})
    assert split.covered == ({1, 5}, {1, 2, 4}), "destroyed … city for one word"


def test_an_alignment_has_every_word_in_its_place() -> None:
    text = "L’été, où 3,5 % partent."
    assert [text[w.start : w.end] for w in tokens(text)] == [w.text for w in tokens(text)]
    assert align("", "").best() == []
    assert align("Oui.", "").best() == [None]


def test_attention_is_added_to_the_lexicon() -> None:
    pieces = ["▁Tomarck", "▁vexe", "▁Brelu", "."]
    english = ["▁Brelu", "▁irks", "▁Tomarck", "."]
    attention = [(2, 0.9), (1, 0.11), (0, 0.09), (3, 1.0)]
    alignment = attended(
        "Tomarck vexe Brelu.", "Brelu irks Tomarck.",
        ("Tomarck vexe Brelu.", pieces), ("Brelu irks Tomarck.", english), attention,
    )  # fmt: skip
    assert alignment.strength[1] == {1: pytest.approx(0.11)}
    assert alignment.strength[2][0] == pytest.approx(0.9 + 0.9)
    assert alignment.strength[0][2] == pytest.approx(0.9), "too little attention says nothing"


# Stretches


SENTENCE = "The minister said that the old bridge of Lyon would be closed, and the old bridge of Tours too."


def at(text: str, phrase: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(phrase, start + 1)
    return start, start + len(phrase)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("a b c d", [1, 2, 3, 4]),
        ("a x c d", [1, 2, 3, 4]),
        ("a x y c d", [1, 2, 2, 3, 4]),
        ("a x y z d", [1, 2, 2, 3, 4]),
        ("a d", [1, 4]),
        ("a b c d x", [1, 2, 3, 4, 0]),
    ],
)
def test_attention_of_pieces_that_were_put_in(now: str, expected: list[int]) -> None:
    before = [(1, 0.9), (2, 0.9), (3, 0.9), (4, 0.9)]
    found = carried(before, ["a", "b", "c", "d"], now.split())
    assert [at if weight else 0 for at, weight in found] == expected


def test_a_stretch_is_looked_for_near_its_place() -> None:
    assert locate("the old bridge", SENTENCE, 0.3) == at(SENTENCE, "the old bridge")
    assert locate("the old bridge", SENTENCE, 0.9) == at(SENTENCE, "the old bridge", 1)


def test_a_stretch_in_other_words() -> None:
    assert locate("an old bridge in Tours", SENTENCE, 0.9) == at(SENTENCE, "old bridge of Tours")
    assert locate("minister", SENTENCE, 0.5) == at(SENTENCE, "minister")
    assert locate("ministers", SENTENCE, 0.5) == at(SENTENCE, "minister")
    assert locate("Lyon", SENTENCE, 0.0) == at(SENTENCE, "Lyon")
    assert locate("would be closed", SENTENCE, 1.0) == at(SENTENCE, "would be closed")
    assert locate(SENTENCE, SENTENCE, 0.5) == (0, len(SENTENCE) - 1)


@pytest.mark.parametrize("phrase", ["elephants", "three green elephants", "", "—"])
def test_a_stretch_that_is_not_there(phrase: str) -> None:
    assert locate(phrase, SENTENCE, 0.5) is None
    assert locate("bridge", "", 0.5) is None
    assert locate("bridge", "…", 0.5) is None


def test_how_alike_a_stretch_has_to_be() -> None:
    assert locate("the old brudges off Lion", SENTENCE, 0.4, least=0.6) is not None
    assert locate("the old brudges off Lion", SENTENCE, 0.4, least=1.0) is None


def test_in_a_long_sentence_only_near_words_are_looked_at() -> None:
    words = [f"word{n}" for n in range(600)]
    words[40] = words[320] = words[590] = "bridge"
    text = " ".join(words)
    for place, near in ((40, 0.0), (320, 0.5), (590, 1.0)):
        assert locate("bridge", text, near) == at(text, "bridge", (40, 320, 590).index(place))
    words[40] = words[590] = "other"
    assert locate("bridge", " ".join(words), 0.0) is None
    assert locate("bridge", " ".join(words), 1.0) is None


@pytest.mark.parametrize(
    ("near", "inside", "outside"),
    [(0.0, [0, 199], [210]), (0.5, [200, 399], [190, 410]), (1.0, [400, 599], [390])],
)
def test_how_near_words_are_looked_at(near: float, inside: list[int], outside: list[int]) -> None:
    words = [f"word{n}" for n in range(600)]
    for place in inside + outside:
        text = " ".join([*words[:place], "bridge", *words[place + 1 :]])
        found = locate("bridge", text, near)
        assert found == (at(text, "bridge") if place in inside else None)


def test_of_several_words_one_has_to_be_the_same() -> None:
    assert locate("ministry", SENTENCE, 0.0) == at(SENTENCE, "minister")
    assert locate("older bridges", SENTENCE, 0.3) is None
    assert locate("older bridge", SENTENCE, 0.3) == at(SENTENCE, "old bridge")


def test_words_between_two_places() -> None:
    text = "One two three four five."
    assert by_position(text, 0.0, 0.1) == at(text, "One")
    assert by_position(text, 0.0, 1.0) == (0, len(text) - 1)
    assert by_position(text, 0.33, 0.55) == at(text, "three")
    assert by_position(text, 0.9, 0.1) == at(text, "five")
    assert by_position("…", 0.2, 0.4) == (0, 1)


def followed(alignment: Alignment, source: str, phrase: str, target: str) -> str | None:
    found = follow(alignment, *at(source, phrase))
    return None if found is None else target[slice(*found)]


def test_links_are_followed() -> None:
    source, target = "Il aime la soupe chaude du soir.", "He likes the hot soup of the evening."
    alignment = linked_by(
        source, target, {0: 0.9}, {1: 0.9}, {2: 0.9}, {4: 0.9}, {3: 0.9}, {5: 0.3}, {7: 0.9}
    )
    assert followed(alignment, source, "soupe chaude", target) == "hot soup"
    assert followed(alignment, source, "aime la soupe chaude", target) == "likes the hot soup"
    assert followed(alignment, source, "soupe chaude du soir", target) == "hot soup of the evening"
    assert followed(alignment, source, "Il", target) == "He"


def test_a_word_without_a_link_in_the_middle_belongs_to_the_stretch() -> None:
    source, target = "Il veut manger vite.", "He wants to really eat fast."
    alignment = linked_by(source, target, {0: 0.9}, {1: 0.9}, {4: 0.9}, {5: 0.9})
    assert followed(alignment, source, "manger vite", target) == "eat fast"
    assert followed(alignment, source, "veut manger", target) == "wants to really eat"


def test_a_stray_link_does_not_stretch_over_words_of_others() -> None:
    source, target = "Marie voit Paul dehors.", "Marie sees outside Paul there."
    alignment = linked_by(source, target, {0: 0.9}, {1: 0.9}, {3: 0.9}, {2: 0.9, 4: 0.2})
    assert followed(alignment, source, "dehors", target) == "outside"
    far = linked_by(source, target, {0: 0.9, 3: 0.1}, {1: 0.9}, {2: 0.9}, {3: 0.5})
    assert followed(far, source, "Marie", target) == "Marie"


def test_links_that_are_too_weak_lead_nowhere() -> None:
    source, target = "Marie voit Paul.", "Marie sees Paul."
    alignment = linked_by(source, target, {0: 0.1}, {1: 0.16}, {})
    assert followed(alignment, source, "Marie", target) is None
    assert followed(alignment, source, "voit", target) == "sees"
    assert followed(alignment, source, "Paul", target) is None


@pytest.mark.parametrize(
    ("word", "strength", "found"),
    [
        ("voit", 0.16, True),
        ("voit", 0.14, False),
        # Small words say half as much, names do not.
        ("vit", 0.31, True),
        ("vit", 0.29, False),
        ("Léo", 0.29, True),
        ("sera", 0.29, True),
    ],
)
def test_how_strong_a_link_is_to_be_followed(word: str, strength: float, found: bool) -> None:
    alignment = linked_by(f"Hier {word} tout", "one two three", {}, {1: strength}, {})
    assert follow(alignment, 5, 5 + len(word)) == ((4, 7) if found else None)


@pytest.mark.parametrize(
    ("between", "others", "strength", "stretches"),
    [
        # over a word of others
        (1, True, 0.65, True),
        (1, True, 0.55, False),
        # over words that nothing is linked to
        (10, False, 0.22, True),
        (10, False, 0.18, False),
    ],
)
def test_how_far_a_stretch_goes_on(
    between: int, others: bool, strength: float, stretches: bool
) -> None:
    last = between + 1
    target = " ".join(["word"] * (last + 1))
    alignment = linked_by(
        "Premier dernier autre", target, {0: 0.9}, {last: strength}, {1: 0.9} if others else {}
    )
    end = len(target) if stretches else len("word")
    assert follow(alignment, 0, len("Premier dernier")) == (0, end)


def test_a_point_stands_behind_the_words_before_it() -> None:
    source, target = "Le chat noir[1] dort.", "The black cat sleeps."
    alignment = align(source.replace("[1]", ""), target)
    text = "Le chat noir dort."
    assert point(text, len("Le chat noir"), target, alignment) == len("The black cat")
    assert point(text, 0, target, alignment) == 0
    assert point(text, len(text), target, alignment) == len(target)


def test_a_point_stands_behind_the_marks_of_its_word() -> None:
    source, target = "Il dort, elle court.", "He sleeps, she runs."
    alignment = align(source, target)
    assert point(source, len("Il dort,"), target, alignment) == len("He sleeps,")
    assert point("Oui", 1, "Yes", align("Oui", "Yes")) == 3
    assert point("Oui non", 1, "Yes no", align("Oui non", "Yes no")) == 3
    assert point("Oui non", 4, "Yes (no)", align("Oui non", "Yes (no)")) == 4


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Les prix¹ montent encore.", "The prices¹ are still rising."),
        ("La croissance, dit la banque¹.", "Growth, said the bank¹."),
        ("Le taux de chômage¹ baisse.", "The unemployment rate¹ is falling."),
        ("Le taux de la croissance¹ baisse.", "The growth rate¹ is falling."),
        # four words before, it is another phrase
        ("Le taux de sa forte croissance¹ baisse.", "Its strong growth¹ rate is falling."),
        ("un chat noir¹, un chien", "a black cat¹, a dog"),
        ("Un chat,¹ puis un chien.", "A cat,¹ then a dog."),
        ("Un chat ¹ puis un chien.", "A cat ¹ then a dog."),
    ],
)
def test_a_mark_stays_behind_the_words_that_it_followed(french: str, english: str) -> None:
    source, target = (text.replace("¹", "").replace("  ", " ") for text in (french, english))
    at = french.index("¹")
    assert behind(source, at, target, align(source, target)) == english.index("¹")

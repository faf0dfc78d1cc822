from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest

from tests.helpers import fixed
from translate import checkpoints, segmentation
from translate.alignment.words import Alignment
from translate.articles import parse
from translate.checkpoints.conversion import converted
from translate.checkpoints.folders import fingerprint
from translate.decoding import Attention, Decoding, open_engine
from translate.decoding.ctranslate2 import CTranslate2Engine, stretches
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Candidate, Draft, Translator
from translate.document import Translation
from translate.errors import ModelError
from translate.language.quotes import count
from translate.language.typography import english as in_print
from translate.language.typography import source_form
from translate.names import glossary
from translate.names.capitals import lowered
from translate.pipeline import Model, read_and_segment
from translate.repair import choose, repair
from translate.settings import Settings
from translate.verification import check

SENTENCES = [
    "Le président a parlé hier.",
    "La commission a adopté le rapport sur l'énergie.",
    "« Nous sommes prêts », a dit le ministre.",
    "Où est la gare ?",
    "Il y a 1 250 habitants dans ce village.",
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return checkpoints.embedded().folder


@pytest.fixture(scope="module")
def translator(folder: Path) -> Translator:
    return Translator(open_engine(folder), Tokenizer(folder))


@pytest.fixture(scope="module")
def unhinted(folder: Path) -> Translator:
    """As a model is that was not taught hints: what they would mend is mended otherwise."""
    translator = Translator(open_engine(folder), Tokenizer(folder))
    translator.takes_hints = False
    return translator


def best(drafts: list[Draft]) -> list[str]:
    return [d.candidates[0].text for d in drafts]


def test_both_engines_agree_on_greedy_output(folder: Path) -> None:
    tokenizer = Tokenizer(folder)
    pieces = [tokenizer.encode(source_form(s)) for s in SENTENCES]
    fast = open_engine(folder, "ctranslate2", "float32").decode(pieces, Decoding(beam=1))
    reference = open_engine(folder, "transformers").decode(pieces, Decoding(beam=1))
    assert [h[0].tokens for h in fast] == [h[0].tokens for h in reference]
    for ours, theirs in zip(fast, reference, strict=True):
        assert ours[0].score == pytest.approx(theirs[0].score, abs=0.02)


def test_both_engines_agree_on_how_probable_a_translation_is(folder: Path) -> None:
    tokenizer = Tokenizer(folder)
    pairs = [("Où est la gare ?", "Where is the station?"), ("Il pleut sur la ville.", "My dog.")]
    sources = [tokenizer.encode(source_form(french)) for french, _ in pairs]
    targets = [tokenizer.encode_target(english) for _, english in pairs]
    fast = open_engine(folder, "ctranslate2", "float32").score(sources, targets)
    slow = open_engine(folder, "transformers").score(sources, targets)
    for ours, theirs, pieces in zip(fast, slow, targets, strict=True):
        assert len(ours) == len(pieces) + 1, "the end is scored, too"
        assert ours == pytest.approx(theirs, abs=0.02)


def test_what_was_decoded_is_as_probable_when_it_is_forced(translator: Translator) -> None:
    source = "La commission a adopté le rapport sur l'énergie."
    (draft,) = translator.translate([source], Decoding())
    best, *_ = draft.candidates
    (forced,) = translator.score([(source, best.text)])
    assert forced is not None
    assert forced.mean == pytest.approx(best.score, abs=0.02)
    # The words share out what the whole has, but for its marks and its end.
    assert sum(word for word in forced.words if word is not None) >= forced.total
    (other,) = translator.score([(source, "The committee ate the report on energy.")])
    assert other is not None
    worst = min(range(len(other.words)), key=lambda n: other.words[n] or 0.0)
    assert worst == 2, "ate"


def test_int8_stays_close_to_float32(folder: Path) -> None:
    tokenizer = Tokenizer(folder)
    pieces = [tokenizer.encode(source_form(s)) for s in SENTENCES]
    small = open_engine(folder, "ctranslate2", "int8").decode(pieces, Decoding())
    full = open_engine(folder, "ctranslate2", "float32").decode(pieces, Decoding())
    for ours, theirs in zip(small, full, strict=True):
        assert ours[0].score == pytest.approx(theirs[0].score, abs=0.3)


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_words_are_linked_by_what_the_model_attends_to(folder: Path, engine: str) -> None:
    translator = Translator(open_engine(folder, engine), Tokenizer(folder))
    # No lexicon has the invented names, which change places; other marks than the model's.
    pairs = [
        ("Hier, le sénateur Brelu a « vexé » Tomarck.", "Tomarck was “offended” by Senator Brelu yesterday."),
        ("Oui.", "Yes."),
        ("—", "—"),
    ]  # fmt: skip
    first, *_ = translator.align(pairs)
    links = {
        first.source[i].text: first.target[j].text
        for i, j in enumerate(first.best())
        if j is not None
    }
    assert links["vexé"] == "offended"
    assert (links["Brelu"], links["Tomarck"]) == ("Brelu", "Tomarck")


def test_engines_attend_alike(folder: Path) -> None:
    tokenizer = Tokenizer(folder)
    sources = [tokenizer.encode(source_form(s)) for s in SENTENCES[:3]]
    targets = [tokenizer.encode_target(t) for t in ("He is here.", "Yes, I know it.", "Where?")]
    fast = open_engine(folder, "ctranslate2", "float32").attend(sources, targets)
    reference = open_engine(folder, "transformers").attend(sources, targets)
    for ours, theirs, source, target in zip(fast, reference, sources, targets, strict=True):
        assert len(ours) == len(target)
        assert all(at < len(source) for at, _ in ours)
        assert list(ours) == [(at, pytest.approx(weight, abs=0.01)) for at, weight in theirs]


def test_what_was_attended_to_is_told_with_each_hypothesis(folder: Path) -> None:
    tokenizer, engine = Tokenizer(folder), open_engine(folder, "ctranslate2", "float32")
    sources = [tokenizer.encode(source_form(s)) for s in SENTENCES[:3]]
    free = engine.decode(sources, Decoding(nbest=2))
    begun = engine.decode(sources, Decoding(), [tokenizer.encode_target("Yes, it")] * 3)
    for source, hypotheses in zip(sources * 2, [*free, *begun], strict=True):
        for hypothesis in hypotheses:
            (apart,) = engine.attend([source], [hypothesis.tokens])
            told = [(at, pytest.approx(weight, abs=0.001)) for at, weight in hypothesis.attention]
            assert list(apart) == told


def test_what_was_attended_to_holds_for_words_that_were_put_in(translator: Translator) -> None:
    (draft,) = translator.translate([SENTENCES[1]], Decoding())
    heard, text = draft.candidates[0].heard, draft.candidates[0].text
    assert "report" in text
    pair = SENTENCES[1], text.replace("report", "paper")
    (carried,) = translator.align([pair], {pair: heard})
    (anew,) = translator.align([pair])

    def linked(alignment: Alignment) -> dict[str, str]:
        pairs = zip(alignment.source, alignment.best(), strict=True)
        return {word.text: alignment.target[j].text for word, j in pairs if j is not None}

    assert linked(carried)["rapport"] == "paper"
    assert linked(carried) == linked(anew)


def test_what_was_attended_to_beside_what_the_model_cannot_read(translator: Translator) -> None:
    french = "La ville de São Paulo a adopté le rapport."
    (draft,) = translator.translate([french], Decoding())
    assert "São" in draft.candidates[0].text
    pair = french, draft.candidates[0].text
    for known in ({pair: draft.candidates[0].heard}, None):
        (alignment,) = translator.align([pair], known)
        links = {
            alignment.source[i].text: alignment.target[j].text for i, j in alignment.links.items()
        }
        assert links["São"] == "São"
        assert links["adopté"] == "adopted"
        assert links["rapport"] == "report"


def test_the_model_is_not_asked_again_what_it_attended_to(folder: Path) -> None:
    class Deaf(CTranslate2Engine):
        def attend(
            self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
        ) -> list[Attention]:
            raise AssertionError("it was asked")

    translator = Translator(Deaf(folder), Tokenizer(folder))
    translator.takes_hints = False  # French with hints is other French
    # Of the last one a word is looked up: what the model had guessed is replaced.
    ours = read_and_segment(
        Path(__file__).parent.parent.parent / "samples/putin-north-korea.fr.txt"
    )
    # In others there are codes, marks and stand-ins in the place of what it cannot read.
    strange = [
        "La ville de São Paulo a reçu 24 personnes.",
        "— L'article est sur https://exemple.fr/a ☎ depuis hier.",
    ]
    sources = [*SENTENCES, *strange, *(s.text for s in ours.segments if "fortifiaient" in s.text)]
    drafts = translator.translate(sources, Decoding(nbest=4))
    repaired = repair(sources, enumerate(drafts), translator, Decoding(), by_links=True)
    assert any("dictionary" in done for r in repaired for done in r.repairs)
    pairs = [(s, r.text) for s, r in zip(sources, repaired, strict=True)]
    known = {pair: r.heard for pair, r in zip(pairs, repaired, strict=True)}
    assert all(alignment.links for alignment in translator.align(pairs, known))


def test_order_and_repetition_do_not_matter(translator: Translator) -> None:
    once = best(translator.translate(SENTENCES, Decoding()))
    texts = [*reversed(SENTENCES), *SENTENCES]
    assert best(translator.translate(texts, Decoding())) == [*reversed(once), *once]


@pytest.mark.parametrize(
    ("sizes", "workers", "together"),
    [
        ([90, 80, 40, 30, 20, 10, 6], 2, [170, 106]),
        ([90, 60, 60, 40, 30, 20, 10, 6], 2, [150, 166]),
        ([7] * 12, 4, [21, 21, 21, 21]),
        ([1, 1, 100], 2, [2, 100]),
        ([5], 2, [5]),
        ([], 2, []),
    ],
)
def test_workers_have_stretches_of_a_batch_of_about_as_many_pieces(
    sizes: list[int], workers: int, together: list[int]
) -> None:
    own = [sizes[stretch] for stretch in stretches(sizes, workers)]
    assert [size for stretch in own for size in stretch] == sizes
    assert [sum(stretch) for stretch in own] == together


def test_progress_counts_every_text_once(translator: Translator) -> None:
    steps: list[int] = []
    texts = [*SENTENCES, SENTENCES[0], "—", "", "mot " * 400]
    translator.translate(texts, Decoding(beam=1), steps.append)
    assert sum(steps) == len(texts)


def test_each_draft_is_told_as_soon_as_it_is_finished(translator: Translator) -> None:
    streets = [f"Le numéro {n} de la rue est fermé aux voitures depuis hier." for n in range(200)]
    texts = [*SENTENCES, SENTENCES[0], "—", *streets]
    told: dict[int, Draft] = {}
    finished: list[int] = []
    known: list[int] = []  # how many were told when some were finished

    def count(number: int) -> None:
        finished.append(number)
        known.append(len(told))

    drafts = translator.translate(texts, Decoding(beam=1), count, told.__setitem__)
    assert [told[number] for number in range(len(texts))] == drafts
    assert next(iter(told)) == texts.index("—")  # which needs no model
    assert len(finished) > 2
    assert known == list(accumulate(finished))


def test_what_holds_no_words_is_copied(translator: Translator) -> None:
    texts = ["", "…", "* * *", "—", "!?"]
    assert best(translator.translate(texts, Decoding())) == ["", "...", "* * *", "—", "!?"]


def test_dialogue_dashes_are_put_back(translator: Translator) -> None:
    plain, spoken = best(
        translator.translate(["Où est la gare ?", "— Où est la gare ?"], Decoding())
    )
    assert spoken == f"— {plain}"


def test_a_sentence_longer_than_the_model_takes_is_not_cut(translator: Translator) -> None:
    years = [str(year) for year in range(1911, 1961)]
    long = ", ".join(f"en {year} le conseil a adopté un rapport" for year in years) + "."
    assert len(translator._tokenizer.encode(long)) > 4 * Decoding().max_pieces
    (draft,) = translator.translate([long], Decoding(max_pieces=40))
    found = [year for year in years if year in draft.candidates[0].text]
    assert len(found) >= 40
    assert set(found) & set(years[:5])
    assert set(found) & set(years[-5:])


def test_an_endless_word_is_translated_too(translator: Translator) -> None:
    (draft,) = translator.translate(["a" * 5000], Decoding(beam=1))
    assert draft.candidates[0].text


def test_capitals_are_read_in_small_letters_and_written_in_capitals(translator: Translator) -> None:
    text = "POUTINE ARRIVE A PYONGYANG, L'OTAN ET LA COREE DU NORD S'INQUIETENT"
    (english,) = best(translator.translate([text], Decoding()))
    assert english.isupper()
    for name in ("PUTIN", "PYONGYANG", "NATO", "NORTH KOREA"):
        assert name in english
    (acronym,) = best(translator.translate(["OTAN"], Decoding()))
    assert acronym == "NATO"


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        ("L'ETE SERA CHAUD A PARIS", "L'été sera chaud a Paris"),
        ("L'ONU SE RÉUNIT", "L'ONU se réunit"),
        ("« LA FÊTE », DIT ANNE", "« La fête », dit Anne"),
    ],
)
def test_capitals_in_small_letters(capitals: str, small: str) -> None:
    assert lowered(capitals) == small


def test_nbest_gives_different_candidates_in_order(translator: Translator) -> None:
    (draft,) = translator.translate(SENTENCES[:1], Decoding(nbest=4))
    scores = [c.score for c in draft.candidates]
    assert len({c.text for c in draft.candidates}) == 4
    assert scores == sorted(scores, reverse=True)


def test_what_a_model_reads_byte_by_byte_is_unseen(folder: Path) -> None:
    seen = "œuf “à” l’été… ² "
    assert Tokenizer(folder).unseen(f"{seen}☃ 漢\N{PILE OF POO}") == list("☃漢\N{PILE OF POO}")


def _convert(folder: str) -> str:
    return str(converted(Path(folder)))


@pytest.mark.slow
def test_two_programs_may_convert_at_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRANSLATE_CACHE", str(tmp_path))
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        first, second = pool.map(_convert, [str(folder)] * 2)
    assert first == second
    made = [p.name for p in (tmp_path / "converted").iterdir() if p.name != ".lock"]
    assert made == [Path(first).name]


def test_changed_weights_never_meet_a_stale_conversion(folder: Path, tmp_path: Path) -> None:
    for name in ("config.json", "vocab.json", "model.safetensors"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    before = fingerprint(tmp_path)
    assert before == fingerprint(folder)
    data = bytearray((tmp_path / "model.safetensors").read_bytes())
    data[-1] ^= 1
    (tmp_path / "model.safetensors").write_bytes(data)
    assert fingerprint(tmp_path) != before


def test_a_folder_without_a_model_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be (read|loaded)"):
        open_engine(tmp_path)
    with pytest.raises(ModelError, match="no engine is called 'x'"):
        open_engine(tmp_path, "x")


# The sample article, end to end.


def test_every_sentence_of_the_article_has_an_english_one(article: Translation) -> None:
    assert len(article.segments) == len(article.document.segments)
    for result in article.segments:
        assert any(c.isalnum() for c in result.target)


def test_every_quotation_is_kept_or_flagged(article: Translation) -> None:
    kept = 0
    for result in article.segments:
        same = count(result.segment.text, "fr") == count(result.target, "en")
        kept += same
        assert same or any(f.code.startswith("quotation") for f in result.findings)
    assert kept >= len(article.segments) - 2


def test_every_name_of_the_table_is_kept_or_flagged(article: Translation) -> None:
    for result in article.segments:
        if "OTAN" in result.segment.text:
            assert "NATO" in result.target or any(
                f.code.startswith("name") for f in result.findings
            )
        assert "OTAN" not in result.target
        assert "Poutine" not in result.target


def test_the_signature_says_which_model_spoke(article: Translation) -> None:
    assert article.model.name == "embedded"
    assert article.model.engine.startswith("ctranslate2 float32")
    assert article.model.settings == "beam 4, length penalty 1"
    assert len(article.model.revision) == 12


def test_boilerplate_can_be_left_out(model: Model) -> None:
    text = (
        "Le titre\n\nLe ministre a parlé hier à Paris devant la presse.\n\nLaisser un commentaire\n"
    )
    document = segmentation.segment(parse(text))
    assert len(model.translate(document).segments) == 3
    assert len(model.translate(document, Settings(boilerplate=False)).segments) == 2


def test_english_inside_a_french_article_is_kept(model: Model) -> None:
    english = "This is what the president of the club said to us."
    french = (
        "Le club a gagné le match hier soir à Paris, dans un stade où il n'y avait pas une place."
    )
    text = f"{french}\n\n{french}\n\n{english}\n\nPlease check settings.\n"
    result = model.translate(segmentation.segment(parse(text)))
    assert [s.target for s in result.segments[-2:]] == [english, "Please check settings."]


def test_markup_lands_in_the_english(model: Model) -> None:
    text = "Lancez `capteur --test` puis lisez [le rapport](http://exemple.fr/r.pdf) sur https://a.fr.\n"
    result = model.translate(segmentation.segment(parse(text, format="markdown")))
    (segment,) = result.segments
    marked = {segment.target[i.start : i.end]: i.before + i.after for i in segment.inlines}
    assert marked["capteur --test"] == "``"
    assert marked["https://a.fr"] == ""
    assert "[](http://exemple.fr/r.pdf)" in marked.values()


# Repair, by the embedded model, of drafts as a weak one makes them.


def test_repair_takes_the_first_hypothesis_that_passes(translator: Translator) -> None:
    repaired = fixed(translator, "Il a 14 chiens.", "He has 4 dogs.", "He has 14 dogs.")
    assert repaired.text == "He has 14 dogs."
    assert repaired.repairs == (
        "the model's second wording is used, which keeps more of the French",
    )


@pytest.mark.parametrize(
    ("source", "draft", "right"),
    [
        ("Il a 14 chiens.", "He has dogs.", "14 dogs"),
        ("Il a quitté Goodyear en 2012.", "He left Good in 2012.", "left Goodyear in 2012"),
        ("Il a quitté la Tasmanie en 2012.", "He left in 2012.", "left Tasmania"),
        ("La dette atteint 1 250 euros.", "The debt is 250 euros.", "1,250 euros"),
    ],
)
@pytest.mark.parametrize(
    "engine", ["ctranslate2", pytest.param("transformers", marks=pytest.mark.slow)]
)
def test_repair_gives_a_name_or_figure_its_place(
    folder: Path, engine: str, source: str, draft: str, right: str
) -> None:
    repaired = fixed(Translator(open_engine(folder, engine), Tokenizer(folder)), source, draft)
    assert right in repaired.text
    assert repaired.findings == ()
    assert -3 < repaired.score < 0
    assert any("was put in its place" in what for what in repaired.repairs)


@pytest.mark.parametrize(
    ("source", "draft", "right"),
    [
        # Made up, left in French, misspelled, and an English word for another one.
        ("Il a une griffe.", "He has a griff.", "He has a claw."),
        ("Il y a des chaussettes ici.", "There are chaussettes here.", "There are socks here."),
        ("Les cosmonautes dorment.", "The cosmonautes sleep.", "The cosmonauts sleep."),
        ("Il a acheté un télescope.", "He bought a thlescope.", "He bought a telescope."),
        ("Il aime les pentes.", "He loves the snakes.", "He loves the slopes."),
        ("Les roquettes ont touché la ville.", "The roofs hit the city.", "The rockets hit the city."),
    ],
)  # fmt: skip
def test_repair_looks_up_what_the_model_guessed(
    unhinted: Translator, source: str, draft: str, right: str
) -> None:
    repaired = fixed(unhinted, source, draft)
    assert repaired.text == right
    assert any("the dictionary's word" in what for what in repaired.repairs)


def test_repair_leaves_free_wording_alone(translator: Translator) -> None:
    for french, english in [
        ("Il a fait le tour du monde.", "He went around the world."),
        ("Elle est tombée en panne.", "Her car broke down."),
        ("Il a laissé entendre qu'il partirait.", "He hinted that he would leave."),
    ]:
        assert fixed(translator, french, english).text == english


def test_of_sound_hypotheses_one_that_translates_more_words_is_taken() -> None:
    source = "Le président a refusé de commenter la décision."
    draft = Draft(
        (
            Candidate("The president declined to say a word about that.", -0.50),
            Candidate("The president refused to comment on the decision.", -0.52),
        )
    )
    first, second = (c.text for c in draft.candidates)
    assert choose(source, draft).text == first
    assert choose(source, draft, by_links=True).text == second


def test_repair_decodes_a_long_sentence_in_parts(unhinted: Translator) -> None:
    source = (
        "Les conseillers de la mairie ont voté le budget, et les habitants, qui étaient "
        "venus nombreux, ont applaudi la décision, avant de rentrer chez eux."
    )
    repaired = fixed(unhinted, source, "The budget. The budget. The budget. The budget.")
    assert "translated in shorter parts" in repaired.repairs
    assert "budget" in repaired.text and "applauded" in repaired.text
    assert "repetition" not in {f.code for f in repaired.findings}


def test_what_cannot_be_repaired_stays_flagged(translator: Translator) -> None:
    source = "« Nous gagnerons », a-t-elle déclaré."
    repaired = fixed(translator, source, "“We will win,” he said.")
    assert [f.code for f in repaired.findings] == ["speaker-changed"]


GLOSSARY = """OTAN,Atlantic Alliance
ministre,cabinet member
communiqué,news release
"""


def test_the_users_glossary_wins_and_is_inflected(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(GLOSSARY, encoding="utf-8")
    terms = tuple(glossary.read(path))
    text = (
        "Le titre de la page\n\nL'OTAN a réagi mardi.\n\nLes ministres ont voté.\n\n"
        "Le ministre a publié un communiqué.\n"
    )
    result = model.translate(segmentation.segment(parse(text)), Settings(glossary=terms))
    _, alliance, members, member = (t.target for t in result.segments)
    assert "Atlantic Alliance" in alliance and "NATO" not in alliance
    assert members.startswith(("Cabinet members", "The cabinet members"))
    assert "cabinet member" in member and "a news release" in member
    assert {finding.code for _, finding in result.findings} <= {"unsure"}
    assert "glossary of 3 terms" in result.model.settings
    assert any("term:" in r for t in result.segments for r in t.repairs)


@pytest.mark.parametrize(
    ("french", "english"),
    [("1 234 567", "1,234,567"), ("12,5 %", "12.5%"), ("98 400", "98,400"), ("2 - 1", "2 - 1")],
)
def test_figures_alone_are_written_by_rule(model: Model, french: str, english: str) -> None:
    (segment,) = model.sentences([french], Settings())
    assert in_print(segment.repaired.text) == english
    assert list(check(french, english)) == []

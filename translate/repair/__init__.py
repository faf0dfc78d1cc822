"""Repair: choosing among hypotheses, and decoding again what verification rejects.

In order of cost, for each segment:

1. the hypothesis of the beam with the least severe findings, and of several the likeliest one;
2. a segment whose English does not say who speaks, or takes the listener for the speaker, translated with a plain
   reporting clause (`translate.repair.reported`);
3. by a model that was taught hints, a segment whose words were guessed or left out translated with the dictionary's in
   their place (`translate.repair.hint`);
4. the right form of a changed name or figure put in its place; where that is not enough, or it was lost,
   the segment decoded again from there (`translate.repair.prefixes`);
5. a long segment decoded in parts, which mended 3 of 654 sentences of news and novels, each of them a
   figure; quotation marks put back over the alignment, quotations decoded apart and repetition forbidden
   mended 1, 1 and none of them, and are not tried;
6. the hypothesis with the least severe findings, which stay with it.

Then words that the model guessed are looked up (`translate.repair.look_up`), and the segment is decoded on
from words that it left out (`translate.repair.put_in`). Where it still does not say a phrase of newspapers, that
is translated in plainer words (`translate.language.paraphrases`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol, TypeVar

from translate.alignment.words import Alignment, tokens
from translate.decoding import Decoding, Heard
from translate.decoding.forced import Forced
from translate.decoding.hints import hinted
from translate.decoding.translator import Candidate, Draft
from translate.document import Finding
from translate.finishing import confidence
from translate.language import paraphrases
from translate.language.typography import target_form, training_target
from translate.names.exonyms import Exonym
from translate.progress import Meter, Stage
from translate.repair import (
    after_quotes,
    days,
    denials,
    figures,
    glossed,
    hint,
    idioms,
    movements,
    prefixes,
    pronouns,
    put_in,
    reported,
    reversals,
    sides,
    single,
    verb_forms,
)
from translate.repair.look_up import Guess, Suspect, guesses, suspects
from translate.verification import check, spelling
from translate.verification.codes import severity

#: Pieces of a part when a segment is decoded in shorter ones.
_PART_PIECES = 40
#: Beam of tries whose beginning is given. With 4, BLEU and chrF2 of 450 sentences of three sets are the same, findings two
#: fewer, and the whole costs 6 % more of a processor.
_BEAM = 2
#: Forms of one segment that are put right one after the other.
_ROUNDS = 3
#: What a place counts less, in nats a token, than the next nearer one, and by how much the score
#: may fall: beyond that, chrF2 on the development sets does not rise.
_FARTHER, _MOST_LOST = 0.2, 0.4
#: By how much, in nats a token, the score may fall for a word that was left out.
_LEFT_OUT = 0.25
#: Words of a segment that are taken from the lexicon at most.
_GUESSES = 6
#: What readers are told of a hypothesis that is not the likeliest one.
_OTHER_WORDING = "the model's {} wording is used, which keeps more of the French"
_ORDINALS = {1: "second", 2: "third", 3: "fourth"}
#: Shares of the work that are done after choosing, after decoding on from names and figures, after
#: decoding in parts, and after looking up: of 150 sentences of news, in seconds of a processor.
_CHOSEN, _CONSTRAINED, _PARTED, _LOOKED_UP = 0.30, 0.62, 0.66, 0.85
#: Shares of a round that are done when its tries are known, and when they are decoded.
_KNOWN, _TRIED = 0.1, 0.9
#: What a beginning is of.
_Try = TypeVar("_Try")


class Decoder(Protocol):
    """Decodes further texts with the same model, as `translate.decoding.translator.Translator` does."""

    #: Whether `align` knows what the model attended to.
    aligns: bool
    #: Whether the model knows what English words in its French mean (`translate.decoding.hints`).
    takes_hints: bool

    def translate(self, texts: Sequence[str], decoding: Decoding) -> list[Draft]:
        """Drafts of French `texts`."""

    def complete(
        self,
        beginnings: Sequence[tuple[str, str]],
        decoding: Decoding,
        progress: Callable[[int], None] | None = None,
    ) -> list[Draft | None]:
        """Drafts of French texts whose English begins as given."""

    def align(
        self, pairs: Sequence[tuple[str, str]], known: Mapping[tuple[str, str], Heard | None]
    ) -> list[Alignment]:
        """The words of French sentences and of their English linked, the attention of some being `known`."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Forced | None]:
        """How probable the English of French sentences is to the model."""

    def as_of(self, draft: Draft, read: str, source: str) -> Draft:
        """`draft` of French that was `read` in the place of a `source`, as one of that."""

    def pieces(self, word: str) -> int:
        """In how many pieces the model reads a French word."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What all steps of a repair need: the French, the model and the user's terms."""

    sources: Sequence[str]
    decoder: Decoder
    decoding: Decoding
    glossary: Sequence[Exonym]
    by_links: bool
    #: What was aligned: what no try bettered is looked at again for words that were guessed.
    aligned: dict[tuple[str, str], Alignment] = field(default_factory=dict)
    #: What was decoded of French that stands for that of a segment: tries of all kinds go in one batch.
    drafts: dict[str, Draft] = field(default_factory=dict)
    #: Segments that the model reads in plainer words, and those whose reporting clauses are to be put in.
    plainer: dict[int, str] = field(default_factory=dict)
    reports: dict[int, reported.Plain] = field(default_factory=dict)
    #: The dictionary's English that segments were translated with, by the French words.
    hints: dict[int, Mapping[str, str]] = field(default_factory=dict)

    def read(self, i: int) -> str:
        """The French of segment `i`, as the model reads it."""
        return self.plainer.get(i, self.sources[i])

    def translate(self, texts: Iterable[str]) -> None:
        """Have `drafts` of French `texts`, each decoded once."""
        new = [text for text in dict.fromkeys(texts) if text not in self.drafts]
        if new:
            drafts = self.decoder.translate(new, self.decoding)
            self.drafts.update(zip(new, drafts, strict=True))

    def align(self, current: Mapping[int, Repaired]) -> list[Alignment]:
        """The words of segments linked with those of their `current` English, each pair once."""
        known = {(self.sources[i], c.raw): c.heard for i, c in current.items()}
        new = [pair for pair in known if pair not in self.aligned]
        self.aligned.update(zip(new, self.decoder.align(new, known), strict=True))
        return [self.aligned[self.sources[i], c.raw] for i, c in current.items()]


@dataclass(frozen=True, slots=True)
class Repaired:
    """The hypothesis chosen for a segment, what still is wrong with it, and what was done."""

    text: str
    score: float
    findings: tuple[Finding, ...]
    repairs: tuple[str, ...] = ()
    #: As the model wrote it, or would have.
    raw: str = ""
    #: Names and figures whose place is a guess.
    guessed: tuple[str, ...] = ()
    #: What the model attended to in writing `raw`, or what that was made from, where it is known.
    heard: Heard | None = field(default=None, compare=False, repr=False)


def choose(
    source: str,
    draft: Draft,
    glossary: Sequence[Exonym] = (),
    by_links: bool = False,
) -> Repaired:
    """The candidate with the least severe findings.

    Of several that is the one that the model puts first or, `by_links`, that `confidence.preference` does.
    """
    mended = [_mended(source, candidate.text) for candidate in draft.candidates]
    texts, written = [text for text, _ in mended], [changes for _, changes in mended]
    order = list(range(len(texts)))
    if by_links and len(order) > 1:
        order.sort(
            key=lambda r: -confidence.preference(source, texts[r], draft.candidates[r].score)
        )
    best: Repaired | None = None
    for rank in order:
        candidate, findings = draft.candidates[rank], check(source, texts[rank], glossary)
        if best is None or severity(findings) < severity(best.findings):
            done = list(written[rank])
            if rank:
                done.insert(0, _OTHER_WORDING.format(_ORDINALS.get(rank, f"{rank + 1}th")))
            best = Repaired(
                texts[rank],
                candidate.score,
                tuple(findings),
                tuple(done),
                candidate.text,
                candidate.guessed,
                candidate.heard,
            )
        if not findings:
            break  # what comes later could only be as good
    assert best is not None
    return best


def _mended(source: str, hypothesis: str) -> tuple[str, list[str]]:
    """A hypothesis as English is written, with what rules can put right, and what they did."""
    text, written = figures.mend(source, target_form(hypothesis))
    text, undenied = denials.mend(source, text)
    text, feared = reversals.mend(source, text)
    text, meant = idioms.mend(source, text)
    text, owned = pronouns.possessives(source, text)
    text, done_to = pronouns.persons(source, text)
    text, said = single.mend(source, text)
    text, formed = verb_forms.mend(source, text)
    text, within = sides.mend(source, text)
    text, once = days.mend(source, text)
    text, explained = glossed.mend(source, text)
    text, joined = after_quotes.mend(source, text)
    text, moved = movements.mend(source, text)
    told = (
        ("figure", written),
        ("denial", [*undenied, *feared]),
        ("set phrase", meant),
        ("whose", owned),
        ("whom", done_to),
        ("word", said),
        ("verb form", formed),
        ("where", within),
        ("day", once),
        ("name", explained),
        ("preposition", joined),
        ("movement", moved),
    )
    return text, [f"{what}: {change}" for what, changes in told for change in changes]


def repair(
    sources: Sequence[str],
    drafts: Iterable[tuple[int, Draft]],
    decoder: Decoder,
    decoding: Decoding,
    glossary: Sequence[Exonym] = (),
    by_links: bool = False,
    meter: Meter | None = None,
) -> list[Repaired]:
    """The best English that can be had for each of `sources`.

    Args:
        sources: French segments.
        drafts: the number of each, and what the model made of it, in the order in which that is finished: while one
            is looked at, the next may be decoded.
        decoder: the model.
        decoding: the settings of the first decoding; those of further ones derive from them.
        glossary: terms that must be translated as the user wants.
        by_links: whether hypotheses are compared by their links too (see `choose`).
        meter: is told how far it is.
    """
    meter = meter or Meter()
    task = _Task(sources, decoder, decoding, glossary, by_links)
    advance = meter.part(_CHOSEN, Stage.CHECKING).count(len(sources))
    first: dict[int, Repaired] = {}
    for i, draft in drafts:
        first[i] = choose(sources[i], draft, glossary, by_links)
        advance(1)
    chosen = _report(task, [first[i] for i in range(len(sources))])
    chosen = _hint(task, chosen)
    chosen = _constrain(task, chosen, meter.part(_CONSTRAINED, Stage.MENDING))
    meter.part(_PARTED, Stage.MENDING)
    chosen = _divide(task, chosen)
    chosen = _look_up(task, chosen, meter.part(_LOOKED_UP, Stage.MENDING))
    chosen = _put_in(task, chosen, meter.part(1.0, Stage.MENDING))
    return _paraphrase(task, chosen)


def _unsaid(task: _Task, chosen: list[Repaired]) -> dict[int, list[paraphrases.Paraphrase]]:
    """What the English of segments does not say, and plain words do."""
    return {
        i: phrases
        for i, c in enumerate(chosen)
        if i not in task.reports and (phrases := paraphrases.unsaid(task.sources[i], c.text))
    }


def _in_plain_words(
    task: _Task, unsaid: Mapping[int, Sequence[paraphrases.Paraphrase]]
) -> dict[int, str]:
    return {
        i: hinted(paraphrases.in_plain_words(task.sources[i], some), task.hints.get(i, {}))
        for i, some in unsaid.items()
    }


def _paraphrase(task: _Task, chosen: list[Repaired]) -> list[Repaired]:
    """Translate what the model does not know of a segment in plain words, where its English does not say it."""
    unknown = _unsaid(task, chosen)
    if not unknown:
        return chosen
    in_plain_words = _in_plain_words(task, unknown)
    task.translate(in_plain_words.values())
    tried = list(chosen)
    for i, phrases in unknown.items():
        source, read = task.sources[i], in_plain_words[i]
        draft = task.decoder.as_of(task.drafts[read], read, source)
        said = [
            candidate
            for candidate in draft.candidates
            if len(paraphrases.unsaid(source, candidate.text)) < len(phrases)
        ]
        if said:
            words = ", ".join(f"« {source[p.start : p.end].strip()} »" for p in phrases)
            new = choose(source, Draft(tuple(said)), task.glossary, task.by_links)
            what = f"{words} was translated in plainer words"
            tried[i] = replace(new, repairs=(*new.repairs, what))
            task.plainer[i] = read
    tried = _constrain(task, tried, Meter(), task.plainer.keys() & unknown.keys())
    return [
        new if severity(new.findings) <= severity(old.findings) else old
        for old, new in zip(chosen, tried, strict=True)
    ]


def _report(task: _Task, chosen: list[Repaired]) -> list[Repaired]:
    """Translate the segments whose reporting clauses were lost with plain ones."""
    result = list(chosen)
    wanted = {
        i: plain
        for i, c in enumerate(chosen)
        if (plain := reported.plain(task.read(i), c.text)) is not None
    }
    if not wanted:
        return result
    # What is to be said in plain words is most likely so at the end as well.
    unsaid = {i: some for i, some in _unsaid(task, chosen).items() if i not in wanted}
    task.translate(
        [*(plain.text for plain in wanted.values()), *_in_plain_words(task, unsaid).values()]
    )
    pairs = [
        (i, plain, candidate)
        for i, plain in wanted.items()
        for candidate in task.drafts[plain.text].candidates
    ]
    known = {(plain.text, c.text): c.heard for _, plain, c in pairs}
    alignments = task.decoder.align([(plain.text, c.text) for _, plain, c in pairs], known)
    mended: dict[int, list[Candidate]] = {}
    for (i, plain, candidate), alignment in zip(pairs, alignments, strict=True):
        text = reported.put(plain, candidate.text, alignment)
        if text is not None:
            mended.setdefault(i, []).append(replace(candidate, text=text))
    for i, candidates in mended.items():
        old, source = chosen[i], task.sources[i]
        draft = task.decoder.as_of(Draft(tuple(candidates)), wanted[i].text, source)
        new = choose(source, draft, task.glossary, task.by_links)
        if severity(new.findings) <= severity(old.findings):
            what = "who says it was translated with a plain verb"
            result[i] = replace(new, repairs=(*old.repairs, *new.repairs, what))
            task.plainer[i], task.reports[i] = wanted[i].text, wanted[i]
    return result


def _with(chosen: list[Repaired], *codes: str) -> list[int]:
    return [i for i, c in enumerate(chosen) if any(f.code in codes for f in c.findings)]


def _better(task: _Task, i: int, old: Repaired, text: str, score: float, what: str) -> Repaired:
    """`text` in place of `old` for segment `i`, if its findings are less severe."""
    findings = tuple(check(task.sources[i], text, task.glossary))
    if severity(findings) >= severity(old.findings):
        return old
    repairs = (*old.repairs, what)
    return Repaired(text, score, findings, repairs, training_target(text), old.guessed)


def _after(number: int) -> float:
    """The share of the work of rounds that is done after so many: each takes half of what is left.

    How many there will be is not known, and a later one has fewer segments.
    """
    return float(1 - 0.5**number)


def _completed(task: _Task, tries: list[tuple[int, str]], round_: Meter) -> list[Draft | None]:
    """What becomes of the tries of a round: segments, and how their English begins."""
    round_.reach(_KNOWN)
    advance = round_.part(_TRIED).count(len(tries))
    beginnings = [(task.read(i), text) for i, text in tries]
    drafts = task.decoder.complete(
        beginnings, replace(task.decoding, nbest=1, beam=min(task.decoding.beam, _BEAM)), advance
    )
    return [
        _as_its_own(task, i, draft, task.read(i)) if draft else None
        for (i, _), draft in zip(tries, drafts, strict=True)
    ]


def _as_its_own(task: _Task, i: int, draft: Draft, read: str) -> Draft:
    """`draft` of what the model `read` in the place of segment `i`, as one of the segment."""
    if i in task.reports:
        draft = _as_reported(task.reports[i], draft)
    return task.decoder.as_of(draft, read, task.sources[i])


def _as_reported(plain: reported.Plain, draft: Draft) -> Draft:
    """`draft` of a segment with plain reporting clauses, with the verbs that were meant where they are found."""
    return replace(
        draft,
        candidates=tuple(
            replace(c, text=reported.put(plain, c.text) or c.text) for c in draft.candidates
        ),
    )


def _constrain(
    task: _Task, chosen: list[Repaired], meter: Meter, only: Iterable[int] | None = None
) -> list[Repaired]:
    """Decode on from the names and figures that were lost or changed, given in their right form.

    Args:
        only: the segments that are looked at; all if not given.
    """
    result = list(chosen)
    left = list(range(len(chosen)) if only is None else only)
    for number in range(1, _ROUNDS + 1):
        round_ = meter.part(_after(number))
        tries = _beginnings(task, {i: result[i] for i in left if result[i].findings})
        if not tries:
            break
        put = _put(task, tries, result)
        left = list(put)
        for i, better in put.items():
            result[i] = better
            del tries[i]
        flat = [(i, b.text) for i, of_one in tries.items() for b in of_one]
        drafts = iter(_completed(task, flat, round_) if flat else ())
        for i, of_one in tries.items():
            better = _best_of(task, i, result[i], [(b, next(drafts)) for b in of_one])
            if better is not result[i]:
                result[i] = better
                left.append(i)
    return result


def _beginnings(task: _Task, current: dict[int, Repaired]) -> dict[int, list[prefixes.Beginning]]:
    """How the English of the segments in `current` could begin, where that could mend it."""
    wanted = {}
    for i, chosen in current.items():
        source = task.sources[i]
        found = prefixes.wanted(source, check(source, chosen.raw, task.glossary))
        if found:
            wanted[i] = found
    alignments = task.align({i: current[i] for i in wanted})
    return {
        i: list(prefixes.beginnings(task.sources[i], current[i].raw, findings, alignment))
        for (i, findings), alignment in zip(wanted.items(), alignments, strict=True)
    }


def _put(
    task: _Task,
    tries: Mapping[int, Sequence[prefixes.Beginning]],
    current: Sequence[Repaired],
) -> dict[int, Repaired]:
    """Those of the segments where the right form, put in the place of the wrong one, is enough."""
    sound: dict[int, tuple[prefixes.Beginning, Repaired]] = {}
    for i, of_one in tries.items():
        old, beginning = current[i], next(iter(of_one), None)
        if beginning is None or beginning.rest is None:
            continue
        candidate = Candidate(beginning.text + old.raw[beginning.rest :], old.score)
        new = choose(task.sources[i], Draft((candidate,)), task.glossary)
        if severity(new.findings) < severity(old.findings):
            sound[i] = beginning, new
    forced = task.decoder.score([(task.read(i), new.raw) for i, (_, new) in sound.items()])
    return {
        i: replace(
            new,
            score=of_text.mean,
            repairs=(*current[i].repairs, f"“{beginning.form}” was put in its place"),
            guessed=current[i].guessed,
            heard=current[i].heard,
        )
        for (i, (beginning, new)), of_text in zip(sound.items(), forced, strict=True)
        if of_text and _around(of_text, new.raw, beginning) >= current[i].score - _MOST_LOST
    }


def _around(of_text: Forced, text: str, beginning: prefixes.Beginning) -> float:
    """How probable the model finds what is around the form that was put into `text` (nats a piece): that is right, likely or not."""
    end = len(beginning.text)
    start = end - len(beginning.form)
    inside = [
        (value, size)
        for word, value, size in zip(tokens(text), of_text.words, of_text.sizes, strict=True)
        if start <= word.start < end and value is not None
    ]
    total = of_text.total - sum(value for value, _ in inside)
    return total / max(1, of_text.pieces - sum(size for _, size in inside))


def _best_of(
    task: _Task, i: int, old: Repaired, tried: Sequence[tuple[prefixes.Beginning, Draft | None]]
) -> Repaired:
    """The best of what was decoded on from beginnings, if it is better than `old`."""
    found = _went_on(task, i, ((b, b.text, draft) for b, draft in tried))
    if not found:
        return old
    # From left to right: what is put right further on would be decoded anew.
    beginning, new = min(
        found,
        key=lambda f: (severity(f[1].findings), f[0].order, _FARTHER * f[0].rank - f[1].score),
    )
    if severity(new.findings) >= severity(old.findings) or new.score < old.score - _MOST_LOST:
        return old
    return replace(
        new,
        repairs=(
            *old.repairs,
            f"“{beginning.form}” was put in its place, and what follows translated anew",
        ),
        guessed=(*old.guessed, *([beginning.form] if beginning.guessed else [])),
    )


def _hint(task: _Task, chosen: list[Repaired]) -> list[Repaired]:
    """Translate again with the dictionary's English in the place of what the model guessed or left out."""
    if not (task.decoder.takes_hints and task.decoder.aligns):
        return chosen
    guessed, free = _guessed(task, chosen, Meter()), not task.by_links
    lost = [put_in.lost(task.sources[i], c.raw, free) for i, c in enumerate(chosen)]
    hints = {
        i: of_one
        for i, words in enumerate(lost)
        if (of_one := hint.wanted(task.sources[i], words, guessed.get(i, ())))
    }
    texts = {i: hinted(task.read(i), of_one) for i, of_one in hints.items()}
    task.translate(texts.values())
    result = list(chosen)
    for i, text in texts.items():
        source, old = task.sources[i], chosen[i]
        draft = _as_its_own(task, i, task.drafts[text], text)
        new = choose(source, draft, task.glossary, task.by_links)
        put = hint.taken(hints[i], old.raw, new.raw)
        if (
            put
            and severity(new.findings) <= severity(old.findings)
            and len(put_in.lost(source, new.raw, free)) <= len(lost[i])
        ):
            words = ", ".join(f"“{english}” for « {french} »" for french, english in put.items())
            what = f"translated anew with the dictionary's {words}"
            result[i] = replace(new, repairs=(*old.repairs, *new.repairs, what))
            task.plainer[i], task.hints[i] = text, hints[i]
    return result


def _look_up(task: _Task, chosen: list[Repaired], meter: Meter) -> list[Repaired]:
    """Put what the lexicon has in the place of words that the model guessed.

    To decode on from there was measured on 150 sentences of news: BLEU, chrF2 and findings were the same.
    """
    if not task.decoder.aligns:
        return chosen
    found = _guessed(task, chosen, meter.part(_KNOWN))
    tries = [(i, g, form) for i, of_one in found.items() for g in of_one for form in g.forms]
    forced = task.decoder.score(
        [(task.read(i), g.put(chosen[i].raw, form)) for i, g, form in tries]
    )
    scores = {
        (i, guess.start, form): of_text.mean
        for (i, guess, form), of_text in zip(tries, forced, strict=True)
        if of_text
    }
    result = list(chosen)
    for i, of_one in found.items():
        for guess in reversed(of_one):  # so that what stands before keeps its place
            gained = {
                form: scores[i, guess.start, form] - chosen[i].score
                for form in guess.forms
                if (i, guess.start, form) in scores
            }
            result[i] = _looked_up(task, i, result[i], guess, gained)
    return result


def _guessed(task: _Task, chosen: Sequence[Repaired], meter: Meter) -> dict[int, list[Guess]]:
    """The words of segments that the model guessed, from left to right."""
    advance = meter.count(len(chosen))
    suspected: dict[int, list[Suspect]] = {}
    for i, current in enumerate(chosen):
        if of_one := suspects(task.sources[i], current.raw, task.decoder.pieces):
            suspected[i] = of_one
        advance(1)
    alignments = task.align({i: chosen[i] for i in suspected})
    return {
        i: list(islice(guesses(of_one, alignment), _GUESSES))
        for (i, of_one), alignment in zip(suspected.items(), alignments, strict=True)
    }


def _looked_up(
    task: _Task, i: int, old: Repaired, guess: Guess, gained: Mapping[str, float]
) -> Repaired:
    """`old` with the likeliest form in the place of `guess` that makes it no worse.

    Args:
        gained: by how much the score rises with each form.
    """
    for form in sorted(gained, key=lambda form: -gained[form] - guess.forms[form]):
        if guess.is_word and gained[form] < -_MOST_LOST:
            continue
        text = guess.put(old.raw, form)
        new = choose(
            task.sources[i], Draft((Candidate(text, old.score + gained[form]),)), task.glossary
        )
        change = severity(new.findings) - severity(old.findings)
        # What is said to be no word has to go; what passes for one may be replaced by one that is as sound.
        passes = spelling.is_word(old.raw[guess.start : guess.end].lower())
        if change < 0 or (change == 0 and passes):
            what = f"“{form}” is the dictionary's word for « {guess.french} »"
            return replace(new, repairs=(*old.repairs, what), guessed=old.guessed, heard=old.heard)
    return old


def _put_in(task: _Task, chosen: list[Repaired], meter: Meter) -> list[Repaired]:
    """Decode on from words that were left out, in the places where they may have stood."""
    result, free = list(chosen), not task.by_links
    if not task.decoder.aligns:
        return result
    lost = {
        i: words
        for i, c in enumerate(chosen)
        if (words := put_in.lost(task.sources[i], c.raw, free))
    }
    if not lost:
        return result
    alignments = task.align({i: chosen[i] for i in lost})
    tries = {
        i: [
            (place, place.beginning(chosen[i].raw))
            for place in put_in.places(words, task.sources[i], chosen[i].raw, alignment)
        ]
        for (i, words), alignment in zip(lost.items(), alignments, strict=True)
    }
    flat = [(i, text) for i, of_one in tries.items() for _, text in of_one]
    drafts = iter(_completed(task, flat, meter))
    for i, of_one in tries.items():
        found = _went_on(task, i, ((place, text, next(drafts)) for place, text in of_one))
        result[i] = _with_what_was_lost(task.sources[i], chosen[i], len(lost[i]), found, free)
    return result


def _with_what_was_lost(
    source: str,
    old: Repaired,
    lost: int,
    found: Sequence[tuple[put_in.Place, Repaired]],
    free: bool,
) -> Repaired:
    """The best of what was decoded on from words that `old` left out, if it lost fewer than so many and is as sound."""
    sound = [
        (place, new)
        for place, new in found
        if new.score >= old.score - _LEFT_OUT
        and severity(new.findings) <= severity(old.findings)
        and len(put_in.lost(source, new.raw, free)) < lost
    ]
    if not sound:
        return old
    place, new = max(sound, key=lambda s: confidence.preference(source, s[1].text, s[1].score))
    what = f"“{place.form}” was put in for « {place.french} », and what follows translated anew"
    return replace(new, repairs=(*old.repairs, what), guessed=old.guessed)


def _went_on(
    task: _Task, i: int, tried: Iterable[tuple[_Try, str, Draft | None]]
) -> list[tuple[_Try, Repaired]]:
    """What the model made of beginnings of segment `i`, but where it went on within their last word."""
    return [
        (what, choose(task.sources[i], draft, task.glossary))
        for what, beginning, draft in tried
        if draft and not _grown_together(beginning, draft.candidates[0].text)
    ]


def _grown_together(beginning: str, text: str) -> bool:
    """Whether the model went on within the last word of `beginning`: Goodyear-old."""
    return re.match(re.escape(beginning) + r"-?\w", text) is not None


def _divide(task: _Task, chosen: list[Repaired]) -> list[Repaired]:
    """Decode a long segment in shorter parts, which lose less."""
    wanted = [
        i
        for i in _with(
            chosen,
            "figure-lost", "figure-added", "figure-changed", "repetition", "length", "omission",
            "omission-free",
        )
        if len(task.sources[i]) > 2 * _PART_PIECES
    ]  # fmt: skip
    if not wanted:
        return chosen
    settings = replace(task.decoding, max_pieces=_PART_PIECES)
    drafts = task.decoder.translate([task.read(i) for i in wanted], settings)
    return _take(task, chosen, wanted, drafts, "translated in shorter parts")


def _take(
    task: _Task,
    chosen: list[Repaired],
    wanted: list[int],
    drafts: Sequence[Draft],
    what: str,
) -> list[Repaired]:
    result = list(chosen)
    for i, draft in zip(wanted, drafts, strict=True):
        new = choose(task.sources[i], draft, task.glossary, task.by_links)
        result[i] = _better(task, i, chosen[i], new.text, new.score, what)
    return result

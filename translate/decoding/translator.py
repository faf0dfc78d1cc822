"""Translate stage: French sentences in, English hypotheses out, in the same order.

Around the engine stands what a Marian model needs: the typographic form that it knows, small letters, no
input that is not language, no input longer than it can take, batches of nearly equal length,
and no sentence twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from translate.alignment.attention import attended, carried
from translate.alignment.words import Alignment, align
from translate.decoding import Attention, Decoding, Engine, Heard, Hypothesis, maximum_output
from translate.decoding.forced import Forced, forced
from translate.decoding.held import SEPARATOR, hold
from translate.decoding.tokenizer import Tokenizer
from translate.language.typography import source_form, training_target
from translate.names.capitals import is_shouted, lowered

#: Tokens of one batch, padding included. Of 160 sentences of news, batches of 1,024 tokens take 6.2 s of a processor, of
#: 2,048 5.4 s, of 4,096 5.0 s; but with these 150 paragraphs take 643 MB of memory, and with 2,048 tokens 544 to 602.
BATCH_TOKENS = 2048

#: Longest source (pieces) whose words are linked by attention, and sentences of one batch.
_LONGEST_ALIGNED, _ALIGNED_AT_ONCE = 250, 32

#: What stands before the words of a segment and is put back unchanged: dashes, bullets, 2°.
_LEADING = re.compile(r"^(?:[–—―•▪◦*#>·|→►▶▸➤➜-]+\s+|[–—―](?=\w)|\d{1,2}°\)?\s+(?=[a-zà-ÿ]))+")
_WORDLESS = re.compile(r"[\W\d_]*")
#: Where a sentence that is too long may be divided, the best places first.
_INNER_BOUNDARIES = (
    re.compile(r"[.!?](?: ?»)? (?=[A-ZÀ-ÞŒ«])"),
    re.compile(r" ?; "),
    re.compile(r" ?: | [–—] |\) "),
    re.compile(r", (?=(?:et|mais|ou|car|donc|alors|tandis|puis|qui|que|dont|où|lorsque|ce)\b)"),
    re.compile(r", "),
    re.compile(r" (?=(?:et|mais|ou|car|qui|que|dont|pour|dans|avec|sur|par)\b)"),
    re.compile(r" "),
)
#: Characters that some vocabularies lack, and what says the same in those that do.
_STAND_INS = {
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "«": '"', "»": '"', "“": '"', "”": '"',
    "–": "-", "—": "-", "€": "euros", "£": "livres", "•": "-", "²": "2", "³": "3",
    "ᵉ": "e", "ᵉʳ": "er", "½": "1/2", "¼": "1/4", "×": "x", "−": "-", "→": "->",
    "`": "'", "[": "(", "]": ")", "{": "(", "}": ")", "<": "(", ">": ")", "\\": "/",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible translation.

    Attributes:
        text: as the model wrote it, with what was held back from it in its place.
        score: mean log-probability a token, in nats.
        guessed: what was held back and stands in the text at a guess.
        heard: what the model attended to, where the engine told it and the text was decoded at once.
    """

    text: str
    score: float
    guessed: tuple[str, ...] = ()
    heard: Heard | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the model made of one text.

    Attributes:
        candidates: best first, at least one.
        unknown: characters of the text that the model's vocabulary cannot represent.
    """

    candidates: tuple[Candidate, ...]
    unknown: tuple[str, ...] = ()

    def without_attention(self) -> Draft:
        """The same for those who link no words any more: attention takes some 3 KB a candidate."""
        return replace(self, candidates=tuple(replace(c, heard=None) for c in self.candidates))


@dataclass(frozen=True, slots=True)
class Unit:
    """What is decoded at once.

    Attributes:
        source: French, in the form that the model reads.
        prefix: how its English must begin, if that is given.
    """

    source: str
    prefix: str = ""


class Store(Protocol):
    """Keeps what a model has decoded, for the same units under the same settings."""

    def recall(self, units: Sequence[Unit], decoding: Decoding) -> dict[Unit, list[Candidate]]:
        """The candidates of those of `units` that are known."""

    def keep(self, candidates: Mapping[Unit, list[Candidate]], decoding: Decoding) -> None:
        """Keep the candidates of units."""


class Translator:
    """A model ready to translate sentences; it does not change, so that threads may share it.

    Args:
        engine: the model.
        tokenizer: of the same checkpoint.
        store: where decoded units are looked up and kept, if anywhere.
    """

    def __init__(self, engine: Engine, tokenizer: Tokenizer, store: Store | None = None) -> None:
        self._engine = engine
        self._tokenizer = tokenizer
        self.description = engine.description
        #: Whether `align` knows what the model attended to.
        self.aligns = engine.aligns
        #: Whether it was taught what English words in its French mean (`translate.decoding.hints`).
        self.takes_hints = engine.takes_hints
        self._store = store

    def remembering(self, store: Store | None) -> Translator:
        """The same model, with decoded units looked up and kept in `store`."""
        return Translator(self._engine, self._tokenizer, store)

    def translate(
        self,
        texts: Sequence[str],
        decoding: Decoding,
        progress: Callable[[int], None] | None = None,
        ready: Callable[[int, Draft], None] | None = None,
    ) -> list[Draft]:
        """Translate sentences.

        Args:
            texts: French, as in the article.
            decoding: search settings; `nbest` says how many candidates to return.
            progress: called with the number of texts finished since the last call.
            ready: called with the number of a text, and its draft, as soon as that is finished.

        Returns:
            A draft for each text, in order.
        """
        plans = [_plan(self._tokenizer, text, decoding.max_pieces) for text in texts]
        return self._carry_out(plans, decoding, progress, ready)

    def complete(
        self,
        beginnings: Sequence[tuple[str, str]],
        decoding: Decoding,
        progress: Callable[[int], None] | None = None,
    ) -> list[Draft | None]:
        """Translate sentences whose English has to begin in a given way.

        Args:
            beginnings: a French sentence and the first characters of its English, as the model
                writes it; whole words.
            decoding: search settings.
            progress: called with the number of beginnings finished since the last call.

        Returns:
            A draft for each, whose candidates begin so; None for a sentence that is too long to
            be decoded at once.
        """
        plans = [_plan(self._tokenizer, text, decoding.max_pieces) for text, _ in beginnings]
        fit = [plan.begin(prefix) for plan, (_, prefix) in zip(plans, beginnings, strict=True)]
        wanted = [plan for plan, ok in zip(plans, fit, strict=True) if ok]
        drafts = iter(self._carry_out(wanted, decoding, progress))
        return [next(drafts) if ok else None for ok in fit]

    def align(
        self,
        pairs: Sequence[tuple[str, str]],
        known: Mapping[tuple[str, str], Heard | None] | None = None,
    ) -> list[Alignment]:
        """Link the words of French sentences and of their English.

        Args:
            pairs: a French sentence and its English, by whatever hand.
            known: what the model attended to when it wrote the English of a pair, or what that was made from.
                It is not asked again: each piece that was put in is taken to come from where that came
                from which it took the place of.

        Returns:
            The links of each pair by the lexicon, and by the attention of the model where it tells.
        """
        if not self.aligns:
            return [align(source, target) for source, target in pairs]
        forms = [(source_form(source), training_target(target)) for source, target in pairs]
        pieces = [(self._tokenizer.encode(s), self._tokenizer.encode_target(t)) for s, t in forms]
        fit = [
            number
            for number, (s, t) in enumerate(pieces)
            if 0 < len(s) <= _LONGEST_ALIGNED and 0 < len(t) <= maximum_output(len(s))
        ]
        told: dict[int, Attention] = {}
        for number in fit:
            if heard := (known or {}).get(pairs[number]):
                told[number] = carried(heard.attention, heard.pieces, pieces[number][1])
        fit = sorted((n for n in fit if n not in told), key=lambda number: len(pieces[number][0]))
        for start in range(0, len(fit), _ALIGNED_AT_ONCE):
            batch = fit[start : start + _ALIGNED_AT_ONCE]
            sources, targets = zip(*(pieces[number] for number in batch), strict=True)
            told.update(zip(batch, self._engine.attend(sources, targets), strict=True))
        return [
            attended(*pair, (read, s), (written, t), told[number])
            if number in told
            else align(*pair)
            for number, (pair, (read, written), (s, t)) in enumerate(
                zip(pairs, forms, pieces, strict=True)
            )
        ]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Forced | None]:
        """How probable the English of French sentences is to the model, by whatever hand it is.

        Args:
            pairs: a French sentence and its English.

        Returns:
            One for each pair; None for one that is too long to be looked at.
        """
        forms = [(source_form(source), training_target(target)) for source, target in pairs]
        return forced(self._engine, self._tokenizer, [target for _, target in pairs], forms)

    def as_of(self, draft: Draft, read: str, source: str) -> Draft:
        """`draft` of French that was `read` in the place of a `source`, as one of that: so its words are linked."""
        forms = source_form(source), source_form(read)
        return replace(
            draft,
            candidates=tuple(
                replace(c, heard=c.heard and _led_to(self._tokenizer, *forms, c.heard))
                for c in draft.candidates
            ),
        )

    def pieces(self, word: str) -> int:
        """In how many pieces the model reads a French `word`: the more, the rarer it is."""
        return len(self._tokenizer.encode(source_form(word)))

    def _carry_out(
        self,
        plans: Sequence[_Plan | _Divided],
        decoding: Decoding,
        progress: Callable[[int], None] | None = None,
        ready: Callable[[int, Draft], None] | None = None,
    ) -> list[Draft]:
        left = [len(plan.units) for plan in plans]
        owners: dict[Unit, list[int]] = {}  # unit -> the texts that need it
        for number, plan in enumerate(plans):
            for unit in plan.units:
                owners.setdefault(unit, []).append(number)
        done: dict[Unit, list[Candidate]] = {}
        drafts: dict[int, Draft] = {}

        def finish(numbers: Sequence[int]) -> None:
            for number in numbers:
                drafts[number] = plans[number].draft(done)
                if ready:
                    ready(number, drafts[number])
            if progress and numbers:
                progress(len(numbers))

        def finish_units(units: Mapping[Unit, list[Candidate]]) -> None:
            done.update(units)
            finished = []
            for unit in units:
                for number in owners[unit]:
                    left[number] -= 1
                    if not left[number]:
                        finished.append(number)
            finish(finished)

        finish([number for number, count in enumerate(left) if not count])
        if self._store:
            finish_units(self._store.recall(list(owners), decoding))
        for batch in self._batches([unit for unit in owners if unit not in done]):
            hypotheses = self._engine.decode(
                [pieces for _, pieces in batch],
                decoding,
                [self._tokenizer.encode_target(u.prefix) for u, _ in batch if u.prefix],
            )
            decoded = {
                unit: [self._candidate(hypothesis) for hypothesis in found]
                for (unit, _), found in zip(batch, hypotheses, strict=True)
            }
            if self._store:
                self._store.keep(decoded, decoding)
            finish_units(decoded)
        return [drafts[number] for number in range(len(plans))]

    def _candidate(self, hypothesis: Hypothesis) -> Candidate:
        tokens, attention = hypothesis.tokens, hypothesis.attention
        heard = Heard(tokens, attention) if attention else None
        return Candidate(self._tokenizer.decode(tokens).strip(), hypothesis.score, heard=heard)

    def _batches(self, units: list[Unit]) -> list[list[tuple[Unit, list[str]]]]:
        encoded = sorted(
            ((u, self._tokenizer.encode(u.source)) for u in units), key=lambda e: -len(e[1])
        )
        batches: list[list[tuple[Unit, list[str]]]] = []
        for unit, pieces in encoded:
            if batches and len(batches[-1][0][1]) * (len(batches[-1]) + 1) <= BATCH_TOKENS:
                batches[-1].append((unit, pieces))
            else:
                batches.append([(unit, pieces)])
        return batches


def _plan(tokenizer: Tokenizer, text: str, max_pieces: int) -> _Plan | _Divided:
    """How `text` is given to the model."""
    separators = SEPARATOR.findall(text)
    if not separators:
        return _Plan(tokenizer, text, max_pieces)
    parts = [_Plan(tokenizer, part, max_pieces) for part in SEPARATOR.split(text)]
    return _Divided(parts, [" ".join(s.split()) for s in separators])


class _Divided:
    """A line of parts with symbols between them, each given to the model by itself."""

    def __init__(self, parts: Sequence[_Plan], separators: Sequence[str]) -> None:
        self._parts = parts
        self._separators = separators
        self.units = [unit for part in parts for unit in part.units]

    def begin(self, prefix: str) -> bool:
        """See `_Plan.begin`."""
        return False

    def draft(self, done: dict[Unit, list[Candidate]]) -> Draft:
        """See `_Plan.draft`."""
        drafts = [part.draft(done) for part in self._parts]
        best = [draft.candidates[0] for draft in drafts]
        text = best[0].text
        for separator, candidate in zip(self._separators, best[1:], strict=True):
            text = f"{text} {separator} {candidate.text}".strip()
        score = sum(candidate.score for candidate in best) / len(best)
        guessed = tuple(g for candidate in best for g in candidate.guessed)
        unknown = tuple(u for draft in drafts for u in draft.unknown)
        return Draft((Candidate(text, score, guessed),), unknown)


class _Plan:
    """How one text is given to the model: what is held back, and the units in between."""

    def __init__(self, tokenizer: Tokenizer, text: str, max_pieces: int) -> None:
        self._held = hold(tokenizer, text, _STAND_INS)
        form = self._held.form
        leading = _LEADING.match(form)
        self._before = leading.group() if leading else ""
        form = form[len(self._before) :]
        self._shouted = is_shouted(form)
        if self._shouted:
            form = lowered(form)
        self._copied = ""
        self.unknown: tuple[str, ...] = ()
        self._parts: list[tuple[str, str, str]] = []  # marks before, unit, marks after
        if _WORDLESS.fullmatch(form) or form in self._held.codes:
            self._copied = form
        else:
            form, self.unknown = _visible(tokenizer, form)
            for unit in _units(tokenizer, form, max_pieces):
                self._parts.append(_without_orphans(unit))
        self.units = [Unit(unit) for _, unit, _ in self._parts]
        self._tokenizer, self._text = tokenizer, text

    def begin(self, prefix: str) -> bool:
        """Have the English begin with `prefix`; whether that can be done."""
        if len(self._parts) != 1 or self._shouted:
            return False
        before = self._before + self._parts[0][0]
        prefix = self._held.without(prefix).removeprefix(before).strip()
        self.units = [replace(self.units[0], prefix=prefix)]
        return bool(prefix)

    def draft(self, done: dict[Unit, list[Candidate]]) -> Draft:
        """Put the translated units together again."""
        if not self._parts:
            return Draft((self._finished(self._before + self._copied, 0.0),), self.unknown)
        found = [done[unit] for unit in self.units]
        # Units vary independently; of several only their best hypotheses make sense together.
        choices = [[c] for c in found[0]] if len(found) == 1 else [[f[0] for f in found]]
        return Draft(tuple(self._joined(chosen) for chosen in choices), self.unknown)

    def _joined(self, chosen: Sequence[Candidate]) -> Candidate:
        """One candidate of `chosen`, one for each unit."""
        texts = [
            before + candidate.text + after
            for (before, _, after), candidate in zip(self._parts, chosen, strict=True)
        ]
        text = self._before + " ".join(texts)
        score = sum(candidate.score for candidate in chosen) / len(chosen)
        return self._finished(text.upper() if self._shouted else text, score, self._heard(chosen))

    def _heard(self, chosen: Sequence[Candidate]) -> Heard | None:
        """What the model attended to, as pieces of the text: it may have read codes and stand-ins in their place."""
        heard = chosen[0].heard
        if heard is None or len(chosen) > 1 or self._shouted:
            return None
        return _led_to(self._tokenizer, source_form(self._text), self.units[0].source, heard)

    def _finished(self, text: str, score: float, heard: Heard | None = None) -> Candidate:
        text, guessed = self._held.back(text)
        return Candidate(text, score, guessed, heard)


def _led_to(tokenizer: Tokenizer, whole: str, read: str, heard: Heard) -> Heard:
    """What the model attended to in a text that it `read` in the place of the `whole` one, as pieces of that."""
    if whole == read:
        return heard
    pieces = tokenizer.encode(whole)
    numbers = [(number, 1.0) for number in range(len(pieces))]
    places = carried(numbers, pieces, tokenizer.encode(read))
    attention = ((places[at], weight) for at, weight in heard.attention)
    return replace(
        heard, attention=tuple((at, known * weight) for (at, known), weight in attention)
    )


def _visible(tokenizer: Tokenizer, text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with stand-ins for what the vocabulary lacks, and what has no stand-in."""
    unseen = tokenizer.unseen(text)
    if not unseen:
        return text, ()
    for character in set("".join(unseen)):
        if character in _STAND_INS:
            text = text.replace(character, _STAND_INS[character])
    return text, tuple(tokenizer.unseen(text))


def _units(tokenizer: Tokenizer, text: str, most: int) -> list[str]:
    """`text` in parts of at most `most` pieces, divided at its best inner boundaries."""
    if len(text) <= most or len(tokenizer.encode(text)) <= most:
        return [text]
    middle = len(text) // 2
    for boundary in _INNER_BOUNDARIES:
        ends = [m.end() for m in boundary.finditer(text) if 0 < m.end() < len(text)]
        near = [e for e in ends if len(text) // 5 < e < len(text) - len(text) // 5]
        if near:
            at = min(near, key=lambda e: abs(e - middle))
            break
    else:
        at = middle  # one endless word: pieces of it are the best that can be done
    halves = text[:at].strip(), text[at:].strip()
    return [unit for half in halves if half for unit in _units(tokenizer, half, most)]


def _without_orphans(unit: str) -> tuple[str, str, str]:
    """A unit without the halves of quotations that division left at its ends."""
    before = after = ""
    if unit.count("«") > unit.count("»") and unit.startswith("« "):
        before, unit = "“", unit[2:]
    elif unit.count("»") > unit.count("«"):
        match = re.search(r" »([.,;:!?]?)$", unit)
        if match:
            after, unit = "”" + match.group(1), unit[: match.start()]
    return before, unit, after

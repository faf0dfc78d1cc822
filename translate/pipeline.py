"""The stages in a row: read -> segment -> translate -> verify and repair -> (write)."""

from __future__ import annotations

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from translate import names, opinion, repair
from translate.alignment import words_of
from translate.alignment.words import Alignment
from translate.checkpoints import Checkpoint, resolve
from translate.decoding import Heard, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Draft, Translator
from translate.document import (
    Document,
    Finding,
    Kind,
    ModelInfo,
    Origin,
    Segment,
    SegmentTranslation,
    Translation,
    touches,
)
from translate.errors import ReadError
from translate.finishing import confidence, counterparts, speech
from translate.finishing.endings import ended_as
from translate.finishing.markup import place, restore
from translate.finishing.names import mend
from translate.language import honorifics, indefinite
from translate.language.lexicon import is_english
from translate.language.synonyms import are_akin
from translate.language.typography import begun_as, english, fold, source_form
from translate.memory import Memory
from translate.names import forms, glossary
from translate.names.exonyms import Exonym
from translate.progress import Meter, Progress, Stage
from translate.settings import Settings
from translate.verification import check, lost_words
from translate.verification.codes import severity
from translate.version import VERSION

#: The search always looks at this many hypotheses, so that verification has a choice.
_HYPOTHESES = 4
#: A verb with one of these behind it is no word of its own: give up.
_NO_PARTICLE = r"(?! (?:away|back|down|in|off|on|out|over|up)\b)"
#: Sentences that go through the stages together, at most and, where there are more than these, at least: enough that
#: batches of one length are full, and so few that what is known of them, mostly what the model attended to, takes some
#: megabytes; and chunks that are repaired at the same time. With two the sample article takes 0.83 of the time that it
#: takes with one.
_CHUNK, _SMALL_CHUNK, _AT_ONCE = 128, 8, 2
#: Shares of the work that are decoding, and that are done when sentences are repaired and their names found:
#: of 129 sentences of the samples, seconds of a processor (24 in all) with the embedded model.
_DECODING, _SENTENCES = 0.46, 0.95

_Done = TypeVar("_Done")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A French sentence after decoding and repair, which need no more than itself.

    Attributes:
        draft: what the model made of it.
        repaired: the hypothesis that was chosen and mended.
        names: the names in the French that are not the user's terms.
        terms: those of the user's glossary that the French has.
    """

    draft: Draft
    repaired: repair.Repaired
    names: list[names.Name]
    terms: list[Exonym]


class _Coming:
    """The drafts of sentences that another thread decodes: iterated over as they are finished, with their numbers."""

    def __init__(self) -> None:
        self._ready: SimpleQueue[tuple[int, Draft] | None] = SimpleQueue()
        self._all: Future[list[Draft]] = Future()

    def put(self, number: int, draft: Draft) -> None:
        """Tell that the draft of a sentence is finished."""
        self._ready.put((number, draft))

    def follow(self, decoding: Future[list[Draft]]) -> None:
        """End with `decoding`, which makes the drafts of all."""
        self._all = decoding
        decoding.add_done_callback(lambda _: self._ready.put(None))

    def all(self) -> list[Draft]:
        """The drafts of all sentences in their order.

        Raises:
            Exception: what ended the decoding.
        """
        return self._all.result()

    def __iter__(self) -> Iterator[tuple[int, Draft]]:
        yield from iter(self._ready.get, None)
        self.all()


class _Together:
    """Threads that do parts of one work: an error of one, or of who waits for them, ends all of them."""

    def __init__(self) -> None:
        #: Whether what is not done yet is wanted no more.
        self.stopped = threading.Event()
        self._errors: list[BaseException] = []

    def do(self, part: Callable[..., _Done], *arguments: Any) -> _Done:
        """Do a `part` of the work, in a thread.

        Raises:
            CancelledError: it is not wanted any more.
            Exception: what `part` raises.
        """
        if self.stopped.is_set():
            raise CancelledError
        try:
            return part(*arguments)
        except CancelledError:
            raise
        except BaseException as error:
            self._errors.append(error)
            self.stopped.set()
            raise

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, trace: object) -> None:
        self.stopped.set()  # a batch that is being decoded ends, and is kept
        if isinstance(error, CancelledError) and self._errors:
            raise self._errors[0] from None


class Model:
    """A loaded model: translates documents until it is let go. Threads may share it.

    Args:
        checkpoint: which one, from `translate.checkpoints.resolve` or as that takes it: an alias, a
            hub name or a folder.
        engine: `auto`, `ctranslate2` or `transformers`.
        threads: how many to decode with; None is what suits the machine.
        say: is given a line for people when something was found out of a checkpoint without notes.

    Raises:
        ModelError: it cannot be had, or not be loaded, or there is no such engine.
        TypeError, ValueError: `checkpoint` is none of these, or `threads` no whole number above 0.
    """

    def __init__(
        self,
        checkpoint: Checkpoint | str | Path | None = None,
        engine: str = "auto",
        threads: int | None = None,
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        if not isinstance(checkpoint, Checkpoint):
            checkpoint = resolve(checkpoint)
        self.checkpoint = checkpoint
        names.warm_up()
        folder, name = checkpoint.folder, checkpoint.name
        loaded = open_engine(folder, engine, threads=threads, found=lambda n: say(f"{name}: {n}"))
        self._translator = Translator(loaded, Tokenizer(folder))
        self._calibration = confidence.load(folder)

    def info(self, settings: Settings) -> ModelInfo:
        """The signature of what this model makes under `settings`."""
        return ModelInfo(
            name=self.checkpoint.name,
            revision=self.checkpoint.revision,
            engine=self._translator.description,
            settings=", ".join(
                [str(settings.decoding)]
                + ([f"a glossary of {len(settings.glossary)} terms"] if settings.glossary else [])
            ),
        )

    def translate(
        self,
        document: Document | str | Path,
        settings: Settings | None = None,
        progress: Callable[[Progress], None] | None = None,
        memory: Memory | None = None,
    ) -> Translation:
        """Translate an article.

        Args:
            document: French text, the path of an article, or a document that was read.
            settings: how; the defaults of `Settings` when None.
            progress: called with how far it is, again and again, by one thread at a time but not always
                the same; what it raises ends the work.
            memory: where what was decoded or corrected before is found, and kept.

        Raises:
            ReadError: the article cannot be read, or holds no French.
            MemoryFileError: the memory cannot be read or written.
            TypeError, ValueError: an argument is none of these, or a text names a file.
        """
        return self.translate_all([document], settings, progress, memory)[0]

    def translate_all(
        self,
        documents: Iterable[Document | str | Path],
        settings: Settings | None = None,
        progress: Callable[[Progress], None] | None = None,
        memory: Memory | None = None,
    ) -> list[Translation]:
        """Translate articles each as `translate` would, their sentences together in full batches.

        The arguments and errors are those of `translate`; the seconds of each are those of all.
        """
        settings = Settings() if settings is None else settings
        if not isinstance(settings, Settings):
            raise TypeError(f"settings: give Settings(...), not {settings!r}")
        if memory is not None and not isinstance(memory, Memory):
            raise TypeError(f"memory: give Memory(path), not {memory!r}")
        read = [_segmented(document) for document in documents]
        start = time.monotonic()
        meter = Meter(progress)
        if not settings.boilerplate:
            read = [_without_furniture(document) for document in read]
        segments = [s for document in read for s in document.segments]
        texts = list(dict.fromkeys(s.text for s in segments))
        corrected = memory.by_people(texts) if memory else {}
        # What is English already, in the middle of a French article, or not to be translated is kept as
        # it is, and a sentence that occurs again is translated, verified and repaired once.
        said = {s.text for s in segments if not _is_verbatim(s)}
        french = [t for t in texts if t in said and t not in corrected and not is_english(t)]
        decoded = self.sentences(french, settings, meter.part(_SENTENCES), memory)
        sentences = dict(zip(french, decoded, strict=True))
        finishing = meter.part(1.0, Stage.FINISHING)
        advance = finishing.count(2 * len(read))
        by_people = {
            text: SegmentTranslation(
                Segment(0, 0, text),
                target,
                findings=tuple(check(text, target, settings.glossary)),
                origin=Origin.PERSON,
            )
            for text, target in corrected.items()
        }
        results: list[SegmentTranslation] = []
        for document in read:
            translated = self._results(document, sentences, settings)
            results += [
                translated.get(s.text)
                or by_people.get(s.text)
                or SegmentTranslation(s, s.text, origin=Origin.COPY)
                for s in document.segments
            ]
            advance(1)
        translator = self._remembering(settings, memory)
        heard = {text: sentence.repaired.heard for text, sentence in sentences.items()}
        placed = iter(self._place_markup(translator, segments, results, heard, settings))
        translations = [
            Translation(
                document=document,
                segments=tuple(next(placed) for _ in document.segments),
                model=self.info(settings),
                seconds=time.monotonic() - start,
                version=VERSION,
            )
            for document in read
        ]
        for translation in translations:
            if memory:
                memory.learn(translation)
            advance(1)
        return translations

    def sentences(
        self,
        texts: Sequence[str],
        settings: Settings,
        meter: Meter | None = None,
        memory: Memory | None = None,
    ) -> list[Sentence]:
        """What French sentences become before their article is looked at: the costly stages.

        They flow through these in chunks: while the sentences of some that are decoded are verified and repaired, which is
        as much Python's work as the engine's, the next chunk is decoded.

        Args:
            texts: French, no two the same.
            settings, memory: as `translate` has them.
            meter: is told how far it is.
        """
        if not texts:
            return []
        meter = meter or Meter()
        translator = self._remembering(settings, memory)
        decoding = settings.decoding
        wide = replace(decoding, nbest=max(decoding.nbest, min(decoding.beam, _HYPOTHESES)))
        share = _DECODING / _SENTENCES
        together = _Together()
        decoding_, repairing = meter.beside(share, 1 - share, stopped=together.stopped)
        advance = decoding_.count(len(texts))
        # That links help to choose was measured of the models that are calibrated themselves.
        by_links = self._calibration.is_own
        size = min(_CHUNK, max(_SMALL_CHUNK, -(-len(texts) // _AT_ONCE)))
        chunks = [texts[start : start + size] for start in range(0, len(texts), size)]
        meters = repairing.beside(*(len(chunk) / len(texts) for chunk in chunks))

        def decode(chunk: Sequence[str], coming: _Coming) -> list[Draft]:
            return translator.translate(chunk, wide, advance, coming.put)

        def mend(
            chunk: Sequence[str], coming: _Coming, meter: Meter
        ) -> list[tuple[repair.Repaired, Draft]]:
            repaired = repair.repair(
                chunk, coming, translator, wide, settings.glossary, by_links, meter
            )
            drafts = (draft.without_attention() for draft in coming.all())
            return list(zip(repaired, drafts, strict=True))

        read: list[names.Read] = []
        done: list[tuple[repair.Repaired, Draft]] = []
        with (
            ThreadPoolExecutor(1, "decoding ahead") as decoder,
            ThreadPoolExecutor(_AT_ONCE, "repair") as menders,
            together,
        ):
            begun = deque[Future[list[tuple[repair.Repaired, Draft]]]]()
            for chunk, of_chunk in zip(chunks, meters, strict=True):
                coming = _Coming()
                coming.follow(decoder.submit(together.do, decode, chunk, coming))
                begun.append(menders.submit(together.do, mend, chunk, coming, of_chunk))
                read += names.read(chunk)
                if len(begun) > _AT_ONCE:  # the last is decoded meanwhile
                    done += begun.popleft().result()
            while begun:
                done += begun.popleft().result()
        found = names.names_in(read)
        own_terms = [glossary.present(text, settings.glossary) for text in texts]
        own_names = [
            [n for n in names_of if not any(_one_in_the_other(n.french, t.french) for t in terms)]
            for names_of, terms in zip(found, own_terms, strict=True)
        ]
        return [
            Sentence(draft, repaired, own, terms)
            for (repaired, draft), own, terms in zip(done, own_names, own_terms, strict=True)
        ]

    def _remembering(self, settings: Settings, memory: Memory | None) -> Translator:
        """The translator, with what `memory` holds of this model."""
        info = self.info(settings)
        model = f"{info.name} {info.revision} {info.engine}"
        return self._translator.remembering(memory.of_model(model) if memory else None)

    def _results(
        self, document: Document, sentences: Mapping[str, Sentence], settings: Settings
    ) -> dict[str, SegmentTranslation]:
        """The English of each of the `sentences` that `document` has; a name has one form in it."""
        own = {s.text: sentences[s.text] for s in document.segments if s.text in sentences}
        of_document = forms.of_document(
            [s.names for s in own.values()], [s.repaired.text for s in own.values()]
        )
        results = {text: self._result(text, s, of_document, settings) for text, s in own.items()}
        if not self._translator.aligns:
            return results
        # A word that was put in changes a little what the others come from, which may show that they do not fit.
        heard = {
            (s, r.target): None if own[s].repaired.repairs else own[s].repaired.heard
            for s, r in results.items()
        }
        doubted = opinion.self_doubts(list(heard), self._translator, heard)
        return {
            text: self._reconsidered(text, own[text], result, doubts, of_document, settings)
            for (text, result), doubts in zip(results.items(), doubted, strict=True)
        }

    def _reconsidered(
        self,
        text: str,
        sentence: Sentence,
        result: SegmentTranslation,
        doubts: Sequence[Finding],
        of_document: dict[str, str],
        settings: Settings,
    ) -> SegmentTranslation:
        """`result` with the lexicon's words in the place of those that are in doubt, and marked there.

        Of 62 such words in 1,391 sentences of four sets 2 are in the reference, of what the lexicon has for
        them 21, and the chrF2 of these sentences rises by 1.4. The place stays in doubt.
        """
        doubts = _new(doubts, result, sentence.terms)
        old = sentence.repaired
        written, put = old.text, list[Finding]()
        for finding in doubts:
            # The last word of a phrase may stand behind it already: guiding rate, key rate.
            *more, last = finding.expected.split(" ")
            tail = rf"(?: {re.escape(last)}(?!\w))?" if more else ""
            word = re.compile(rf"(?<!\w){re.escape(finding.found)}(?!\w){tail}{_NO_PARTICLE}")
            # What has its counterpart elsewhere in the sentence needs no second one.
            others = (w.lower() for w in words_of(written) if w != finding.found)
            is_there = any(are_akin(finding.expected, w) for w in others)
            if finding.expected and len(word.findall(written)) == 1 and not is_there:
                written = word.sub(finding.expected, written)
                put.append(finding)
        if put:
            repairs = [
                f"“{f.expected}” is the dictionary's word for « {text[slice(*f.source)]} »"
                for f in put
                if f.source
            ]
            repaired = replace(old, text=written, repairs=(*old.repairs, *repairs))
            other = self._result(text, replace(sentence, repaired=repaired), of_document, settings)
            if severity(other.findings) <= severity(result.findings):
                left = [f for f in doubts if f not in put]
                doubts = [_moved(f, other.target) for f in left]
                result, doubts = other, [*doubts, *(_put(f, text, other.target) for f in put)]
        return replace(result, findings=(*result.findings, *doubts))

    def _result(
        self, text: str, sentence: Sentence, of_document: dict[str, str], settings: Settings
    ) -> SegmentTranslation:
        draft, fixed, own, terms = (
            sentence.draft,
            sentence.repaired,
            sentence.names,
            sentence.terms,
        )
        mended, changed = mend(own, fixed.text, of_document)

        def link(source: str, target: str) -> Alignment:
            pair = source, target
            return self._translator.align([pair], {pair: fixed.heard})[0]

        honoured, put = glossary.honour(text, mended, terms, link)
        spoken = speech.set_apart(text, honoured, link)
        worded = indefinite.agreed(honorifics.in_english(text, spoken))
        target = english(ended_as(text, begun_as(text, worded)), settings.style)
        findings = check(text, target, terms)
        findings += [
            Finding("placed", f"“{form}” was lost, and put back at a guess")
            for form in fixed.guessed
            if form in target
        ]
        if draft.unknown:
            shown = " ".join(sorted(set(draft.unknown)))
            findings.append(Finding("unseen", f"the model cannot read: {shown}"))
        measured = confidence.features(
            text, target, fixed.score + self._calibration.shift, findings
        )
        sure = round(self._calibration.confidence(measured), 3)
        if sure < confidence.UNSURE:
            findings.append(
                Finding("unsure", f"this is likely to be wrong (confidence {sure:.0%})")
            )
        # The embedded model, which is small, says things in the lexicon's words or not at all.
        free = not self._calibration.is_own
        findings += lost_words.check(text, target, terms, findings, free)
        others = [c.text for c in draft.candidates if c.text != fixed.text]
        return SegmentTranslation(
            segment=Segment(0, 0, text),
            target=target,
            score=round(fixed.score, 4),
            confidence=sure,
            alternatives=tuple(
                english(other, settings.style) for other in others[: settings.decoding.nbest - 1]
            ),
            unknown=draft.unknown,
            findings=tuple(findings),
            repairs=(
                *fixed.repairs,
                *(f"name: {c}" for c in changed),
                *(f"term: {c}" for c in put),
            ),
            counterparts=counterparts.find(text, target, own, of_document),
        )

    def _place_markup(
        self,
        translator: Translator,
        segments: list[Segment],
        results: list[SegmentTranslation],
        heard: Mapping[str, Heard | None],
        settings: Settings,
    ) -> list[SegmentTranslation]:
        """Give each result its segment, and the segment's markup its place in the English."""
        phrases = [
            source_form(s.text[i.start : i.end])
            for s in segments
            for i in s.inlines
            if not i.verbatim and 0 < i.end - i.start < len(s.text.strip())
        ]
        drafts = translator.translate(phrases, replace(settings.decoding, nbest=1))
        english_of = {p: d.candidates[0].text for p, d in zip(phrases, drafts, strict=True)}
        restored = [restore(s, r.target) for s, r in zip(segments, results, strict=True)]
        marked = [n for n, s in enumerate(segments) if any(not i.verbatim for i in s.inlines)]
        pairs = [(segments[n].text, restored[n].target) for n in marked]
        alignments = translator.align(pairs, {pair: heard.get(pair[0]) for pair in pairs})
        markup = {
            n: place(segments[n], restored[n], alignment, english_of)
            for n, alignment in zip(marked, alignments, strict=True)
        }
        placed = []
        for n, (segment, result, own) in enumerate(zip(segments, results, restored, strict=True)):
            target = own.target
            findings = [
                Finding("placed", f"“{text}” was put back at a guess") for text in own.guessed
            ]
            placed.append(
                replace(
                    result,
                    segment=segment,
                    target=target,
                    inlines=markup.get(n, own.inlines),
                    findings=(*result.findings, *findings),
                    # Code that was put back may have moved what stood after it.
                    counterparts=tuple(
                        c
                        for c in result.counterparts
                        if target[slice(*c.target)] == result.target[slice(*c.target)]
                    ),
                )
            )
        return placed


def _new(
    doubts: Sequence[Finding], result: SegmentTranslation, terms: Sequence[Exonym]
) -> list[Finding]:
    """Those of `doubts` about words of `result` that nothing else is said of, and that no term wants."""
    said = [f.target for f in result.findings if f.target]
    said += [m.span() for term in terms for m in term.accepted.finditer(fold(result.target))]
    return [f for f in doubts if f.target and not touches(f.target, said)]


def _moved(doubt: Finding, target: str) -> Finding:
    """`doubt` at its place in another English, if its word stands there once."""
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(doubt.found)}(?!\w)", target)]
    return replace(doubt, target=places[0] if len(places) == 1 else None)


def _put(doubt: Finding, source: str, target: str) -> Finding:
    """`doubt` when its word was replaced by the one that it expected."""
    french = source[slice(*doubt.source)] if doubt.source else ""
    place = re.search(rf"(?<!\w){re.escape(doubt.expected)}(?!\w)", target)
    return replace(
        doubt,
        message=f"“{doubt.expected}” is the dictionary's word for « {french} », where the model had “{doubt.found}”",
        target=place.span() if place else None,
        expected="",
        found=doubt.expected,
    )


def _without_furniture(document: Document) -> Document:
    """`document` with no sentence in its blocks of site furniture: none is translated or written."""
    blocks = tuple(
        replace(b, segments=()) if b.kind is Kind.BOILERPLATE else b for b in document.blocks
    )
    return replace(document, blocks=blocks)


def _one_in_the_other(name: str, term: str) -> bool:
    """Whether one of two French names is a part of the other."""
    a, b = fold(name).lower(), fold(term).lower()
    return a in b or b in a


def segmented_text(text: str) -> Document:
    """The document in the French string `text`, with its sentences.

    Raises:
        ReadError: there is no French in it.
        TypeError, ValueError: it is no text, or is the name of a file.
    """
    from translate import articles, segmentation

    if not isinstance(text, str):
        raise TypeError(f"give French text, not {text!r}")
    if articles.names_a_file(text):
        raise ValueError(f"{text!r} is the name of a file, not a text; give Path({text!r})")
    return segmentation.segment(articles.parse(text))


def segmented_as_is(text: str) -> Document:
    """The document in `text`, whatever it is: what holds no words or is English will be copied."""
    from translate import articles, segmentation

    if not any(character.isalnum() for character in text):
        return Document("text", text, "utf-8", "text", ())
    return segmentation.segment(articles.parse(text, language="en"))


def _segmented(document: Document | str | Path) -> Document:
    """`document`, or what it names or says, with its sentences."""
    from translate import segmentation

    if isinstance(document, str):
        return segmented_text(document)
    if isinstance(document, Path):
        return read_and_segment(document)
    if not isinstance(document, Document):
        raise TypeError(f"give French text, a Path or a Document, not {document!r}")
    return document if document.segments else segmentation.segment(document)


def _is_verbatim(segment: Segment) -> bool:
    """Whether all of a segment is copied."""
    size = len(segment.text)
    return any(i.verbatim and i.start == 0 and i.end == size for i in segment.inlines)


def read_and_segment(
    path: str | Path, format: str | None = None, offline: bool = False
) -> Document:
    """Read the article at `path` (`-` is standard input) and find its sentences.

    Raises:
        ReadError: it cannot be read, or is the address of a page though all is to be `offline`.
    """
    from translate import articles, segmentation
    from translate.articles.web import is_address

    if offline and is_address(str(path)):
        raise ReadError(f"{path}: needs the network, which --offline forbids; save the page")
    return segmentation.segment(articles.read(path, format))

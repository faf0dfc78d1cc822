"""`translate file`: articles into bilingual documents."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.options import (
    Align,
    AlignOption,
    EngineName,
    FormatsOption,
    GlossaryOption,
    InputFormatOption,
    Layout,
    LayoutOption,
    MemoryOption,
    NoMemoryOption,
    OutputOption,
    Quotes,
    code_of,
    describe,
    formats_of,
    not_for_the_screen,
    open_memory,
    refuse,
    refuse_binary_on_screen,
    refuse_overwriting,
    refuse_unused,
    shown,
    suffix_of,
    targets,
    write_all,
)
from translate.cli.screen import Bar, shown_while
from translate.cli.screen import say as _say
from translate.errors import MemoryFileError, ModelError, ReadError, WriteError
from translate.host.files import is_file, is_folder, write
from translate.language.typography import counted

if TYPE_CHECKING:
    from translate.bilingual.marks import Held
    from translate.document import Document, Translation
    from translate.memory import OptionalMemory
    from translate.pipeline import Model
from translate.settings import Settings

_LOOK = 1.0  # seconds between two looks at a watched folder
_WORST = 10  # articles that the summary names for what is to be checked in them
#: Formats whose results may stand one behind the other on standard output.
_IN_A_ROW = frozenset(["markdown", "jsonl", "same"])
_LONGEST_NAME = 255  # bytes, on the file systems of Linux, macOS and Windows


@dataclass(frozen=True, slots=True)
class _Job:
    """One article and where its results go.

    Attributes:
        source: the article.
        targets: by format, `-` is standard output.
        named: whether the user named them; else they are named after the article.
    """

    source: str
    targets: dict[str, str]
    named: bool


def _jobs(articles: list[str], output: str | None, formats: list[str]) -> list[_Job]:
    from translate.articles import articles_in
    from translate.articles.web import is_address

    several = len(articles) > 1 or any(a != "-" and is_folder(a) for a in articles)
    if several and output is None:
        raise typer.BadParameter("for several articles, name a folder for the results with -o")
    if several and output == "-" and (alone := [f for f in formats if f not in _IN_A_ROW]):
        raise typer.BadParameter(
            f"-o -: several articles in {alone[0]} need a folder for the results"
        )
    if several and output != "-" and output is not None and is_file(output):
        raise typer.BadParameter(f"-o {output}: is a file; several articles need a folder")
    into_folder = output not in (None, "-") and (
        several or output.endswith(("/", os.sep)) or is_folder(output)
    )
    jobs: list[_Job] = []
    taken: set[str] = set()
    for article in articles:
        if article != "-" and is_folder(article):
            root = Path(article)
            found = [(str(p), p.relative_to(root)) for p in articles_in(root)]
        elif is_address(article):
            found = [(article, Path(_name_of_page(article)))]
        else:
            found = [(article, Path("standard-input" if article == "-" else Path(article).name))]
        for source, relative in found:
            if into_folder:
                wanted = _in_folder(Path(str(output)), relative, formats)
                if taken & set(wanted.values()):  # articles of one name from two folders
                    longer = relative.with_name(re.sub(r"[\\/:]+", "-", source).lstrip(".-"))
                    wanted = _in_folder(Path(str(output)), longer, formats)
                taken |= set(wanted.values())
            else:
                wanted = targets(output or "-", formats, source)
            jobs.append(_Job(source, wanted, not into_folder))
    refuse_overwriting((t for j in jobs for t in j.targets.values()), [j.source for j in jobs])
    return jobs


def _name_of_page(address: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    last = parts.path.rstrip("/").rsplit("/", 1)[-1] or parts.netloc
    return re.sub(r"[^\w.-]", "-", last)[:100].lstrip(".") or "page"


def _in_folder(folder: Path, relative: Path, formats: list[str]) -> dict[str, str]:
    """The results of an article in `folder`, by format.

    Their names come from the article's alone: `a.txt` makes `a.fr-en.md`, and `a.docx` makes
    `a.docx.fr-en.md`, whether or not both are there.
    """
    from translate.articles import RESULT_MARK

    stem = relative.stem.removesuffix(".fr")
    whole = stem if relative.suffix.lower() in ("", ".txt") else stem + relative.suffix
    found: dict[str, str] = {}
    for format in formats:
        end = suffix_of(format, relative.name)
        name = stem if format == "same" else whole
        end = end if format == "same" else RESULT_MARK + end
        room = _LONGEST_NAME - len(os.fsencode(end))
        if len(os.fsencode(name)) > room:
            # What tells it from others with the same beginning is kept.
            sign = hashlib.sha256(os.fsencode(name)).hexdigest()[:8]
            name = f"{os.fsencode(name)[: room - 9].decode('utf-8', 'ignore')}-{sign}"
        found[format] = str(folder / relative.with_name(name + end))
    return found


def file(
    context: typer.Context,
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...", help="Files, folders or addresses; - is standard input."
        ),
    ],
    output: OutputOption = None,
    formats: FormatsOption = None,
    layout: LayoutOption = Layout.SIDE_BY_SIDE,
    align: AlignOption = Align.PARAGRAPH,
    model: Annotated[
        str | None,
        typer.Option(
            envvar="TRANSLATE_MODEL",
            help="embedded, opus-mt, a hub name (owner/model) or a folder.",
        ),
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(case_sensitive=False, help="What runs the model.")
    ] = EngineName.AUTO,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    beam: Annotated[int, typer.Option(min=1, max=32, help="Beam size; 1 is fastest.")] = 4,
    length_penalty: Annotated[float, typer.Option(help="Above 1 favours longer English.")] = 1.0,
    nbest: Annotated[
        int, typer.Option(min=1, max=32, help="Give so many translations of each sentence.")
    ] = 1,
    quotes: Annotated[
        Quotes, typer.Option(case_sensitive=False, help="Quotation marks and apostrophes.")
    ] = Quotes.CURLY,
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate/--no-boilerplate", help="Keep site furniture, set apart.")
    ] = True,
    input_format: InputFormatOption = None,
    glossary: GlossaryOption = None,
    memory: MemoryOption = None,
    no_memory: NoMemoryOption = False,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Go on, and translate what is put into the folders."),
    ] = False,
    findings: Annotated[
        bool,
        typer.Option(
            "--findings", help="List what is to be checked in a file beside each result, too."
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Say what was repaired.")
    ] = False,
) -> None:
    """Translate articles into bilingual documents.

    \b
    In: .txt .md .html .docx .odt .epub .pdf .srt .vtt .ass .sbv .po
    Out: markdown, html, docx, odt, epub, tmx, xliff, xliff1.2, json, jsonl, pdf,
         or the format of the article (same)

    \b
      translate file article.txt -o article.html
      translate file articles/ -o translated/ -f html -f tmx
      translate file film.srt -f same -o film.en.srt
      cat article.txt | translate file - --layout english > article.en.md

    What is translated is kept in the user's translation memory: a run that was stopped goes on
    where it was, and a sentence that a person corrected comes back as corrected.
    """
    from translate.bilingual import expect_tools
    from translate.decoding import Decoding

    if watch and (output in (None, "-") or not all(map(is_folder, articles))):
        raise typer.BadParameter("--watch needs folders of articles and a folder for results (-o)")
    if findings and output in (None, "-"):
        raise typer.BadParameter("--findings lists them beside the result: name one with -o")
    if quiet:
        refuse(context, ["verbose"], "and --quiet exclude each other")
    chosen = formats_of(context, formats, output)
    refuse_unused(context, chosen)
    refuse_binary_on_screen(chosen, output)
    expect_tools(chosen)
    if beam < nbest:
        refuse(context, ["beam"], f"{beam} finds no {nbest} translations of a sentence (--nbest)")
    try:
        decoding = Decoding(max(beam, nbest), length_penalty, nbest)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    settings = Settings(decoding, quotes.value, boilerplate, glossary or ())
    run = _Run(
        settings,
        model,
        engine.value,
        offline,
        input_format and input_format.value,
        layout,
        align,
        open_memory(context, memory, no_memory),
        (lambda line: None) if quiet else _say,
        verbose,
        findings,
    )
    if watch:
        _watch(run, articles, str(output), chosen, quiet)
    jobs = _jobs(articles, output, chosen)
    given = [glossary, *([run.memory.path] if run.memory else [])]
    refuse_overwriting((t for j in jobs for t in j.targets.values()), given)
    failures = run.all(jobs, quiet)
    if memory and run.memory and run.memory.lost:
        failures.append(MemoryFileError.exit_code)
    if failures:
        raise typer.Exit(failures[0])


@dataclass
class _Run:
    """What all articles of a call have in common."""

    settings: Settings
    model_name: str | None
    engine: str
    offline: bool
    input_format: str | None
    layout: Layout
    align: Align
    memory: OptionalMemory | None
    say: Callable[[str], None]
    verbose: bool
    findings: bool
    _model: Model | None = None

    def model(self) -> Model:
        """The model, loaded when the first article needs it."""
        from translate import names
        from translate.checkpoints import resolve
        from translate.pipeline import Model

        if self._model is None:
            names.warm_up()  # while the hub is asked
            self._model = Model(
                resolve(self.model_name, self.offline, self.say), self.engine, say=self.say
            )
        return self._model

    def all(self, jobs: list[_Job], quiet: bool) -> list[int]:
        """Translate all articles of `jobs`; the exit codes of those that failed."""
        codes: list[int] = []
        failed: list[str] = []
        to_check: list[tuple[int, str]] = []
        with shown_while(len(jobs), quiet) as bar:
            for job in jobs:
                try:
                    flagged = self._one(job, bar)
                except ModelError:
                    raise  # no other article could be translated either
                except BrokenPipeError:
                    raise  # nobody takes the results any more
                except Exception as error:
                    failed.append(describe(error, job.source))
                    codes.append(code_of(error))
                    _say(failed[-1])
                else:
                    if flagged:
                        to_check.append((flagged, job.source))
                if bar:
                    bar.end()
        if len(jobs) > 1:
            _summarise(len(jobs), to_check, failed, self.say)
        return codes

    def _one(self, job: _Job, bar: Bar | None) -> int:
        """Translate an article and write its results; how many sentences are to be checked."""
        from translate.articles import FINDINGS_MARK
        from translate.bilingual.notes import as_text, to_check
        from translate.pipeline import read_and_segment

        document = read_and_segment(job.source, self.input_format, self.offline)
        if "same" in job.targets:
            _expect_same(document, job.targets["same"])  # refused before anything is translated
        held = _held_by(job, document)
        model = self.model()
        if bar:
            bar.begin(Path(document.name).name)
        advance = bar.advance if bar else None
        result = model.translate(document, self.settings, advance, self.memory)
        result = self._kept(result, held)
        if bar:
            bar.write()
            if any(_may_be_the_screen(target) for target in job.targets.values()):
                bar.hide()
        write_all(result, job.targets, self.layout, self.align)
        if self.findings:
            write(as_text(result), f"{next(iter(job.targets.values()))}{FINDINGS_MARK}.txt")
        alone = set(job.targets) == {"same"} or (
            set(job.targets) == {"markdown"} and self.layout is Layout.ENGLISH
        )
        _report(result, job, self.say, self.verbose, alone)
        found = to_check(result)
        return len(found.mistakes) + len(found.doubts)

    def _kept(self, result: Translation, held: dict[Path, Held]) -> Translation:
        """`result` with what people corrected in the files that it is about to replace."""
        from translate.bilingual import corrections
        from translate.document import Origin
        from translate.memory import MemoryPair, now

        merged = corrections.merge(result, held, unmarked=False)
        for change in merged.changes:
            self.say(f"kept, by a person: {shown(change)}")
        for conflict in merged.conflicts:
            for path, text in conflict.edits:
                self.say(
                    f"{path}: {conflict.number + 1}: has “{text}”, but the memory or another file "
                    f"has by a person “{conflict.current}”; translate update decides"
                )
        for path, text in merged.strays:
            self.say(f"{path}: by a person, and not in the article any more: “{text}”")
        if (store := self.memory) and merged.changes:
            changed = [merged.translation.segments[change.number] for change in merged.changes]
            pairs = [MemoryPair(t.segment.text, t.target, Origin.PERSON, now()) for t in changed]
            store.attempt(lambda: store.add(iter(pairs)), 0)
        return merged.translation


def _expect_same(document: Document, target: str) -> None:
    """Find out whether `document` can be written in its own format, and to `target`.

    Raises:
        WriteError: it cannot, or `target` has the ending of another format, or is a terminal and
            the format no text.
    """
    from translate.articles import FORMATS, SUFFIXES, writer

    writer(document.format, document.name)
    format = FORMATS[document.format]
    if target == "-" and format.container is not None and sys.stdout.isatty():
        raise WriteError(
            f"{document.name}: {not_for_the_screen(document.format, format.suffixes[0])}"
        )
    suffix = Path(target).suffix.lower()
    if SUFFIXES.get(suffix, document.format) != document.format:
        raise WriteError(
            f"{target}: -f same writes {document.name} as {document.format}, not as {suffix[1:]}; "
            "give the result the ending of the article, or choose another --format"
        )


def _held_by(job: _Job, document: Document) -> dict[Path, Held]:
    """What the files hold that the results of `job` replace.

    Raises:
        WriteError: one is the result of another article, and the user has not named it.
    """
    from translate.bilingual import corrections

    found: dict[Path, Held] = {}
    for target in job.targets.values():
        path = Path(target)
        if target == "-" or not is_file(path):
            continue
        try:
            held = corrections.held_by(path)
        except ReadError:  # none of ours, or damaged: it is kept beside the new one
            continue
        others = not job.named and held.name not in ("", document.name)
        if others and not corrections.is_of(held, document):
            raise WriteError(
                f"{document.name}: {path} is the result of {held.name}; "
                f"name another file for this one with -o"
            )
        found[path] = held
    return found


def _watch(run: _Run, folders: list[str], output: str, formats: list[str], quiet: bool) -> None:
    """Translate what is new in `folders` until interrupted; a file must be left alone for a look."""
    run.say(f"watching {', '.join(folders)}; Ctrl-C ends")
    run.model()
    before: dict[str, tuple[int, int]] = {}
    failed: dict[str, tuple[int, int]] = {}
    while True:
        try:
            jobs = _jobs(folders, output, formats)
        except ReadError:  # nothing there yet
            jobs = []
        now: dict[str, tuple[int, int]] = {}
        for job in jobs:
            try:
                status = Path(job.source).stat()
            except OSError:  # taken away again
                continue
            state = now[job.source] = (status.st_mtime_ns, status.st_size)
            results = [Path(t) for t in job.targets.values()]
            done = all(r.is_file() and r.stat().st_mtime_ns >= state[0] for r in results)
            if done or before.get(job.source) != state or failed.get(job.source) == state:
                continue
            if run.all([job], quiet):
                failed[job.source] = state
        before = now
        time.sleep(_LOOK)


def _may_be_the_screen(target: str) -> bool:
    """Whether a result goes to standard output, or to a device."""
    return target == "-" or (Path(target).exists() and not is_file(Path(target)))


def _summarise(
    articles: int,
    to_check: list[tuple[int, str]],
    failed: list[str],
    say: Callable[[str], None],
) -> None:
    """What became of several articles: how many are done, where to look first, what failed and why.

    Args:
        articles: how many there were.
        to_check: those with sentences to be checked, and how many.
        failed: a line on each that could not be translated; these are said in any case.
        say: prints a message.
    """
    tell = _say if failed else say
    line = f"{counted(articles, 'article')}: {articles - len(failed)} done, {len(failed)} failed"
    if to_check:
        sentences = counted(sum(number for number, _ in to_check), "sentence")
        line += f"; {sentences} to check in {counted(len(to_check), 'article')}"
    tell(line)
    worst = sorted(to_check, key=lambda found: -found[0])
    for number, source in worst[:_WORST]:
        say(f"  to check: {source}: {counted(number, 'sentence')}")
    if len(worst) > _WORST:
        say(f"  to check: {len(worst) - _WORST} more")
    for reason in failed:
        tell(f"  failed: {reason}")


def _report(
    result: Translation, job: _Job, say: Callable[[str], None], verbose: bool, findings: bool
) -> None:
    """One line on what was made; with `verbose`, one for each repair and finding.

    With `findings` there is one for each finding: the English alone does not hold them.
    """
    from translate.bilingual.notes import to_check
    from translate.verification.codes import is_doubt

    found = to_check(result)
    where = ", ".join("standard output" if t == "-" else t for t in job.targets.values())
    document = result.document
    encoding = "" if document.encoding == "utf-8" else f" ({document.encoding})"
    say(
        f"{document.name}{encoding} -> {where}: {counted(len(result.segments), 'sentence')}, {found.counts}, "
        f"{result.seconds:.1f} s, model {result.model.name} ({result.model.engine})"
    )
    if not (verbose or findings):
        return
    for number, segment in enumerate(result.segments, start=1):
        for repair in segment.repairs if verbose else ():
            say(f"  {number}: {repair}")
        for finding in segment.findings:
            doubt = "not sure: " if is_doubt(finding) else ""
            say(f"  {number}: {doubt}{finding.message} ({finding.code})")

"""The command line: reads the arguments, shows progress and messages, sets the exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translate.errors import ModelError, TranslateError
from translate.version import VERSION

if TYPE_CHECKING:
    from rich.progress import Progress

    from translate.document import Translation

_EXIT_CODES = """
Exit codes: 0 all done; 1 failed; 2 wrong use; 3 an article could not be read; 4 the model could not
be had; 5 the result could not be written; 130 interrupted.
"""
_EXAMPLES = """
Examples:\n
\b
  translate file article.txt                     French | English on standard output
  translate file article.txt -o article.md       ... in a file
  translate file articles/ -o translated/        every article of a folder
  curl -s example.org/a.txt | translate file -   from a pipe
  translate file page.md --layout english        the English alone, markdown kept
  translate check article.fr.md article.en.md    what a translation lost, added or changed
"""

app = typer.Typer(
    help=f"Translate French articles into English, with the French beside it.\n\n{_EXAMPLES}",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
models_app = typer.Typer(
    help="List, fetch, check and remove models.", no_args_is_help=False, rich_markup_mode=None
)
app.add_typer(models_app, name="models")


class Layout(StrEnum):
    """Layouts of the bilingual document."""

    SIDE_BY_SIDE = "side-by-side"
    INTERLEAVED = "interleaved"
    ENGLISH = "english"


class Align(StrEnum):
    """What a row of the bilingual document holds."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


class Format(StrEnum):
    """Formats of the result."""

    MARKDOWN = "markdown"


class InputFormat(StrEnum):
    """Formats of articles."""

    TEXT = "text"
    MARKDOWN = "markdown"


class ReportFormat(StrEnum):
    """Formats of the report of a check."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"


class EngineName(StrEnum):
    """Engines, as `translate.engines.ENGINES` has them."""

    AUTO = "auto"
    CTRANSLATE2 = "ctranslate2"
    TRANSFORMERS = "transformers"


class Quotes(StrEnum):
    """Styles of quotation marks and apostrophes."""

    CURLY = "curly"
    STRAIGHT = "straight"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"translate {VERSION}")
        raise typer.Exit()


@app.callback()
def _main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    context.default_map = {"file": _configuration()}


def _configuration() -> dict[str, Any]:
    """The user's defaults for the options of `translate file`."""
    import tomllib

    from translate.paths import config_file

    path = config_file()
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TranslateError(f"{path}: is not valid TOML ({error})") from error
    return {key.replace("-", "_"): value for key, value in values.items()}


def _say(line: str) -> None:
    typer.echo(f"translate: {line}", err=True)


@dataclass
class _Job:
    """One article and where its translation goes (`-` is standard output)."""

    source: str
    target: str


def _jobs(articles: list[str], output: str | None, suffix: str) -> list[_Job]:
    from translate.reading import RESULT_MARK, articles_in

    several = len(articles) > 1 or any(a != "-" and Path(a).is_dir() for a in articles)
    if several and output is None:
        raise typer.BadParameter("for several articles, name a folder for the results with -o")
    if several and output != "-" and output is not None and Path(output).is_file():
        raise typer.BadParameter(f"-o {output}: is a file; several articles need a folder")
    into_folder = output not in (None, "-") and (
        several or output.endswith(("/", os.sep)) or Path(output).is_dir()
    )
    jobs: list[_Job] = []
    for article in articles:
        if article != "-" and Path(article).is_dir():
            root = Path(article)
            found = [(str(p), p.relative_to(root)) for p in articles_in(root)]
        else:
            found = [(article, Path("standard-input" if article == "-" else Path(article).name))]
        for source, relative in found:
            if into_folder:
                stem = relative.stem.removesuffix(".fr")
                target = str(Path(str(output)) / relative.with_name(f"{stem}{RESULT_MARK}{suffix}"))
                if any(job.target == target for job in jobs):  # a.txt and a.md, or two folders
                    name = f"{relative.name}-{len(jobs)}{RESULT_MARK}{suffix}"
                    target = str(Path(str(output)) / relative.with_name(name))
            else:
                target = output or "-"
            if target != "-" and source != "-" and Path(target).resolve() == Path(source).resolve():
                raise typer.BadParameter(f"{target}: would be overwritten by its own translation")
            jobs.append(_Job(source, target))
    return jobs


@app.command(epilog=_EXIT_CODES)
def file(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE...", help="Files or folders; - is standard input."),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="File or folder for the result; - is standard output."),
    ] = None,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.MARKDOWN,
    layout: Annotated[Layout, typer.Option(help="How the languages stand.")] = Layout.SIDE_BY_SIDE,
    align: Annotated[Align, typer.Option(help="One row a ...")] = Align.PARAGRAPH,
    model: Annotated[
        str | None,
        typer.Option(
            envvar="TRANSLATE_MODEL",
            help="embedded, opus-mt, a hub name (owner/model) or a folder.",
        ),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="What runs the model.")] = EngineName.AUTO,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    beam: Annotated[int, typer.Option(min=1, max=32, help="Beam size; 1 is fastest.")] = 4,
    length_penalty: Annotated[float, typer.Option(help="Above 1 favours longer English.")] = 1.0,
    nbest: Annotated[
        int, typer.Option(min=1, max=32, help="Give so many translations of doubtful sentences.")
    ] = 1,
    quotes: Annotated[Quotes, typer.Option(help="Quotation marks and apostrophes.")] = Quotes.CURLY,
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate/--no-boilerplate", help="Keep site furniture, set apart.")
    ] = True,
    input_format: Annotated[
        InputFormat | None, typer.Option(help="Format of the articles, if not by their names.")
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Say what was repaired.")
    ] = False,
) -> None:
    """Translate articles (.txt, .md) into bilingual documents.

    \b
      translate file article.txt -o article.md
      translate file articles/ -o translated/ --align sentence
      cat article.txt | translate file - --layout english > article.en.md
    """
    from translate import pipeline, writing
    from translate.checkpoints import resolve
    from translate.engines import Decoding

    jobs = _jobs(articles, output, writing.FORMATS[format][0])
    say = (lambda line: None) if quiet else _say
    settings = pipeline.Settings(
        Decoding(max(beam, nbest), length_penalty, nbest), quotes.value, boilerplate
    )
    failures: list[int] = []
    loaded: pipeline.Model | None = None
    with _progress(quiet) as progress:
        total = progress.add_task("all", total=len(jobs)) if progress and len(jobs) > 1 else None
        for job in jobs:
            try:
                document = pipeline.read_and_segment(
                    job.source, input_format and input_format.value
                )
                if loaded is None:
                    loaded = pipeline.Model(resolve(model, offline, say), engine.value)
                    if progress:
                        progress.start()
                task = None
                if progress:
                    name = Path(document.name).name
                    task = progress.add_task(name, total=len(document.segments))
                    advance = lambda n, task=task: progress.advance(task, n)  # noqa: E731
                result = loaded.translate(document, settings, advance if progress else None)
                text = writing.render(result, format, layout=layout.value, align=align.value)
                writing.write(text, job.target)
                if progress and task is not None:
                    progress.remove_task(task)
                _report(result, job, say, verbose)
            except ModelError:
                raise  # no other article could be translated either
            except TranslateError as error:
                _say(str(error))
                failures.append(error.exit_code)
            if progress and total is not None:
                progress.advance(total)
    if failures:
        raise typer.Exit(failures[0])


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error, not yet started, if somebody looks at it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    try:
        yield progress
    finally:
        progress.stop()


def _report(result: Translation, job: _Job, say: Any, verbose: bool) -> None:
    """One line on what was made; with `verbose`, one for each repair and finding."""
    flagged = sum(bool(s.findings) for s in result.segments)
    where = "standard output" if job.target == "-" else job.target
    document = result.document
    encoding = "" if document.encoding == "utf-8" else f" ({document.encoding})"
    say(
        f"{document.name}{encoding} -> {where}: {len(result.segments)} sentences, {flagged} to check, "
        f"{result.seconds:.1f} s, model {result.model.name} ({result.model.engine})"
    )
    if verbose:
        for number, segment in enumerate(result.segments, start=1):
            for repair in segment.repairs:
                say(f"  {number}: {repair}")
            for finding in segment.findings:
                say(f"  {number}: {finding.message} ({finding.code})")


def _check_configuration() -> dict[str, Any]:
    """`[tool.translate.check]` of the pyproject.toml here or in a folder above."""
    import tomllib

    for folder in (Path.cwd(), *Path.cwd().parents):
        path = folder / "pyproject.toml"
        if path.is_file():
            try:
                data = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise TranslateError(f"{path}: is not valid TOML ({error})") from error
            found: dict[str, Any] = data.get("tool", {}).get("translate", {}).get("check", {})
            if "glossary" in found:
                found["glossary"] = str(folder / found["glossary"])
            return found
    return {}


def _list(text: str | None, configured: Any) -> list[str]:
    if text is not None:
        return [code for code in text.replace(" ", ",").split(",") if code]
    return [configured] if isinstance(configured, str) else list(configured)


def _show_codes(wanted: bool) -> None:
    if wanted:
        from translate.checking.reports import codes

        typer.echo(codes(), nl=False)
        raise typer.Exit()


@app.command(
    epilog="Exit codes: 0 passed; 1 something fails; 2 wrong use; 3 a file could not be read."
)
def check(
    source: Annotated[
        Path,
        typer.Argument(help="The French: a file or folder. Alone: TSV, TMX, XLIFF, PO or our .md."),
    ],
    target: Annotated[
        Path | None, typer.Argument(help="Its English, by whatever hand: a file or folder.")
    ] = None,
    format: Annotated[ReportFormat, typer.Option(help="Format of the report.")] = ReportFormat.TEXT,
    output: Annotated[
        str, typer.Option("-o", "--output", help="File for the report; - is standard output.")
    ] = "-",
    select: Annotated[
        str | None, typer.Option(help="Only these codes or families: figure,name-lost.")
    ] = None,
    ignore: Annotated[str | None, typer.Option(help="Not these codes or families.")] = None,
    glossary: Annotated[
        Path | None, typer.Option(help="CSV, TSV or TBX of French terms and their English.")
    ] = None,
    strict: Annotated[
        bool | None, typer.Option("--strict/--no-strict", help="Warnings fail, too.")
    ] = None,
    codes: Annotated[
        bool,
        typer.Option(
            "--codes", callback=_show_codes, is_eager=True, help="Explain every code and stop."
        ),
    ] = False,
) -> None:
    """Say what a translation lost, added or changed: quotations, names, figures, whole clauses.

    \b
      translate check article.fr.txt article.en.txt
      translate check articles/ translations/ --format junit -o report.xml
      translate check memory.tmx --ignore name --strict

    It needs no model. Defaults may stand in pyproject.toml: [tool.translate.check] with select,
    ignore, glossary and strict. Beside a pair, "translate: ignore CODE" in a comment silences it.
    """
    from translate import glossary as glossaries
    from translate.checking import check_pairs, pairs, reports
    from translate.writing import write

    configured = _check_configuration()
    terms_file = glossary or configured.get("glossary")
    terms = glossaries.read(Path(terms_file)) if terms_file else []
    try:
        report = check_pairs(
            pairs.read(source, target),
            _list(select, configured.get("select", "all")),
            _list(ignore, configured.get("ignore", [])),
            terms,
            bool(configured.get("strict", False)) if strict is None else strict,
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    write(reports.FORMATS[format.value](report), output)
    if not report.passed:
        raise typer.Exit(1)


@models_app.callback(invoke_without_command=True)
def models(context: typer.Context) -> None:
    """List, fetch, check and remove models; alone, lists them."""
    if context.invoked_subcommand is None:
        models_list()


@models_app.command("list")
def models_list() -> None:
    """The models on this machine: name, size, revision, folder."""
    from translate.checkpoints import ALIASES, available

    found = available()
    for checkpoint in found:
        size = f"{checkpoint.size / 1e6:.0f} MB"
        typer.echo(f"{checkpoint.name:36} {size:>7}  {checkpoint.revision}  {checkpoint.folder}")
    here = {checkpoint.name for checkpoint in found}
    for alias, name in ALIASES.items():
        if name not in here:
            typer.echo(f"{name:36} {'-':>7}  not here: translate models fetch {alias}")


@models_app.command("fetch")
def models_fetch(
    name: Annotated[str, typer.Argument(help="opus-mt, opus-mt-big or a hub name (owner/model).")],
) -> None:
    """Download a model from the hub, or go on with a download that broke off."""
    from translate.checkpoints import ALIASES, fetch

    checkpoint = fetch(ALIASES.get(name, name), say=_say)
    typer.echo(f"{checkpoint.name}: {checkpoint.size / 1e6:.0f} MB in {checkpoint.folder}")


@models_app.command("verify")
def models_verify() -> None:
    """Compare every file of every model on this machine with its checksum."""
    from translate.checkpoints import available, verify

    broken = False
    for checkpoint in available():
        damaged = verify(checkpoint)
        broken |= bool(damaged)
        verdict = f"damaged: {', '.join(p.name for p in damaged)}" if damaged else "ok"
        typer.echo(f"{checkpoint.name}: {verdict}")
    if broken:
        raise ModelError("a model is damaged: remove it and fetch it again")


@models_app.command("remove")
def models_remove(
    name: Annotated[str, typer.Argument(help="As `translate models` shows it.")],
) -> None:
    """Delete a model from the hub cache."""
    from translate.checkpoints import remove

    checkpoint = remove(name)
    typer.echo(f"removed {checkpoint.name}")


def _interrupted(*_: object) -> None:
    _say("interrupted; what was finished is kept")
    raise SystemExit(130)


def main() -> None:
    """Run the command line; every error that is a user's becomes one line and an exit code."""
    signal.signal(signal.SIGINT, _interrupted)
    try:
        app()
    except TranslateError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone; nothing is wrong, and nothing may be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)

"""What several commands share: the choices of options, messages, and how results are named."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translate.cli.screen import say
from translate.errors import MemoryFileError, TranslateError, WriteError, no_such
from translate.host import files

if TYPE_CHECKING:
    from translate.bilingual.corrections import Change
    from translate.document import Translation
    from translate.memory import OptionalMemory


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
    """Formats of results, as `translate.bilingual.FORMATS` has them."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    TMX = "tmx"
    XLIFF = "xliff"
    XLIFF_1_2 = "xliff1.2"
    JSON = "json"
    JSONL = "jsonl"
    PDF = "pdf"
    SAME = "same"


class InputFormat(StrEnum):
    """Formats of articles, as `translate.articles.FORMATS` has them."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    PDF = "pdf"
    SRT = "srt"
    VTT = "vtt"
    ASS = "ass"
    SBV = "sbv"
    PO = "po"


class EngineName(StrEnum):
    """Engines, as `translate.decoding.ENGINES` has them."""

    AUTO = "auto"
    CTRANSLATE2 = "ctranslate2"
    TRANSFORMERS = "transformers"


class Prefer(StrEnum):
    """Sides of a conflict, as `translate.bilingual.corrections.Prefer` has them."""

    EDITED = "edited"
    CURRENT = "current"


class Quotes(StrEnum):
    """Styles of quotation marks and apostrophes."""

    CURLY = "curly"
    STRAIGHT = "straight"


def _format(name: object) -> Format:
    """The format of results that a user calls `name`, which in a configuration may be anything."""
    from translate.bilingual import named

    try:
        return Format(named(str(name)))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _input_format(name: object) -> InputFormat:
    """The format of articles that a user calls `name`, which in a configuration may be anything."""
    from translate.articles import NAMES

    found = NAMES.get(str(name).lower().removeprefix("."))
    if found is None:
        raise typer.BadParameter(no_such("format", str(name), map(str, InputFormat)))
    return InputFormat(found)


FormatsOption = Annotated[
    list[Format] | None,
    typer.Option(
        "-f",
        "--format",
        parser=_format,
        metavar=f"<{'|'.join(Format)}>",
        help="Format of the result, again for more; else by the name of -o, or markdown. "
        "same: the English alone in the format of the article.",
    ),
]
InputFormatOption = Annotated[
    InputFormat | None,
    typer.Option(
        parser=_input_format,
        metavar=f"<{'|'.join(InputFormat)}>",
        help="Format of the articles, if not by their names.",
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option("-o", "--output", help="File or folder for the result; - is standard output."),
]
LayoutOption = Annotated[
    Layout, typer.Option(case_sensitive=False, help="How the languages stand (markdown).")
]
AlignOption = Annotated[
    Align, typer.Option(case_sensitive=False, help="One row a ... (markdown, docx, odt).")
]
GlossaryOption = Annotated[
    Path | None,
    typer.Option(
        "--glossary", help="CSV, TSV or TBX of French terms and the English that they must have."
    ),
]
MemoryOption = Annotated[
    Path | None,
    typer.Option("--memory", help="Translation memory to use in place of the user's own."),
]
NoMemoryOption = Annotated[
    bool, typer.Option("--no-memory", help="Neither use nor keep a translation memory.")
]


def refuse(context: typer.Context, options: Iterable[str], reason: str) -> None:
    """End with wrong use if the user gave one of `options`, which for that `reason` does not apply.

    A default of the user's configuration is for the commands and formats that it applies to.

    Args:
        context: of the command that runs.
        options: names of its parameters.
        reason: the rest of the message, behind the name of the option.
    """
    for option in options:
        source = context.get_parameter_source(option)
        if source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(f"--{option.replace('_', '-')} {reason}")


def refuse_unused(context: typer.Context, formats: Iterable[str]) -> None:
    """End with wrong use if the user gave an option that none of the `formats` of results has."""
    from translate.bilingual import FORMATS

    formats = list(formats)
    taken = frozenset[str]().union(*(FORMATS[format].options for format in formats))
    for option in {"layout", "align"} - taken:
        *first, last = (name for name, f in FORMATS.items() if option in f.options)
        having = f"{', '.join(first)} and {last}" if first else last
        refuse(context, [option], f"is for {having}, not for {', '.join(formats)}")


def describe(error: Exception, about: str = "") -> str:
    """One line on `error`: its own, if it was made for the user.

    An error that was not foreseen is one of this program; TRANSLATE_TRACEBACK=1 shows where.
    """
    if isinstance(error, TranslateError):
        return str(error)
    if os.environ.get("TRANSLATE_TRACEBACK") == "1":
        traceback.print_exception(error)
    return (
        f"{about + ': ' if about else ''}failed by an error of this program ({type(error).__name__}: "
        f"{files.reason(error)}); TRANSLATE_TRACEBACK=1 shows where"
    )


def code_of(error: Exception) -> int:
    """The exit code for `error`."""
    return error.exit_code if isinstance(error, TranslateError) else TranslateError.exit_code


def refuse_overwriting(outputs: Iterable[str], inputs: Iterable[str | Path | None]) -> None:
    """End with wrong use if one of `outputs` is one of the files that are read, by whatever name."""
    read = {files.identity(i): i for i in inputs if i is not None and str(i) != "-"}
    for output in outputs:
        given = read.get(files.identity(output)) if output != "-" else None
        if given is not None and files.is_file(output):
            raise typer.BadParameter(f"{output}: would overwrite {given}, which is read")


def shown(change: Change) -> str:
    """A line on what a person changed."""
    number, old, new = change.number + 1, change.old, change.new
    if old == new:
        return f"{number}: accepted as it is: “{new}” ({change.file.name})"
    return f"{number}: " + (f"“{old}” → " if old else "") + f"“{new}” ({change.file.name})"


def formats_of(
    context: typer.Context, chosen: list[Format] | None, output: str | None
) -> list[str]:
    """The formats to write: those chosen, or the one that the name of the output has.

    Those of the configuration are for folders: a name given with -o says more, and standard output
    takes one alone.
    """
    from translate.bilingual import BY_SUFFIX

    if output is not None and not output.strip():
        raise typer.BadParameter("-o names no file or folder")
    suffix = Path(output).suffix.lower() if output else ""
    source = context.get_parameter_source("formats")
    configured = source is not None and source.name == "DEFAULT_MAP"
    one = suffix in BY_SUFFIX or (output in (None, "-") and len(chosen or ()) > 1)
    if chosen and not (configured and one):
        return list(dict.fromkeys(str(f) for f in chosen))
    is_folder = output in (None, "-") or output.endswith(("/", os.sep)) or Path(output).is_dir()
    if suffix and suffix not in BY_SUFFIX and not is_folder:
        raise typer.BadParameter(
            f"-o {output}: no format has the ending {suffix}; choose one with --format "
            "(a folder for results ends with /)"
        )
    return [BY_SUFFIX.get(suffix, "markdown")]


def refuse_binary_on_screen(formats: Iterable[str], output: str | None) -> None:
    """End with wrong use if one of `formats` that is no text would go to a terminal."""
    from translate.bilingual import FORMATS

    if output not in (None, "-") or not sys.stdout.isatty():
        return
    for format in formats:
        if FORMATS[format].binary:
            raise typer.BadParameter(not_for_the_screen(format, FORMATS[format].suffix))


def not_for_the_screen(format: str, suffix: str) -> str:
    """What is said of a `format` that is no text, and that has no file to go to."""
    return f"{format} is not for the screen: name a file for it with -o (-o NAME{suffix})"


def suffix_of(format: str, source: str) -> str:
    """The ending of a result in `format` of the article `source`."""
    from translate.articles import ENGLISH_MARK, SUFFIXES
    from translate.bilingual import FORMATS

    own = Path(source).suffix.lower()
    return FORMATS[format].suffix or ENGLISH_MARK + (own if own in SUFFIXES else ".txt")


def targets(output: str, formats: list[str], source: str) -> dict[str, str]:
    """Where the result in each of `formats` goes, when `output` names a file or `-`."""
    if len(formats) == 1:
        return {formats[0]: output}
    if output == "-":
        raise typer.BadParameter("several formats need a file or folder: name one with -o")
    return {f: str(Path(output).with_suffix(suffix_of(f, source))) for f in formats}


def write_all(
    translation: Translation, targets: dict[str, str], layout: Layout, align: Align
) -> None:
    """Write `translation` in each format to its file; what a person may have changed is kept."""
    from translate import bilingual

    options: dict[str, Any] = {"layout": layout.value, "align": align.value}
    for format, target in targets.items():
        taken = bilingual.FORMATS[format].options
        content = bilingual.render(
            translation, format, **{k: v for k, v in options.items() if k in taken}
        )
        if target == "-" and isinstance(content, bytes) and sys.stdout.isatty():
            # the format of the article
            raise WriteError(
                not_for_the_screen(format, suffix_of(format, translation.document.name))
            )
        write_kept(content, target)


def write_kept(content: str | bytes, target: str) -> None:
    """Write `content` to a file or, for -, to standard output; what a person may have changed is kept, and said."""
    from translate import bilingual

    if target == "-":
        files.write(content, target)
    elif kept := bilingual.write_anew(content, Path(target)):
        say(f"{target}: was changed since it was written; kept as {kept}")


def refresh(translation: Translation, results: dict[Path, str]) -> tuple[list[Path], list[Path]]:
    """Write `translation` anew to results that differ, by their paths and formats.

    Returns:
        The files written, and those that keep what a person may have changed in them.
    """
    from translate import bilingual
    from translate.bilingual import corrections

    written: list[Path] = []
    backups: list[Path] = []
    for path, format in results.items():
        try:
            bilingual.expect_tools([format])
        except WriteError as error:
            say(f"{path}: stays as it was; {error}")
            continue
        options: dict[str, Any] = (
            dict(corrections.held_by(path).options) if format != "same" else {}
        )
        content = bilingual.render(translation, format, **options)
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        if files.read(path, bilingual.LARGEST) != data:
            kept = bilingual.write_anew(data, path)
            written.append(path)
            backups += [kept] if kept else []
    return written, backups


def open_memory(
    context: typer.Context, chosen: Path | None, without: bool
) -> OptionalMemory | None:
    """The translation memory to use, if any.

    One that the user names must be there for use; without the user's own, work goes on. So it does
    when either fails later.
    """
    from translate.host.paths import memory_file
    from translate.memory import OptionalMemory

    if without:
        refuse(context, ["memory"], "and --no-memory exclude each other")
        return None
    if chosen is not None:
        return OptionalMemory(chosen, say)
    try:
        return OptionalMemory(memory_file(), say)
    except MemoryFileError as error:
        say(f"{error}; going on without it")
        return None

"""`translate convert`, `show` and `update`: results made before, in other forms or corrected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.options import (
    Align,
    AlignOption,
    FormatsOption,
    Layout,
    LayoutOption,
    MemoryOption,
    NoMemoryOption,
    OutputOption,
    formats_of,
    open_memory,
    refuse,
    refuse_overwriting,
    refuse_unused,
    say,
    targets,
    write_all,
)

if TYPE_CHECKING:
    from translate.document import Translation

_RESULT = typer.Argument(help="JSON, JSONL or HTML that this program wrote.", metavar="RESULT")


def convert(
    context: typer.Context,
    result: Annotated[Path, _RESULT],
    output: OutputOption = None,
    formats: FormatsOption = None,
    layout: LayoutOption = Layout.SIDE_BY_SIDE,
    align: AlignOption = Align.PARAGRAPH,
) -> None:
    """Write a result in other formats, without translating again.

    \b
      translate convert article.json -o article.html
      translate convert article.html -f docx -f tmx -o article
    """
    from translate.bilingual.corrections import open_result

    translation = open_result(result)
    chosen = formats_of(formats, output)
    refuse_unused(context, chosen)
    where = targets(output or "-", chosen, translation.document.name)
    refuse_overwriting(where.values(), [result])
    write_all(translation, where, layout, align)


def show(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="An article, or a result as JSON or HTML.")
    ],
    model: Annotated[
        str | None,
        typer.Option(envvar="TRANSLATE_MODEL", help="embedded, opus-mt, a hub name or a folder."),
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    align: AlignOption = Align.PARAGRAPH,
    memory: MemoryOption = None,
    no_memory: NoMemoryOption = False,
    pager: Annotated[
        bool, typer.Option("--pager/--no-pager", help="Page what is longer than the window.")
    ] = True,
) -> None:
    """Show French and English side by side in the terminal.

    \b
      translate show article.txt
      translate show article.json --align sentence
    """
    from translate.bilingual.terminal import show as print_side_by_side

    translation = _translation(context, what, model, offline, memory, no_memory)
    print_side_by_side(translation, align.value, pager)


#: Options of `show` that say how an article is translated.
_TRANSLATES = ("model", "offline", "memory", "no_memory")


def _translation(
    context: typer.Context,
    what: str,
    model: str | None,
    offline: bool,
    memory: Path | None,
    no_memory: bool,
) -> Translation:
    """The translation that `what` holds, or that of the article `what`."""
    from translate.bilingual.corrections import open_result
    from translate.checkpoints import resolve
    from translate.errors import ReadError
    from translate.pipeline import Model, read_and_segment

    if Path(what).suffix.lower() in (".json", ".jsonl"):
        found = open_result(Path(what))
        refuse(context, _TRANSLATES, "is for articles; a result is shown as it is")
        return found
    if Path(what).suffix.lower() == ".html":
        try:
            found = open_result(Path(what))
        except ReadError:
            pass  # a page to translate
        else:
            refuse(context, _TRANSLATES, "is for articles; a result is shown as it is")
            return found
    document = read_and_segment(what)
    return Model(resolve(model, offline, say)).translate(
        document, memory=open_memory(context, memory, no_memory)
    )


def update(
    context: typer.Context,
    edited: Annotated[
        list[Path], typer.Argument(help="HTML, DOCX or XLIFF results that a person corrected.")
    ],
    layout: LayoutOption = Layout.SIDE_BY_SIDE,
    align: AlignOption = Align.PARAGRAPH,
    memory: MemoryOption = None,
    no_memory: NoMemoryOption = False,
) -> None:
    """Take corrections back: into the memory, and into every other result beside the file.

    The machine never overwrites a corrected sentence. For DOCX and XLIFF, the JSON or HTML of the
    same translation must lie beside the file.

    \b
      translate file article.txt -o out/ -f html -f docx -f json
      (correct out/article.fr-en.docx)
      translate update out/article.fr-en.docx
    """
    from translate.bilingual.corrections import corrected, original_of, results_beside
    from translate.document import Origin
    from translate.memory import MemoryPair, now

    store = open_memory(context, memory, no_memory)
    for path in edited:
        translation, numbers = corrected(original_of(path), path)
        others = results_beside(path)
        if others:
            refuse_unused(context, others)
        write_all(translation, {f: str(p) for f, p in others.items()}, layout, align)
        if store:
            pairs = [translation.segments[n] for n in numbers]
            store.add(MemoryPair(t.segment.text, t.target, Origin.PERSON, now()) for t in pairs)
        flagged = sum(bool(translation.segments[n].findings) for n in numbers)
        written = ", ".join(p.name for p in others.values()) or "no other result"
        say(f"{path}: {len(numbers)} sentences by a person, {flagged} to check -> {written}")

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
    refresh,
    refuse,
    refuse_binary_on_screen,
    refuse_overwriting,
    refuse_unused,
    shown,
    targets,
    write_all,
)
from translate.cli.options import Prefer as PreferOption
from translate.cli.screen import say
from translate.language.typography import counted

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
    from translate.bilingual import expect_tools
    from translate.bilingual.corrections import open_result

    translation = open_result(result)
    chosen = formats_of(context, formats, output)
    refuse_unused(context, chosen)
    refuse_binary_on_screen(chosen, output)
    expect_tools(chosen)
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
    document = read_and_segment(what, offline=offline)
    return Model(resolve(model, offline, say)).translate(
        document, memory=open_memory(context, memory, no_memory)
    )


def update(
    context: typer.Context,
    edited: Annotated[
        list[Path],
        typer.Argument(
            help="Results that a person corrected: HTML, DOCX, ODT, XLIFF, TMX, .md, JSON."
        ),
    ],
    of: Annotated[
        Path | None,
        typer.Option(help="JSON or HTML of the translation, if not beside what was corrected."),
    ] = None,
    prefer: Annotated[
        PreferOption | None,
        typer.Option(
            case_sensitive=False,
            help="Where people disagree: what the file has, or what is current.",
        ),
    ] = None,
    memory: MemoryOption = None,
    no_memory: NoMemoryOption = False,
) -> None:
    """Take corrections back: into the memory, and into every result of the article.

    The machine never overwrites a corrected sentence, and an older copy of a result takes back
    nothing that was corrected since: a sentence that two people changed is shown, and stays as it
    is until --prefer decides. What a file held is kept beside it as .bak. The JSON or HTML of the
    same translation must lie beside the file, or be named with --of.

    \b
      translate file article.txt -o out/ -f html -f docx -f json
      (correct out/article.fr-en.docx)
      translate update out/article.fr-en.docx
    """
    from translate.bilingual import corrections
    from translate.document import Origin
    from translate.memory import MemoryPair, now

    store = open_memory(context, memory, no_memory)
    undecided = 0
    for path in edited:
        corrections.expect_marks(path)
        whole = of or corrections.original_of(path)
        before = corrections.current(whole)
        beside = corrections.results_beside(whole)
        read = dict.fromkeys((path, *beside))
        held = {p: corrections.held_by(p) for p in read}
        merged = corrections.merge(
            before.translation,
            {p: h for p, h in held.items() if p != whole},
            corrections.Prefer(prefer.value) if prefer else None,
        )
        changes = [*before.changes, *merged.changes]
        disputed = {p for conflict in merged.conflicts for p, _ in conflict.edits}
        undecided += len(merged.conflicts)
        if store:
            segments = [merged.translation.segments[c.number] for c in changes]
            store.add(MemoryPair(t.segment.text, t.target, Origin.PERSON, now()) for t in segments)
        results = {p: f for p, f in beside.items() if p not in disputed}
        if (same := corrections.same_beside(whole, before.translation)) is not None:
            results[same] = "same"
        if not changes:  # older copies alone are written anew
            results = {
                p: f
                for p, f in results.items()
                if p in held and not corrections.is_current(held[p], merged.translation)
            }
        written, kept = refresh(merged.translation, results)
        flagged = sum(bool(merged.translation.segments[c.number].findings) for c in changes)
        names = ", ".join(p.name for p in written) or "nothing to write anew"
        say(
            f"{path}: {counted(len(changes), 'sentence')} by a person, {flagged} to check -> {names}"
        )
        for change in changes:
            say(f"  {shown(change)}")
        for conflict in merged.conflicts:
            say(f"  {conflict.number + 1}: people disagree; it stays “{conflict.current}”")
            for file, text in conflict.edits:
                say(f"    {file.name}: “{text}”")
        for file, text in merged.strays:
            say(f"  {file.name}: its French is not in the article: “{text}”")
        for old in kept:
            say(f"  kept what was there: {old}")
    if undecided:
        say(
            f"{counted(undecided, 'sentence')} to decide: run again with --prefer edited or current"
        )
        raise typer.Exit(1)

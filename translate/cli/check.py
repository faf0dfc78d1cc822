"""`translate check`: what a translation lost, added or changed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from translate.cli.configuration import of_check
from translate.cli.options import GlossaryOption, refuse, refuse_overwriting
from translate.cli.screen import say
from translate.host import files


class ReportFormat(StrEnum):
    """Formats of the report of a check."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"


def _show_codes(context: typer.Context) -> None:
    from translate.checking.reports import codes

    if context.params["source"] is not None:
        raise typer.BadParameter("--codes explains the codes and checks no file")
    options = [name for name in context.params if name not in ("codes", "source", "target")]
    refuse(context, options, "is for a check; --codes explains the codes as text")
    typer.echo(codes(), nl=False)


def check(
    context: typer.Context,
    source: Annotated[
        Path | None,
        typer.Argument(
            help="The French: a file or folder. Alone: TSV, TMX, XLIFF, PO or our .md.",
            show_default=False,
        ),
    ] = None,
    target: Annotated[
        Path | None, typer.Argument(help="Its English, by whatever hand: a file or folder.")
    ] = None,
    format: Annotated[
        ReportFormat,
        typer.Option("-f", "--format", case_sensitive=False, help="Format of the report."),
    ] = ReportFormat.TEXT,
    output: Annotated[
        str, typer.Option("-o", "--output", help="File for the report; - is standard output.")
    ] = "-",
    select: Annotated[
        str | None, typer.Option(help="Only these codes or families: figure,name-lost.")
    ] = None,
    ignore: Annotated[str | None, typer.Option(help="Not these codes or families.")] = None,
    glossary: GlossaryOption = None,
    strict: Annotated[
        bool | None, typer.Option("--strict/--no-strict", help="Warnings fail, too.")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            help="Ask this model for words that it doubts: embedded, opus-mt, a folder or a hub name.",
            show_default=False,
        ),
    ] = None,
    codes: Annotated[bool, typer.Option("--codes", help="Explain every code and stop.")] = False,
) -> None:
    """Say what a translation lost, added or changed: quotations, names, figures, whole clauses.

    \b
      translate check article.fr.txt article.en.txt
      translate check articles/ translations/ --format junit -o report.xml
      translate check memory.tmx --ignore name --strict

    It needs no model. With --model one is asked for a second opinion: words in whose place it would
    have had another are listed as not sure, and fail nothing. Defaults may stand in pyproject.toml: [tool.translate.check] with select,
    ignore, glossary, strict and model. Beside a pair, "translate: ignore CODE" in a comment silences it.
    """
    if codes:
        _show_codes(context)
        return
    if source is None:
        context.fail("Missing argument 'SOURCE'.")
    from translate.checking import check_pairs, pairs, reports
    from translate.names import glossary as glossaries

    refuse_overwriting([output], [source, target, glossary])
    configured = of_check()
    terms_file = glossary or configured.get("glossary")
    terms = glossaries.read(Path(terms_file)) if terms_file else []
    judge_name = model or configured.get("model")
    judge = None
    found = pairs.read(source, target)
    if judge_name:
        from translate.opinion.judges import judge_of

        judge = judge_of(judge_name, say=say)
    try:
        report = check_pairs(
            found,
            configured.get("select", "all") if select is None else select,
            configured.get("ignore", "") if ignore is None else ignore,
            terms,
            bool(configured.get("strict", False)) if strict is None else strict,
            judge,
        )
    except (TypeError, ValueError) as error:
        raise typer.BadParameter(str(error)) from error
    files.write(reports.FORMATS[format.value](report), output)
    if not report.passed:
        raise typer.Exit(1)

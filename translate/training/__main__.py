"""Command line of the recipe: `python -m translate.training --help`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate import training
from translate.training import config as configuration
from translate.training.config import Config

if TYPE_CHECKING:
    from translate.training.shards import Phase

app = typer.Typer(help=training.__doc__, no_args_is_help=True)
Processes = Annotated[
    int, typer.Option(help="Train in so many processes; a core each is quicker than threads.")
]
ConfigPath = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="e.g. models/fr-en.toml")
]


@app.command()
def prepare(config_path: ConfigPath) -> None:
    """Clean the corpus, print what each filter removed, and learn the vocabulary."""
    from translate.training import corpus, vocabulary

    config = configuration.load(config_path)
    report = corpus.clean_all(config)
    reasons = [
        "kept", "empty", "long", "ratio", "copy", "language", "figures", "quotes", "letters",
        "repeated", "held-out",
    ]  # fmt: skip
    lines = ["\t".join(["file", *reasons])]
    for domain in (d for d in config.domains if d.name in report):
        counts = report[domain.name]
        lines.append("\t".join([domain.name, *(str(counts[r]) for r in reasons)]))
    total = [str(sum(c[r] for c in report.values())) for r in reasons]
    lines.append("\t".join(["total", *total]))
    text = "\n".join(lines) + "\n"
    config.run.mkdir(parents=True, exist_ok=True)
    (config.run / "clean.tsv").write_text(text, encoding="utf-8")
    typer.echo(text, nl=False)
    vocabulary.learn(config)


@app.command("back-translate")
def back_translate(
    config_path: ConfigPath,
    reverse: Annotated[
        Path, typer.Argument(exists=True, file_okay=False, help="Model of the other direction.")
    ],
) -> None:
    """Give English text a French side, by a model that translates the other way."""
    from translate.training import back_translation

    for line in back_translation.write(configuration.load(config_path), reverse):
        typer.echo(line)


@app.command()
def train(
    config_path: ConfigPath,
    minutes: Annotated[float | None, typer.Option(help="Stop after so many minutes.")] = None,
    processes: Processes = 1,
) -> None:
    """Train at a constant rate, or go on where training was stopped.

    Stops, with a checkpoint, on Ctrl-C or SIGTERM. Prints, every 100 steps: step, target tokens,
    seconds, training loss, development loss (nats a token), target tokens a second.
    """
    from translate.training.trainer import run_phase

    run_phase(configuration.load(config_path), "train", None, minutes, processes)


@app.command()
def release(
    config_path: ConfigPath,
    steps: Annotated[int, typer.Option(help="10 to 20 % of the steps of training.")],
    processes: Processes = 1,
) -> None:
    """Let the rate fall to nothing on the best data, and write the checkpoint."""
    from translate.training.trainer import run_phase

    config = configuration.load(config_path)
    run_phase(config, "release", steps, None, processes)
    _write(config, "release")


@app.command()
def distil(
    config_path: ConfigPath,
    steps: Annotated[int, typer.Option(help="Steps, at a small rate that falls to nothing.")],
    sentences: Annotated[int, typer.Option(help="How many are decoded, once.")] = 50_000,
    processes: Processes = 1,
) -> None:
    """Go on from the release with the model's own best hypotheses, and write the checkpoint."""
    from translate.training import shards
    from translate.training.trainer import run_phase

    config = configuration.load(config_path)
    if not shards.distilled(config).exists():
        from translate.training.distil import write_hypotheses

        typer.echo(write_hypotheses(config, sentences))
    run_phase(config, "distil", steps, None, processes)
    _write(config, "distil")


def _write(config: Config, phase: Phase) -> None:
    """Write the checkpoint that `phase` ended with as the released one."""
    from translate.training.aligner import note_aligner
    from translate.training.checkpoint import write_checkpoint
    from translate.training.trainer import Trainer

    trainer = Trainer(config, phase)
    trainer.resume()
    write_checkpoint(trainer, config.out, average=False)
    if not config.reverse:  # the words of a pair are linked by the model that reads the French
        typer.echo(note_aligner(config.out, config.held_out))


@app.command()
def average(
    config_path: ConfigPath,
    others: Annotated[list[Path], typer.Argument(help="Folders of earlier releases of this run.")],
    share: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="What the released one counts; else each as much."),
    ] = None,
) -> None:
    """Average the weights of the released checkpoint with those of other ones."""
    from translate.training.checkpoint import average as mean

    mean(configuration.load(config_path).out, others, share)


@app.command()
def preview(config_path: ConfigPath) -> None:
    """Write the averaged weights of the last training checkpoint to `preview` in the run folder."""
    from translate.training.checkpoint import write_checkpoint
    from translate.training.trainer import Trainer

    trainer = Trainer(configuration.load(config_path))
    trainer.resume()
    write_checkpoint(trainer, trainer.config.run / "preview", average=True)


@app.command()
def aligner(config_path: ConfigPath) -> None:
    """Find the head of attention that links words in the released checkpoint, and note it there."""
    from translate.training.aligner import note_aligner

    config = configuration.load(config_path)
    typer.echo(note_aligner(config.out, config.held_out))


@app.command()
def evaluate(
    config_path: ConfigPath,
    checkpoint: Annotated[
        Path | None, typer.Option(help="Folder of a checkpoint; the released one if not given.")
    ] = None,
    sets: Annotated[
        str, typer.Option(help="Sets, divided by commas.")
    ] = "flores-dev,wmt13,wmt14,iwslt17",
    folder: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the sets, NAME.fr and NAME.en; that of the configuration if not given."
        ),
    ] = None,
    beam: Annotated[int, typer.Option(help="Beam size.")] = 4,
    apertium: Annotated[
        bool, typer.Option("--apertium", help="Translate with Apertium, fr-es-en, as well.")
    ] = False,
    by_slice: Annotated[
        bool, typer.Option("--slices", help="Score quotations, names, lengths ... apart instead.")
    ] = False,
    by_perturbation: Annotated[
        bool, typer.Option("--perturbed", help="Score French that is written badly instead.")
    ] = False,
) -> None:
    """Print BLEU and chrF of a checkpoint on the evaluation sets, beside other systems'."""
    from translate.training.evaluate import evaluate as scores
    from translate.training.evaluate import perturbed, slices

    config = configuration.load(config_path)
    model, held_out, names = checkpoint or config.out, folder or config.held_out, sets.split(",")
    if by_perturbation:
        typer.echo("| French | sentences | BLEU / chrF2 as it was | as it is changed |")
        typer.echo("| :-- | --: | --: | --: |")
        for row in perturbed(model, held_out, names, beam):
            name, count, bleu, chrf, new_bleu, new_chrf = row
            typer.echo(
                f"| {name} | {count} | {bleu:.1f} / {chrf:.1f} | {new_bleu:.1f} / {new_chrf:.1f} |"
            )
        return
    if by_slice:
        typer.echo("| slice | sentences | BLEU | chrF2 | chrF2 of bergamot-tiny |")
        typer.echo("| :-- | --: | --: | --: | --: |")
        for name, count, bleu, chrf, other in slices(model, held_out, names, beam, "bergamot-tiny"):
            typer.echo(f"| {name} | {count} | {bleu:.1f} | {chrf:.1f} | {other:.1f} |")
        return
    typer.echo("| set | BLEU | chrF2 | seconds | loops | empty | copies |")
    typer.echo("| :-- | --: | --: | --: | --: | --: | --: |")
    signature = ""
    for score in scores(model, held_out, names, beam, apertium):
        typer.echo(
            f"| {score.name} | {score.bleu:.1f} | {score.chrf:.1f} | {score.seconds:.0f} "
            f"| {score.loops} | {score.empty} | {score.copies} |"
        )
        signature = score.signature
    typer.echo(f"\nBLEU {signature}")


@app.command()
def lexicon(
    config_path: ConfigPath,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path(
        "translate/language/fr-en.lexicon.xz"
    ),
) -> None:
    """Align the words of the cleaned corpus and write the lexicon that verification uses."""
    from translate.training.lexicon import build

    typer.echo(f"{out}: {build(configuration.load(config_path), out)} French words")


@app.command()
def names(
    source: Annotated[Path, typer.Argument(help="Names, French TAB English, compressed by xz.")],
    out: Annotated[Path, typer.Option(help="File to write.")] = Path(
        "translate/names/forms.tsv.xz"
    ),
) -> None:
    """Write the table of names that English writes otherwise than French."""
    from translate.training.names import build

    typer.echo(f"{out}: {build(source, out)} lines")


@app.command()
def coverage(
    config_path: ConfigPath,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path(
        "translate/verification/coverage.json"
    ),
) -> None:
    """Fit what decides that a stretch was left out or made up, and print how much that finds."""
    from translate.training.coverage import fit

    typer.echo(fit(configuration.load(config_path), out))


@app.command()
def opinion(
    config_path: ConfigPath,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path(
        "translate/opinion/words.json"
    ),
) -> None:
    """Fit what decides that a word is doubtful, and print how many planted ones that finds."""
    from translate.checkpoints import embedded
    from translate.training.opinion import fit

    config = configuration.load(config_path)
    typer.echo(fit(embedded(), config.held_out, out, config.seed))


@app.command()
def confidence(
    config_path: ConfigPath,
    every: Annotated[int, typer.Option(help="Translate every so-manieth sentence.")] = 1,
) -> None:
    """Calibrate the confidence of the released checkpoint, and print how true it is."""
    from translate.checkpoints import embedded
    from translate.training.confidence import fit

    typer.echo(fit(embedded(), configuration.load(config_path).held_out, every))


@app.command()
def curve(config_path: ConfigPath) -> None:
    """Draw the learning curve of the released checkpoint, from the logs beside it."""
    from translate.training.curve import draw

    typer.echo(draw(configuration.load(config_path).out))


if __name__ == "__main__":
    app()

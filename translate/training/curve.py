"""The learning curve of a released checkpoint, drawn from the logs beside it."""

from __future__ import annotations

from pathlib import Path

#: Columns of the logs: step, target tokens, seconds, training loss, development loss, tokens/s.
_TOKENS, _DEVELOPMENT = 1, 4


def _column(path: Path, number: int) -> list[float]:
    return [float(line.split("\t")[number]) for line in path.read_text("utf-8").splitlines()]


def draw(folder: Path) -> Path:
    """Write `curve.png` beside `train.tsv`, `release.tsv` and `distil.tsv` of `folder`; its path."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    phases = {"train": "constant rate", "release": "release phase", "distil": "distillation"}
    for name, label in phases.items():
        path = folder / f"{name}.tsv"
        if not path.exists():
            continue
        tokens = [t / 1e6 for t in _column(path, _TOKENS)]
        axes.plot(tokens, _column(path, _DEVELOPMENT), label=label)
    axes.set(xlabel="target tokens (millions)", ylabel="development loss (nats a token)")
    axes.set_ylim(1.1, 4.0)
    axes.grid(alpha=0.3)
    axes.legend()
    out = folder / "curve.png"
    figure.savefig(out, dpi=110)
    return out

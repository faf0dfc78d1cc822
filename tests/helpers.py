"""What several tests share: the command, and translations made without a model."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from unittest import mock

from translate import segmentation
from translate.articles import parse
from translate.cli import main
from translate.decoding import Decoding
from translate.decoding.translator import Candidate, Draft, Translator
from translate.document import (
    Document,
    Finding,
    ModelInfo,
    Segment,
    SegmentTranslation,
    Translation,
)
from translate.repair import Repaired, repair

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt")) + sorted((ROOT / "samples").glob("guide.md"))
SHARED = ROOT.parent / "shared"
MODEL = ModelInfo("embedded", "abc123", "ctranslate2 int8", "beam 4, length penalty 1")


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def run(
    *arguments: str | Path, data: bytes | None = None, terminal: bool = False, **more: str
) -> subprocess.CompletedProcess[str]:
    """What the command does with `arguments`, `data` on standard input and `more` in its environment.

    It runs in this process, where what it imports and loads is at hand; `run_apart` starts another.
    On a `terminal`, results and messages go to one, and are both in `stdout`, with what steers it.
    """
    environment = {"TRANSLATE_MODEL": "embedded", **more}
    if any(name.startswith("HF_") for name in environment):  # read once, when imported
        return run_apart(*arguments, data=data, **more)
    command = ["translate", *map(str, arguments)]
    stdin = io.TextIOWrapper(io.BytesIO(data or b""))
    stdout, stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    if terminal:
        stdout = stderr = _Terminal(io.BytesIO(), encoding="utf-8", write_through=True)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    code: object = 0
    with (
        mock.patch.dict(os.environ, environment),
        mock.patch.object(sys, "argv", command),
        mock.patch.object(sys, "stdin", stdin),
        redirect_stdout(stdout),
        redirect_stderr(stderr),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
    texts = []
    for stream in (stdout, stderr):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(command, code if isinstance(code, int) else 0, *texts)


def run_apart(
    *arguments: str | Path, data: bytes | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """The same, in a process of its own."""
    result = subprocess.run(
        [sys.executable, "-m", "translate", *map(str, arguments)],
        input=data,
        capture_output=True,
        timeout=300,
        env={**os.environ, "TRANSLATE_MODEL": "embedded", **more},
    )
    return subprocess.CompletedProcess(
        result.args, result.returncode, result.stdout.decode(), result.stderr.decode()
    )


def translated(text: str, format: str = "text") -> Translation:
    """A translation that says the French again, in capitals."""
    return in_capitals(parse(text, name="un.txt", format=format))


def flagged(
    translation: Translation, number: int, finding: Finding, alternatives: tuple[str, ...] = ()
) -> Translation:
    """`translation` with `finding`, and `alternatives`, at its segment `number` (from 0)."""
    segments = list(translation.segments)
    segments[number] = replace(segments[number], findings=(finding,), alternatives=alternatives)
    return replace(translation, segments=tuple(segments))


def corrected(translation: Translation, changes: dict[str, str]) -> Translation:
    """`translation` with other English for some sentences, by what they say in French."""
    return replace(
        translation,
        segments=tuple(
            replace(t, target=changes[t.segment.text], inlines=())
            if t.segment.text in changes
            else t
            for t in translation.segments
        ),
    )


def in_capitals(document: Document) -> Translation:
    """A translation that says the French of `document` again, in capitals; code as it is."""

    def said(segment: Segment) -> str:
        copied = [(i.start, i.end) for i in segment.inlines if i.verbatim]
        return "".join(
            c if len(c.upper()) > 1 or any(a <= n < b for a, b in copied) else c.upper()
            for n, c in enumerate(segment.text)
        )

    document = segmentation.segment(document)
    segments = tuple(SegmentTranslation(s, said(s), s.inlines) for s in document.segments)
    return Translation(document, segments, MODEL, version="1.0")


def fixed(translator: Translator, source: str, *drafts: str) -> Repaired:
    """What repair makes of English that a model might have written for `source`, the likeliest first."""
    draft = Draft(tuple(Candidate(text, -float(n)) for n, text in enumerate(drafts, start=1)))
    (repaired,) = repair([source], [(0, draft)], translator, Decoding())
    return repaired

"""What several tests share: the command as a process, and translations made without a model."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from translate import segmentation
from translate.articles import parse
from translate.document import ModelInfo, SegmentTranslation, Translation

MODEL = ModelInfo("embedded", "abc123", "ctranslate2 int8", "beam 4, length penalty 1")


def run(
    *arguments: str | Path, data: bytes | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
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
    document = segmentation.segment(parse(text, name="un.txt", format=format))
    segments = tuple(SegmentTranslation(s, s.text.upper(), s.inlines) for s in document.segments)
    return Translation(document, segments, MODEL, version="1.0")

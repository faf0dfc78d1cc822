"""What the program costs beside the plainest uses of the same weights, all in one run.

    python tests/measure/speed.py [ARTICLE] [--model NAME] [--sentences N] [--growth COUNT ...]

Prints, for the sentences of the article (beam 4, model loaded), the words a second of

- CTranslate2 alone: the engine's own batches, nothing around them;
- transformers with the same weights, all sentences in batches;
- transformers, one sentence a call, as the usual loop has it;
- this program: decoding, choice, repair and verification, markup and confidence,

each in seconds of a processor and by the clock, as ratios to this program; then what each stage took of a
processor, what a start costs in a process of its own, the whole command beside a bare script that does nothing but
decode the same sentences and, with `--growth`, seconds and peak memory for so many paragraphs. On a machine that does other work, only the seconds of a processor compare.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from translate import Model, pipeline, repair, resolve
from translate.checkpoints.conversion import converted
from translate.decoding import Decoding, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
from translate.document import Document
from translate.language.typography import source_form
from translate.pipeline import read_and_segment, segmented_text

ARTICLE = Path(__file__).parent.parent.parent / "samples" / "putin-north-korea.fr.txt"
#: Stages, by the function that each one is.
STAGES = {
    "waiting for the first decoding, names beside it": ("translate/pipeline.py", "__iter__"),
    "decoding of tries": ("translate/decoding/translator.py", "complete"),
    "probability of tries": ("translate/decoding/translator.py", "score"),
    "links by attention": ("translate/decoding/translator.py", "align"),
    "verification": ("translate/verification/__init__.py", "check"),
    "repair, all of it": ("translate/repair/__init__.py", "repair"),
    "results, all of it": ("translate/pipeline.py", "_results"),
}
START = {
    "python": "pass",
    "translate --help": "import translate.cli",
    "translate check, one pair": "import translate\ntranslate.check_translation('Il a 24 ans.', 'He is 42.')",
    "model and names loaded": "import translate\nfrom translate import names\n"
    "translate.Model('embedded'); names.find(['Bonjour.'])",
}
#: Decodes the sentences in a file with the conversion of a checkpoint, and nothing else.
BARE = """
import sys
from pathlib import Path
import ctranslate2, sentencepiece
folder, conversion, lines = sys.argv[1:]
texts = Path(lines).read_text(encoding="utf-8").splitlines()
source = sentencepiece.SentencePieceProcessor(model_file=folder + "/source.spm")
target = sentencepiece.SentencePieceProcessor(model_file=folder + "/target.spm")
model = ctranslate2.Translator(conversion, device="cpu", compute_type="float32", inter_threads=2, intra_threads=1)
pieces = [[*source.encode(text, out_type=str), "</s>"] for text in texts]
results = model.translate_batch(pieces, beam_size=4, max_batch_size=1024, batch_type="tokens")
print("\\n".join(target.decode(r.hypotheses[0]) for r in results))
"""
GROWTH = """
import re, sys, time
import translate
from pathlib import Path
lines = Path(sys.argv[1]).read_text(encoding="utf-8").split("\\n\\n")
count = int(sys.argv[2])
# Each sentence has a number, for what comes again is not translated again.
text = "\\n\\n".join(
    re.sub(r"[.](?=\\s|$)", f" ({i}).", lines[i % len(lines)].strip()) for i in range(count)
)
model = translate.Model("embedded")
start = time.process_time()
model.translate(text)
used = time.process_time() - start
# Of this process alone: what getrusage has begins with the memory of the one that started it.
status = Path("/proc/self/status").read_text(encoding="utf-8")
print(used, int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that something took: of a processor, and by the clock."""

    processor: float
    clock: float


def cost(run: Callable[[], object]) -> Cost:
    """What `run` takes, the second time: the first one warms up."""
    run()
    processor, clock = time.process_time(), time.perf_counter()
    run()
    return Cost(time.process_time() - processor, time.perf_counter() - clock)


def compare(model: Model, document: Document) -> None:
    """Print the table of the uses of the same weights."""
    folder = model.checkpoint.folder
    texts = [s.text for s in document.segments]
    words = sum(len(text.split()) for text in texts)
    tokenizer, decoding = Tokenizer(folder), Decoding()
    pieces = sorted((tokenizer.encode(source_form(t)) for t in texts), key=len)
    fast = open_engine(folder, "ctranslate2")
    plain = Translator(open_engine(folder, "transformers"), tokenizer)
    uses = {
        "this program": cost(lambda: model.translate(document)),
        "CTranslate2 alone": cost(
            lambda: [fast.decode(pieces[i : i + 32], decoding) for i in range(0, len(pieces), 32)]
        ),
        "transformers, in batches": cost(lambda: plain.translate(texts, decoding)),
        "transformers, one sentence a call": cost(
            lambda: [plain.translate([text], decoding) for text in texts]
        ),
    }
    own = uses["this program"]
    print(
        f"| {len(texts)} sentences | words/s of a processor | program | words/s by the clock | program |"
    )
    print("| :-- | --: | --: | --: | --: |")
    for name, use in uses.items():
        print(
            f"| {name} | {words / use.processor:.0f} | {use.processor / own.processor:.2f} x "
            f"| {words / use.clock:.0f} | {use.clock / own.clock:.2f} x |"
        )


def stages(model: Model, document: Document) -> None:
    """Print what each stage of this program takes of a processor; some are parts of others.

    All sentences are repaired in one thread here, since else one stage would count what the other thread does.
    """
    of_repair = cProfile.Profile(time.process_time)
    whole = repair.repair

    def profiled(*arguments: Any) -> list[repair.Repaired]:
        return of_repair.runcall(whole, *arguments)

    of_rest = cProfile.Profile(time.process_time)
    with patch.object(pipeline, "_AT_ONCE", 1), patch.object(repair, "repair", profiled):
        of_rest.runcall(model.translate, document)
    found = pstats.Stats(of_repair).add(of_rest).stats  # type: ignore[attr-defined]
    print("\n| stage (profiled) | seconds of a processor |\n| :-- | --: |")
    for name, (file, function) in STAGES.items():
        seconds = sum(
            entry[3]
            for (path, _, own), entry in found.items()
            if own == function and path.endswith(file)
        )
        print(f"| {name} | {seconds:.2f} |")


def starts() -> None:
    """Print what a process of its own takes of a processor until something is there."""
    print("\n| start | seconds of a processor |\n| :-- | --: |")
    for name, code in START.items():
        print(f"| {name} | {cost_of_process([sys.executable, '-c', code]).processor:.2f} |")


def command(model: Model, article: Path, document: Document) -> None:
    """Print what the whole command takes, and a bare script; each a process of its own, the second time."""
    folder = model.checkpoint.folder
    with tempfile.TemporaryDirectory() as place:
        lines, result = Path(place) / "lines.txt", Path(place) / "article.md"
        lines.write_text(
            "\n".join(" ".join(source_form(s.text).split()) for s in document.segments),
            encoding="utf-8",
        )
        program = ["-m", "translate", "file", str(article), "--model", str(folder)]
        program += ["--no-memory", "-o", str(result)]
        bare = ["-c", BARE, str(folder), str(converted(folder)), str(lines)]
        uses = {
            name: cost_of_process([sys.executable, *arguments])
            for name, arguments in (("the command", program), ("the bare script", bare))
        }
    least = uses["the bare script"]
    print("\n| from start to end | seconds by the clock | bare | of a processor | bare |")
    print("| :-- | --: | --: | --: | --: |")
    for name, use in uses.items():
        print(
            f"| {name} | {use.clock:.1f} | {use.clock / least.clock:.1f} x "
            f"| {use.processor:.1f} | {use.processor / least.processor:.1f} x |"
        )


def cost_of_process(arguments: list[str]) -> Cost:
    """What a process takes, the second time: the first one writes the bytecode of all modules, if none is there yet."""
    environment = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}

    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    for _ in range(2):
        processor, clock = used(), time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True, env=environment)
        taken = Cost(used() - processor, time.perf_counter() - clock)
    return taken


def growth(article: Path, counts: Sequence[int]) -> None:
    """Print seconds of a processor and peak memory for longer and longer texts."""
    print("\n| paragraphs | seconds of a processor, each | peak memory (MB) |\n| --: | --: | --: |")
    for count in counts:
        run = subprocess.run(
            [sys.executable, "-c", GROWTH, str(article), str(count)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        seconds, peak = map(float, run.stdout.split())
        print(f"| {count} | {seconds / count:.3f} | {peak:.0f} |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("article", nargs="?", type=Path, default=ARTICLE)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--sentences", type=int, default=0, help="only the first of the article")
    parser.add_argument("--growth", type=int, nargs="*", default=[], metavar="COUNT")
    arguments = parser.parse_args()
    model = Model(resolve(arguments.model, offline=True))
    document = read_and_segment(arguments.article)
    if arguments.sentences:
        document = segmented_text(
            "\n\n".join(s.text for s in document.segments[: arguments.sentences])
        )
    compare(model, document)
    stages(model, document)
    starts()
    command(model, arguments.article, document)
    growth(arguments.article, arguments.growth)


if __name__ == "__main__":
    main()

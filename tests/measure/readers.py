"""Whether translate-toolkit reads what the program writes for translators' tools.

    python -m venv TOOLS && TOOLS/bin/pip install translate-toolkit
    translate file ARTICLE -o a.json && translate convert a.json -f tmx -o a.tmx   # and xliff, xliff1.2
    TOOLS/bin/python tests/measure/readers.py a.json a.tmx ...

Its package is called `translate`, too, so that it needs an environment of its own. Of each file the units are
counted, and those whose French or English is another one than the JSON has, marks of markdown left out.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from translate.storage import factory, xliff2  # type: ignore[import-not-found]


def pairs_of(path: str) -> list[tuple[str, str]]:
    """French and English of each unit, as translate-toolkit reads them."""
    if b'version="2.' in Path(path).read_bytes()[:1000]:
        store = xliff2.Xliff2File.parsefile(path)
    else:
        store = factory.getobject(path)
    return [(str(u.source), str(u.target)) for u in store.units if u.istranslatable()]


def plain(text: str) -> str:
    """`text` without the marks of markdown that stand in inline codes, and with single spaces."""
    return " ".join(re.sub(r"\]\([^)]*\)|[*`\[]", "", text).split())


def main() -> None:
    """Print a line for each file."""
    blocks = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["blocks"]
    own = [(s["source"], s["target"]) for block in blocks for s in block.get("segments", [])]
    for path in sys.argv[2:]:
        read = pairs_of(path)
        other = [
            (a, b)
            for a, b in zip(own, read, strict=False)
            if [plain(t) for t in a] != [plain(t) for t in b]
        ]
        print(f"{path}: {len(read)} units of {len(own)}, {len(other)} another text")
        for mine, theirs in other[:3]:
            print("   ", mine, theirs, sep="\n    ")


if __name__ == "__main__":
    main()

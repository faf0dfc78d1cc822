"""What the README promises is held by tests that there are."""

from __future__ import annotations

import re

from helpers import ROOT


def test_every_promise_has_its_test() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## What is promised")[1].split("\n## ")[0]
    named = re.findall(r"^\| [^|]+ \| `([\w/.]+)::(\w+)` \|$", section, re.MULTILINE)
    assert len(named) == len(re.findall(r"^\| (?!promise|:--)", section, re.MULTILINE))
    for place, test in named:
        path = ROOT / (place if "/" in place else f"tests/robustness/{place}")
        assert f"def {test}(" in path.read_text(encoding="utf-8"), f"{place}::{test}"

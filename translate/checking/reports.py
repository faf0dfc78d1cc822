"""Reports of a check: for people, as JSON, as SARIF 2.1.0 and as JUnit XML for CI."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from translate.articles.xml import legal
from translate.checking import Checked, Report
from translate.document import Finding, Place
from translate.host.printable import escaped_json, printable, printable_lines
from translate.language.typography import counted
from translate.verification.codes import CODES, Severity, is_doubt, is_error, severity_of
from translate.version import VERSION


def _place(checked: Checked, finding: Finding) -> Place:
    """Where a finding is reported: in the English, or in the French if it is only there."""
    pair = checked.pair
    if finding.target is None and finding.source is not None and not pair.target.strip():
        return pair.source_place
    return pair.target_place


def marked(text: str, span: tuple[int, int] | None) -> str:
    """`text` on one line with `span` between >> and <<."""
    if span is None:
        return " ".join(text.split())
    start, end = span
    return " ".join(f"{text[:start]}>>{text[start:end]}<<{text[end:]}".split())


def text(report: Report) -> str:
    """For people: each finding with its place and both texts, then a line of counts."""
    lines = []
    for checked in report.checked:
        for finding in checked.findings:
            place = _place(checked, finding)
            severity = "not sure" if is_doubt(finding) else severity_of(finding).value
            lines += [
                f"{place.file}:{place.line}:{place.column}: {severity}: {finding.message} ({finding.code})",
                f"    fr: {marked(checked.pair.source, finding.source)}",
                f"    en: {marked(checked.pair.target, finding.target)}",
            ]
    errors = sum(map(is_error, report.findings))
    doubts = sum(map(is_doubt, report.findings))
    warnings = len(report.findings) - errors - doubts
    counts = [
        counted(len(report.checked), "pair"),
        counted(errors, "error"),
        counted(warnings, "warning"),
    ]
    counts += [f"{doubts} not sure"] if doubts else []
    lines.append(", ".join(counts))
    return "\n".join(map(printable, lines)) + "\n"


def _as_dict(checked: Checked, finding: Finding) -> dict[str, Any]:
    pair = checked.pair
    return {
        "code": finding.code,
        "severity": severity_of(finding).value,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "source": {
            "file": pair.source_place.file,
            "line": pair.source_place.line,
            "text": pair.source,
            "span": finding.source,
        },
        "target": {
            "file": pair.target_place.file,
            "line": pair.target_place.line,
            "text": pair.target,
            "span": finding.target,
        },
    }


def as_json(report: Report) -> str:
    """JSON: `passed`, `pairs`, `counts` by code, and every finding with both texts and spans."""
    data = {
        "version": VERSION,
        "passed": report.passed,
        "pairs": len(report.checked),
        "counts": dict(Counter(f.code for f in report.findings)),
        "findings": [_as_dict(c, f) for c in report.checked for f in c.findings],
    }
    return escaped_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def sarif(report: Report) -> str:
    """SARIF 2.1.0, as code hosts show it beside the lines of a file."""
    results = []
    for checked in report.checked:
        for finding in checked.findings:
            place = _place(checked, finding)
            region = {"startLine": place.line, "startColumn": place.column}
            results.append(
                {
                    "ruleId": finding.code,
                    "level": severity_of(finding).value,
                    "message": {"text": finding.message},
                    "locations": [
                        {
                            "physicalLocation": {
                                "artifactLocation": {"uri": place.file},
                                "region": region,
                            }
                        }
                    ],
                }
            )
    rules = [
        {
            "id": code.name,
            "shortDescription": {"text": code.meaning},
            "defaultConfiguration": {"level": code.severity.value},
        }
        for code in CODES.values()
    ]
    run = {
        "tool": {"driver": {"name": "translate", "version": VERSION, "rules": rules}},
        "results": results,
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    data = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return escaped_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def junit(report: Report) -> str:
    """JUnit XML: a test case for each pair, failed by errors (and by warnings when strict)."""
    cases = []
    failures = 0
    for number, checked in enumerate(report.checked, start=1):
        place = checked.pair.target_place
        failing = list(filter(report.fails, checked.findings))
        name = quoteattr(f"{number}: {' '.join(checked.pair.source.split())[:80]}")
        head = f'  <testcase classname={quoteattr(place.file)} name={name} line="{place.line}"'
        if not failing:
            cases.append(head + "/>")
            continue
        failures += 1
        message = quoteattr("; ".join(f"{f.message} ({f.code})" for f in failing))
        body = escape(f"fr: {checked.pair.source}\nen: {checked.pair.target}")
        cases.append(f"{head}>\n    <failure message={message}>{body}</failure>\n  </testcase>")
    count = f'tests="{len(report.checked)}" failures="{failures}"'
    opening = f'<testsuite name="translate check" {count}>'
    text = "\n".join(["<?xml version='1.0' encoding='utf-8'?>", opening, *cases, "</testsuite>"])
    return printable_lines(legal(text)) + "\n"


def codes() -> str:
    """Every code with its severity, meaning and examples, for people."""
    lines = []
    for code in CODES.values():
        kind = "not sure" if code.severity is Severity.NOTE else code.severity.value
        lines.append(f"{code.name} ({kind}): {code.meaning}")
        if code.source:
            lines += [f"    fr:   {code.source}", f"    good: {code.good}", f"    bad:  {code.bad}"]
    return "\n".join(lines) + "\n"


#: Format -> what writes it.
FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "junit": junit,
}

"""PDF: the bilingual page on paper, by its print style, set by WeasyPrint or a Chromium.

Neither comes with the program. A Chromium (Chrome, Edge) that is on the machine is taken first, since both
columns of its tables are level; else WeasyPrint, which the extra `pdf` installs. What is printed has no
script and loads nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from translate.bilingual import page
from translate.bilingual.marks import SEAL
from translate.document import Translation
from translate.errors import WriteError

_BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)  # fmt: skip
#: Seconds that a browser may take: a book of 10,000 sentences takes some 30.
_PATIENCE = 600
_PAPER = "@page { size: A4; margin: 15mm 14mm; }"
#: WeasyPrint has no subgrid, nor the sizes of letters that follow the window, and breaks words anywhere
#: where it may break them at all.
_FOR_WEASYPRINT = """
body { overflow-wrap: normal; }
h1 { font-size: 20pt; }
.row.table { grid-template-rows: none; }
.row.table > table { display: table; width: 100%; grid-row: auto; border-collapse: collapse; }
.row.table tbody { display: table-row-group; }
.row.table tr { display: table-row; }
"""
_DATE = re.compile(rb"/(?:CreationDate|ModDate) ?\(D:[^()]{0,40}\)")
#: What a browser calls the cells of tables, after numbers of its own that differ from run to run.
_NODE = re.compile(rb"\(node(\d+)\)")
_INSTEAD = (
    "PDF needs a Chromium (Chrome, Edge) or WeasyPrint (pip install 'translate-fr-en[pdf]'); "
    "or write the page (html), and print that"
)


def expect_printer() -> None:
    """Find out whether PDF can be written on this machine.

    Raises:
        WriteError: it cannot; the message says what to do.
    """
    if _browser() is None and _weasyprint() is None:
        raise WriteError(_INSTEAD)


def render(translation: Translation) -> bytes:
    """The PDF file of `translation`, in which nothing says when it was made.

    Raises:
        WriteError: nothing on this machine can print it.
    """
    browser, weasyprint = _browser(), _weasyprint()
    data = None
    if browser is not None:
        data = _by_browser(browser, page.render_on_paper(translation, _PAPER))
    if data is None and weasyprint is not None:
        data = _by_weasyprint(
            weasyprint, page.render_on_paper(translation, _PAPER + _FOR_WEASYPRINT)
        )
    if data is None and browser is not None:
        raise WriteError(f"PDF: {browser} does not print; {_INSTEAD}")
    if data is None:
        raise WriteError(_INSTEAD)
    undated = _renumbered(_DATE.sub(lambda date: b" " * len(date.group()), data))
    # Behind the end of a PDF file comments may stand (ISO 32000-1, annex H, note 18).
    return undated.rstrip(b"\n") + f"\n%{SEAL}\n".encode()


def _renumbered(data: bytes) -> bytes:
    """`data` with the cells of tables numbered as they come, in as many digits: the same page is the same file."""
    numbers: dict[bytes, int] = {}

    def number(node: re.Match[bytes]) -> bytes:
        first = numbers.setdefault(node[1], len(numbers) + 1)
        return b"(node%s)" % str(first).zfill(len(node[1])).encode()

    return _NODE.sub(number, data)


@cache
def _browser() -> str | None:
    """A browser of this machine that prints."""
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


@cache
def _weasyprint() -> Any:
    """WeasyPrint, or None where it, or a library that it needs, is not there."""
    try:
        import weasyprint
    except (ImportError, OSError):
        return None
    return weasyprint


def _by_browser(browser: str, text: str) -> bytes | None:
    """The page `text` as `browser` prints it; None where it does not."""
    with tempfile.TemporaryDirectory(prefix="translate-") as name:
        folder = Path(name)
        source, target = folder / "page.html", folder / "page.pdf"
        source.write_text(text, encoding="utf-8", errors="replace")
        command = [browser, "--headless", "--disable-gpu", "--no-pdf-header-footer",
                   "--generate-pdf-document-outline", f"--user-data-dir={folder / 'profile'}",
                   f"--print-to-pdf={target}"]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # it has no sandbox for root
            command.append("--no-sandbox")
        try:
            subprocess.run(
                [*command, source.as_uri()],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE,
                check=True,
            )
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None


def _by_weasyprint(weasyprint: Any, text: str) -> bytes:
    def refused(address: str) -> Any:
        raise ValueError(f"{address}: is not loaded")

    document = weasyprint.HTML(string=text, url_fetcher=refused)
    return bytes(document.write_pdf())

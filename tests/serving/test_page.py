"""The page, as people use it: in a browser, by mouse, keyboard and screen reader."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from servers import Held, Start

from translate.bilingual.corrections import open_result
from translate.document import Origin
from translate.serving.limits import Limits

sync_api = pytest.importorskip("playwright.sync_api", reason="needs: pip install '.[test]'")
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
AXE = Path(__file__).parent.parent / "browser" / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt-get install chromium"),
]
TEXT = "Le port de Brest\n\nLes marins ont réparé 4 bateaux. Ils repartent lundi.\n"
WAIT = 60_000  # ms


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens the page; the test fails when it asks anything of another place, or an error is logged."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts: list[Any] = []

    def open_(where: str = address, **options: Any) -> Any:
        context = browser.new_context(**({"locale": "en-GB"} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.set_default_timeout(WAIT)
        page.goto(where)
        page.locator("#ask").wait_for()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong
    assert {url.split("/")[2] for url in asked if url.startswith("http")} <= {
        url.split("/")[2] for url in asked[:1]
    }


def _paste(page: Any, text: str = TEXT) -> None:
    page.get_by_label("Or paste French text").fill(text)
    page.get_by_role("button", name="Translate").click()
    page.locator("#result").wait_for()


def _accessible(page: Any) -> None:
    """No rule of axe-core is broken, in the page and its frame."""
    if not AXE.is_file():
        pytest.skip("needs axe-core: npm ci --prefix tests/browser")
    for frame in page.frames:
        frame.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {iframes: true})")
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []


def test_pasted_text_becomes_the_side_by_side_page(visit: Callable[..., Any]) -> None:
    page = visit()
    _paste(page)
    frame = page.frame_locator("#page")
    assert "Brest" in frame.locator("h1").inner_text()
    assert frame.locator(".fr").first.inner_text().startswith("Les marins ont réparé 4 bateaux.")
    assert "4 boats" in frame.locator(".en").first.inner_text()
    # Who cannot see is told where the work is.
    assert page.evaluate("document.activeElement.id") == "result-title"


def test_dropped_file(visit: Callable[..., Any]) -> None:
    page = visit()
    dropped = page.evaluate_handle(
        """(text) => { const data = new DataTransfer();
        data.items.add(new File([text], "brèves.fr.md", {type: "text/markdown"})); return data; }""",
        "# Le vent\n\nIl souffle **fort**.\n",
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": dropped})
    page.locator("#result").wait_for()
    assert page.locator("#result-title").inner_text() == "brèves.fr.md in English"
    assert page.frame_locator("#page").locator(".en strong").count() == 1


def test_corrections_are_kept_and_downloaded_in_any_format(
    visit: Callable[..., Any], tmp_path: Path
) -> None:
    page = visit()
    _paste(page)
    page.get_by_role("button", name="Correct", exact=True).click()
    sentence = page.frame_locator("#page").locator(".en .s").nth(1)
    sentence.fill("They leave again on Monday morning.")
    page.get_by_role("button", name="Keep corrections").click()
    page.get_by_text("1 correction is kept.").wait_for()
    again = page.frame_locator("#page").locator(".en .s").nth(1)
    assert again.inner_text() == "They leave again on Monday morning."
    results = {}
    for format in ("json", "same", "docx", "tmx"):
        page.get_by_label("Format").select_option(format)
        with page.expect_download() as download:
            page.get_by_role("button", name="Download").click()
        results[format] = tmp_path / download.value.suggested_filename
        download.value.save_as(results[format])
    person = [s for s in open_result(results["json"]).segments if s.origin is Origin.PERSON]
    assert [s.target for s in person] == ["They leave again on Monday morning."]
    assert "They leave again on Monday morning." in results["same"].read_text(encoding="utf-8")
    assert results["docx"].read_bytes()[:2] == b"PK" and results["tmx"].suffix == ".tmx"
    # And the memory gives it back for the next article.
    page.get_by_role("button", name="Another article").click()
    _paste(page, "Ils repartent lundi.\n")
    again = page.frame_locator("#page").locator(".en .s").first
    assert again.inner_text() == "They leave again on Monday morning."


def test_how_far_it_is_and_how_long_it_takes(visit: Callable[..., Any], held: Held) -> None:
    page = visit()
    page.get_by_label("Or paste French text").fill(
        "\n\n".join(f"La maison {n} a {n} fenêtres." for n in range(3, 93))
    )
    page.get_by_role("button", name="Translate").click()
    page.get_by_text("Waiting for its turn").wait_for()
    held.go.release()
    status = page.get_by_role("status").filter(has_text="left")
    status.wait_for()
    far = re.fullmatch(
        r"(\d+) of 90 sentences, about \d+ (seconds|minutes) left", status.inner_text()
    )
    assert far and 0 < int(far[1]) < 90
    bar = page.get_by_role("progressbar", name="Translating pasted text.txt")
    assert 0 < bar.evaluate("bar => bar.value / bar.max") < 1
    held.go.release(99)
    page.locator("#result").wait_for()


def test_by_keyboard_alone(visit: Callable[..., Any]) -> None:
    page = visit()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    page.keyboard.type("Bonsoir à toutes.")
    page.keyboard.press("Control+Enter")
    page.locator("#result").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "correct"
    page.keyboard.press("Enter")
    assert page.locator("#correct").get_attribute("aria-pressed") == "true"


def test_what_is_wrong_is_said(visit: Callable[..., Any]) -> None:
    page = visit()
    page.get_by_role("button", name="Translate").click()
    alert = page.get_by_role("alert")
    assert alert.inner_text() == "Choose a file or paste a text first."
    page.set_input_files("#file", {"name": "a.pdf", "mimeType": "", "buffer": b"none"})
    page.get_by_text("a.pdf: cannot be read").wait_for()
    assert page.locator("#ask").is_visible()


def test_french_for_who_reads_french(visit: Callable[..., Any]) -> None:
    page = visit(locale="fr-CA")
    assert page.get_by_role("heading", level=1).inner_text() == "Du français à l’anglais"
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.get_by_role("button", name="Traduire").is_visible()


def test_key_is_asked_for(visit: Callable[..., Any], start: Start) -> None:
    page = visit(start(Limits(keys=("sésame",))))
    page.get_by_label("Or paste French text").fill(TEXT)
    page.get_by_role("button", name="Translate").click()
    page.get_by_text("this server needs an API key").wait_for()
    page.get_by_label("API key of this server").fill("sésame")
    _paste(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_accessible_on_screens_of_all_kinds(
    visit: Callable[..., Any], scheme: str, width: int
) -> None:
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 800})
    _accessible(page)
    _paste(page)
    page.frame_locator("#page").locator(".s").first.wait_for()
    page.frame_locator("#page").locator("[data-w]").first.hover()
    page.frame_locator("#page").locator(".w").first.wait_for()
    _accessible(page)
    # Nothing is wider than the screen.
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_page_of_another_place_may_not_ask(address: str) -> None:
    form = {"q": "Oui.", "source": "fr", "target": "en"}
    foreign = {"Origin": "https://elsewhere.example"}
    answer = httpx.post(f"{address}/translate", data=form, headers=foreign)
    assert answer.status_code == 403 and json.loads(answer.text)["error"]

"""LibreTranslate's API, through its own client and as it is on the wire."""

from __future__ import annotations

import io
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from typing import Any

import docx
import httpx
import pytest
from libretranslatepy import LibreTranslateAPI
from servers import Start

from translate.serving.limits import Limits

English = Callable[..., str]
TEXT = "Le préfet a inauguré 3 écoles.\n\n« Nous sommes prêts », a dit Anne Hidalgo.\n"


def test_client_translates_as_the_command_does(address: str, command: English) -> None:
    client = LibreTranslateAPI(address)
    assert client.translate(TEXT, "fr", "en") == command(TEXT)
    assert {"code": "fr", "name": "French", "targets": ["en"]} in client.languages()
    assert client.detect("Le chat et la souris sont dans la maison")[0]["language"] == "fr"
    assert client.detect("The cat and the mouse are in the house")[0]["language"] == "en"


def test_many_clients_at_once_get_their_own(address: str, command: English) -> None:
    texts = [f"Le train numéro {n} part à {n} heures." for n in range(2, 18)]
    client = LibreTranslateAPI(address)
    with ThreadPoolExecutor(len(texts)) as pool:
        found = list(pool.map(lambda text: client.translate(text, "fr", "en"), texts))
    assert found == [command(text) for text in texts]


@pytest.mark.parametrize(
    "body", ["q=Là où il neige déjà", "q=L%C3%A0+o%C3%B9+il+neige+d%C3%A9j%C3%A0"]
)
def test_a_form_is_utf8_encoded_or_not(address: str, command: English, body: str) -> None:
    answer = httpx.post(
        f"{address}/translate",
        content=f"{body}&source=fr&target=en".encode(),
        headers={"content-type": "application/x-www-form-urlencoded"},
        timeout=60,
    ).json()
    assert answer["quality"][0]["source"] == "Là où il neige déjà"
    assert answer["translatedText"] == command("Là où il neige déjà")


def test_a_form_in_another_encoding_is_refused(address: str) -> None:
    answer = httpx.post(
        f"{address}/translate",
        content="q=été&source=fr&target=en".encode("latin-1"),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 400 and "utf-8" in answer.json()["error"]


def test_html_keeps_its_tags(address: str, command: English) -> None:
    page = '<p>Le maire parle <a href="https://a.example/?a=1&amp;b=2">très bien</a>.</p>'
    answer = httpx.post(
        f"{address}/translate",
        json={"q": page, "source": "fr", "target": "en", "format": "html"},
        timeout=60,
    ).json()
    assert answer["translatedText"] == command(page, "html")
    assert '<a href="https://a.example/?a=1&amp;b=2">' in answer["translatedText"]


def test_lists_alternatives_and_what_is_known(address: str, command: English) -> None:
    given = ["Bonjour à tous.", "…", "Il pleut depuis 3 jours.", "She has not seen the house."]
    answer = httpx.post(
        f"{address}/translate",
        json={"q": given, "source": "auto", "target": "en", "alternatives": 2},
        timeout=60,
    ).json()
    first, nothing, third, english = answer["translatedText"]
    assert first == command(given[0]) and third == command(given[2])
    # What holds no words, or is English, stays as it is.
    assert (nothing, english) == (given[1], given[3])
    assert 1 <= len(answer["alternatives"][0]) <= 2 and first not in answer["alternatives"][0]
    assert [d["language"] for d in answer["detectedLanguage"]] == ["fr", "fr", "fr", "en"]
    known = answer["quality"][2][0]
    assert known["target"] == third and 0 <= known["confidence"] <= 1 and known["findings"] == []


def test_form_and_api_key_in_the_body(start: Start) -> None:
    address = start(Limits(keys=("un", "deux")))
    for key, status in (("deux", 200), ("trois", 403), (None, 403)):
        form = {"q": "Bonjour.", "source": "fr", "target": "en"} | ({"api_key": key} if key else {})
        answer = httpx.post(f"{address}/translate", data=form, timeout=60)
        assert answer.status_code == status, answer.text
        assert ("error" in answer.json()) == (status == 403)
    assert LibreTranslateAPI(address, "un").translate("Merci.", "fr", "en")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        LibreTranslateAPI(address).detect("Merci.")


@pytest.mark.parametrize(
    "wanted", ["1e999", "-1e999", "NaN", "7" * 300, "true", "-1", "1.5", '"two"', "[2]", "{}"]
)
def test_alternatives_are_a_small_whole_number(address: str, wanted: str) -> None:
    body = f'{{"q": "Oui.", "source": "fr", "target": "en", "alternatives": {wanted}}}'
    answer = httpx.post(
        f"{address}/translate", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400
    assert answer.json() == {"error": "Invalid request: alternatives is no number from 0 to 100"}


def test_alternatives_in_a_form_are_digits(address: str) -> None:
    form = {"q": "Il fait un froid de canard.", "source": "fr", "target": "en", "alternatives": "2"}
    answer = httpx.post(f"{address}/translate", data=form, timeout=60)
    assert answer.status_code == 200 and 1 <= len(answer.json()["alternatives"]) <= 2


def test_used_up_quota_is_429(start: Start) -> None:
    address = start(Limits(quota=20))
    form = {"q": "Une phrase bien trop longue.", "source": "fr", "target": "en"}
    text = httpx.post(f"{address}/translate", data=form)
    article = {"file": ("a.txt", b"Une phrase bien trop longue.")}
    file = httpx.post(f"{address}/translate_file", data=form, files=article)
    for answer in (text, file):
        assert answer.status_code == 429
        assert answer.json() == {"error": "the quota of 20 characters is used up"}


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"source": "fr", "target": "en"}, "missing q"),
        ({"q": "a", "source": "fr"}, "missing target"),
        ({"q": "a", "source": "de", "target": "en"}, "de is not supported"),
        ({"q": "a", "source": "fr", "target": "es"}, "es is not supported"),
        ({"q": ["a", 3], "source": "fr", "target": "en"}, "q is no text"),
        ({"q": "a", "source": "fr", "target": "en", "format": "pdf"}, "pdf format"),
        ({"q": "a", "source": "fr", "target": "en", "alternatives": "x"}, "alternatives"),
        ([1], "no JSON object"),
    ],
)
def test_misuse_is_said(address: str, body: Any, says: str) -> None:
    answer = httpx.post(f"{address}/translate", json=body)
    assert answer.status_code == 400 and says in answer.json()["error"]


def test_body_that_is_not_json(address: str) -> None:
    answer = httpx.post(f"{address}/translate", content="{", headers={"content-type": "text/json"})
    assert answer.status_code == 400 and "not JSON" in answer.json()["error"]


def test_document_comes_back_by_an_absolute_address(address: str, command: English) -> None:
    article = docx.Document()
    article.add_paragraph("La mairie a fermé 2 ponts.")
    file = io.BytesIO()
    article.save(file)
    answer = httpx.post(
        f"{address}/translate_file",
        files={"file": ("L'été.docx", file.getvalue())},
        data={"source": "fr", "target": "en"},
        timeout=60,
    ).json()
    where = answer["translatedFileUrl"]
    assert where.startswith(f"{address}/download_file/")
    with urllib.request.urlopen(where) as got:
        headers: Message = got.headers
        assert "attachment" in headers["content-disposition"]
        (paragraph,) = docx.Document(io.BytesIO(got.read())).paragraphs
    assert paragraph.text == command("La mairie a fermé 2 ponts.")


def test_document_that_cannot_be_read(address: str) -> None:
    answer = httpx.post(
        f"{address}/translate_file",
        files={"file": ("a.docx", b"no archive")},
        data={"source": "fr", "target": "en"},
    )
    assert answer.status_code == 400 and answer.json()["error"].startswith("a.docx: ")


def test_suggestion_is_used_from_then_on(start: Start) -> None:
    address = start()
    french, english = "Le chat boit son lait.", "Pussy drinks her milk."
    form = {"q": french, "s": english, "source": "fr", "target": "en"}
    assert httpx.post(f"{address}/suggest", data=form).json() == {"success": True}
    client = LibreTranslateAPI(address)
    assert client.translate(french, "fr", "en") == english
    two = form | {"q": french + " Il dort."}
    assert httpx.post(f"{address}/suggest", data=two).status_code == 400


def test_health_and_settings(start: Start) -> None:
    address = start(Limits(characters=70, keys=("k",)))
    assert httpx.get(f"{address}/health").json() == {"status": "ok"}
    told = httpx.get(f"{address}/frontend/settings").json()
    assert (
        told["charLimit"] == 70 and told["keyRequired"] and ".docx" in told["supportedFilesFormat"]
    )
    assert json.loads(json.dumps(told)) == told

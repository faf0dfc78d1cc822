"""DeepL's API, through its own client and as it is on the wire."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import deepl
import httpx
import pytest
from servers import Held, Start

from translate.serving.limits import Limits

English = Callable[..., str]


@pytest.fixture
def client(address: str) -> deepl.DeepLClient:
    return deepl.DeepLClient("any", server_url=address)


def test_client_translates_as_the_command_does(client: deepl.DeepLClient, command: English) -> None:
    texts = ["Le maire a promis 12 arbres.", "« Il neige », dit Paul.\n\nDemain, il fera beau."]
    found = client.translate_text(texts, source_lang="FR", target_lang="EN-GB", formality="more")
    assert [t.text for t in found] == [command(text) for text in texts]
    assert [t.billed_characters for t in found] == [len(text) for text in texts]
    one = client.translate_text("Elle est dans la rue et il est à la mer.", target_lang="EN-US")
    assert one.detected_source_lang == "FR"


def test_many_clients_at_once_get_their_own(address: str, command: English) -> None:
    texts = [f"Il y a {n} chevaux dans le pré numéro {n}." for n in range(21, 37)]

    def ask(text: str) -> str:
        own = deepl.DeepLClient("any", server_url=address)
        return own.translate_text(text, source_lang="FR", target_lang="EN-US").text

    with ThreadPoolExecutor(len(texts)) as pool:
        assert list(pool.map(ask, texts)) == [command(text) for text in texts]


def test_html(client: deepl.DeepLClient, command: English) -> None:
    page = "<h2>Le temps</h2><p>Il fait <b>très froid</b> à Lille.</p>"
    found = client.translate_text(page, target_lang="EN-US", tag_handling="html")
    assert found.text == command(page, "html")
    assert "</h2><p>" in found.text and "<b>" in found.text


def test_xml_keeps_placeholders_and_what_is_to_be_ignored(client: deepl.DeepLClient) -> None:
    found = client.translate_text(
        'Bonjour <x id="1"/>, tapez <key>Entrée &amp; Fin</key> pour continuer. <x id="2"/> Merci.',
        target_lang="EN-US",
        tag_handling="xml",
        ignore_tags=["key"],
    ).text
    assert '<x id="1"/>' in found and '. <x id="2"/> ' in found
    assert "<key>Entrée &amp; Fin</key>" in found
    divided = client.translate_text(
        "<par>Il dort.</par><par>Elle court.</par>",
        target_lang="EN-US",
        tag_handling="xml",
        splitting_tags="par",
    ).text
    assert divided.count("<par>") == divided.count(".</par>") == 2
    with pytest.raises(deepl.DeepLException, match="Tag handling parsing failed"):
        client.translate_text("Il <b>dort.", target_lang="EN-US", tag_handling="xml")


def test_languages_and_usage(start: Start) -> None:
    client = deepl.DeepLClient("any", server_url=start(Limits(quota=40)))
    assert [language.code for language in client.get_source_languages()] == ["FR"]
    assert "EN-GB" in [language.code for language in client.get_target_languages()]
    assert client.get_glossary_languages()[0].source_lang == "fr"
    client.translate_text("Douze mots.", target_lang="EN-US")
    usage = client.get_usage()
    assert (usage.character.count, usage.character.limit) == (11, 40)
    with pytest.raises(deepl.QuotaExceededException, match="40 characters"):
        client.translate_text("Un texte qui est plus long que ce qui reste.", target_lang="EN-US")


def test_errors(address: str, start: Start) -> None:
    client = deepl.DeepLClient("any", server_url=address)
    with pytest.raises(deepl.DeepLException, match="target_lang"):
        client.translate_text("Oui.", target_lang="DE")
    with pytest.raises(deepl.DeepLException, match="source_lang"):
        client.translate_text("Si.", source_lang="IT", target_lang="EN-US")
    with pytest.raises(deepl.DeepLException, match="1 to 50 texts"):
        client.translate_text(["Oui."] * 51, target_lang="EN-US")
    with pytest.raises(deepl.GlossaryNotFoundException):
        client.get_glossary("0" * 32)
    closed = start(Limits(keys=("right",)))
    with pytest.raises(deepl.AuthorizationException, match="missing or wrong"):
        deepl.DeepLClient("wrong", server_url=closed).get_usage()
    assert deepl.DeepLClient("right", server_url=closed).get_usage().character.count == 0
    assert "message" in httpx.get(f"{closed}/v2/usage").json()


def test_client_hears_that_it_is_too_much(
    start: Start, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deepl.http_client, "max_network_retries", 0)
    often = deepl.DeepLClient("any", server_url=start(Limits(per_minute=1)))
    often.translate_text("…", target_lang="EN-US")
    with pytest.raises(deepl.TooManyRequestsException, match="1 request a minute"):
        often.translate_text("…", target_lang="EN-US")
    busy = deepl.DeepLClient("any", server_url=start(Limits(queue=1)))
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(busy.translate_text, "La place est prise.", target_lang="EN-US")
        assert held.begun.acquire(timeout=60)
        with pytest.raises(deepl.DeepLException, match="too many requests are waiting") as refused:
            busy.translate_text("Il faut attendre.", target_lang="EN-US")
        assert refused.value.http_status_code == 503
        held.go.release(9)
        assert first.result().text


def test_languages_by_a_form_and_fields_that_are_not_known(address: str, command: English) -> None:
    targets = httpx.post(f"{address}/v2/languages", data={"type": "target"}).json()
    assert {"EN", "EN-GB"} < {language["language"] for language in targets}
    (source,) = httpx.post(f"{address}/v2/languages", data={"type": "source"}).json()
    assert source["language"] == "FR"
    unknown = {"show_billed_characters": "1", "model_type": "quality_optimized", "what_is_new": "x"}
    form = {"text": "La porte reste ouverte.", "source_lang": "FR", "target_lang": "EN-GB"}
    for body in ({"data": form | unknown}, {"json": form | unknown | {"style": {"a": [None]}}}):
        answer = httpx.post(f"{address}/v2/translate", timeout=60, **body)  # type: ignore[arg-type]
        assert answer.json()["translations"][0]["text"] == command(form["text"])


def test_document(client: deepl.DeepLClient, command: English, tmp_path: Path) -> None:
    text = "# Le marché\n\nOn y vend **du pain** depuis 1850.\n"
    article, result = tmp_path / "marché.fr.md", tmp_path / "market.md"
    article.write_text(text, encoding="utf-8")
    status = client.translate_document_from_filepath(article, result, target_lang="EN-US")
    assert result.read_text(encoding="utf-8") == command(text, "markdown")
    assert status.billed_characters and status.billed_characters < len(text)


def test_document_that_cannot_be_read_and_one_of_another(client: deepl.DeepLClient) -> None:
    broken = client.translate_document_upload(b"none", target_lang="EN-US", filename="x.pdf")
    status = client.translate_document_wait_until_done(broken)
    assert not status.ok and str(status.error_message).startswith("x.pdf: cannot be read")
    handle = client.translate_document_upload("Bonjour.", target_lang="EN-US", filename="a.txt")
    other = deepl.DocumentHandle(handle.document_id, "0" * 32)
    with pytest.raises(deepl.DeepLException, match="no such document"):
        client.translate_document_get_status(other)


def test_glossary_from_first_to_last(client: deepl.DeepLClient) -> None:
    entries = {"ouvrage": "tome", "bouquin": "paperback"}
    made = client.create_glossary("livres", "FR", "EN", entries)
    assert made.entry_count == 2 and made.name == "livres"
    assert made.glossary_id in [g.glossary_id for g in client.list_glossaries()]
    assert client.get_glossary(made.glossary_id).creation_time == made.creation_time
    assert client.get_glossary_entries(made) == entries
    text = client.translate_text(
        "Cet ouvrage est épais.", source_lang="FR", target_lang="EN-US", glossary=made
    ).text
    assert "tome" in text
    from_csv = client.create_glossary_from_csv("csv", "FR", "EN", 'un,"one, or so",fr,en\n')
    assert client.get_glossary_entries(from_csv) == {"un": "one, or so"}
    client.delete_glossary(made)
    with pytest.raises(deepl.GlossaryNotFoundException):
        client.get_glossary_entries(made)

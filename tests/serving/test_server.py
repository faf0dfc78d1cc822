"""The server as a whole: one model for all, limits, who may ask, what is logged, how it ends."""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from servers import Held, Start

from translate import Memory
from translate.serving import service
from translate.serving.batches import SharedModel, StoppedError
from translate.serving.desk import Desk
from translate.serving.limits import Gate, Limits, RefusedError
from translate.settings import Settings

FORM = {"q": "La mer est calme.", "source": "fr", "target": "en"}


def _call(model: SharedModel, texts: list[str], found: dict[str, Any]) -> threading.Thread:
    def work() -> None:
        try:
            for text, sentence in zip(texts, model.sentences(texts, Settings()), strict=True):
                found[text] = sentence.repaired.text
        except StoppedError as error:
            found[texts[0]] = error

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def _until_waiting(model: SharedModel, count: int) -> None:
    with model._changed:
        assert model._changed.wait_for(lambda: len(model._jobs) >= count, 60)


def test_waiting_requests_share_a_batch_and_a_line_does_not_wait_for_a_book(held: Held) -> None:
    model = SharedModel("embedded", workers=1)
    book = [f"Le chapitre {n} est court." for n in range(1, 60)]
    found: dict[str, Any] = {}
    threads = [_call(model, book, found)]
    assert held.begun.acquire(timeout=60)  # the first batch is all the book's
    threads += [_call(model, [f"Voici la ligne {n}."], found) for n in range(1, 9)]
    _until_waiting(model, 9)
    held.let_go(4, threads)
    assert set(held.batches[0]) <= set(book)
    lines = {f"Voici la ligne {n}." for n in range(1, 9)}
    assert lines <= set(held.batches[1]) and len(held.batches) <= 3
    assert set(found) == {*book, *lines} and "7" in found["Voici la ligne 7."]
    model.stop()


def test_a_request_that_fails_fails_alone(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = SharedModel.__mro__[1]
    waiting = parent.sentences

    def failing(model: Any, texts: list[str], *more: Any, **named: Any) -> Any:
        done = waiting(model, texts, *more, **named)
        if "Malheur à tous." in texts:
            raise RuntimeError("what nobody foresaw")
        return done

    monkeypatch.setattr(parent, "sentences", failing)
    model = SharedModel("embedded", workers=1)
    found: dict[str, Any] = {}

    def fail() -> None:
        with pytest.raises(RuntimeError, match="nobody foresaw"):
            model.sentences(["Malheur à tous."], Settings())
        found["failed"] = True

    threads = [_call(model, ["Un instant."], found)]
    assert held.begun.acquire(timeout=60)  # the others wait together for their turn
    threads.append(threading.Thread(target=fail))
    threads[-1].start()
    threads += [_call(model, [f"Voici la ligne {n}."], found) for n in range(1, 4)]
    _until_waiting(model, 4)
    held.let_go(6, threads)
    assert len(held.batches[1]) == 4
    assert found["failed"] and "3" in found["Voici la ligne 3."]
    model.stop()


def test_a_stopped_model_ends_what_it_began_and_refuses_the_rest(held: Held) -> None:
    model = SharedModel("embedded", workers=1)
    found: dict[str, Any] = {}
    long = [f"Il y a {n} pommes." for n in range(2, 60)]
    caller = _call(model, long, found)
    assert held.begun.acquire(timeout=60)
    held.go.release()
    model.stop()
    caller.join(60)
    assert isinstance(found[long[0]], StoppedError)
    with pytest.raises(StoppedError):
        model.sentences(["Oui."], Settings())


def test_too_long_too_large_too_many(start: Start) -> None:
    address = start(Limits(characters=30, megabytes=1, per_minute=3))
    long = FORM | {"q": "Bonjour. " * 10}
    for path, form, key in (("/translate", long, "error"), ("/v2/translate", None, "message")):
        json = {"text": [long["q"]], "target_lang": "EN"} if form is None else form
        answer = httpx.post(f"{address}{path}", json=json)
        assert answer.status_code == 413 and "at most 30" in answer.json()[key]
    large = httpx.post(f"{address}/translate", content=b"x" * 1_000_001)
    assert large.status_code == 413 and "1 MB" in large.json()["error"]
    often = [httpx.post(f"{address}/translate", data=FORM, timeout=60) for _ in range(3)]
    assert [a.status_code for a in often] == [200, 429, 429]
    assert int(often[1].headers["retry-after"]) > 0


#: Every address that takes a body, with a right one; and values that no field has.
BODIES: dict[str, dict[str, Any]] = {
    "/translate": FORM | {"format": "text", "alternatives": 0, "api_key": ""},
    "/detect": {"q": "Oui."},
    "/suggest": FORM | {"s": "Yes."},
    "/documents/0/corrections": {"texts": {"0": "Yes."}},
    "/v2/translate": {
        **{"text": ["Oui."], "target_lang": "EN", "source_lang": "FR", "tag_handling": "xml"},
        **{"ignore_tags": "a", "splitting_tags": ["b"], "glossary_id": "", "auth_key": ""},
    },
    "/v2/glossaries": {
        **{"name": "n", "entries": "a\tb", "source_lang": "fr", "target_lang": "en"},
        "entries_format": "csv",
    },
    "/v2/languages": {"type": "target"},
    "/v2/document/0": {"document_key": "0"},
}
ODD = [
    "1e999",
    "NaN",
    "9" * 5000,
    "true",
    "-1",
    '"\\ud800"',
    '"\\u0000é"',
    '""',
    "[[]]",
    '{"1": 2}',
]


@pytest.mark.parametrize("path", BODIES)
def test_odd_values_of_any_field_are_the_callers_mistake(address: str, path: str) -> None:
    for name in BODIES[path]:
        right = {n: json.dumps(v) for n, v in BODIES[path].items() if n != name}
        for odd in (*ODD, f'"{"x" * 140_000}"'):
            body = ", ".join(f'"{n}": {value}' for n, value in (right | {name: odd}).items())
            answer = httpx.post(
                f"{address}{path}",
                content=f"{{{body}}}",
                headers={"content-type": "application/json"},
                timeout=60,
            )
            assert answer.status_code < 500, (name, odd[:20], answer.text)
            (said,) = answer.json().values() if answer.is_error else ("",)
            assert len(said.splitlines()) <= 1


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"[" * 100_000),
        ("application/json", b"\xff\xfe{\x00"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=b", b"none of it"),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        ),
        # Percent-encoded Latin-1 would be translated with its letters lost.
        ("application/x-www-form-urlencoded", b"q=d%E9j%E0&source=fr&target=en"),
    ],
)
@pytest.mark.parametrize("path", ["/translate", "/v2/translate", "/documents", "/v2/document"])
def test_a_body_that_is_not_what_it_says(address: str, path: str, kind: str, body: bytes) -> None:
    answer = httpx.post(f"{address}{path}", content=body, headers={"content-type": kind})
    assert answer.status_code == 400
    (said,) = answer.json().values()
    assert said.startswith("Invalid request: ")


def test_what_is_not_there_is_said_as_each_api_says_it(address: str) -> None:
    for path, key in (("/traduire", "error"), ("/v2/rephrase", "message")):
        answer = httpx.post(f"{address}{path}")
        assert answer.status_code == 404 and list(answer.json()) == [key]
    answer = httpx.get(f"{address}/translate")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST") and answer.json()["error"]


def test_full_queue(start: Start, held: Held) -> None:
    address = start(Limits(queue=1))
    answers: list[httpx.Response] = []
    first = threading.Thread(
        target=lambda: answers.append(httpx.post(f"{address}/translate", data=FORM, timeout=60))
    )
    first.start()
    assert held.begun.acquire(timeout=60)
    second = httpx.post(f"{address}/translate", data=FORM | {"q": "Il fait nuit."})
    assert second.status_code == 503 and second.headers["retry-after"]
    for _ in range(4):
        held.go.release()
    first.join(60)
    assert answers[0].status_code == 200


def test_a_text_that_takes_too_long(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(0.0, 40.0)  # each look at it is 40 s after the last one
    monkeypatch.setattr(service, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    address = start(Limits(seconds=30))
    for path, body, key in (
        ("/translate", FORM | {"q": "Le jour se lève tard."}, "error"),
        ("/v2/translate", {"text": ["La nuit tombe tôt."], "target_lang": "EN"}, "message"),
    ):
        answer = httpx.post(f"{address}{path}", json=body, timeout=60)
        assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
        assert answer.json() == {key: "this takes longer than 30 seconds"}


def test_what_goes_wrong_tells_nothing_of_the_text(
    start: Start, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def failing(model: Any, texts: list[str], *more: Any, **named: Any) -> Any:
        raise RuntimeError(f"cannot digest {texts}")

    monkeypatch.setattr(SharedModel.__mro__[1], "sentences", failing)
    address, secret = start(), "Le coffre est sous le prunier."
    answers = [
        httpx.post(f"{address}/translate", data=FORM | {"q": secret}, timeout=60),
        httpx.post(f"{address}/v2/translate", json={"text": [secret], "target_lang": "EN"}),
    ]
    assert [a.status_code for a in answers] == [500, 500]
    file = httpx.post(
        f"{address}/translate_file", data=FORM, files={"file": ("a.txt", secret.encode())}
    )
    assert file.status_code == 500
    said = "".join(a.text for a in (*answers, file)) + "".join(capfd.readouterr())
    for leak in ("prunier", "digest", "Traceback", ".py"):
        assert leak not in said
    assert "RuntimeError" in said  # enough to ask those who wrote it


def test_requests_of_a_minute_come_back_evenly() -> None:
    now = [0.0]
    gate = Gate(Limits(per_minute=2), lambda: now[0])
    gate.check_rate("a")
    gate.check_rate("a")
    with pytest.raises(RefusedError) as refused:
        gate.check_rate("a")
    assert refused.value.wait == 30
    gate.check_rate("b")
    now[0] = 30.0
    gate.check_rate("a")
    with pytest.raises(RefusedError):
        gate.check_rate("a")


def test_cors_only_where_asked(start: Start) -> None:
    asking = {"Origin": "https://desk.example", "Access-Control-Request-Method": "POST"}
    closed = httpx.options(f"{start()}/translate", headers=asking)
    assert "access-control-allow-origin" not in closed.headers


def test_cors_of_one_origin(start: Start) -> None:
    address = start(cors=["https://desk.example"])
    own = {"Origin": "https://desk.example"}
    answer = httpx.post(f"{address}/detect", data={"q": "Oui."}, headers=own)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "https://desk.example"
    other = {"Origin": "https://else.example"}
    assert httpx.post(f"{address}/detect", data={"q": "Oui."}, headers=other).status_code == 403


def test_only_by_its_names(start: Start) -> None:
    address = start(hosts=["127.0.0.1"])
    assert httpx.get(f"{address}/health").status_code == 200
    # A name that was made to lead here must not open the door to pages of that name.
    rebound = httpx.get(f"{address}/health", headers={"Host": "elsewhere.example"})
    assert rebound.status_code == 400


def test_a_document_is_taken_up_again_by_the_next_server(tmp_path: Path, held: Held) -> None:
    article = "\n\n".join(f"Le livre {n} a {n} pages." for n in range(2, 80)).encode()
    with Memory(tmp_path / "memory.sqlite") as memory:
        model = SharedModel("embedded", workers=1)
        desk = Desk(model, memory, tmp_path / "desk")
        id = desk.submit(article, "livres.txt").job.id
        assert held.begun.acquire(timeout=60)
        held.go.release()
        model.stop()
        desk.stop()
        assert desk.state(id).status == "translating"
        for _ in range(20):
            held.go.release()
        again = SharedModel("embedded", workers=1)
        desk = Desk(again, memory, tmp_path / "desk")
        desk._pool.shutdown(wait=True)
        assert desk.state(id).status == "done"
        translation = desk.translation(id)
        assert translation.document.name == "livres.txt"
        for number, segment in enumerate(translation.segments, start=2):
            assert str(number) in segment.target
        # And one that was done is there after a further start.
        third = Desk(again, memory, tmp_path / "desk").state(id)
        assert (third.status, third.done) == ("done", len(translation.segments))
        assert third.characters == desk.state(id).characters > 0
        again.stop()


@pytest.mark.slow
def test_command_serves_logs_no_text_and_ends_cleanly(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "translate", "serve", "--port", "0", "--model", "embedded"]
        + ["--folder", str(tmp_path / "served"), "--memory", str(tmp_path / "memory.sqlite")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ,
    )
    assert process.stdout
    ready = process.stdout.readline()
    (address,) = re.findall(r"http://127\.0\.0\.1:\d+", ready)
    secret = "Mon mot de passe est framboise."
    assert httpx.post(f"{address}/translate", data=FORM | {"q": secret}, timeout=60).is_success
    assert httpx.post(f"{address}/translate", data={"q": secret}).status_code == 400
    broken = {"content-type": "multipart/form-data; boundary=b"}
    assert httpx.post(f"{address}/translate", content=secret, headers=broken).status_code == 400
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "framboise" not in said and len(said.splitlines()) == 1

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SHARED
from hub import COMMIT, Hub, files_of, serving

from translate import checkpoints
from translate.errors import DownloadError, ModelError

NAME = "un/modele"
#: huggingface_hub keeps what it has in steps of 10 MiB; the connection is cut after 12 MB.
CHUNK, CUT = 10 * 1024 * 1024, 12_000_000
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def hub() -> Hub:
    return Hub(NAME, files_of(checkpoints.embedded().folder))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command, with a hub cache of its own."""

    def command(
        *arguments: str, url: str = "http://127.0.0.1:9", **more: str
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "HF_HOME": str(tmp_path / "hf"),
            "HF_ENDPOINT": url,
            "HF_HUB_DOWNLOAD_TIMEOUT": "2",
            "HF_HUB_DISABLE_PROGRESS_BARS": "1",
            **more,
        }
        environment.pop("HF_HUB_OFFLINE", None)
        return subprocess.run(
            [sys.executable, "-m", "translate", *arguments],
            env=environment | more,
            capture_output=True,
            text=True,
            input="Le président a parlé hier.\n",
            timeout=120,
        )

    return command


def one_line(result: subprocess.CompletedProcess[str]) -> str:
    """The last line of standard error; there must be no traceback."""
    assert "Traceback" not in result.stderr, result.stderr
    return result.stderr.strip().splitlines()[-1]


@pytest.mark.slow
def test_fetch_list_verify_translate_remove(hub: Hub, run: Run) -> None:
    with serving(hub):
        fetched = run("models", "fetch", NAME, url=hub.url)
    assert fetched.returncode == 0, fetched.stderr
    assert fetched.stdout.startswith(f"{NAME}: 28 MB in ")
    assert "downloading un/modele (28 MB) from http://127.0.0.1" in fetched.stderr
    listed = run("models").stdout
    assert f"{NAME:36}   28 MB  {COMMIT[:12]}" in listed
    assert "embedded" in listed
    assert f"{NAME}: ok" in run("models", "verify").stdout
    # From now on no hub is needed.
    translated = run("file", "-", "--model", NAME, "--offline", "--layout", "english")
    assert translated.returncode == 0, translated.stderr
    assert f"**Model:** {NAME} ({COMMIT[:12]})" in translated.stdout
    assert run("models", "remove", NAME).stdout == f"removed {NAME}\n"
    assert NAME not in run("models").stdout


def test_a_broken_connection_is_resumed_at_once(hub: Hub, run: Run) -> None:
    hub.break_after, hub.breaks_left = CUT, 1
    with serving(hub):
        result = run("models", "fetch", NAME, url=hub.url)
    assert result.returncode == 0, result.stderr
    assert hub.ranges == [f"bytes={CHUNK}-"]


def test_a_download_that_was_killed_is_gone_on_with(hub: Hub, run: Run, tmp_path: Path) -> None:
    hub.break_after, hub.breaks_left, hub.stall = CUT, 1, True
    with serving(hub):
        process = subprocess.Popen(
            [sys.executable, "-m", "translate", "models", "fetch", NAME],
            env={**os.environ, "HF_HOME": str(tmp_path / "hf"), "HF_ENDPOINT": hub.url},
            stderr=subprocess.DEVNULL,
        )
        hub.resumed.wait(60)
        process.kill()
        process.wait()
        assert hub.ranges == [f"bytes={CHUNK}-"]
        hub.stall = False
        result = run("models", "fetch", NAME, url=hub.url)
    assert result.returncode == 0, result.stderr
    assert hub.ranges == [f"bytes={CHUNK}-"] * 2


@pytest.mark.slow
def test_a_hub_that_falls_silent_is_given_up(hub: Hub, run: Run) -> None:
    hub.break_after, hub.breaks_left, hub.stall = CUT, 1, True
    with serving(hub):
        result = run("models", "fetch", NAME, url=hub.url, HF_HUB_DOWNLOAD_TIMEOUT="1")
    assert result.returncode == 4
    assert f"the download of {NAME} broke off" in one_line(result)
    assert "start again to go on with it" in one_line(result)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "the hub has no model un/modele"),
        (401, "the hub does not give un/modele (it is misspelt, private or needs consent"),
        (403, "the hub does not give un/modele"),
        (500, "the hub could not give un/modele (HTTP 500)"),
    ],
)
def test_refusals_are_one_line(hub: Hub, run: Run, status: int, message: str) -> None:
    hub.status = status
    with serving(hub):
        result = run("models", "fetch", NAME, url=hub.url)
    assert result.returncode == 4
    assert message in one_line(result)


def test_an_unknown_model_is_named(hub: Hub, run: Run) -> None:
    with serving(hub):
        result = run("file", "-", "--model", "un/autre", url=hub.url)
    assert result.returncode == 4
    assert "the hub has no model un/autre" in one_line(result)
    assert result.stdout == ""


def test_a_damaged_file_is_found_and_removed(hub: Hub, run: Run) -> None:
    hub.corrupt = True
    with serving(hub):
        damaged = run("models", "fetch", NAME, url=hub.url)
        assert damaged.returncode == 4
        assert "model.safetensors arrived damaged" in one_line(damaged)
        hub.corrupt = False
        again = run("models", "fetch", NAME, url=hub.url)
    assert again.returncode == 0, again.stderr


def test_a_file_damaged_on_disk_is_found(hub: Hub, run: Run, tmp_path: Path) -> None:
    with serving(hub):
        run("models", "fetch", NAME, url=hub.url)
    (weights,) = (tmp_path / "hf").glob("hub/models--un--modele/snapshots/*/model.safetensors")
    data = bytearray(weights.read_bytes())
    data[1000] ^= 1
    weights.resolve().write_bytes(data)
    result = run("models", "verify")
    assert result.returncode == 4
    assert f"{NAME}: damaged: model.safetensors" in result.stdout


@pytest.mark.slow
def test_a_silent_hub_costs_seconds_and_the_embedded_model_speaks(hub: Hub, run: Run) -> None:
    hub.hang = 30
    with serving(hub):
        start = time.monotonic()
        result = run("models", "fetch", NAME, url=hub.url)
        waited = time.monotonic() - start
        assert result.returncode == 4
        assert f"the model hub ({hub.url}) cannot be reached" in one_line(result)
        assert waited < 15  # the start of Python included; the hub itself is given 4 s
        default = run("file", "-", "--layout", "english", url=hub.url)
    assert default.returncode == 0, default.stderr
    assert "using the small embedded model" in default.stderr
    assert "translate models fetch opus-mt" in default.stderr
    assert "**Model:** embedded" in default.stdout


@pytest.mark.slow
def test_offline_says_so_and_asks_nobody(hub: Hub, run: Run) -> None:
    hub.status = 500
    with serving(hub):
        named = run("file", "-", "--model", NAME, "--offline", url=hub.url)
        assert named.returncode == 4
        assert "un/modele is not on this machine and --offline was asked for" in one_line(named)
        default = run("file", "-", "--offline", url=hub.url)
    assert default.returncode == 0
    assert "using the small embedded model" in default.stderr


def test_no_room_is_said_before_the_download(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 9, 1))
    monkeypatch.setattr(checkpoints.hub, "_cache", lambda: tmp_path)
    with serving(hub):
        monkeypatch.setattr(checkpoints.hub, "_endpoint", lambda: hub.url)
        with pytest.raises(DownloadError, match=r"needs 28 MB in .*, where 0 MB are free"):
            checkpoints.fetch(NAME)
    assert hub.ranges == []


def test_a_repository_that_is_no_marian_model(run: Run) -> None:
    hub = Hub(NAME, {"config.json": b"{}", "README.md": b"x"})
    with serving(hub):
        result = run("models", "fetch", NAME, url=hub.url)
    assert result.returncode == 4
    assert "is not a Marian checkpoint" in one_line(result)


def test_folders_and_aliases(tmp_path: Path) -> None:
    folder = checkpoints.embedded().folder
    assert checkpoints.resolve("embedded").name == "embedded"
    assert checkpoints.resolve(str(folder)).revision == checkpoints.embedded().revision
    with pytest.raises(ModelError, match=r"not a Marian checkpoint \(config.json is missing\)"):
        checkpoints.resolve(str(tmp_path))
    with pytest.raises(ModelError, match="no model 'opus'"):
        checkpoints.resolve("opus")
    with pytest.raises(ModelError, match=r"no model 'embeded'; did you mean 'embedded'\?"):
        checkpoints.resolve("embeded")
    for nothing in ("", " ", "un/modele/de"):
        with pytest.raises(ModelError, match="or give a folder, or a hub name: owner/model"):
            checkpoints.resolve(nothing)
    with pytest.raises(ModelError, match="did you mean 'opus-mt'"):
        checkpoints.remove("opus_mt")
    with pytest.raises(ModelError, match="cannot be removed"):
        checkpoints.remove("embedded")
    with pytest.raises(ModelError, match="is not on this machine"):
        checkpoints.remove("un/autre")


def test_the_embedded_model_is_whole() -> None:
    assert (checkpoints.embedded().folder / "SHA256SUMS").is_file()
    assert checkpoints.verify(checkpoints.embedded()) == []


@pytest.mark.skipif(not (SHARED / "opus-mt-fr-en").is_dir(), reason="needs the opus-mt tokenizer")
def test_the_default_model_is_downloaded_and_used(run: Run, tmp_path: Path) -> None:
    """The real tokenizer and architecture of opus-mt-fr-en, with fresh weights."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(0)
    config = MarianConfig.from_pretrained(SHARED / "opus-mt-fr-en")
    MarianMTModel(config).half().save_pretrained(tmp_path / "opus")
    files = {**files_of(tmp_path / "opus"), **files_of(SHARED / "opus-mt-fr-en")}
    files["config.json"] = (tmp_path / "opus" / "config.json").read_bytes()
    with serving(Hub(checkpoints.DEFAULT, files)) as hub:
        result = run("file", "-", "--beam", "1", url=hub.url)
    assert result.returncode == 0, result.stderr
    assert f"downloading {checkpoints.DEFAULT}" in result.stderr
    assert f"**Model:** {checkpoints.DEFAULT} ({COMMIT[:12]})" in result.stdout
    again = run("file", "-", "--beam", "1")  # the hub has gone
    assert again.returncode == 0, again.stderr
    assert f"**Model:** {checkpoints.DEFAULT}" in again.stdout

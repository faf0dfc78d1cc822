"""Checkpoints that are damaged, or of others, are refused in one line before a library opens them."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers import run

from translate import checkpoints
from translate.checkpoints.conversion import converted
from translate.checkpoints.folders import CALIBRATION
from translate.checkpoints.soundness import expect_sound
from translate.decoding import open_engine
from translate.errors import ModelError
from translate.finishing import confidence
from translate.pipeline import Model


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the embedded checkpoint."""
    folder = tmp_path / "model"
    shutil.copytree(checkpoints.embedded().folder, folder)
    return folder


def configured(**values: Any) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "config.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **values}))

    return change


def written(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: bool((folder / name).write_bytes(content)) and None


def cut(name: str, size: int) -> Callable[[Path], None]:
    return lambda folder: os.truncate(folder / name, size)


def half_a_vocabulary(folder: Path) -> None:
    path = folder / "vocab.json"
    pieces = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(dict(list(pieces.items())[: len(pieces) // 2])), encoding="utf-8")


DAMAGE = {
    "weights cut off in the numbers": (cut("model.safetensors", 9_000_000), "is damaged"),
    "weights cut off in the header": (cut("model.safetensors", 5_000), "is damaged"),
    "weights cut off in the length": (cut("model.safetensors", 3), "is damaged"),
    "no weights": (cut("model.safetensors", 0), "is damaged"),
    "a header that is a list": (
        written("model.safetensors", (2).to_bytes(8, "little") + b"[]"),
        "is no list of tensors",
    ),
    "a header of 2 ** 63 bytes": (written("model.safetensors", b"\xff" * 40), "is cut off"),
    "a list as configuration": (written("config.json", b"[]"), "it is no object"),
    "a deep list as configuration": (written("config.json", b"[" * 100_000), "config.json"),
    "bytes as configuration": (written("config.json", b"\xff\xfe\0"), "config.json is damaged"),
    "another model": (configured(model_type="t5"), "'t5', not marian"),
    "fewer pieces": (configured(vocab_size=100), "says that there are 100"),
    "more pieces than there is room for": (
        configured(vocab_size=10**15),
        "there are 1000000000000000",
    ),
    "pieces numbered by lists": (
        written("vocab.json", json.dumps({str(n): [n] for n in range(8000)}).encode()),
        "vocab.json has 8000 pieces",
    ),
    "more layers than there is room for": (
        configured(decoder_layers=10**15),
        "says 1000000000000000",
    ),
    "pieces by name": (configured(vocab_size="many"), "no number of vocab_size"),
    "layers that are not there": (configured(encoder_layers=50), "says 50"),
    "layers that are left out": (configured(decoder_layers=1), "says 1"),
    "no layers": (configured(encoder_layers=0), "no number of encoder_layers"),
    "another width": (configured(d_model=512), "embeddings of"),
    "an alignment layer that is not there": (configured(alignment_layer=99), "alignment_layer"),
    "an alignment layer before the first": (configured(alignment_layer=-3), "alignment_layer"),
    "half a vocabulary": (half_a_vocabulary, "vocab.json has 4000 pieces"),
    "a list as vocabulary": (written("vocab.json", b'["a"]'), "vocab.json is damaged"),
}


@pytest.mark.parametrize("case", DAMAGE)
@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_what_does_not_fit_together(case: str, engine: str, copy: Path) -> None:
    damage, message = DAMAGE[case]
    damage(copy)
    with pytest.raises(ModelError, match=message) as error:
        open_engine(copy, engine)
    assert len(str(error.value).splitlines()) == 1


def test_the_command_says_so(copy: Path, tmp_path: Path) -> None:
    configured(encoder_layers=50)(copy)
    (tmp_path / "a.txt").write_text("Il pleut.", encoding="utf-8")
    result = run("file", tmp_path / "a.txt", "--no-memory", "--model", copy)
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (4, "", 1)


class _Mischief:
    def __reduce__(self) -> tuple[Any, ...]:
        return (os.mkdir, (self.path,))

    def __init__(self, path: str) -> None:
        self.path = path


@pytest.mark.parametrize("protocol", [0, 2, 4])
def test_a_pickle_is_refused_before_it_is_opened(protocol: int, copy: Path, tmp_path: Path) -> None:
    (copy / "model.safetensors").unlink()
    made = tmp_path / "made-by-a-pickle"
    with (copy / "pytorch_model.bin").open("wb") as file:
        pickle.dump(_Mischief(str(made)), file, protocol)
    with pytest.raises(ModelError, match="not opened"):
        open_engine(copy)
    assert not made.exists()


@pytest.mark.parametrize("zipped", [True, False])
def test_weights_of_pytorch_are_read(zipped: bool, copy: Path) -> None:
    import torch
    from safetensors.torch import load_file

    weights = load_file(copy / "model.safetensors")
    layers = json.loads((copy / "config.json").read_text(encoding="utf-8"))["encoder_layers"]
    (copy / "model.safetensors").unlink()
    path = copy / "pytorch_model.bin"
    torch.save(weights, path, _use_new_zipfile_serialization=zipped)
    expect_sound(copy)
    configured(encoder_layers=5)(copy)
    with pytest.raises(ModelError, match=rf"{layers} layers of the encoder"):
        expect_sound(copy)
    os.truncate(path, 1000)
    with pytest.raises(ModelError, match="is damaged"):
        expect_sound(copy)


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"weights": [1], "constant": 0}', b'{"weights": 3, "constant": {}}',
                b'{"weights": [1, 2, 3, 4, 5, NaN], "constant": 0}']
)  # fmt: skip
def test_a_damaged_calibration(content: bytes, tmp_path: Path) -> None:
    (tmp_path / CALIBRATION).write_bytes(content)
    with pytest.raises(ModelError, match=CALIBRATION):
        confidence.load(tmp_path)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"abc", b"\0\n", b"0" * 64 + b"\n\n"])
def test_damaged_checksums(content: bytes, copy: Path) -> None:
    (copy / "SHA256SUMS").write_bytes(content)
    checkpoint = checkpoints.Checkpoint("a", copy, "b")
    assert checkpoints.verify(checkpoint) == [copy / "SHA256SUMS"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"../../..", b"", b"\0"])
def test_a_broken_reference_hides_no_other_model(content: bytes, tmp_path: Path) -> None:
    broken = tmp_path / "hub" / "models--some--model" / "refs" / "main"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(content)
    result = run("models", HF_HOME=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("embedded ")


def test_a_damaged_conversion_is_made_anew(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRANSLATE_CACHE", str(tmp_path / "cache"))
    target = converted(copy)
    weights = target / "model.bin"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:1000] + b"\0" * 1000 + whole[2000:])
    left = target.parent / ".partial-left"
    left.mkdir()
    assert converted(copy) == target
    assert weights.read_bytes() == whole
    assert not left.exists()
    made = weights.stat().st_mtime_ns
    assert converted(copy) == target
    assert weights.stat().st_mtime_ns == made, "what is whole is not made again"


def test_a_cache_that_cannot_be_used_is_not_the_models_fault(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("TRANSLATE_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="TRANSLATE_CACHE names another folder"):
        open_engine(copy)


def test_a_process_that_was_forked_off_translates(model: Model) -> None:
    expected = model.translate("Il pleut à Paris.").segments[0].target
    end, start = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(start, model.translate("Il pleut à Paris.").segments[0].target.encode())
            os._exit(0)
        except BaseException:
            os._exit(1)
    os.close(start)
    assert os.waitpid(child, 0)[1] == 0
    with os.fdopen(end, "rb") as pipe:
        assert pipe.read().decode() == expected
    assert model.translate("Il pleut à Paris.").segments[0].target == expected


def test_the_end_of_a_process_that_was_forked_off(model: Model, tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from translate import checkpoints\n"
        "from translate.decoding import Decoding, open_engine\n"
        "engine = open_engine(checkpoints.embedded().folder)\n"
        "said = engine.decode([['▁Oui', '.']], Decoding())[0][0].tokens\n"
        "child = os.fork()\n"
        "if child:\n"
        "    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
        "assert engine.decode([['▁Oui', '.']], Decoding())[0][0].tokens == said\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")

"""Whether the files of a checkpoint fit together, before a library opens them.

The libraries that load a checkpoint take a configuration at its word: layers that the weights lack are
filled with random numbers, a layer that there is not is read beyond the end of the memory, and a
pickle may run any program. So sizes, layers and vocabulary are compared here, and a pickle is read
without being run.
"""

from __future__ import annotations

import io
import json
import pickletools
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from translate.checkpoints.folders import CONFIGURATION, VOCABULARY, weights_file
from translate.errors import ModelError

_LAYER = re.compile(r"model\.(encoder|decoder)\.layers\.(\d+)\.")
_EMBEDDING = ("model.shared.weight", "model.encoder.embed_tokens.weight")
_LARGEST_HEADER = 100_000_000  # bytes, the limit of safetensors itself
#: What the weights of a checkpoint are pickled with. Nothing of it does more than make a tensor.
_HARMLESS = re.compile(
    r"collections OrderedDict|torch\._utils _rebuild_(tensor_v2|parameter)|torch Size"
    r"|torch (\w+Storage|float16|bfloat16|float32|float64)|torch\.storage \w+Storage"
)
_LEGACY_PICKLES = (
    5  # of a file of PyTorch before 1.6: magic number, version, machine, weights, keys
)


def expect_sound(folder: Path) -> None:
    """Raise the error for the checkpoint in `folder` if its files do not fit together.

    Raises:
        ModelError: they do not, or one of them is damaged.
    """
    try:
        config = _json(folder / CONFIGURATION)
        if config.get("model_type") != "marian":
            raise _UnsoundError(
                f"{CONFIGURATION} is of the type {config.get('model_type')!r}, not marian"
            )
        pieces = _json(folder / VOCABULARY)
        _expect_pieces(pieces, config)
        weights = weights_file(folder)
        if weights is not None:
            _expect_weights(weights, config)
    except OSError as error:
        raise ModelError(f"{folder}: cannot be read ({error.strerror or error})") from None
    except _UnsoundError as error:
        raise ModelError(f"{folder}: {error}") from None


class _UnsoundError(Exception):
    """What is wrong with a checkpoint."""


def _json(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise _UnsoundError(f"{path.name} is damaged") from None
    if not isinstance(values, dict):
        raise _UnsoundError(f"{path.name} is damaged (it is no object)")
    return values


def _count(config: dict[str, Any], key: str) -> int:
    value = config.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _UnsoundError(f"{CONFIGURATION} has no number of {key}")
    return value


def _expect_pieces(pieces: dict[str, Any], config: dict[str, Any]) -> None:
    size = _count(config, "vocab_size")
    numbers = [n for n in pieces.values() if type(n) is int]
    if not len(pieces) == len(numbers) == size or set(numbers) != set(range(size)):
        raise _UnsoundError(
            f"{VOCABULARY} has {len(pieces)} pieces, and {CONFIGURATION} says that there are {size}"
        )
    for piece in ("</s>", "<unk>"):
        if piece not in pieces:
            raise _UnsoundError(f"{VOCABULARY} lacks {piece}")


def _expect_weights(path: Path, config: dict[str, Any]) -> None:
    if path.suffix == ".safetensors":
        shapes = _shapes(path)
        names = set(shapes)
        shape = next((shapes[name] for name in _EMBEDDING if name in shapes), None)
        wanted = [_count(config, "vocab_size"), _count(config, "d_model")]
        if shape != wanted:
            raise _UnsoundError(
                f"{path.name} has embeddings of {shape}, and {CONFIGURATION} of {wanted}"
            )
    else:
        names = _names_in_pickle(path)
    for side in ("encoder", "decoder"):
        found = {int(m[2]) for name in names if (m := _LAYER.match(name)) and m[1] == side}
        said = _count(config, f"{side}_layers")
        if len(found) != said or found != set(range(said)):
            raise _UnsoundError(
                f"{path.name} has {len(found)} layers of the {side}, and {CONFIGURATION} says {said}"
            )
    layer = config.get("alignment_layer")
    layers = config["decoder_layers"]
    if layer is not None and (type(layer) is not int or not 0 <= layer < layers):
        raise _UnsoundError(
            f"{CONFIGURATION} has an alignment_layer of {layer!r}; there are {layers}"
        )


def _shapes(path: Path) -> dict[str, list[int]]:
    """The tensors of a safetensors file, by the header; its length is checked.

    The format: https://huggingface.co/docs/safetensors, a length of eight bytes, JSON, numbers.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else size
        if length > min(size - 8, _LARGEST_HEADER):
            raise _UnsoundError(f"{path.name} is damaged (its header is cut off)")
        header = file.read(length)
    try:
        tensors = {n: t for n, t in json.loads(header).items() if n != "__metadata__"}
        ends = [int(t["data_offsets"][1]) for t in tensors.values()]
        shapes = {name: [int(n) for n in t["shape"]] for name, t in tensors.items()}
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise _UnsoundError(f"{path.name} is damaged (its header is no list of tensors)") from None
    if 8 + length + max(ends, default=0) != size:
        raise _UnsoundError(
            f"{path.name} is damaged ({size} bytes, where its header says otherwise)"
        )
    return shapes


def _names_in_pickle(path: Path) -> set[str]:
    """The names in a file of PyTorch, found without running what it says.

    Raises:
        _UnsoundError: it is none, or would do more than make tensors.
    """
    names: set[str] = set()
    with path.open("rb") as file:
        try:
            for pickle in _pickles(file):
                for opcode, argument, _ in pickletools.genops(pickle):
                    if opcode.name in ("STACK_GLOBAL", "INST", "EXT1", "EXT2", "EXT4") or (
                        opcode.name == "GLOBAL" and not _HARMLESS.fullmatch(str(argument))
                    ):
                        what = argument or opcode.name
                        raise _UnsoundError(
                            f"{path.name} holds more than weights ({what}); not opened"
                        )
                    if isinstance(argument, str):
                        names.add(argument)
        except (ValueError, zipfile.BadZipFile, OSError, KeyError, RuntimeError, IndexError):
            raise _UnsoundError(f"{path.name} is damaged, or no file of PyTorch") from None
    return names


def _pickles(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """The pickles in a file of PyTorch: one in a zip archive, or several in a row."""
    if not zipfile.is_zipfile(file):
        file.seek(0)
        for _ in range(_LEGACY_PICKLES):
            yield file
        return
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.endswith(".pkl"):
                yield io.BytesIO(archive.read(name))

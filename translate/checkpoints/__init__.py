"""Which model to use: the embedded one, a local folder, or one from the Hugging Face hub.

The hub is asked through huggingface_hub, which honours HF_HOME, HF_ENDPOINT, HF_TOKEN and
HF_HUB_OFFLINE, resumes broken downloads and keeps its own cache. Every use of it is in this
module.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.decoding import WEIGHTS, weights_file
from translate.errors import DownloadError, ModelError

DEFAULT = "Helsinki-NLP/opus-mt-fr-en"
EMBEDDED = "embedded"
#: Short names of models.
ALIASES = {
    "opus-mt": DEFAULT,
    "opus-mt-big": "Helsinki-NLP/opus-mt-tc-big-fr-en",
}
#: Seconds in which the hub has to answer before a model at hand is used instead.
PATIENCE = 4.0

_NEEDED = ("config.json", "source.spm", "target.spm", "vocab.json")
_USEFUL = (*_NEEDED, "generation_config.json", "tokenizer_config.json")

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A Marian checkpoint on this machine.

    Attributes:
        name: `embedded`, a hub name, or the folder.
        folder: where its files lie.
        revision: hub commit, or the start of the SHA-256 of the weights.
    """

    name: str
    folder: Path
    revision: str

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(f.stat().st_size for f in self.folder.iterdir() if f.is_file())


def embedded() -> Checkpoint:
    """The checkpoint that comes with this program.

    Raises:
        ModelError: it is missing from this installation.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_models" / "fr-en", package.parent / "models" / "fr-en"):
        if _missing(folder) is None:
            return Checkpoint(EMBEDDED, folder, _local_revision(folder))
    raise ModelError("the embedded model is missing from this installation; install it again")


def _missing(folder: Path) -> str | None:
    """The first file that a checkpoint needs and `folder` lacks."""
    for name in _NEEDED:
        if not (folder / name).is_file():
            return name
    return None if weights_file(folder) else WEIGHTS[0]


def _local_revision(folder: Path) -> str:
    weights = weights_file(folder)
    assert weights is not None  # the caller has seen that nothing is missing
    with weights.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def resolve(
    name: str | Path | None, offline: bool = False, say: Say = lambda line: None
) -> Checkpoint:
    """The checkpoint that the user wants.

    Args:
        name: an alias, a hub name or a folder. None is the default model if it is in the hub
            cache or can be downloaded, and else the embedded one.
        offline: never use the network.
        say: is given one line for people when another model than the default one is used, and
            before a download.

    Raises:
        ModelError: `name` cannot be had.
        TypeError: it is no name.
    """
    if not isinstance(name, str | Path | None):
        raise TypeError(f"give the name or folder of a model, not {name!r}")
    name = None if name is None else str(name)
    offline = offline or _truthy("HF_HUB_OFFLINE") or _truthy("TRANSFORMERS_OFFLINE")
    if name is None:
        cached = _in_cache(DEFAULT)
        if cached is not None:
            return cached
        own = embedded()
        try:
            return fetch(DEFAULT, offline, say)
        except DownloadError as error:
            say(
                f"{error}; using the small embedded model. For better English, when online: "
                "translate models fetch opus-mt (about 300 MB)"
            )
            return own
    if name == EMBEDDED:
        return embedded()
    folder = Path(name).expanduser()
    if folder.is_dir():
        missing = _missing(folder)
        if missing is not None:
            raise ModelError(f"{name}: not a Marian checkpoint ({missing} is missing)")
        return Checkpoint(str(folder), folder, _local_revision(folder))
    repository = ALIASES.get(name, name)
    if repository.count("/") != 1 or repository.startswith((".", "/", "~")):
        known = ", ".join([EMBEDDED, *ALIASES])
        raise ModelError(f"no model {name!r}: give a folder, a hub name (owner/model) or {known}")
    return _in_cache(repository) or fetch(repository, offline, say)


def _truthy(variable: str) -> bool:
    return os.environ.get(variable, "").upper() in ("1", "ON", "YES", "TRUE")


def _in_cache(repository: str) -> Checkpoint | None:
    """The checkpoint of `repository` in the hub cache, if it is complete."""
    storage = _storage(repository)
    reference = storage / "refs" / "main"
    if not reference.is_file():
        return None
    commit = reference.read_text(encoding="utf-8").strip()
    folder = storage / "snapshots" / commit
    if _missing(folder) is not None:
        return None
    return Checkpoint(repository, folder, commit[:12])


def fetch(repository: str, offline: bool = False, say: Say = lambda line: None) -> Checkpoint:
    """Download `repository` from the hub into its cache, or go on with a download, and verify it.

    Raises:
        DownloadError: it could not be had; the message says why.
    """
    if offline:
        raise DownloadError(f"{repository} is not on this machine and --offline was asked for")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HTTPError  # type: ignore[attr-defined]

    info = _ask(repository)
    files = {s.rfilename: s.size or 0 for s in info.siblings}
    weights = next((name for name in WEIGHTS if name in files), None)
    lacking = [name for name in _NEEDED if name not in files]
    if weights is None or lacking:
        raise DownloadError(
            f"{repository} on the hub is not a Marian checkpoint ({lacking or WEIGHTS[0]})"
        )
    wanted = [name for name in (*_USEFUL, weights) if name in files]
    _check_space(sum(files[name] for name in wanted))
    say(
        f"downloading {repository} ({sum(files[n] for n in wanted) / 1e6:.0f} MB) from {_endpoint()}"
    )
    try:
        _fetch_weights(repository, info, weights)
        snapshot_download(repository, allow_patterns=wanted, etag_timeout=PATIENCE, max_workers=2)
    except HfHubHTTPError as error:
        raise DownloadError(_refusal(repository, error)) from error
    except (HTTPError, TimeoutError) as error:
        raise DownloadError(
            f"the download of {repository} broke off ({_reason(error)}); start again to go on with it"
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DownloadError(f"no space left for {repository} in {_cache()}") from error
        raise DownloadError(
            f"the download of {repository} broke off ({_reason(error)}); start again to go on with it"
        ) from error
    checkpoint = _in_cache(repository)
    if checkpoint is None:
        raise DownloadError(f"{repository} is incomplete in {_cache()}; start again")
    damaged = verify(checkpoint)
    if damaged:
        for path in damaged:
            path.resolve().unlink()
            path.unlink()
        names = ", ".join(path.name for path in damaged)
        raise DownloadError(f"{repository}: {names} arrived damaged and was removed; start again")
    return checkpoint


def _fetch_weights(repository: str, info: Any, name: str) -> None:
    """Put the weights into the hub cache, going on with what an earlier, stopped run has of them.

    huggingface_hub goes on after a broken connection, but not after the program has ended.
    """
    from filelock import FileLock
    from huggingface_hub import hf_hub_url
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

    entry = next(s for s in info.siblings if s.rfilename == name)
    if entry.lfs is None or not entry.size:
        return  # no checksum to name the file by: left to huggingface_hub
    blob = _storage(repository) / "blobs" / entry.lfs.sha256
    partial = blob.with_name(f"{blob.name}.partial")
    blob.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{partial}.lock"):
        if blob.exists():
            return
        with partial.open("ab") as file:
            url = hf_hub_url(repository, name, revision=info.sha, endpoint=_endpoint())
            http_get(
                url,
                file,
                resume_size=file.tell(),
                headers=build_hf_headers(),
                expected_size=entry.size,
                displayed_filename=name,
            )
        partial.replace(blob)


def _ask(repository: str) -> Any:
    """What the hub says of `repository`, within `PATIENCE` seconds."""
    from huggingface_hub import HfApi
    from huggingface_hub.errors import (  # type: ignore[attr-defined]
        HfHubHTTPError,
        HFValidationError,
        HTTPError,
    )

    answer: list[Any] = []

    def ask() -> None:
        try:
            answer.append(
                HfApi(endpoint=_endpoint()).model_info(
                    repository, files_metadata=True, timeout=PATIENCE
                )
            )
        except Exception as error:  # handed over to the thread that waits
            answer.append(error)

    # A look-up of the hub's address can hang for longer than any time-out of HTTP.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    result = answer[0] if answer else TimeoutError("no answer")
    if isinstance(result, HfHubHTTPError):
        raise DownloadError(_refusal(repository, result)) from result
    if isinstance(result, HFValidationError):
        raise DownloadError(f"{repository!r} is not a name that the hub could have") from result
    if isinstance(result, (HTTPError, OSError)):
        raise DownloadError(f"the model hub ({_endpoint()}) cannot be reached") from result
    if isinstance(result, Exception):
        raise result
    return result


def _refusal(repository: str, error: Any) -> str:
    status = error.response.status_code
    if status == 404:
        return f"the hub has no model {repository}"
    if status in (401, 403):
        return (
            f"the hub does not give {repository} (it is misspelt, private or needs consent; "
            "set HF_TOKEN if you have access)"
        )
    return f"the hub could not give {repository} (HTTP {status})"


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _endpoint() -> str:
    return os.environ.get("HF_ENDPOINT", "https://huggingface.co").rstrip("/")


def _cache() -> Path:
    from huggingface_hub.constants import HF_HUB_CACHE

    return Path(HF_HUB_CACHE)


def _storage(repository: str) -> Path:
    """The folder of `repository` in the hub cache."""
    return _cache() / f"models--{repository.replace('/', '--')}"


def _check_space(needed: int) -> None:
    folder = _cache()
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise DownloadError(
            f"the model needs {needed / 1e6:.0f} MB in {folder}, where {free / 1e6:.0f} MB are free"
        )


def verify(checkpoint: Checkpoint) -> list[Path]:
    """The files of `checkpoint` that are damaged, by their checksums.

    The embedded model has a `SHA256SUMS`; in the hub cache the name of a file's blob is its
    SHA-256 or, for small files, its git hash. Files without a checksum are not judged.
    """
    sums = checkpoint.folder / "SHA256SUMS"
    expected: dict[str, str] = {}
    if sums.is_file():
        for line in sums.read_text(encoding="utf-8").splitlines():
            value, name = line.split(maxsplit=1)
            expected[name.lstrip("*")] = value
    damaged = []
    for path in sorted(checkpoint.folder.iterdir()):
        if not path.is_file() or path == sums:
            continue
        value = expected.get(path.name) or (path.resolve().name if path.is_symlink() else "")
        data = path.read_bytes()
        if len(value) == 64:
            actual = hashlib.sha256(data).hexdigest()
        elif len(value) == 40:
            actual = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
        else:
            continue
        if actual != value:
            damaged.append(path)
    return damaged


def available() -> list[Checkpoint]:
    """The embedded model and every Marian checkpoint in the hub cache."""
    found = [embedded()]
    folder = _cache()
    if folder.is_dir():
        for storage in sorted(folder.glob("models--*--*")):
            repository = storage.name.removeprefix("models--").replace("--", "/", 1)
            checkpoint = _in_cache(repository)
            if checkpoint is not None:
                found.append(checkpoint)
    return found


def remove(name: str) -> Checkpoint:
    """Delete a model from the hub cache; what it was.

    Raises:
        ModelError: it is not there, or is the embedded one.
    """
    if name == EMBEDDED:
        raise ModelError("the embedded model is part of the program and cannot be removed")
    repository = ALIASES.get(name, name)
    storage = _storage(repository)
    checkpoint = _in_cache(repository)
    if not storage.is_dir():
        raise ModelError(f"{repository} is not on this machine")
    shutil.rmtree(storage)
    return checkpoint or Checkpoint(repository, storage, "incomplete")

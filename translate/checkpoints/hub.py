"""The Hugging Face hub and its cache on this machine.

The hub is asked through huggingface_hub, which honours HF_HOME, HF_ENDPOINT, HF_TOKEN and
HF_HUB_OFFLINE, resumes broken downloads and keeps its own cache. Every use of it is in this
module.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from translate.checkpoints.checksums import verify
from translate.checkpoints.folders import NEEDED, WEIGHTS, Checkpoint, missing
from translate.errors import DownloadError

#: Seconds in which the hub has to answer before a model at hand is used instead.
PATIENCE = 4.0
_USEFUL = (*NEEDED, "generation_config.json", "tokenizer_config.json")

_COMMIT = re.compile(r"[\w-][\w.-]*")
Say = Callable[[str], None]


def in_cache(repository: str) -> Checkpoint | None:
    """The checkpoint of `repository` in the hub cache, if it is complete."""
    storage = _storage(repository)
    reference = storage / "refs" / "main"
    try:
        commit = reference.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    if not _COMMIT.fullmatch(commit):  # what is damaged is fetched anew
        return None
    folder = storage / "snapshots" / commit
    if missing(folder) is not None:
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
    lacking = [name for name in NEEDED if name not in files]
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
    checkpoint = in_cache(repository)
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


def repositories() -> list[Checkpoint]:
    """Every Marian checkpoint in the hub cache."""
    names = (
        storage.name.removeprefix("models--").replace("--", "/", 1)
        for storage in sorted(_cache().glob("models--*--*"))
    )
    return [found for name in names if (found := in_cache(name))]


def delete(repository: str) -> Checkpoint | None:
    """Delete `repository` from the hub cache; what it was, or None if nothing was there."""
    storage = _storage(repository)
    if not storage.is_dir():
        return None
    checkpoint = in_cache(repository)
    shutil.rmtree(storage)
    return checkpoint or Checkpoint(repository, storage, "incomplete")

"""A server on this machine that speaks the file protocol of the Hugging Face hub."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """One repository and how the server misbehaves.

    Attributes:
        repository: owner/model.
        files: name -> content.
        status: answer everything with this status, if not None.
        hang: seconds before anything is answered.
        break_after: bytes of a large file after which the connection is cut; None never.
        breaks_left: how often it is cut.
        stall: after a break, send nothing more.
        corrupt: send a changed last byte of the weights.
        ranges: the Range headers that were asked for.
        resumed: set when a download is gone on with.
        closed: set when the server ends, and nothing hangs any more.
    """

    repository: str
    files: dict[str, bytes]
    status: int | None = None
    hang: float = 0.0
    break_after: int | None = None
    breaks_left: int = 0
    stall: bool = False
    corrupt: bool = False
    ranges: list[str] = field(default_factory=list)
    resumed: threading.Event = field(default_factory=threading.Event)
    closed: threading.Event = field(default_factory=threading.Event)
    url: str = ""


def _is_large(name: str) -> bool:
    return name.endswith((".safetensors", ".bin"))


def _hashes(name: str, data: bytes) -> dict[str, object]:
    entry: dict[str, object] = {
        "rfilename": name,
        "path": name,
        "type": "file",
        "size": len(data),
        "oid": hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest(),
    }
    entry["blobId"] = entry["oid"]
    if _is_large(name):
        digest = hashlib.sha256(data).hexdigest()
        entry["lfs"] = {"sha256": digest, "oid": digest, "size": len(data), "pointerSize": 134}
    return entry


def _handler(hub: Hub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self.answer(body=False)

        def do_GET(self) -> None:
            self.answer(body=True)

        def answer(self, body: bool) -> None:
            hub.closed.wait(hub.hang)
            path = unquote(urlsplit(self.path).path)
            if hub.status is not None:
                self.send_json({"error": "refused"}, hub.status, body)
            elif path.startswith(f"/api/models/{hub.repository}"):
                rest = path.removeprefix(f"/api/models/{hub.repository}")
                entries = [_hashes(name, data) for name, data in hub.files.items()]
                if rest.startswith("/tree/"):
                    self.send_json(entries, 200, body)
                else:
                    info = {"id": hub.repository, "modelId": hub.repository, "sha": COMMIT}
                    self.send_json({**info, "siblings": entries, "tags": []}, 200, body)
            elif path.startswith(f"/{hub.repository}/resolve/"):
                self.send_file(path.rsplit("/", 1)[-1], body)
            else:
                self.send_json({"error": "Repository not found"}, 404, body, "RepoNotFound")

        def send_json(self, value: object, status: int, body: bool, code: str = "") -> None:
            data = json.dumps(value).encode()
            self.send_response(status)
            if code:
                self.send_header("X-Error-Code", code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if body:
                with suppress(OSError):  # a client that waited too long has gone
                    self.wfile.write(data)

        def send_file(self, name: str, body: bool) -> None:
            if name not in hub.files:
                self.send_json({"error": "Entry not found"}, 404, body, "EntryNotFound")
                return
            data = hub.files[name]
            entry = _hashes(name, data)
            large = _is_large(name)
            start = 0
            wanted = self.headers.get("Range", "")
            if wanted and body:
                hub.ranges.append(wanted)
                hub.resumed.set()
                start = int(wanted.removeprefix("bytes=").split("-")[0])
                if hub.stall:
                    hub.closed.wait()
            self.send_response(206 if start else 200)
            etag = entry["lfs"]["sha256"] if large else entry["oid"]  # type: ignore[index]
            self.send_header("ETag", f'"{etag}"')
            self.send_header("X-Repo-Commit", COMMIT)
            if large:
                self.send_header("X-Linked-Etag", f'"{etag}"')
                self.send_header("X-Linked-Size", str(len(data)))
            self.send_header("Accept-Ranges", "bytes")
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            self.send_header("Content-Length", str(len(data) - start))
            self.end_headers()
            if not body:
                return
            if hub.corrupt and large:
                data = data[:-1] + bytes([data[-1] ^ 1])
            if large and hub.break_after is not None and hub.breaks_left > 0:
                hub.breaks_left -= 1
                self.wfile.write(data[start : start + hub.break_after])
                self.wfile.flush()
                self.connection.close()
                self.close_connection = True
                return
            with suppress(OSError):  # the client was killed, or has had enough
                self.wfile.write(data[start:])

    return Handler


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    """Run `hub` on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(hub))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        hub.closed.set()
        server.shutdown()
        server.server_close()


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a checkpoint folder."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}

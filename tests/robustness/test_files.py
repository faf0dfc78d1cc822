"""Nothing that is a user's is lost: what is written where, over what, and when that fails."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from helpers import run

from translate.decoding import Decoding
from translate.decoding.translator import Candidate, Unit
from translate.document import Origin
from translate.errors import MemoryFileError, ReadError, WriteError
from translate.host import files
from translate.memory import Memory, MemoryPair, OptionalMemory, now

PAIR = MemoryPair("Il pleut.", "It is raining.", Origin.PERSON, now())


@pytest.fixture
def remembered(tmp_path: Path) -> Path:
    path = tmp_path / "mine.sqlite"
    with Memory(path) as memory:
        memory.add([PAIR])
    return path


# What is written to


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    real, link = tmp_path / "far" / "real.md", tmp_path / "link.md"
    link.symlink_to(real)
    for content in ("one", "two"):  # first where the link leads there is nothing
        files.write(content, link)
        assert link.is_symlink()
        assert real.read_text() == content


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(mode)
    files.write("new", path)
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", mode)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    os.chown(path, 1234, 2345)
    files.write("new", path)
    assert (path.stat().st_uid, path.stat().st_gid, path.read_text()) == (1234, 2345, "new")


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    files.write("x" * 200_000, pipe)
    reader.join(30)
    assert got == [b"x" * 200_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_stays_one() -> None:
    files.write("gone", "/dev/null")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(WriteError, match="No space left"):
        files.write("x", "/dev/full")


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_names_of_standard_output(name: str, remembered: Path, tmp_path: Path) -> None:
    into = tmp_path / "out.tmx"
    into.write_text("before\n")
    with into.open("ab") as file:
        command = ["memory", "--memory", str(remembered), "export", name]
        whole = [sys.executable, "-m", "translate", *command]
        done = subprocess.run(whole, stdout=file, stderr=subprocess.PIPE, check=True)
    assert done.stderr == b"", "no file was there that is kept"
    written = into.read_text()
    assert written.startswith("before\n")
    assert "It is raining." in written


def test_names_as_long_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 126 + ".md")
    files.write("long", path)
    assert path.read_text() == "long"


def test_a_link_to_itself_is_an_error_of_one_line(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(WriteError, match="cannot be written"):
        files.write("x", loop)
    with pytest.raises(ReadError, match="cannot be read"):
        files.read(loop)


# When it goes wrong in the middle


def _write_and_die(path: Path) -> None:
    """Write to `path`, and die as if by a power cut when all is written but the name."""
    code = (
        "import os, pathlib, signal, sys\n"
        "from translate.host import files\n"
        "pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "files.write('new', sys.argv[1])\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)]).returncode == -signal.SIGKILL


def test_killed_at_the_moment_of_writing(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    _write_and_die(path)
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2
    files.write("other", tmp_path / "b.md")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.md", "b.md"], "what was left is gone"


def test_what_another_run_is_writing_is_left_alone(tmp_path: Path) -> None:
    with files._partial(tmp_path) as (_, partial):
        files._swept.clear()
        files.write("x", tmp_path / "a.md")
        assert partial.is_file()
    assert not partial.exists()


def _with_small_files(most: int, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """The command where no file may grow beyond `most` bytes, as on a disk that runs full."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.run(
        [sys.executable, "-m", "translate", *map(str, command)],
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )


def test_a_full_disk_leaves_the_old_result(remembered: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "all.tmx"
    assert run("memory", "--memory", remembered, "export", path).returncode == 0
    old = path.read_bytes()
    with Memory(remembered) as memory:
        memory.add(MemoryPair(f"{n} fois", "x" * 100, Origin.PERSON, now()) for n in range(2000))
    result = _with_small_files(100_000, "memory", "--memory", remembered, "export", path)
    assert result.returncode == 5
    assert "cannot be written" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert path.read_bytes() == old
    assert list(path.parent.iterdir()) == [path]


def test_an_export_keeps_what_the_program_has_not_written(remembered: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "a.txt"
    path.parent.mkdir()
    path.write_text("My thesis, the only copy.\n")
    first = run("memory", "--memory", remembered, "export", path)
    assert first.returncode == 0
    assert f"kept as {path}.bak" in first.stderr
    assert path.with_name("a.txt.bak").read_text() == "My thesis, the only copy.\n"
    with Memory(remembered) as memory:
        memory.add([MemoryPair("Il neige.", "It is snowing.", Origin.PERSON, now())])
    again = run(
        "memory", "--memory", remembered, "export", path
    )  # an export of its own is written anew
    assert (again.returncode, again.stderr) == (0, "")
    assert "It is snowing." in path.read_text()
    path.write_text(path.read_text().replace("snowing", "hailing"))
    run("memory", "--memory", remembered, "export", path)
    assert "It is hailing." in path.with_name("a.txt.bak1").read_text()


@pytest.mark.parametrize("command", [["--help"], ["memory", "export"], ["check", "--codes"]])
def test_no_room_on_standard_output(command: list[str], remembered: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "translate", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TRANSLATE_MEMORY": str(remembered)},
        )
    assert result.returncode == 5
    assert (
        result.stderr == "translate: standard output: cannot be written (No space left on device)\n"
    )


@pytest.mark.parametrize("closed", ["0", "1", "2"])
def test_a_closed_stream_takes_no_file(closed: str, remembered: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.tsv"
    source.write_text("Il a 24 ans.\tHe is 42.\n")
    report = tmp_path / "report"
    command = f'exec "$0" -m translate check "$1" -o "$2" {closed}>&-'
    result = subprocess.run(
        ["sh", "-c", command, sys.executable, source, report], capture_output=True, text=True
    )
    assert (result.returncode, result.stderr) == (1, "")
    assert "figure-changed" in report.read_text()


def test_standard_output_that_is_closed(tmp_path: Path) -> None:
    source = tmp_path / "a.tsv"
    source.write_text("Il a 24 ans.\tHe is 42.\n")
    result = subprocess.run(
        ["sh", "-c", 'exec "$0" -m translate check "$1" >&-', sys.executable, source],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert result.returncode == 5
    assert result.stderr == "translate: standard output: is closed\n"


# What is read is not written over


def test_no_command_writes_over_what_it_reads(remembered: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "b.tsv"
    pairs.write_text("Il pleut.\tIt rains.\n")
    other_name = tmp_path / "link"
    other_name.hardlink_to(pairs)
    glossary = tmp_path / "g.csv"
    glossary.write_text("pluie,rain\n")
    before = {p: p.read_bytes() for p in tmp_path.iterdir()}
    for command in (
        ["check", pairs, pairs, "-o", pairs],
        ["check", pairs, "-o", other_name],
        ["check", pairs, "--glossary", glossary, "-o", glossary],
        ["memory", "export", remembered, "--memory", remembered],
        ["memory", "import", remembered, "--memory", remembered],
    ):
        result = run(*command)
        assert result.returncode == 2, command
        assert "which is read" in result.stderr
    assert {p: p.read_bytes() for p in before} == before


# Memories


@pytest.mark.parametrize("command", [["clear", "--yes"], ["export"], []])
def test_the_memory_named_before_the_command(
    command: list[str], remembered: Path, tmp_path: Path
) -> None:
    users = tmp_path / "users.sqlite"
    with Memory(users) as memory:
        memory.add([MemoryPair("Il neige.", "It is snowing.", Origin.PERSON, now())])
    result = run("memory", "--memory", remembered, *command, TRANSLATE_MEMORY=str(users))
    assert result.returncode == 0
    assert "snowing" not in result.stdout
    assert [p.target for p in Memory(users).pairs()] == ["It is snowing."]
    assert Memory(remembered).counts()[0] == (0 if command[:1] == ["clear"] else 1)


def test_the_memory_named_before_import(remembered: Path, tmp_path: Path) -> None:
    users, tmx = tmp_path / "users.sqlite", tmp_path / "a.tmx"
    assert run("memory", "--memory", remembered, "export", tmx).returncode == 0
    new = tmp_path / "new.sqlite"
    run("memory", "--memory", new, "import", tmx, TRANSLATE_MEMORY=str(users))
    assert Memory(new).counts()[0] == 1
    assert not users.exists()


@pytest.mark.parametrize(
    "content", [b"My thesis, the only copy.\n" * 100, b"SQLite format 3\0" + b"x" * 2000, b"x"]
)
def test_only_memories_are_cleared(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    path.write_bytes(content)
    result = run("memory", "clear", "--yes", "--memory", path)
    assert result.returncode == 6
    assert path.read_bytes() == content


@pytest.mark.parametrize("version", [0, 1, 7])
def test_not_a_byte_of_anothers_database_is_changed(version: int, tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE bookmarks (address TEXT)")
    database.execute(f"PRAGMA user_version = {version}")
    database.commit()
    database.close()
    before, time = path.read_bytes(), path.stat().st_mtime_ns
    for command in ([], ["clear", "--yes"], ["export"]):
        result = run("memory", *command, "--memory", path)
        assert (result.returncode, result.stdout) == (6, "")
        assert "another program's database" in result.stderr
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, time)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_memory_that_was_cleared_or_deleted_is_noticed(remembered: Path) -> None:
    with Memory(remembered) as open_here:
        assert open_here.counts()[0] == 1
        with Memory(remembered) as elsewhere:
            elsewhere.clear()
        assert open_here.counts()[0] == 0
        open_here.add([PAIR])
        for path in remembered.parent.glob("mine.sqlite*"):
            path.unlink()
        assert open_here.by_people(["Il pleut."]) == {}
        open_here.add([PAIR])
        assert Memory(remembered).counts()[0] == 1, "what is added later is in the new file"


def test_work_goes_on_without_a_memory_that_fails(tmp_path: Path) -> None:
    said: list[str] = []
    path = tmp_path / "m.sqlite"
    memory = OptionalMemory(path, said.append)
    for file in tmp_path.glob("m.sqlite*"):
        file.unlink()
    path.mkdir()
    assert memory.by_people(["Il pleut."]) == {}
    assert memory.by_people(["Il neige."]) == {}
    (line,) = said
    assert line.endswith("going on without it")
    assert memory.lost


def test_rows_of_wrong_shape(remembered: Path) -> None:
    database = sqlite3.connect(remembered)
    with database:
        database.execute("INSERT INTO pairs VALUES ('Non.', x'00ff', 'nobody', 3)")
    database.close()
    with Memory(remembered) as memory, pytest.raises(MemoryFileError):
        list(memory.pairs())
    result = run("memory", "export", "--memory", remembered)
    assert (result.returncode, len(result.stderr.splitlines())) == (6, 1)


@pytest.mark.parametrize(
    "written", ["", "[1]", "{}", '[["x"]]', '[["x", "y"]]', "[[1, 2]]", "[[null, 0.5]]", "null"]
)
def test_what_a_damaged_row_held_is_decoded_anew(written: str, tmp_path: Path) -> None:
    unit, decoding = Unit("Il pleut."), Decoding()
    with Memory(tmp_path / "m.sqlite") as memory:
        store = memory.of_model("a")
        store.keep({unit: [Candidate("It is raining.", -0.5)]}, decoding)
        assert store.recall([unit], decoding)
        with sqlite3.connect(tmp_path / "m.sqlite") as database:
            database.execute("UPDATE decoded SET candidates = ?", (written,))
        database.close()
        assert store.recall([unit], decoding) == {}


def test_a_memory_in_a_process_that_was_forked_off(remembered: Path) -> None:
    with Memory(remembered) as memory:
        child = os.fork()
        if not child:
            try:
                memory.add([MemoryPair("Il neige.", "It snows.", Origin.PERSON, now())])
                os._exit(0)
            finally:
                os._exit(1)
        assert os.waitpid(child, 0)[1] == 0
        assert memory.counts()[0] == 2


# What is read


def test_endless_input_ends(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="larger than 50 MB"):
        files.read("/dev/zero")
    result = subprocess.run(
        f"yes 'Il pleut.' | {sys.executable} -m translate file - --no-memory",
        shell=True,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 3
    assert result.stderr == "translate: standard input: larger than 50 MB\n"


@pytest.mark.parametrize("name", ["a" * 300, "a\0b", "a/" * 3000])
def test_names_that_cannot_be(name: str) -> None:
    for command in (["file", name], ["check", name], ["show", name], ["convert", name]):
        result = run(*command)
        assert result.returncode in (2, 3), command
        assert "error of this program" not in result.stderr
        assert "Traceback" not in result.stderr
        assert result.stderr.strip()


def test_term_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, signal, sys\n"
        "from translate import cli\n"
        "from translate.host import files\n"
        "pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGTERM)\n"
        "sys.argv = ['translate', 'check', sys.argv[1], '-o', sys.argv[2]]\n"
        "cli.main()\n"
    )
    source = tmp_path / "a.tsv"
    source.write_text("Il pleut.\tIt is raining.\n")
    command = [sys.executable, "-c", code, str(source), str(tmp_path / "report")]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 128 + signal.SIGTERM
    assert result.stderr == "translate: interrupted; what was finished is kept\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.tsv"]

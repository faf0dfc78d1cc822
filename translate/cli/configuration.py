"""What users write down for good: `config.toml`, and `[tool.translate.check]` of a pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from translate.errors import ReadError, TranslateError, no_such
from translate.host import files

#: Commands whose options `config.toml` says nothing of: one has its own table, one only models.
_APART = frozenset(["check", "models"])
_TABLES = ("tool.translate.check",)
_CHECK = {
    "select": (str, list),
    "ignore": (str, list),
    "glossary": (str,),
    "strict": (bool,),
    "model": (str,),
}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(files.read(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TranslateError(f"{path}: is not valid TOML ({error})") from error
    except ReadError as error:
        raise TranslateError(str(error)) from None


def _options(command: Any) -> dict[str, Any]:
    """The options of a command by their long names, without the dashes."""
    return {
        flag.removeprefix("--"): parameter
        for parameter in command.params
        for flag in parameter.opts
        if flag.startswith("--") and not parameter.is_eager
    }


def defaults(path: Path, program: Any) -> dict[str, Any]:
    """The defaults in `config.toml`, as click wants them: by command and parameter.

    Args:
        path: the file; there may be none.
        program: the click group of all commands.

    Raises:
        TranslateError: it is not valid TOML, or has a key that is no option.
    """
    if not files.is_file(path):
        return {}
    values = {key.replace("_", "-"): value for key, value in _read(path).items()}
    commands = {n: c for n, c in program.commands.items() if n not in _APART}
    known = {
        name
        for command in commands.values()
        if not hasattr(command, "commands")
        for name in _options(command)
    }
    for key in values:
        if key not in known:
            raise TranslateError(f"{path}: {no_such('option', key, sorted(known))}")
    return {name: _for_command(command, values) for name, command in commands.items()}


def _for_command(command: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    own: dict[str, Any] = {}
    for name, parameter in _options(command).items():
        if name in values:
            value = values[name]
            if isinstance(value, str) and value.startswith("~/"):  # no shell reads it
                value = str(Path(value).expanduser())
            several = parameter.multiple and not isinstance(value, list)
            own[parameter.name] = [value] if several else value
    for name, below in getattr(command, "commands", {}).items():
        own[name] = _for_command(below, values)
    return own


def of_check() -> dict[str, Any]:
    """`[tool.translate.check]` of the pyproject.toml here or in a folder above.

    Raises:
        TranslateError: it is not valid TOML, or has a key or value that means nothing.
    """
    for folder in (Path.cwd(), *Path.cwd().parents):
        path = folder / "pyproject.toml"
        if files.is_file(path):
            break
    else:
        return {}
    tool = _read(path).get("tool", {})
    tables = tool.get("translate", {}) if isinstance(tool, dict) else {}
    if not isinstance(tables, dict):
        raise TranslateError(f"{path}: [tool] translate cannot be {tables!r}")
    for name in tables:
        if name != "check":
            raise TranslateError(f"{path}: {no_such('table', f'tool.translate.{name}', _TABLES)}")
    found = tables.get("check", {})
    if not isinstance(found, dict):
        raise TranslateError(f"{path}: [tool.translate] check cannot be {found!r}")
    found = dict(found)
    for key, value in found.items():
        if key not in _CHECK:
            raise TranslateError(
                f"{path}: [tool.translate.check] has {no_such('key', key, _CHECK)}"
            )
        if not isinstance(value, _CHECK[key]):
            raise TranslateError(f"{path}: [tool.translate.check] {key} cannot be {value!r}")
    if "glossary" in found:
        found["glossary"] = str(folder / found["glossary"])
    return found

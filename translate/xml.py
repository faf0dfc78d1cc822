"""Reading XML of others safely: no entity is resolved, nothing is fetched, no size is endless."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from translate.errors import ReadError


def parse(path: Path) -> Any:
    """The root element of the XML file `path`, whose elements know their lines.

    Raises:
        ReadError: it cannot be read, is not XML, or declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        tree = etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{path}: is not valid XML ({error})") from error
    declared = tree.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ReadError(f"{path}: declares entities, which are not resolved")
    return tree

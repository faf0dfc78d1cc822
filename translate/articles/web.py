"""Pages by their address: fetched only where the user passes one."""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.request

from translate.errors import ReadError
from translate.version import VERSION

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PATIENCE = 15.0  # seconds without an answer
_LONGEST = 120.0  # seconds for all of a page
_AT_ONCE = 1 << 20


def is_address(name: str) -> bool:
    """Whether `name` is the address of a page."""
    return _ADDRESS.fullmatch(name) is not None


def fetch(address: str, most: int) -> bytes:
    """The page at `address`.

    Args:
        address: beginning with http or https.
        most: bytes that it may have.

    Raises:
        ReadError: it cannot be had, or is larger.
    """
    end = time.monotonic() + _LONGEST
    request = urllib.request.Request(address, headers={"User-Agent": f"translate-fr-en/{VERSION}"})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            data = b""
            while len(data) <= most and (part := answer.read1(_AT_ONCE)):
                data += part
                if time.monotonic() > end:
                    raise TimeoutError(f"not all of it came in {_LONGEST:.0f} seconds")
    except urllib.error.HTTPError as error:
        raise ReadError(f"{address}: {error.code} {error.reason}") from None
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise ReadError(
            f"{address}: cannot be fetched ({reason}); save the page and pass the file"
        ) from None
    if len(data) > most:
        raise ReadError(f"{address}: larger than {most // 1_000_000} MB")
    return data

"""Where builds elsewhere get this program from, as a line of ``requirements.txt``: that must be true."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution

from generator import __version__

_NAME = "leerkring"
_WHEEL = f"./wheels/{_NAME}-{__version__}-py3-none-any.whl"

FROM_ADDRESS = "The builds get Leerkring from the address that it was installed from here."
FROM_INDEX = "The builds get Leerkring from a package index."
FROM_WHEEL = (
    "The builds get Leerkring from a file in this folder, for no package index has it. Make that file once, "
    "and put it on line with the rest. The last word is the folder that Leerkring itself is in:"
)
MAKE_WHEEL = f"    pip wheel --no-deps --wheel-dir wheels ../{_NAME}"
"""Never the bare name: whoever takes it in an index could put anything there."""


def requirement() -> tuple[str, str]:
    """The line, and the sentence that explains it."""
    try:
        installed = distribution(_NAME)
    except PackageNotFoundError:
        return _WHEEL, FROM_WHEEL
    told = installed.read_text("direct_url.json")
    if not told:
        return f"{_NAME}=={__version__}", FROM_INDEX
    address = _address(told)
    return (f"{_NAME} @ {address}", FROM_ADDRESS) if address else (_WHEEL, FROM_WHEEL)


def _address(told: str) -> str:
    """The address of an installation (PEP 610); empty if it is on this computer only."""
    said = json.loads(told)
    url = str(said.get("url", ""))
    if not url.startswith("https://"):
        return ""
    version = said.get("vcs_info")
    return f"{version['vcs']}+{url}@{version['commit_id']}" if version else url

"""The header of a query file: TOML in the leading lines that begin with `#@ `."""

import tomllib
from typing import Any

MARK = "#@"


def header_text(text: str) -> str:
    """Return the TOML of a query file, one line for each leading line of the file.

    Args:
        text: The whole file.

    Returns:
        The header's text; a leading line that is no part of the header is left blank,
        so that line numbers in the TOML are those of the file.
    """
    lines = []
    for line in text.splitlines():
        if line.startswith(MARK):
            lines.append(line.removeprefix(MARK).removeprefix(" "))
        elif not line.strip() or line.startswith("#"):
            lines.append("")
        else:
            break
    return "\n".join(lines)


def read_header(text: str) -> dict[str, Any]:
    """Return the values of a query file's header.

    Args:
        text: The whole file.

    Raises:
        tomllib.TOMLDecodeError: The header is no TOML 1.0.
    """
    return tomllib.loads(header_text(text))

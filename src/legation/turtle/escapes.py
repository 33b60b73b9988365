"""The escapes of Turtle: read from a token, written into a string."""

import re

_NUMERIC = r"u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})"
_IN_STRING = re.compile(rf"\\(?:{_NUMERIC}|([tbnrf\"'\\]))", re.DOTALL)
_IN_NAME = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_LAST = 0x10FFFF

# Besides the quotation mark and the backslash: what an editor does not show or may
# change (controls, line separators, marks of direction, the byte order mark).
_HIDDEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    r"\ufeff\ufffe\uffff"
)
_TO_ESCAPE = re.compile(rf'[\\"\t\n{_HIDDEN}]')
_TO_ESCAPE_IN_LONG = re.compile(rf'\\|"(?=""|\Z)|[{_HIDDEN}]')
_WRITTEN = {char: f"\\{letter}" for letter, char in _LETTERS.items()}


def unescape(text: str) -> str:
    """Undo the escapes of a string or an IRI (Turtle 1.1, section 6.4).

    Args:
        text: What stands between the quotes or the angle brackets.

    Returns:
        The characters meant; an escape that means none stays as it is written.
    """
    return _IN_STRING.sub(_read, text) if "\\" in text else text


def unescape_name(text: str) -> str:
    """Undo the escapes of a local name, where a backslash precedes the character.

    Args:
        text: The local part of a prefixed name as written.

    Returns:
        The characters meant; percent signs stay, as they belong to the IRI.
    """
    return _IN_NAME.sub(r"\1", text)


def quote(text: str) -> str:
    r"""Write a string in quotation marks, in three where it has line breaks.

    Args:
        text: Any string.

    Returns:
        The string with its quotation marks: \"...\" or \"\"\"...\"\"\".
    """
    if "\n" in text:
        return f'"""{_TO_ESCAPE_IN_LONG.sub(_write, text)}"""'
    return f'"{_TO_ESCAPE.sub(_write, text)}"'


def _read(match: re.Match[str]) -> str:
    short, long, letter = match.groups()
    if letter:
        return _LETTERS.get(letter, letter)
    code = int(short or long, 16)
    return chr(code) if code <= _LAST else match.group()


def _write(match: re.Match[str]) -> str:
    char = match.group()
    if char in '\\"':
        return f"\\{char}"
    return _WRITTEN.get(char) or f"\\u{ord(char):04X}"

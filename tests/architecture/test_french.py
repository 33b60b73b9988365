"""The French of the program: its typography, where a machine can judge it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "legation"


def french(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines and the French wordings of every Text written in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
            for argument in node.args[1:2]:
                for part in ast.walk(argument):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.lineno, part.value


def test_a_colon_has_its_space_and_quotations_have_guillemets() -> None:
    wrong = [
        (path.name, line, text)
        for path in sorted(SOURCE.rglob("*.py"))
        for line, text in french(path)
        if re.search(r"[^\s\u00a0]:(\s|$)|[“”]", text) and "xsd:" not in text
    ]

    assert wrong == []

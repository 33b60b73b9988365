"""Commands and options whose help is written in both languages."""

from collections.abc import Iterable
from typing import Any

import click

from legation.cli.session import language_of
from legation.texts import Text

__all__ = ["Command", "Group", "Option"]

_FRENCH = {
    "Commands": "Commandes",
    "Show this message and exit.": "Afficher ce message et terminer.",
}


class _FrenchFormatter(click.HelpFormatter):
    """Writes click's own words of a help page in French."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Utilisation\u00a0: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(f"{_FRENCH.get(heading, heading)}\u00a0")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        translated = [(term, _FRENCH.get(text, text)) for term, text in rows]
        super().write_dl(translated, col_max, col_spacing)


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        kind = _FrenchFormatter if language_of(self) == "fr" else click.HelpFormatter
        return kind(width=self.terminal_width, max_width=self.max_content_width)


class Option(click.Option):
    """An option whose help is written in both languages."""

    def __init__(self, *declarations: str, text: Text, **settings: Any) -> None:  # noqa: ANN401 (click's own settings)
        """Keep the help; the rest is click's."""
        super().__init__(list(declarations), **settings)
        self._text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line of help in the language of the run."""
        self.help = self._text.into(language_of(ctx))
        return super().get_help_record(ctx)


class _Bilingual(click.Command):
    """A command whose help is written in both languages."""

    context_class = _Context

    def __init__(self, *arguments: Any, text: Text, **settings: Any) -> None:  # noqa: ANN401 (click's own settings)
        super().__init__(*arguments, **settings)
        self._text = text

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = self._text.into(language_of(ctx))
        super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 (click's)
        context = click.get_current_context(silent=True)
        text = self._text.into(language_of(context) if context else "en")
        return text.partition("\n")[0].partition(". ")[0].rstrip(".")


class Command(_Bilingual):
    """A command with bilingual help."""


class Group(_Bilingual, click.Group):
    """A group of commands with bilingual help."""

"""The sentences for wrong command lines, in both languages."""

from collections.abc import Collection

import click

from legation.texts import Text


def usage_text(error: click.ClickException) -> Text:
    """Return what is wrong with a command line, and what to do.

    Args:
        error: What the command line parser found.
    """
    where = _where(error)
    said = _said(error)
    return Text(f"{said.en} Help: {where} --help", f"{said.fr} Aide : {where} --help")


def _where(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if isinstance(context, click.Context) else "legation"


def _said(error: click.ClickException) -> Text:
    if isinstance(error, click.exceptions.NoSuchCommand):
        near = _near(error.possibilities)
        return Text(
            f"There is no command {error.command_name}.{near.en}",
            f"Il n'y a pas de commande {error.command_name}.{near.fr}",
        )
    if isinstance(error, click.NoSuchOption):
        near = _near(error.possibilities)
        return Text(
            f"There is no option {error.option_name}.{near.en}",
            f"Il n'y a pas d'option {error.option_name}.{near.fr}",
        )
    if isinstance(error, click.MissingParameter):
        name = _name(error)
        return Text(f"{name} is missing.", f"Il manque {name}.")
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        return Text(f"{name} needs a value.", f"{name} exige une valeur.")
    if isinstance(error, click.BadParameter):
        name = _name(error)
        why = error.message.rstrip(".")
        return Text(f"{name}: {why}.", f"{name} : valeur refusée ({why}).")
    why = error.message.rstrip(".")
    return Text(f"{why}.", f"Commande mal formée ({why}).")


def _near(possibilities: Collection[str] | None) -> Text:
    if not possibilities:
        return Text("", "")
    names = ", ".join(possibilities)
    return Text(f" Did you mean {names}?", f" Vouliez-vous dire {names}?")


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "?")
    return error.param.get_error_hint(error.ctx).strip("'")

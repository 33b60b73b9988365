"""The sentences for wrong command lines, in both languages."""

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
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        return Text(
            f"There is no option {error.option_name}."
            + (f" Did you mean {near}?" if near else ""),
            f"Il n'y a pas d'option {error.option_name}."
            + (f" Vouliez-vous dire {near}?" if near else ""),
        )
    if isinstance(error, click.MissingParameter):
        name = _name(error)
        return Text(f"{name} is missing.", f"Il manque {name}.")
    if isinstance(error, click.BadParameter):
        name = _name(error)
        return Text(
            f"{name}: {error.message}", f"{name} : valeur refusée ({error.message})"
        )
    return Text(error.message, f"Commande mal formée ({error.message})")


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "?")
    return error.param.get_error_hint(error.ctx).strip("'")

"""Every act without a window."""

import click


@click.group()
@click.version_option(package_name="annotator")
def commands() -> None:
    """Tag war reporting: casualties, weapons, officials and locations."""

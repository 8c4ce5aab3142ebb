"""Commands on configuration that exists already: their options, help, and nothing else."""

from pathlib import Path
from typing import Annotated

import typer

from jobgen.options import DEFAULT_OUT, DEFAULT_SPECS, Color, Findings, Quiet, Specs, answer, settings


def lint(
    *,
    path: Annotated[list[Path], typer.Argument(help="Job files, TestGrid files, or folders that hold them.")],
    prow_config: Annotated[
        Path | None,
        typer.Option(help="Configuration of the Prow instance, for its presets and defaults.", metavar="FILE"),
    ] = None,
    specs: Specs = DEFAULT_SPECS,
    format: Findings = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what each rule looked at.")] = False,
) -> None:
    """Hold existing Prow and TestGrid configuration to the rules.

    Errors are what Prow, TestGrid or the policy tests refuse; whatever else is strange is a warning. A rule that needs what was not
    named, such as boards, is skipped. Clusters and limits are those of the site file in the specs folder, if there is one.
    """
    from jobgen.commands.lint import lint as command  # noqa: PLC0415  (each command pays for itself only)

    with settings(specs, DEFAULT_OUT, format, color, quiet) as common:
        outcome = command(path, common, prow_config=prow_config, verbose=verbose)
    answer(outcome)

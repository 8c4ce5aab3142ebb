"""The options of the commands that look at a change: `diff` and `report`."""

from pathlib import Path
from typing import Annotated

import typer

from jobgen.options import (
    DEFAULT_OUT,
    DEFAULT_SPECS,
    Color,
    Out,
    Quiet,
    Report,
    Specs,
    answer,
    settings,
)

_Base = Annotated[
    str,
    typer.Argument(
        help="The older side: a revision, BASE..HEAD, BASE...HEAD, or a folder; HEAD without it.", show_default=False
    ),
]
_Head = Annotated[
    str,
    typer.Argument(help="The newer side: a revision or a folder; the work tree without it.", show_default=False),
]
_ExitCode = Annotated[bool, typer.Option("--exit-code", help="End with exit code 1 if something differs.")]
_TextConv = Annotated[
    Path | None,
    typer.Option(help="Print what this one spec means, as text, for git's textconv.", metavar="SPEC"),
]


def diff(
    *,
    base: _Base = "",
    head: _Head = "",
    exit_code: _ExitCode = False,
    textconv: _TextConv = None,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Report = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Say what a change means.

    Promotions, signals and boards, jobs, schedules, load. What a reviewer must not miss comes first.
    Sides are git revisions, the work tree, or folders; where both have specs these are compared, else the generated trees.
    """
    if textconv is not None and base:
        raise typer.BadParameter("it prints one spec, and compares no sides", param_hint="--textconv")
    from jobgen.commands.comparing.spec_text import spec_text  # noqa: PLC0415  (each command pays for itself only)
    from jobgen.commands.diff import diff as command  # noqa: PLC0415  (each command pays for itself only)

    with settings(specs, out, format, color, quiet) as chosen:
        outcome = spec_text(textconv, chosen) if textconv else command(base, head, chosen, exit_code=exit_code)
    answer(outcome)


def report(
    *,
    html: Annotated[Path, typer.Option(help="Folder to write the page into.", metavar="DIR")],
    base: Annotated[
        str, typer.Option(help="Revision or folder that the page shows the change since.", metavar="REVISION")
    ] = "",
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Write a page: the ladder, the matrix, the schedules."""
    from jobgen.commands.report import report as command  # noqa: PLC0415  (each command pays for itself only)

    with settings(specs, out, "text", color, quiet) as chosen:
        outcome = command(chosen, html, base=base)
    answer(outcome)

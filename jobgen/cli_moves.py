"""The options of the commands that look at the calendar: `promote`, `demote` and `audit`. The only home of the clock."""

import datetime as dt
from typing import Annotated, Literal

import typer

from jobgen.options import (
    DEFAULT_OUT,
    DEFAULT_SPECS,
    Color,
    Listing,
    Out,
    Quiet,
    Report,
    Specs,
    answer,
    platforms,
    settings,
)

_Platform = Annotated[str, typer.Argument(help="The platform that moves.", autocompletion=platforms)]
_Suite = Annotated[str, typer.Option(help="Suite whose signal moves, instead of the platform.", metavar="SUITE")]
_Signal = Annotated[
    Literal["none", "informing", "blocking"] | None, typer.Option(help="The signal that the suite takes.")
]
_Issue = Annotated[str, typer.Option(help="Issue or pull request that decided it, for the history.", metavar="URL")]
_Day = Annotated[str, typer.Option(help="The day, as YYYY-MM-DD; today (UTC) without it.", metavar="DAY")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the patch of the spec, and change nothing.")]


def promote(
    *,
    platform: _Platform,
    to: Annotated[
        int | None, typer.Option(help="The step to take; the next one.", metavar="STEP", min=0, max=4)
    ] = None,
    suite: _Suite = "",
    signal: _Signal = None,
    why: Annotated[str, typer.Option(help="Why, for the history; a fixed sentence without it.", metavar="TEXT")] = "",
    issue: _Issue = "",
    date: _Day = "",
    dry_run: _DryRun = False,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Listing = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Take a platform a step up, or a suite to the next signal.

    All gates must hold, or be lifted by a delta. Edits the spec in place, adds to its history, and generates.
    """
    from jobgen.commands.promote import promote as command  # noqa: PLC0415  (each command pays for itself only)

    with settings(specs, out, format, color, quiet) as chosen:
        outcome = command(
            platform,
            chosen,
            date=date or _today(),
            to=to,
            suite=suite,
            signal=signal or "",
            why=why,
            issue=issue,
            dry_run=dry_run,
        )
    answer(outcome)


def demote(
    *,
    platform: _Platform,
    why: Annotated[str, typer.Option(help="Why, for the history.", metavar="TEXT")],
    to: Annotated[
        int | None, typer.Option(help="The step to go back to; the one below.", metavar="STEP", min=0, max=4)
    ] = None,
    suite: _Suite = "",
    signal: _Signal = None,
    issue: _Issue = "",
    status: Annotated[
        Literal["engaged", "asking", "dormant", "refused", "removed"] | None,
        typer.Option(help="Where the platform stands at step 0; dormant unless the spec says otherwise."),
    ] = None,
    date: _Day = "",
    dry_run: _DryRun = False,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Listing = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Take a platform to a lower step, or a suite to a weaker signal.

    Says which boards lose which jobs. Makes every edit of the spec that the lower step asks for, or none, adds to its history, and generates.
    """
    from jobgen.commands.demote import demote as command  # noqa: PLC0415  (each command pays for itself only)

    with settings(specs, out, format, color, quiet) as chosen:
        outcome = command(
            platform,
            chosen,
            date=date or _today(),
            why=why,
            to=to,
            suite=suite,
            signal=signal or "",
            issue=issue,
            status=status or "",
            dry_run=dry_run,
        )
    answer(outcome)


def audit(
    *,
    date: _Day = "",
    soon: Annotated[int, typer.Option(help="Days ahead that count as soon.", metavar="DAYS", min=0)] = 30,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Report = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Find what depends on the day, and is due.

    Deltas that end, reviews, dead release branches, gaps in histories. Ends with exit code 1 if something is due, so that a periodic job can tell.
    """
    from jobgen.commands.audit import audit as command  # noqa: PLC0415  (each command pays for itself only)

    with settings(specs, out, format, color, quiet) as chosen:
        outcome = command(chosen, date=date or _today(), soon=soon)
    answer(outcome)


def _today() -> str:
    return dt.datetime.now(tz=dt.UTC).date().isoformat()

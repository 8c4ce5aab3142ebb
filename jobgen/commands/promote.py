"""`jobgen promote`: a platform one step up, or a suite to the next signal, if every gate holds or a delta lifts it."""

from jobgen.commands.common import Outcome, Settings
from jobgen.commands.moves.command import moved
from jobgen.commands.moves.move import Request


def promote(
    platform: str,
    settings: Settings,
    *,
    date: str,
    to: int | None = None,
    suite: str = "",
    signal: str = "",
    why: str = "",
    issue: str = "",
    dry_run: bool = False,
) -> Outcome:
    """Check the gates, edit the spec, generate, and summarise; with `dry_run` only print the patch.

    Raises:
        JobgenError: there is no such platform, step or suite, or a file cannot be written.
    """
    request = Request(
        platform=platform,
        down=False,
        date=date,
        to=to,
        suite=suite,
        signal=signal,
        why=why,
        issue=issue,
        dry_run=dry_run,
    )
    return moved(request, settings)

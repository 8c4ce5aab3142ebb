"""`jobgen demote`: a platform back to a lower step, or a suite to a weaker signal, with every edit that this asks for."""

from jobgen.commands.common import Outcome, Settings
from jobgen.commands.moves.command import moved
from jobgen.commands.moves.move import Request


def demote(
    platform: str,
    settings: Settings,
    *,
    date: str,
    why: str,
    to: int | None = None,
    suite: str = "",
    signal: str = "",
    issue: str = "",
    status: str = "",
    dry_run: bool = False,
) -> Outcome:
    """Edit the spec as the lower step asks for, generate, and say what is lost; with `dry_run` only print the patch.

    Raises:
        JobgenError: there is no such platform, step or suite, no reason, or a file cannot be written.
    """
    request = Request(
        platform=platform,
        down=True,
        date=date,
        to=to,
        suite=suite,
        signal=signal,
        why=why,
        issue=issue,
        status=status,
        dry_run=dry_run,
    )
    return moved(request, settings)

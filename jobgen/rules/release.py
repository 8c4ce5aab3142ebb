"""What the rules on signals and release boards share."""

from dataclasses import replace

from jobgen.findings import Severity
from jobgen.model.job import Job
from jobgen.model.spec import Site
from jobgen.model.words import Signal
from jobgen.nodes import find
from jobgen.rules.protocol import Broken, broken
from jobgen.syntax import duration

DEFAULT_TIMEOUT = "2h"
"""How long a job may run that does not say: what entrypoint falls back to (field F-80)."""


def release_board(site: Site, signal: Signal) -> str:
    """Return the release board of the main branch for a signal; empty for none."""
    return site.signal_boards.get(signal, "").replace("{branch}", site.main)


def release_boards(site: Site, signal: Signal | None = None) -> frozenset[str]:
    """Return every release board, or those of one signal: of the main branch and of the live release branches."""
    branches = (site.main, *site.live)
    patterns = [pattern for strength, pattern in site.signal_boards.items() if signal in (None, strength)]
    return frozenset(pattern.replace("{branch}", branch) for pattern in patterns for branch in branches)


def at_key(job: Job, key: str, message: str, hint: str, severity: Severity | None = None) -> Broken:
    """Return what is broken at a key that jobgen answers itself, so that the body of the job does not hold it.

    It points at the highest layer that says the key, and else at the line that switched the job on.
    """
    spoken = (find(layer.content, key) for layer in reversed(job.layers))
    place = next((node.place for node in spoken if node is not None), job.place)
    return replace(broken(job, (), message, hint), place=place, severity=severity)


def nanoseconds(text: object) -> int | None:
    """Return a duration, or None where there is none or Go could not read it."""
    return duration.nanoseconds(text) if isinstance(text, str) and not duration.error(text) else None

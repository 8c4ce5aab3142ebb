"""Every required class of a platform at step 3 gives the release team a signal.

Release managers cut or hold a release by the release-informing and release-blocking boards. Each required class except build
has a periodic of its primary suite with a signal; for conformance, a board of its own will do, as today's tier rules have it.
Where there is no control plane to be had, e2e carries the signal alone, and a client by itself carries none.
A class that is covered elsewhere, or proved by external results, has no signal: only a periodic can carry one. A class that is
missing altogether is the matter of its own rule.
"""

from collections.abc import Iterator

from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.model.ladder import signal_classes
from jobgen.model.proof import By, Proof, conformance_board, proof
from jobgen.model.spec import Platform
from jobgen.model.words import Signal
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield each required class without a signal."""
    board = conformance_board(platform, expansion)
    for test_class in signal_classes(platform.scope):
        found = proof(platform, test_class, expansion)
        if found.by is By.NONE or any(job.signal is not Signal.NONE for job in found.primary):
            continue
        if test_class == "conformance" and board and _on_board(found, board, platform):
            continue
        also = f", and none reports to {board}" if test_class == "conformance" and board else ""
        yield Broken(
            place=_place(found.primary, platform, test_class),
            message=f"{test_class} gives no signal: no periodic of that suite is informing or blocking{also}",
            hint=f"add to suites.{test_class}: periodic: {{signal: informing}}",
            platform=platform.name,
            suite=test_class,
            trigger="periodic",
        )


def _on_board(found: Proof, board: str, platform: Platform) -> bool:
    static = {tab.test_group for tab in platform.static_tabs if tab.board == board}
    jobs = any(board in job.boards or job.name in static for job in found.primary)
    return jobs or any(board in external.boards for external in found.external)


def _place(jobs: tuple[Job, ...], platform: Platform, test_class: str) -> Place:
    return jobs[0].place if jobs else platform.place("suites", test_class)


RULE = Rule(
    id="signal-present",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "ladder note, step 3: jobs in the release-informing and release-blocking tabs",
        "SIG Release platform tiers: informing, or a dedicated conformance dashboard",
    ),
    lifts=True,
    floor=3,
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {conformance: {periodic: {signal: none, boards: [conformance-arm64]}}}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: none}}}
""",
)

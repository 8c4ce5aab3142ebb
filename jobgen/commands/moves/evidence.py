"""What nobody can read from a spec: what people still have to show, or to agree on. It is listed, never taken to hold.

Sources: the ladder note; kubernetes/sig-release release-engineering/reference/platforms.md (tiers: two release cycles each, the
word of SIG Testing, lazy consensus, an announcement) and its criteria of release-blocking jobs; kubernetes/community
contributors/guide/platforms.md.
"""

from jobgen.commands.moves.move import Move
from jobgen.model.words import Signal

_CONSENSUS = "SIG Release agrees by lazy consensus, and the change is announced for the next release cycle"
_CYCLES = "Two full release cycles have passed since the step before"
_TESTING = "SIG Testing has said yes"

_BY_STEP: dict[int, tuple[str, ...]] = {
    1: (
        "A member of the Kubernetes organization has opened an issue for the platform",
        "Every dependency, vendored or run beside Kubernetes, supports the platform",
    ),
    2: (
        "The results of unit, e2e and node e2e tests show on TestGrid, and the tests mostly pass",
        "The maintainers watch the tests, and have mended what broke",
        _CYCLES,
        _CONSENSUS,
    ),
    3: (
        "The tests have passed often enough for a release to be cut on their word",
        "The conformance tests pass, and the conformance subproject knows of the platform",
        "A plan says what the next promotion asks for; it is looked at again every two release cycles",
        _CYCLES,
        _TESTING,
        _CONSENSUS,
    ),
    4: (
        "The jobs with a signal have been green for that year, but for repairs in time",
        "The certifications that the spec names exist, and were made on this platform",
        _TESTING,
        _CONSENSUS,
    ),
}

_INFORMING = (
    "The job passes on most runs, and somebody answers when it does not",
    "The release team knows of the job: the change has its review",
)
_BLOCKING = (
    "Three runs in four end within 120 minutes",
    "At least 75 % of the runs of a week pass, and never more than 10 in a row fail",
    "Three runs in a row have passed on one commit",
    "The owning SIG answers for the job, and reads the mail of its alerts",
    "An issue has been open for four weeks at least, and lazy consensus was reached",
)
_BACK = (
    "SIG Release has had notice, and the platform two release cycles to be repaired; less where builds break or nobody is left",
    "Whoever relies on the platform has been told",
)
_UNSHIPPED = "Releases stop carrying the platform: binaries, images and packages are built outside of this repository"
_SILENT = ("The release team knows that the job no longer speaks for a release",)


def evidence(move: Move) -> tuple[str, ...]:
    """Return what a person has to check before the move is merged."""
    if isinstance(move.end, Signal):
        if move.request.down:
            return _SILENT
        return _BLOCKING if move.end is Signal.BLOCKING else _INFORMING
    if move.request.down:
        return (*_BACK, _UNSHIPPED) if move.platform.ships and move.step < 3 else _BACK
    return _BY_STEP[move.end]

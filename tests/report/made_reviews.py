"""Reviews made by hand: one in which everything differs, and one of a quiet day."""

from jobgen.findings import Place
from jobgen.model.review import (
    BoardChange,
    Change,
    JobChanges,
    LoadChange,
    PlatformChange,
    Renaming,
    Review,
    Section,
    SignalChange,
)

QUIET = Review(base="main", head="the work tree", notes=("the generated files were not compared",))
LOUD = Review(
    base="v1 <b>",
    head="the work tree",
    platforms=(
        PlatformChange(
            platform="linux-arm64",
            kind="promotion",
            before=2,
            after=3,
            holding=("contact-present", "e2e-present"),
            lifted=(("unit-present", "https://github.com/kubernetes/sig-release/issues/2647"),),
        ),
        PlatformChange(platform="linux-s390x", kind="removed", before=1, after=None),
    ),
    signals=(SignalChange(job="ci-kubernetes-e2e-arm64-master", before="blocking", after="informing"),),
    jobs=JobChanges(
        added=("ci-new",),
        removed=("ci-old",),
        renamed=(
            Renaming(before="ci-a", after="ci-b", kept=True),
            Renaming(before="ci-c", after="ci-d", kept=False),
        ),
        changed=("ci-kubernetes-e2e-arm64-master",),
    ),
    boards=(BoardChange(board="sig-release-master-blocking", added=("new tab",), removed=("old tab",)),),
    load=(LoadChange(cluster="one", runs=(12, 18.5), cpu_hours=(96, 60)),),
    changes=(
        Change(
            kind="signal-weakened",
            section=Section.SIGNALS,
            rank=1,
            message="ci-kubernetes-e2e-arm64-master was blocking, and is informing",
            jobs=("ci-kubernetes-e2e-arm64-master",),
            platforms=("linux-arm64",),
            place=Place("arch-specs/linux-arm64.yaml", 14, 3),
        ),
        Change(
            kind="schedule-changed",
            section=Section.SCHEDULES,
            rank=3,
            message="runs every 6h instead of every 3h; see https://example.org/why?a=1&b=2.",
            jobs=("ci-new", "ci-b"),
        ),
    ),
    notes=("the generated files were not compared",),
)

"""Nothing is mounted within Prow's own volumes.

Below `/logs`, `/tools` and `/home/prow/go` stand Prow's volumes. Prow refuses these paths alone; a mount below them is
taken, and hides what Prow puts there: results that are never uploaded, or code that is never seen.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import PROW_PATHS, mounts
from jobgen.rules.protocol import Broken, Kind, Rule, broken

INSIDE = tuple(f"{path}/" for path in sorted(PROW_PATHS))


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each mount below one of Prow's paths."""
    for path, mount in mounts(job):
        where = mount.get("mountPath") or ""
        if where.startswith(INSIDE):
            message = f'"{where}" lies within a volume that Prow mounts'
            yield broken(job, (*path, "mountPath"), message, "mount it somewhere else")


RULE = Rule(
    id="mount-path",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    source=("P-67", "N-09"),
    passing="""\
suites:
  unit:
    spec: {volumes: [{name: cache, emptyDir: {}}]}
    container: {volumeMounts: [{name: cache, mountPath: /cache}]}
""",
    failing="""\
suites:
  unit:
    spec: {volumes: [{name: cache, emptyDir: {}}]}
    container: {volumeMounts: [{name: cache, mountPath: /logs/artifacts}]}
""",
)

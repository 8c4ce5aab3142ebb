"""Every annotation for TestGrid and for forks is one that is read.

TestGrid and config-forker ignore what they do not know, so a misspelt annotation does nothing and nobody notices. Those
that switch something take exactly `"true"` or `"false"`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.suggest import closest

KNOWN = frozenset(
    {
        "description",
        "fork-per-release",
        "fork-per-release-cron",
        "fork-per-release-deletions",
        "fork-per-release-generic-suffix",
        "fork-per-release-periodic-interval",
        "fork-per-release-replacements",
        "testgrid-alert-email",
        "testgrid-alert-stale-results-hours",
        "testgrid-base-options",
        "testgrid-broken-column-threshold",
        "testgrid-create-test-group",
        "testgrid-dashboards",
        "testgrid-days-of-results",
        "testgrid-disable-prowjob-analysis",
        "testgrid-in-cell-metric",
        "testgrid-num-columns-recent",
        "testgrid-num-failures-to-alert",
        "testgrid-tab-name",
    }
)
EXACT = {
    "fork-per-release": ("true", "false"),
    "fork-per-release-generic-suffix": ("true", "false"),
    "testgrid-create-test-group": ("true", "false"),
}
OURS = ("testgrid-", "test-grid-", "fork-per-release")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each annotation that nothing reads, and each switch that is neither on nor off."""
    annotations = job.data.get("annotations") or {}
    for key, value in annotations.items():
        if key not in KNOWN:
            if key.startswith(OURS):
                near = closest(key, KNOWN)
                hint = f'did you mean "{near}"?' if near else f"known are: {', '.join(sorted(KNOWN))}"
                yield broken(job, ("annotations", key), f'nothing reads the annotation "{key}"', hint)
        elif key in EXACT and value not in EXACT[key]:
            choices = " or ".join(f'"{each}"' for each in EXACT[key])
            yield broken(job, ("annotations", key), f'{key} is "{value}", which means nothing', f"write {choices}")


RULE = Rule(
    id="annotation-known",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("annotations",),
    source=("A-03", "A-15", "K-01", "K-02", "N-06"),
    passing='suites: {unit: {annotations: {testgrid-days-of-results: "30"}}}',
    failing='suites: {unit: {annotations: {testgrid-days-of-result: "30"}}}',
)

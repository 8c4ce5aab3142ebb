r"""Jobs of one name and repository run on different branches.

A presubmit or postsubmit may stand in the configuration several times, once for each set of branches. Prow refuses two
that can run on one branch, the policy tests refuse two with different `max_concurrency`. The presubmits that
config-forker makes keep their name, so a forked presubmit must keep away from release branches: `skip_branches:
['release-\d+\.\d+']`.
"""

from collections.abc import Iterator
from itertools import islice

from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.branching import meet
from jobgen.rules.protocol import Broken, Kind, Rule, broken, origin


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each variant that meets an earlier one or disagrees with it, once for each block; and once that it meets its own fork."""
    said = set[tuple[Place, bool]]()
    for jobs in _variants(expansion):
        for index, other in enumerate(jobs):
            for one in islice(jobs, index):
                key = (other.place, one.place == other.place)
                clash = [] if key in said else list(_between(one, other))
                if clash:
                    said.add(key)
                    yield from clash


def _variants(expansion: Expansion) -> Iterator[list[Job]]:
    by_name: dict[tuple[Trigger, str, str], list[Job]] = {}
    for job in (*expansion.jobs, *expansion.forks):
        if job.trigger is not Trigger.PERIODIC:
            by_name.setdefault((job.trigger, job.repo, job.name), []).append(job)
    return (jobs for jobs in by_name.values() if len(jobs) > 1)


def _between(one: Job, other: Job) -> Iterator[Broken]:
    if meet(one, other):
        yield _fork(one, other) if other.version else _overlap(one, other)
    if not other.version and one.data.get("max_concurrency", 0) != other.data.get("max_concurrency", 0):
        message = f"max_concurrency is {_limit(other)} here and {_limit(one)} in {origin(one)}, which has the same name"
        yield broken(other, ("max_concurrency",), message, "write the same number for both")


def _overlap(one: Job, other: Job) -> Broken:
    message = f"{origin(one)} has a {one.trigger} of this name, and both run on one branch"
    hint = "give one of the two another name, or branches that the other skips"
    return broken(other, ("branches",), message, hint)


def _fork(one: Job, fork: Job) -> Broken:
    if one.version or one.place != fork.place:
        return _overlap(one, fork)
    message = f"its fork for {fork.version} runs on release-{fork.version}, and so does the job itself"
    path = ("branches",) if "branches" in one.data else ("annotations", "fork-per-release")
    return broken(one, path, message, "add skip_branches: ['release-\\d+\\.\\d+'] beside release")


def _limit(job: Job) -> int:
    limit: int = job.data.get("max_concurrency", 0)
    return limit


RULE = Rule(
    id="job-variants",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("P-13", "P-15", "J-03", "K-23"),
    engine="checkconfig",
    passing="""\
suites:
  unit: {presubmit: {name: pull-unit, branches: [master]}}
  e2e: {presubmit: {name: pull-unit, branches: [release-1.37], boards: []}}
""",
    failing="""\
suites:
  unit: {presubmit: {name: pull-unit}}
  e2e: {presubmit: {name: pull-unit, branches: [release-1.37], boards: []}}
""",
)

"""A presubmit is started by `/test` and its name.

Prow makes `trigger` and `rerun_command` from the name where both are left out, and refuses one without the other, or a
pair in which the command does not match the trigger. The policy tests want the command to be `/test NAME`. Leave both
out.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax import re2


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield what is wrong with the pair."""
    trigger, command = job.data.get("trigger"), job.data.get("rerun_command")
    if not trigger and not command:
        return
    hint = f'leave trigger and rerun_command out: the job then starts at "/test {job.name}"'
    if not trigger or not command:
        given, missing = ("trigger", "rerun_command") if trigger else ("rerun_command", "trigger")
        yield broken(job, (given,), f'"{given}" stands without "{missing}"', hint)
        return
    if command != f"/test {job.name}":
        yield broken(job, ("rerun_command",), f'rerun_command is "{command}", not "/test {job.name}"', hint)
    problem = re2.error(trigger)
    if problem:
        yield broken(job, ("trigger",), f"trigger is no pattern: {problem}", hint)
    elif not re2.search(trigger, command):
        yield broken(job, ("trigger",), f'the rerun_command "{command}" does not match the trigger', hint)


RULE = Rule(
    id="rerun-command",
    doc=__doc__,
    on=Kind.PRESUBMIT,
    check=check,
    needs=("trigger", "rerun_command"),
    source=("P-20", "P-21", "P-22", "P-28", "J-01", "J-12"),
    engine="checkconfig",
    passing="""\
suites:
  unit:
    presubmit:
      rerun_command: /test pull-kubernetes-unit-arm64
      trigger: (?m)^/test( | .* )pull-kubernetes-unit-arm64,?($|\\s.*)
""",
    failing="suites: {unit: {presubmit: {rerun_command: /test pull-kubernetes-unit-arm64}}}",
)

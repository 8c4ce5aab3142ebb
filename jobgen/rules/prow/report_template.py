"""What a job reports to Slack can be made.

`reporter_config` is not read before a job ends: then Prow finds a template that is no Go template, and reports nothing. Words in
`job_states_to_report` that are no states are never met.
"""

import re
from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.suggest import closest

STATES = ("scheduling", "triggered", "pending", "success", "failure", "aborted", "error")
WHERE = ("reporter_config", "slack")
_ACTION = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_BLOCKS = ("if", "range", "with", "block", "define")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield what Prow could not report."""
    slack = (job.data.get("reporter_config") or {}).get("slack") or {}
    for index, state in enumerate(slack.get("job_states_to_report") or ()):
        if state not in STATES:
            near = closest(state, STATES)
            hint = f'did you mean "{near}"?' if near else f"states are: {', '.join(STATES)}"
            yield broken(job, (*WHERE, "job_states_to_report", index), f'no job is ever "{state}"', hint)
    problem = _problem(slack.get("report_template") or "")
    if problem:
        hint = "write such as 'Job {{.Spec.Job}} ended with {{.Status.State}}'"
        yield broken(job, (*WHERE, "report_template"), f"report_template is no template: {problem}", hint)


def _problem(template: str) -> str:
    """Return what is wrong with the frame of a template: its braces, and the blocks that need an end."""
    rest = _ACTION.sub("", template)
    if "{{" in rest:
        return "an action is not closed by }}"
    open_blocks = 0
    for action in _ACTION.findall(template):
        if not action:
            return "an action is empty"
        word = action.split()[0]
        open_blocks += (word in _BLOCKS) - (word == "end")
        if open_blocks < 0:
            return "there is an end too many"
    return "an end is missing" if open_blocks else ""


RULE = Rule(
    id="report-template",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    needs=("reporter_config",),
    source=("P-53",),
    passing="suites: {unit: {reporter_config: {slack: {report_template: 'Job {{.Spec.Job}} failed'}}}}",
    failing="suites: {unit: {reporter_config: {slack: {report_template: 'Job {{.Spec.Job} failed'}}}}",
)

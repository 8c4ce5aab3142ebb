"""The agent is one that Prow has.

Prow only logs a word that it does not know, checks the job no further, and never runs it.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

AGENTS = ("kubernetes", "jenkins", "tekton-pipeline")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when Prow does not know the agent."""
    agent = job.data.get("agent")
    if agent and agent not in AGENTS:
        yield broken(job, ("agent",), f'Prow knows no agent "{agent}", and would never run the job', "leave agent out")


RULE = Rule(
    id="agent-known",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("agent",),
    source=("P-41",),
    passing="suites: {unit: {agent: kubernetes}}",
    failing="suites: {unit: {agent: kubernets}}",
)

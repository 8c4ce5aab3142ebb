"""A job has a container, and several have names.

Prow refuses a job without one. With more than one, each needs a name of its own, which is none of Prow's helpers'
(`clonerefs`, `initupload`, `place-entrypoint`, `sidecar`), and the job must be decorated.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import containers, in_container
from jobgen.rules.protocol import Broken, Kind, Rule, broken

HELPERS = frozenset({"clonerefs", "initupload", "place-entrypoint", "sidecar"})


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when there is no container, or what is wrong with several."""
    given = containers(job)
    if not given:
        yield broken(
            job,
            (),
            "the job has no container",
            "add spec with containers" if job.by_hand else "write image and command, or spec with containers",
        )
    if len(given) < 2:
        return
    if job.data.get("decorate") is not True:
        yield broken(job, ("decorate",), "the job has several containers, but is not decorated", "write decorate: true")
    names = [container.get("name") or "" for container in given]
    for index, name in enumerate(names):
        problem = _problem(name, names[:index])
        if problem:
            yield broken(job, in_container(index, "name"), problem, "give each container a name of its own")


def _problem(name: str, earlier: list[str]) -> str:
    if not name:
        return "one of several containers has no name"
    if name in HELPERS:
        return f'a container is called "{name}" like one that Prow adds'
    return f'two containers are called "{name}"' if name in earlier else ""


RULE = Rule(
    id="job-containers",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("P-42", "P-61", "P-62"),
    engine="checkconfig",
    passing="""\
suites:
  unit:
    spec:
      containers:
      - name: test
        image: registry.example.org/test:v1
        command: [make, test]
        resources: {requests: {cpu: 4, memory: 8Gi}, limits: {cpu: 4, memory: 8Gi}}
      - name: database
        image: registry.example.org/database:v1
        command: [serve]
        resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}
""",
    failing="""\
suites:
  unit:
    spec:
      containers:
      - image: registry.example.org/test:v1
        command: [make, test]
      - image: registry.example.org/database:v1
        command: [serve]
""",
)

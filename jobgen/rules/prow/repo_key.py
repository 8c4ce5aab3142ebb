"""Presubmits and postsubmits stand below a repository, `org/repo`.

Prow takes any key there. TestGrid takes what stands behind the first slash for the repository, and breaks down where there is no
slash; with two of them it takes a part for the whole. Repositories of Gerrit begin with `https://`.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion
from jobgen.model.words import Trigger
from jobgen.rules.protocol import ON_HAND, Broken, Kind, Rule, broken

GERRIT = ("http://", "https://")


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield the first job of each key that is no repository."""
    first = {job.repo: job for job in reversed(expansion.jobs) if job.by_hand and job.trigger is not Trigger.PERIODIC}
    for repo, job in first.items():
        org, slash, name = repo.partition("/")
        if repo.startswith(GERRIT) or (org and name and "/" not in name):
            continue
        message = f'its jobs stand below "{repo}", which is no repository'
        found = broken(job, (), message, "write org/repo")
        yield replace(found, refused=not slash)


RULE = Rule(
    id="repo-key",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_HAND,),
    source=("P-04",),
    engine="configurator",
    passing="""\
jobs.yaml:
  postsubmits:
    kubernetes-sigs/lab:
    - name: post-lab
      cluster: k8s-infra-prow-build
      decorate: true
      annotations: {testgrid-dashboards: sig-stand-in}
      spec:
        containers:
        - image: registry.example.org/lab:v1
          command: [make, test]
          resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}
""",
    failing="""\
jobs.yaml:
  postsubmits:
    lab:
    - name: post-lab
      cluster: k8s-infra-prow-build
      decorate: true
      annotations: {testgrid-dashboards: sig-stand-in}
      spec:
        containers:
        - image: registry.example.org/lab:v1
          command: [make, test]
          resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}
""",
)

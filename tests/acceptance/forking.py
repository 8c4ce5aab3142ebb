"""Computed forks of a tree beside those of Kubernetes' own tools, three known differences apart.

The tools that can be had as modules are older than those in use, which jobgen follows. Where they differ:

- The older forker gives a presubmit without a context the name with `-master` replaced; now it is the name itself (K-11).
- The older rotator replaces its tier wherever it stands, even in what it has just put there; now it replaces a last
  `-TIER` of names, tabs, boards and tags, and in commands and args one `k8s-TIER` marker (R-01, R-02, R-06).
- The older forker takes a replacement that matches nothing; jobgen refuses the spec (K-15), so no tree holds one.
"""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from grown import DASHBOARDS, Tree
from judges import Judges
from test_forks import as_go_writes, jobs_in

from jobgen.forks import ForkError, fork_for_branch, is_forked
from jobgen.nodes import Mapping, plain
from jobgen.yamlio.emit import emit

Forks = Iterable[tuple[str, Mapping]]

_TIER = re.compile("beta|stable[1-4]|(?<=k8s-)master")
_TIER_INSIDE = re.compile("(?:beta|stable[1-4])(?!$)|(?<!-)(?:beta|stable[1-4])$")


def assert_live_forks_agree(judges: Judges, tree: Tree, output: Path) -> None:
    """Compare what `jobgen list` shows of every live branch with what forking and rotating leads to."""
    site = tree.expansion.site
    for age, version in enumerate(site.live):
        ours = ((_group(job.trigger, job.repo), job.body) for job in tree.expansion.forks if job.version == version)
        judges.fork(tree.jobs, version=version, go_version=site.go_version, age=age, output=output)
        assert _comparable(ours) == _comparable(jobs_in(output))


def assert_next_forks_agree(judges: Judges, tree: Tree, version: str, output: Path) -> None:
    """Compare what the forks will be on a branch that is not cut yet."""
    go_version = tree.expansion.site.go_version
    judges.fork(tree.jobs, version=version, go_version=go_version, age=0, output=output)
    assert _comparable(_computed(tree, version)) == _comparable(jobs_in(output))


def lay_forks(tree: Tree, folder: Path) -> Path:
    """Return a folder with the generated jobs and, as kubernetes/test-infra has them, the forks of every live branch."""
    shutil.copytree(tree.jobs, folder)
    for version in tree.expansion.site.live:
        forks = [fork for fork in tree.expansion.forks if fork.version == version]
        content: dict[str, Any] = {"periodics": [fork.data for fork in forks if fork.trigger == "periodic"]}
        for trigger in ("presubmit", "postsubmit"):
            by_repo = content.setdefault(f"{trigger}s", {})
            for fork in forks:
                if fork.trigger == trigger:
                    by_repo.setdefault(fork.repo, []).append(fork.data)
        (folder / f"{version}.yaml").write_text(emit(content), encoding="utf-8")
    return folder


def _computed(tree: Tree, version: str) -> Forks:
    for job in tree.expansion.jobs:
        if is_forked(job.body):
            go_version = tree.expansion.site.go_version
            made = fork_for_branch(job.body, job.trigger, version=version, go_version=go_version, age=0)
            assert not isinstance(made, ForkError), made
            yield _group(job.trigger, job.repo), made


def _group(trigger: str, repo: str) -> str:
    return "periodics" if trigger == "periodic" else f"{trigger}s {repo}"


def _comparable(forks: Forks) -> Counter[str]:
    """Return the forks without their order, which nobody promises, and without the known differences."""
    return Counter(json.dumps([group, _alike(group, as_go_writes(plain(job)))], sort_keys=True) for group, job in forks)


def _alike(group: str, job: dict[str, Any]) -> dict[str, Any]:
    job["name"] = _TIER_INSIDE.sub("TIER", job["name"])
    if group.startswith("presubmits") and "-master" in job["name"]:
        job.pop("context")
    annotations = job.get("annotations", {})
    for key in ("testgrid-tab-name", DASHBOARDS):
        if key in annotations:
            annotations[key] = _TIER_INSIDE.sub("TIER", annotations[key])
    job["tags"] = [_TIER_INSIDE.sub("TIER", tag) for tag in job.get("tags", ())]
    for container in job["spec"]["containers"]:
        for words in ("command", "args"):
            container[words] = [_TIER.sub("TIER", word) for word in container.get(words, ())]
    return job

"""What rules about TestGrid share: how it compares names, which boards exist, where a spec names them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jobgen.findings import Place
from jobgen.model.existing import Written
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import External, Platform, StaticTab
from jobgen.model.words import Trigger
from jobgen.nodes import nearest_place

DASHBOARDS = ("annotations", "testgrid-dashboards")
CREATE = "testgrid-create-test-group"
PROW_RESULTS = (
    "kubernetes-jenkins/logs/",
    "kubernetes-jenkins/pr-logs/directory/",
    "kubernetes-ci-logs/logs/",
    "kubernetes-ci-logs/pr-logs/directory/",
)
"""Where results of Prow jobs lie, so that other results must not (rule X-03)."""
COLUMNS = "testgrid-num-columns-recent"
PRESUBMIT_COLUMNS = 20
"""How many recent columns test groups of presubmits have at least (rule X-05)."""
EXCUSED = (
    "containerd/cri",
    "kubernetes-security/",
    "kubernetes-sigs/cluster-capacity",
    "kubernetes-sigs/gcp-filestore-csi-driver",
    "kubernetes-sigs/kind",
    "kubernetes-sigs/kubebuilder-declarative-pattern",
    "kubernetes-sigs/kubetest2",
    "kubernetes-sigs/oci-proxy",
    "kubernetes-sigs/scheduler-plugins",
    "kubernetes-sigs/service-catalog",
    "kubernetes-sigs/sig-storage-local-static-provisioner",
    "kubernetes-sigs/slack-infra",
    "kubernetes-sigs/testing_frameworks",
    "kubernetes/client-go",
    "kubernetes/cloud-provider-openstack",
    "kubernetes/dns",
    "kubernetes/enhancements",
    "kubernetes/ingress-gce",
    "kubernetes/kubeadm",
    "kubernetes/minikube",
)
"""Beginnings of the repositories whose presubmits need no test group (rule X-10)."""
_DROPPED = re.compile(r"[^a-zA-Z0-9]+")


@cache
def normalised(name: str) -> str:
    """Return the name as TestGrid compares it: letters and digits, in lower case (rule V-05)."""
    return _DROPPED.sub("", name).lower()


def is_prows(gcs_prefix: str) -> bool:
    """Return whether results lie where those of Prow jobs do (rule X-03)."""
    return any(prefix in gcs_prefix for prefix in PROW_RESULTS)


def active(expansion: Expansion) -> Iterator[Platform]:
    """Yield the platforms that generate something."""
    return (platform for platform in expansion.platforms if platform.step > 0)


def externals(expansion: Expansion) -> Iterator[tuple[Platform, int, External]]:
    """Yield the external results with their platform and their position in its spec."""
    for platform in active(expansion):
        for index, each in enumerate(platform.external):
            yield platform, index, each


def static_tabs(expansion: Expansion) -> Iterator[tuple[Platform, StaticTab]]:
    """Yield the tabs that somebody wrote by hand, with their platform."""
    for platform in active(expansion):
        for tab in platform.static_tabs:
            yield platform, tab


class BoardUse(NamedTuple):
    """One line that names a board; `job` is empty for external results."""

    board: str
    place: Place
    platform: str
    job: str


def board_uses(expansion: Expansion) -> Iterator[BoardUse]:
    """Yield each line that names a board; one that many jobs share counts once."""
    said: set[tuple[str, Place]] = set()
    for job in expansion.jobs:
        if job.boards:
            place = job.boards_place
            for board in job.boards:
                if (board, place) not in said:
                    said.add((board, place))
                    yield BoardUse(board, place, job.platform, job.name)
    for platform, index, each in externals(expansion):
        for board in each.boards:
            yield BoardUse(board, platform.place("external", index, "boards"), platform.name, "")


def is_generated(expansion: Expansion, name: str) -> bool:
    """Return whether jobgen defines the board: it is in use, and not provided."""
    board = expansion.boards.get(name)
    return board is not None and bool(board.group)


class WrittenTab(NamedTuple):
    """A tab of a TestGrid file, at the place of its name; `position` counts from 0."""

    dashboard: Written
    position: int
    name: str
    test_group: str
    place: Place


def written_tabs(expansion: Expansion) -> Iterator[WrittenTab]:
    """Yield the tabs of TestGrid files."""
    for dashboard in expansion.testgrid.dashboards:
        for index, tab in enumerate(dashboard.data.get("dashboard_tab") or ()):
            place = nearest_place(dashboard.body, ("dashboard_tab", index, "name"))
            yield WrittenTab(dashboard, index, tab.get("name") or "", tab.get("test_group_name") or "", place)


def written_boards(expansion: Expansion) -> Iterator[tuple[str, Written]]:
    """Yield the boards and board groups of TestGrid files, each with the word for it."""
    yield from (("board", each) for each in expansion.testgrid.dashboards)
    yield from (("board group", each) for each in expansion.testgrid.dashboard_groups)


def group_boards(expansion: Expansion) -> Iterator[tuple[Written, str, Place]]:
    """Yield each board group of TestGrid files with each board that it lists, and where."""
    for group in expansion.testgrid.dashboard_groups:
        for index, board in enumerate(group.data.get("dashboard_names") or ()):
            yield group, board, nearest_place(group.body, ("dashboard_names", index))


def makes_group(job: Job) -> bool:
    """Return whether TestGrid makes a test group for the job where there is none of its name (rules A-03, A-10)."""
    create = (job.data.get("annotations") or {}).get(CREATE)
    return create != "false" and (create == "true" or bool(job.boards) or job.trigger is not Trigger.PRESUBMIT)


def is_excused(job: Job) -> bool:
    """Return whether the policy tests ask for no test group of the job (rule X-10)."""
    return job.trigger is Trigger.PRESUBMIT and job.repo.startswith(EXCUSED)


def written_groups(expansion: Expansion) -> frozenset[str]:
    """Return the names of the test groups of TestGrid files."""
    return frozenset(group.name for group in expansion.testgrid.test_groups)


def known_groups(expansion: Expansion) -> frozenset[str]:
    """Return the names of all test groups: those of TestGrid files, and those that jobs make."""
    return written_groups(expansion) | {job.name for job in expansion.jobs if makes_group(job)}


def job_tabs(expansion: Expansion) -> Iterator[tuple[str, Job]]:
    """Yield each board with each job that has a tab on it; without a test group a job has none (rule A-16)."""
    groups = known_groups(expansion)
    for job in (*expansion.jobs, *expansion.forks):
        if job.name in groups or not job.by_hand:
            yield from ((board, job) for board in job.boards)


def group_place(platform: Platform) -> Place:
    """Return where the platform names its board group."""
    return platform.place("boards", "group")


def prefixes(name: str) -> Iterator[str]:
    """Yield what stands before each dash of the name, shortest first."""
    for position, letter in enumerate(name):
        if letter == "-":
            yield name[:position]

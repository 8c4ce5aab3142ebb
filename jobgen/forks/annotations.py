"""The annotations that say how a job is forked, and what becomes of all of them in the fork (rules K-20 to K-22)."""

from jobgen.findings import Place
from jobgen.forks.editing import drop, edit_text, put, put_text, text_at
from jobgen.forks.replacer import replacer
from jobgen.nodes import Mapping, find

FORK = "fork-per-release"
GENERIC_SUFFIX = "fork-per-release-generic-suffix"
INTERVALS = "fork-per-release-periodic-interval"
CRONS = "fork-per-release-cron"
REPLACEMENTS = "fork-per-release-replacements"
DELETIONS = "fork-per-release-deletions"
DASHBOARDS = "testgrid-dashboards"
TAB = "testgrid-tab-name"

_ERRORS_BOARD = "sig-release-job-config-errors"


def annotations_of(job: Mapping) -> Mapping:
    """Return the annotations of the job; an empty mapping at the job's place where it has none."""
    found = find(job, "annotations")
    return found if isinstance(found, Mapping) else Mapping({}, job.place)


def annotation(job: Mapping, key: str) -> str:
    """Return one annotation of the job, or "" where it has no such annotation."""
    return text_at(job, "annotations", key)


def fork_place(job: Mapping) -> Place:
    """Return the place of the annotation that asks for the fork: where to point for what the main-branch job lacks."""
    found = find(job, "annotations", FORK)
    return found.place if found else job.place


def fork_annotations(job: Mapping, version: str) -> Mapping:
    """Return the fork of a periodic or postsubmit with the boards and the tab of its branch (rule K-21)."""
    annotations = annotations_of(job)
    if DASHBOARDS in annotations.entries:
        boards = _release_boards(text_at(annotations, DASHBOARDS), version)
    else:
        boards = _ERRORS_BOARD
    annotations = put_text(annotations, DASHBOARDS, boards, fork_place(job))
    annotations = edit_text(annotations, (TAB,), lambda tab: tab.replace("master", version))
    return _with_annotations(job, annotations)


def fork_presubmit_annotations(job: Mapping) -> Mapping:
    """Return the fork of a presubmit without boards and tab: those stay with the main-branch job (rule K-20)."""
    annotations = annotations_of(job)
    testgrid = [key for key in annotations.entries if key.startswith("testgrid-")]
    return _with_annotations(job, drop(annotations, *testgrid))


def _with_annotations(job: Mapping, annotations: Mapping) -> Mapping:
    exhausted = [key for key in (INTERVALS, CRONS) if not text_at(annotations, key)]
    kept = drop(annotations, FORK, REPLACEMENTS, DELETIONS, "description", *exhausted)
    return put(job, "annotations", kept) if kept.entries else drop(job, "annotations")


def _release_boards(boards: str, version: str) -> str:
    pairs = tuple((f"master-{signal}", f"{version}-{signal}") for signal in ("blocking", "informing"))
    forked = replacer(pairs)(boards)
    return forked if f"sig-release-{version}" in forked else f"{forked}, {_ERRORS_BOARD}"

"""A main-branch job on a new release branch, as Kubernetes' config-forker makes it (rules K-01 to K-22)."""

from jobgen.forks.annotations import (
    DELETIONS,
    FORK,
    GENERIC_SUFFIX,
    REPLACEMENTS,
    annotation,
    fork_annotations,
    fork_place,
    fork_presubmit_annotations,
)
from jobgen.forks.containers import fork_containers
from jobgen.forks.editing import EACH, drop, edit, edit_text, put, put_text, text_at
from jobgen.forks.refusals import ForkError, refusal, replacements_error
from jobgen.forks.replacements import Replacements, parse
from jobgen.forks.schedule import first_schedule
from jobgen.nodes import Mapping, Node, Scalar, Sequence, find

_MASTER = "-master"


def is_forked(job: Mapping) -> bool:
    """Return whether the job asks for a fork per release (rule K-01)."""
    return annotation(job, FORK) == "true"


def fork(job: Mapping, trigger: str, *, version: str, go_version: str) -> Mapping | ForkError:
    """Return the job as it stands on the branch of `version` ("1.38") when that is new, or why it cannot be forked.

    Values keep the place of those they stand for: a schedule points at the annotation that lists it, what the main-branch
    job does not have at `fork-per-release`. Whether the job asks for a fork is not looked at.
    """
    replacements = parse(annotation(job, REPLACEMENTS), version, go_version)
    if isinstance(replacements, str):
        return replacements_error(replacements)
    if refused := refusal(job, trigger, version, replacements):
        return refused
    if trigger == "periodic":
        return _fork_periodic(job, version, replacements)
    if trigger == "postsubmit":
        return _fork_postsubmit(job, version, replacements)
    return _fork_presubmit(job, version, replacements)


def _fork_periodic(job: Mapping, version: str, replacements: Replacements) -> Mapping:
    decorate = find(job, "decorate")
    decorated = isinstance(decorate, Scalar) and decorate.value is True
    forked = fork_containers(_renamed(job, version), version, replacements, bootstrap=not decorated)
    if decorated:
        forked = edit(forked, ("extra_refs", EACH), lambda ref: _forked_ref(ref, version))
    forked = edit_text(first_schedule(forked), ("tags", EACH), replacements.apply)
    return fork_annotations(_without_labels(forked), version)


def _fork_postsubmit(job: Mapping, version: str, replacements: Replacements) -> Mapping:
    forked = _on_branch(_renamed(job, version), version)
    return fork_annotations(fork_containers(forked, version, replacements, bootstrap=False), version)


def _fork_presubmit(job: Mapping, version: str, replacements: Replacements) -> Mapping:
    forked = _with_context(_on_branch(job, version), version)
    return fork_presubmit_annotations(fork_containers(forked, version, replacements, bootstrap=False))


def _renamed(job: Mapping, version: str) -> Mapping:
    generic = annotation(job, GENERIC_SUFFIX) == "true"
    suffix = "-beta" if generic else f"-{version.replace('.', '-')}"
    return edit_text(
        job, ("name",), lambda name: name.replace(_MASTER, suffix) if name.endswith(_MASTER) else name + suffix
    )


def _on_branch(job: Mapping, version: str) -> Mapping:
    old = find(job, "branches") or find(job, "skip_branches")
    place = old.place if old else fork_place(job)
    branches = Sequence((Scalar(f"release-{version}", place),), place)
    return put(drop(job, "skip_branches"), "branches", branches, place)


def _with_context(job: Mapping, version: str) -> Mapping:
    if text_at(job, "context"):
        return edit_text(job, ("context",), lambda context: context.replace(_MASTER, f"-{version}"))
    name = find(job, "name")
    return put_text(job, "context", text_at(name), name.place) if name else job


def _forked_ref(ref: Node, version: str) -> Node:
    org, repo, base_ref = (text_at(ref, key) for key in ("org", "repo", "base_ref"))
    moves = org == "kubernetes" and repo in ("kubernetes", "perf-tests") and base_ref == "master"
    if not moves or not isinstance(ref, Mapping):
        return ref
    return put_text(ref, "base_ref", f"release-{version}", ref.place)


def _without_labels(job: Mapping) -> Mapping:
    deletions = annotation(job, DELETIONS)
    labels = find(job, "labels")
    if not deletions or not isinstance(labels, Mapping):
        return job
    kept = drop(labels, *deletions.split(", "))
    return put(job, "labels", kept) if kept.entries else drop(job, "labels")

"""What config-forker, and the rotations after it, changed in a field of a computed fork."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobgen.commands.explaining.fields import Field, in_body
from jobgen.commands.explaining.trace import trace
from jobgen.findings import Place
from jobgen.forks import fork_for_branch
from jobgen.forks.annotations import CRONS, DELETIONS, INTERVALS, REPLACEMENTS, fork_place
from jobgen.forks.editing import drop, put, text_at
from jobgen.model.job import Job
from jobgen.model.spec import Site
from jobgen.nodes import Mapping, Node, Path, Plain, Sequence, find, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One transformation of the field: who made it and how, the value after it, and the line that asked for it."""

    text: str
    value: Plain
    place: Place


def changes(main: Job, fork: Job, field: Field, site: Site) -> tuple[Change, ...]:
    """Return how the field of the main-branch job became that of the fork, step by step; nothing where it stayed."""
    return tuple(_changes(main, fork, field, site))


def _changes(main: Job, fork: Job, field: Field, site: Site) -> Iterator[Change]:
    before: Plain = _value(main.body, field)
    scheduled = _schedule(main, fork, field, site)
    if scheduled is not None:
        after = _value(fork.body, field)
        if after != before:
            yield Change(text=scheduled[0], value=after, place=scheduled[1])
        return
    for stage, body in _stages(main, fork, site):
        after = _value(body, field)
        if after != before:
            text, place = _reason(stage, main, fork, field)
            yield Change(text=text, value=after, place=place)
        before = after


def _stages(main: Job, fork: Job, site: Site) -> Iterator[tuple[str, Mapping]]:
    """Yield the fork as it is without replacements, as it is made, and as its rotations have left it."""
    age = site.live.index(fork.version)
    annotations = find(main.body, "annotations")
    assert isinstance(annotations, Mapping)  # noqa: S101  (one of them asks for the fork)
    bare = put(main.body, "annotations", drop(annotations, REPLACEMENTS))
    for stage, body, rotations in (("fork", bare, 0), ("replacements", main.body, 0), ("rotation", main.body, age)):
        made = fork_for_branch(body, main.trigger, version=fork.version, go_version=site.go_version, age=rotations)
        if isinstance(made, Mapping):
            yield stage, made


def _value(body: Mapping, field: Field) -> Plain:
    node = in_body(body, field.body)
    return plain(node) if node else None


def _reason(stage: str, main: Job, fork: Job, field: Field) -> tuple[str, Place]:
    if stage == "replacements":
        return _replaced(main, field)
    if stage == "rotation":
        return "config-rotator moved it on with its branch, from tier to tier", fork_place(main.body)
    return f"config-forker: {_forked(main, fork, field)}", fork_place(main.body)


def _replaced(main: Job, field: Field) -> tuple[str, Place]:
    """Return the replacements whose text the main-branch job has there."""
    annotation = find(main.body, "annotations", REPLACEMENTS)
    place = annotation.place if annotation else fork_place(main.body)
    if field.path[0] == "annotations":
        return f"config-forker: {REPLACEMENTS} is left out of the fork", place
    texts = text_at(main.body, "annotations", REPLACEMENTS).split(", ")
    holder = str(_value(main.body, field)) + str(field.body[-1]) + "="
    hits = [entry for entry in texts if entry.partition(" -> ")[0] in holder] or texts
    return f"config-forker, release.replace: {', '.join(hits)}", place


def _schedule(main: Job, fork: Job, field: Field, site: Site) -> tuple[str, Place] | None:
    """Return which entry of the release list became the schedule; the other kind of schedule goes with it."""
    if field.path not in (("interval",), ("cron",)):
        return None
    key, word = (CRONS, "cron") if find(main.body, "annotations", CRONS) else (INTERVALS, "interval")
    listed = find(main.body, "annotations", key)
    if listed is None:
        return None
    if field.path[0] != word:
        return f"config-forker: release.{word} takes its place", listed.place
    entry, place = _entry(main, fork, word, site)
    return f"config-forker and its rotations: entry {entry} of release.{word}", place or listed.place


def _entry(main: Job, fork: Job, word: str, site: Site) -> tuple[int, Place | None]:
    """Return the entry of the list that the schedule is, counted from 1, and its place where a layer lists it.

    The fork takes the first entry, each rotation the next one; the last interval stays.
    """
    _, listed = trace(main.layers, ("release", word))
    items: tuple[Node, ...] = listed.items if isinstance(listed, Sequence) else ()
    age = site.live.index(fork.version)
    position = min(age, len(items) - 1) if items else age
    return position + 1, items[position].place if items else None


def _forked(main: Job, fork: Job, field: Field) -> str:
    """Return in words what config-forker does to this field (rules K-10 to K-22)."""
    version, branch = fork.version, f"release-{fork.version}"
    key = field.path[-1]
    words: dict[Path, str] = {
        ("name",): "the name of the branch takes the place of -master at the end of the name, or is added there",
        ("branches",): f"the job runs on {branch} alone",
        ("skip_branches",): f"the job runs on {branch} alone",
        ("context",): f"-master in the context becomes -{version}; without a context the name of the job is it",
        ("container", "image"): f"-master in the tag becomes -{version}",
        ("labels",): f"{DELETIONS} says which labels are left out",
        ("extra_refs",): f"master of kubernetes/kubernetes and kubernetes/perf-tests becomes {branch}",
        ("tags",): "replacements apply to tags too",
    }
    found = words.get(field.path) or words.get(field.path[:1])
    if found:
        return found
    if field.path[:2] == ("container", "env"):
        return f"master becomes {branch} in variables whose name holds BRANCH"
    if field.path[0] == "annotations":
        return _annotation(str(key), main, version)
    return f"the {version} job differs here"


def _annotation(key: str, main: Job, version: str) -> str:
    if main.trigger == "presubmit" and key.startswith("testgrid-"):
        return "boards and tab stay with the job of the main branch"
    if key == "testgrid-dashboards":
        return (
            f"master-informing and master-blocking become those of {version};"
            " without a board of the release, sig-release-job-config-errors is added"
        )
    if key == "testgrid-tab-name":
        return f"master becomes {version}"
    if key in (INTERVALS, CRONS):
        return "the schedule is taken from the list, which gets shorter"
    return "this annotation is left out of the fork"

"""Any field of any shipped job: another value is told, once and of that job; another spelling is not."""

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from places import ROOT

from jobgen.model.review import Side
from jobgen.nodes import walk
from jobgen.pipeline import run
from jobgen.review.compare import compare
from jobgen.review.kinds import KINDS
from jobgen.syntax import duration

DURATIONS = ("interval", "minimum_interval", "timeout", "grace_period")
ITEMS = {
    "containers": {"name": "new", "image": "new"},
    "env": {"name": "NEW", "value": "new"},
    "extra_refs": {"org": "new", "repo": "new", "base_ref": "new"},
    "volumes": {"name": "new", "emptyDir": {}},
    "volumeMounts": {"name": "new", "mountPath": "/new"},
}
TIMES = {**dict.fromkeys(DURATIONS, "17h17m"), "cron": "7 7 7 7 *"}
DEFAULTS = ("2h", {"timeout": "2h"})
OWNER = {name: kind.ids[0] for kind in KINDS for name in kind.ids}


@cache
def shipped():
    """Return what the shipped specs expand to."""
    return run(ROOT / "arch-specs").expansion


def changed(data, path, change):
    """Return a copy of plain data in which the value at `path` is what `change` makes of it; None takes it away."""
    if not path:
        return change(data)
    key, *rest = path
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[key] = changed(data[key], rest, change)
    if copy[key] is None:
        del copy[key]
    return copy


def other(path):
    """Return what makes another value of one at the path, one that cannot mean the same."""
    key = path[-1] if path else ""

    def change(value):
        if isinstance(value, dict):
            return {**value, "new": "new"}
        if isinstance(value, list):
            return [*value, ITEMS.get(key, "new")]
        if "limits" in path or "requests" in path:
            return 123
        if isinstance(value, bool):
            return not value
        return TIMES.get(key) or (value + 1 if isinstance(value, int) else f"{value}x")

    return change


def with_data(job, data):
    """Return the job as it would be with other data, what follows from that included."""
    annotations = data.get("annotations", {})
    boards = tuple(each.strip() for each in annotations.get("testgrid-dashboards", "").split(",") if each.strip())
    tab = annotations.get("testgrid-tab-name", data["name"])
    return replace(job, data=data, name=data["name"], tab=tab, boards=boards)


def review_with(index, data):
    """Return the review of one job that has other data."""
    expansion = shipped()
    jobs = list(expansion.jobs)
    jobs[index] = with_data(jobs[index], data)
    return compare(
        Side(label="a", expansion=expansion), Side(label="b", expansion=replace(expansion, jobs=tuple(jobs)))
    )


@st.composite
def places(draw):
    """Draw a job and the path of a value of it."""
    jobs = shipped().jobs
    index = draw(st.integers(0, len(jobs) - 1))
    paths = [path for path, _ in walk(jobs[index].body)]
    return index, draw(st.sampled_from(paths))


@given(places())
@settings(max_examples=300, deadline=None)
def test_another_value_is_told_once_and_of_its_job(place):
    index, path = place
    job = shipped().jobs[index]
    data = changed(job.data, path, other(path))

    review = review_with(index, data)

    assert review.changes
    assert {name for change in review.changes for name in change.jobs} == {data["name"]}
    owners = {OWNER[change.kind] for change in review.changes}
    if path == ("name",):
        assert "job-renamed" in owners
    else:
        assert len(owners) == 1, [change.message for change in review.changes]
        assert review.jobs.changed == (job.name,)


@given(places())
@settings(max_examples=200, deadline=None)
def test_a_value_that_is_taken_away_is_told(place):
    index, path = place
    job = shipped().jobs[index]
    value = job.data
    for step in path:
        value = value[step]
    follows = "requests" in path or "limits" in path  # the one follows from the other
    if path in ((), ("name",)) or not value or value in (*DEFAULTS, job.name) or follows:
        return

    review = review_with(index, changed(job.data, path, lambda _value: None))

    assert review.changes
    assert {name for change in review.changes for name in change.jobs} == {job.name}


def respelt(draw, key, value):
    """Return the value in another order and in other spellings."""
    if isinstance(value, dict):
        keys = draw(st.permutations(list(value)))
        return {key: respelt(draw, key, value[key]) for key in keys}
    if isinstance(value, list):
        made = [respelt(draw, "", each) for each in value]
        free = key in ("volumes", "volumeMounts", "branches", "skip_branches") or (
            key == "env" and "$(" not in str(value)
        )
        return draw(st.permutations(made)) if free else made
    if key in DURATIONS:
        return f"{duration.nanoseconds(value) // 10**9}s"
    return str(value) if key in ("cpu", "memory") else value


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_another_spelling_is_not_told(data):
    index = data.draw(st.integers(0, len(shipped().jobs) - 1))
    job = shipped().jobs[index]

    review = review_with(index, respelt(data.draw, "", job.data))

    assert not review.differs
    assert review.load == ()

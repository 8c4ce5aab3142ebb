"""A fork on an older release branch, as Kubernetes' config-rotator moves it on (rules R-01 to R-06)."""

from itertools import pairwise

from jobgen.forks.annotations import DASHBOARDS, TAB
from jobgen.forks.containers import CONTAINERS
from jobgen.forks.editing import EACH, edit_text
from jobgen.forks.forker import fork
from jobgen.forks.refusals import ForkError
from jobgen.forks.schedule import next_schedule
from jobgen.nodes import Mapping

TIERS = ("beta", "stable1", "stable2", "stable3", "stable4")
"""The release branches from the newest to the oldest, as jobs with a generic suffix call them."""


def rotate(job: Mapping, trigger: str, *, old: str, new: str) -> Mapping:
    """Return the fork as it stands once its branch has gone from tier `old` to tier `new`."""

    def moved(text: str) -> str:
        suffix = f"-{old}"
        return f"{text.removesuffix(suffix)}-{new}" if text.endswith(suffix) else text

    job = edit_text(job, ("name",), moved)
    for words in ("command", "args"):
        job = edit_text(job, (*CONTAINERS, words, EACH), _next_marker)
    if trigger == "presubmit":
        return edit_text(job, ("context",), moved)
    if trigger != "periodic":
        return job
    for key in (TAB, DASHBOARDS):
        job = edit_text(job, ("annotations", key), moved)
    return edit_text(next_schedule(job), ("tags", EACH), moved)


def fork_for_branch(job: Mapping, trigger: str, *, version: str, go_version: str, age: int) -> Mapping | ForkError:
    """Return the job as it stands on the branch of `version`, rotated `age` times since it was forked.

    The newest live branch has age 0. After `stable4` nothing rotates any more.
    """
    forked = fork(job, trigger, version=version, go_version=go_version)
    if isinstance(forked, ForkError):
        return forked
    for old, new in list(pairwise(TIERS))[:age]:
        forked = rotate(forked, trigger, old=old, new=new)
    return forked


def _next_marker(text: str) -> str:
    # Only the first tier of this order that the text names moves on, wherever it stands.
    for old, new in pairwise(("master", *TIERS)):
        if f"k8s-{old}" in text:
            return text.replace(f"k8s-{old}", f"k8s-{new}")
    return text

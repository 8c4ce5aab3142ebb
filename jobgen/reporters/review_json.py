"""A review in the shape of `diff.schema.json`."""

from typing import Any

from jobgen.model.review import Change, LoadChange, PlatformChange, Review


def as_json(review: Review) -> dict[str, Any]:
    """Return everything that a review says, whole."""
    return {
        "base": review.base,
        "head": review.head,
        "differs": review.differs,
        "platforms": [_platform(each) for each in review.platforms],
        "signals": [{"job": each.job, "from": each.before, "to": each.after} for each in review.signals],
        "jobs": {
            "added": list(review.jobs.added),
            "removed": list(review.jobs.removed),
            "renamed": [{"from": each.before, "to": each.after, "kept": each.kept} for each in review.jobs.renamed],
            "changed": list(review.jobs.changed),
        },
        "boards": [
            {"board": each.board, "added": list(each.added), "removed": list(each.removed)} for each in review.boards
        ],
        "load": [_load(each) for each in review.load],
        "changes": [_change(each) for each in review.changes],
        "notes": list(review.notes),
    }


def _platform(each: PlatformChange) -> dict[str, Any]:
    return {
        "platform": each.platform,
        "kind": each.kind,
        "from": each.before,
        "to": each.after,
        "holding": list(each.holding),
        "lifted": [{"rule": rule, "issue": issue} for rule, issue in each.lifted],
    }


def _load(each: LoadChange) -> dict[str, Any]:
    return {"cluster": each.cluster, "runs_per_day": _pair(each.runs), "cpu_hours_per_day": _pair(each.cpu_hours)}


def _pair(figures: tuple[float, float]) -> dict[str, float]:
    before, after = (round(figure, 2) for figure in figures)
    return {"from": before, "to": after}


def _change(each: Change) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": each.kind,
        "section": each.section.value,
        "rank": each.rank,
        "message": each.message,
        "jobs": list(each.jobs),
        "platforms": list(each.platforms),
    }
    if each.place is not None:
        said |= {"file": each.place.file, "line": each.place.line, "column": each.place.column}
    return said

"""How often a periodic runs, and how long nothing may run.

`gap-too-wide` (rank 1) says that more time passes between two runs of a blocking job of the main branch than the site allows
(`thresholds.blocking.max_gap`), unless it was so and gets no worse. `schedule` has rank 3 for fewer runs or a wider gap, else 4.
"""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said
from jobgen.review.schedules import Rhythm, rhythm
from jobgen.review.wording import told
from jobgen.rules.release import nanoseconds

_KEYS = ("interval", "cron", "minimum_interval")


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of schedules."""
    return difference.path[0] in _KEYS


def said(pair: Pair, compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield the old and the new schedule."""
    before, after = rhythm(pair.before), rhythm(pair.after)
    path = next(((key,) for key in _KEYS if key in pair.now), ())
    text = f"runs {before} -> {after}" if owned and before else f"runs {after}"
    if after is not None and _is_too_wide(pair, before, after, compared):
        limit = compared.site.thresholds.blocking_gap
        why = f"blocking jobs run at least every {limit}"
        yield Said(kind="gap-too-wide", rank=1, text=text, why=why, path=path)
    elif owned and before and after:
        yield Said(kind="schedule", rank=3 if _is_rarer(before, after) else 4, text=text, path=path)
    else:
        for difference in owned:
            yield Said(kind="schedule", rank=3, text=told(difference, pair), path=path)


def _is_too_wide(pair: Pair, before: Rhythm | None, after: Rhythm, compared: Comparison) -> bool:
    most = nanoseconds(compared.site.thresholds.blocking_gap)
    if not pair.blocks or pair.job.version or most is None:
        return False
    if after.gap is not None and after.gap <= most:
        return False
    return pair.becomes_blocking or before is None or before.gap is None or after.gap is None or after.gap > before.gap


def _is_rarer(before: Rhythm, after: Rhythm) -> bool:
    return after.runs < before.runs or (after.gap or 0) > (before.gap or 0)


KIND = Kind(ids=("gap-too-wide", "schedule"), section=Section.SCHEDULES, doc=__doc__, owns=owns, of_job=said)

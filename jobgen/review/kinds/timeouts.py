"""How long a job may take.

`timeout-too-long` (rank 1) says that a blocking job may take longer than the site allows (`thresholds.blocking.max_timeout`), unless
it was so and gets no worse. `timeout` (rank 4) is any other duration of the decoration.
"""

from collections.abc import Iterator

from jobgen.model.job import Job
from jobgen.model.review import Section
from jobgen.review.normalising import written
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said
from jobgen.review.wording import told
from jobgen.rules.release import DEFAULT_TIMEOUT, nanoseconds

_PATH = ("decoration_config", "timeout")


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of durations."""
    path = difference.path
    return len(path) == 2 and path[0] == _PATH[0] and path[1].endswith(("timeout", "grace_period"))


def said(pair: Pair, compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield the old and the new durations."""
    before, after = _timeout(pair.before), _timeout(pair.after)
    changed = any(each.path == _PATH for each in owned)
    text = f"timeout: {before} -> {after}" if changed else f"timeout: {after}"
    if pair.after is not None and _is_too_long(pair, before, after, compared):
        limit = compared.site.thresholds.blocking_timeout
        why = f"blocking jobs end within {limit}"
        yield Said(kind="timeout-too-long", rank=1, text=text, why=why, path=_PATH)
    elif changed:
        yield Said(kind="timeout", rank=4, text=text, path=_PATH)
    for difference in owned:
        if difference.path != _PATH:
            yield Said(kind="timeout", rank=4, text=told(difference, pair), path=difference.path)


def _timeout(job: Job | None) -> str:
    return str(written(job, _PATH) or DEFAULT_TIMEOUT)


def _is_too_long(pair: Pair, before: str, after: str, compared: Comparison) -> bool:
    was, now, most = (nanoseconds(text) for text in (before, after, compared.site.thresholds.blocking_timeout))
    if not pair.blocks or now is None or most is None or now <= most:
        return False
    return pair.becomes_blocking or pair.before is None or was is None or now > was


KIND = Kind(ids=("timeout-too-long", "timeout"), section=Section.MACHINES, doc=__doc__, owns=owns, of_job=said)

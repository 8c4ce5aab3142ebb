"""An entry of the history is about a step, or about the signal of a suite.

A step is said with `step`, a signal with `suite` and `signal` together; an entry that says both is two entries.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Entry, Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each entry that is neither, or both."""
    for entry in platform.history:
        problem = _problem(entry)
        if problem:
            hint = "write {step, date, why}, or {suite, signal, date, why}"
            yield Broken(place=entry.place, message=problem, hint=hint, platform=platform.name)


def _problem(entry: Entry) -> str:
    if entry.step is not None:
        return "the entry is about a step and about a signal at once" if entry.suite or entry.signal else ""
    if not entry.suite and not entry.signal:
        return "the entry is about nothing: it names neither a step nor the signal of a suite"
    if not entry.signal:
        return f"the entry does not say which signal {entry.suite} took"
    return "" if entry.suite else f"the entry does not say which suite became {entry.signal}"


RULE = Rule(
    id="history-entry",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("the history of a spec",),
    passing="""\
history:
- {step: 2, date: 2024-01-10, why: it is tested}
- {suite: e2e, signal: none, date: 2025-01-10, why: it is flaky}
""",
    failing="""\
history:
- {step: 2, date: 2024-01-10, why: it is tested}
- {suite: e2e, date: 2025-01-10, why: it is flaky}
""",
)

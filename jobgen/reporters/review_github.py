"""A review as annotations, which GitHub shows beside the lines of a pull request."""

from jobgen.model.review import Change, Review
from jobgen.reporters.findings import MOST, command
from jobgen.reporters.review_parts import line, names, parts, summary
from jobgen.reporters.words import plural

_WARNING = 2
"""The last rank that is a warning; what follows is a notice."""

_NAMES = 3


def github(review: Review, *, brief: bool = False) -> str:
    """Return one annotation for each change, after one that sums them up; with `brief` only that."""
    lines = [command("notice", line(summary(review)), title="jobgen diff")]
    if brief:
        return lines[0]
    shown = [change for part in parts(review) for change in part.changes]
    lines += [_annotation(change) for change in shown[:MOST]]
    if len(shown) > MOST:
        more = f"and {plural(len(shown) - MOST, 'more change')}; --format json shows all of them"
        lines.append(command("notice", more, title="jobgen diff"))
    return "".join(lines) + "".join(command("notice", line(note), title="jobgen diff") for note in review.notes)


def _annotation(change: Change) -> str:
    level = "warning" if change.rank <= _WARNING else "notice"
    message = line(change.message) + (f"\n{line(names(change.jobs, _NAMES))}" if change.jobs else "")
    if change.place is None:
        return command(level, message, title=change.kind)
    file, row, column = change.place
    return command(level, message, file=file, line=row, col=column, title=change.kind)

"""Compare two sides: what the jobs, boards and platforms of one are beside those of the other."""

from collections.abc import Iterable, Sequence

from jobgen.model.review import JobChanges, Renaming, Review, Side, SignalChange
from jobgen.review.boards import board_changes
from jobgen.review.grouping import changes
from jobgen.review.kinds import KINDS
from jobgen.review.load import load_changes
from jobgen.review.notes import notes
from jobgen.review.pairing import pairs
from jobgen.review.platforms import platform_changes
from jobgen.review.protocol import Comparison, Kind, Pair


def compare(base: Side, head: Side, kinds: Sequence[Kind] = KINDS) -> Review:
    """Return everything that differs between two sides and matters, what a reviewer must not miss first.

    `changes` begin with those of rank 1, in the order of their sections. The others follow by section, then rank, then the
    number of jobs, the most first.
    """
    compared = Comparison(base=base, head=head, pairs=pairs(base, head))
    load = load_changes(base, head)
    return Review(
        base=base.label,
        head=head.label,
        platforms=platform_changes(base, head),
        signals=tuple(_signals(compared)),
        jobs=_jobs(compared.pairs),
        boards=board_changes(base, head),
        load=load,
        changes=changes(compared, kinds),
        notes=tuple(notes(base, head, load)),
    )


def _signals(compared: Comparison) -> Iterable[SignalChange]:
    """Yield the signals that are others; those of a fork that comes or goes with its release are told with that."""
    for pair in compared.pairs:
        before, after = pair.signals
        if before is not after and not compared.rotates(pair):
            yield SignalChange(job=pair.job.name, before=before, after=after)


def _jobs(found: Sequence[Pair]) -> JobChanges:
    renamed = (
        Renaming(before=pair.before.name, after=pair.after.name, kept=pair.kept)
        for pair in found
        if pair.before and pair.after and pair.renamed
    )
    return JobChanges(
        added=_names(pair for pair in found if pair.before is None),
        removed=_names(pair for pair in found if pair.after is None),
        renamed=tuple(dict.fromkeys(renamed)),
        changed=_names(pair for pair in found if pair.before and pair.after and _changed(pair)),
    )


def _changed(pair: Pair) -> bool:
    """Return whether more than its name is another."""
    return pair.signals[0] is not pair.signals[1] or any(each.path != ("name",) for each in pair.differences)


def _names(found: Iterable[Pair]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair.job.name for pair in found))

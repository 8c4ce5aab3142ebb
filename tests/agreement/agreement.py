"""Hold `jobgen lint` against the engines: random changes of sound configuration, and what either says about each.

Run it by `make agreement`, or replay one case by its seed: `make agreement AGREEMENT_FLAGS='--replay 1:23'`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from broken_specs import judge_specs
from broken_trees import Case, broken_case, lay_out
from tallies import Disagreement, Tally, table
from verdicts import ask, engines_of, errors, refused, scratch

from jobgen.findings import Finding, Place

CRASH = "crash"
CHUNK = 200
WORKERS = 2


def judge(seeds: Sequence[str], *, boards: bool = True) -> Tally:
    """Return the tally of some cases."""
    tally = Tally()
    taken: list[Case] = []
    with scratch() as name:
        folder = Path(name)
        for number, seed in enumerate(seeds):
            case = broken_case(seed, boards=boards)
            tally.cases[case.kinds[0]] += 1
            place = folder / str(number)
            lay_out([case], place)
            found = _looked_at(place)
            if not found:
                taken.append(case)
                continue
            said = ask(place, engines_of(found)) if found[0].rule != CRASH else None
            if said:
                tally.both_refuse[case.kinds[0]] += 1
                tally.engines[said.engine] += 1
            else:
                tally.false_alarms[case.kinds[0]] += 1
                lint = tuple(f"{each.rule}: {each.message}" for each in found)
                tally.disagreements.append(Disagreement(seed, case.kinds, lint, None))
        _missed(taken, folder / "all", tally)
    return tally


def _looked_at(place: Path) -> list[Finding]:
    """Return what lint says; that it fell over where it did, which every case is right in refusing."""
    try:
        return errors(place)
    except Exception as problem:  # noqa: BLE001  (any at all is a mistake of lint, and one more line of the report)
        return [Finding(rule=CRASH, place=Place(str(place)), message=f"{type(problem).__name__}: {problem}")]


def _missed(taken: Sequence[Case], folder: Path, tally: Tally) -> None:
    """Show the engines what lint takes, and count what they do not."""
    found = refused(taken, folder)
    for case, said in found:
        tally.missed[case.kinds[0]] += 1
        tally.engines[said.engine] += 1
        tally.disagreements.append(Disagreement(case.seed, case.kinds, (), said))
    tally.both_take.update(Counter(case.kinds[0] for case in taken) - tally.missed)


def replay(seed: str, *, boards: bool) -> None:
    """Print a case, what lint says about it, and what the engines say."""
    case = broken_case(seed, boards=boards)
    print(f"# {', '.join(case.kinds)}\n{case.jobs}{'---' if case.boards else ''}\n{case.boards}")
    with scratch() as name:
        lay_out([case], Path(name) / "case")
        for finding in errors(Path(name) / "case"):
            print(f"lint: {finding.rule}: {finding.message} ({finding.place})")
        said = ask(Path(name) / "case")
        print(f"{said.engine}: {said.said}" if said else "all engines take it")


def main() -> int:
    """Judge as many cases as are asked for, print the tables and every disagreement, and say whether there was one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="changed job files and TestGrid files")
    parser.add_argument("--specs", type=int, default=2_000, help="changed specs")
    parser.add_argument("--seed", type=int, default=1, help="all seeds begin with it")
    parser.add_argument("--no-boards", dest="boards", action="store_false", help="leave TestGrid files as they are")
    parser.add_argument("--replay", metavar="SEED", help="show one case")
    given = parser.parse_args()
    if given.replay:
        replay(given.replay, boards=given.boards)
        return 0
    told = 0
    for title, number, how in (
        ("Job files and TestGrid files", given.cases, partial(judge, boards=given.boards)),
        ("Specs", given.specs, judge_specs),
    ):
        if not number:
            continue
        tally = in_chunks([f"{given.seed}:{each}" for each in range(number)], how)
        print(f"## {title}\n", *table(tally), "", *tally.disagreements, "", sep="\n", flush=True)
        told += len(tally.disagreements)
    return bool(told)


def in_chunks(seeds: Sequence[str], how: Callable[[Sequence[str]], Tally]) -> Tally:
    """Return the tally of all seeds, which two processes share."""
    tally = Tally()
    with ProcessPoolExecutor(WORKERS) as pool:
        for part in [pool.submit(how, seeds[start : start + CHUNK]) for start in range(0, len(seeds), CHUNK)]:
            tally.add(part.result())
    return tally


if __name__ == "__main__":
    sys.exit(main())

"""The same on the level of specs: what `generate` makes of a changed spec, the engines take."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from shutil import copytree, rmtree

from breaks import change
from judges import OWN
from loose_yaml import written
from places import ROOT
from tallies import Disagreement, Tally
from test_rules_agree import provided, stand_ins
from verdicts import Refusal, ask, scratch

from jobgen.findings import Severity
from jobgen.nodes import plain
from jobgen.pipeline import Run, files, run
from jobgen.yamlio.emit import emit
from jobgen.yamlio.parse import parse

SPECS = ROOT / "arch-specs"


def judge_specs(seeds: Sequence[str]) -> Tally:
    """Return the tally of some changed specs."""
    tally = Tally()
    with scratch() as name:
        for seed in seeds:
            folder = Path(name) / "case"
            rmtree(folder, ignore_errors=True)
            kinds = lay_changed(seed, folder / "specs")
            tally.cases[kinds[0]] += 1
            done = run(folder / "specs")
            if any(finding.severity is Severity.ERROR for finding in done.findings):
                tally.refused_by_rules[kinds[0]] += 1
                continue
            said = judged(done, folder)
            (tally.missed if said else tally.both_take)[kinds[0]] += 1
            if said:
                tally.engines[said.engine] += 1
                tally.disagreements.append(Disagreement(f"spec {seed}", kinds, (), said))
    return tally


def lay_changed(seed: str, specs: Path) -> tuple[str, ...]:
    """Write the shipped specs with one of them changed, and return what was changed."""
    rng = Random(f"spec {seed}")  # noqa: S311  (chance, not secrecy)
    copytree(SPECS, specs)
    path = rng.choice(sorted(path for path in specs.glob("*.yaml") if not path.name.startswith("_")))
    node, _ = parse(path.read_text(encoding="utf-8"), path.name)
    assert node is not None
    spec = plain(node)
    assert isinstance(spec, dict)
    kinds = tuple(change(rng, spec, "arch-spec") for _ in range(rng.choice((1, 1, 2))))
    path.write_text(written(spec), encoding="utf-8")
    return kinds


def judged(done: Run, folder: Path) -> Refusal | None:
    """Return what an engine says against what the specs generate, among stand-ins and the boards that they provide."""
    assert done.expansion
    texts = {
        **files(done),
        "jobs/stand-ins.yaml": emit(stand_ins()),
        "testgrids/provided.yaml": emit({"dashboards": provided(done.expansion)}),
        "testgrids/default.yaml": (OWN / "testgrid-default.yaml").read_text(encoding="utf-8"),
    }
    for name, text in texts.items():
        path = folder / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return ask(folder / "out")

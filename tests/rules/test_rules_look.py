"""Every rule looks at something: at specs, and at files that somebody could have written, where it says that it does.

A rule that looks at nothing says nothing, and nobody would notice. What the failing example of a rule on specs generates is laid out as
files here, and lint has to find the same there.
"""

import pytest
from examples import linted, specs_with

from jobgen.findings import Severity
from jobgen.pipeline import files, run
from jobgen.rules import RULES

ON_SPECS = [rule for rule in RULES if rule.on_specs]
ON_BOTH = [rule for rule in ON_SPECS if rule.on_written]
KNOWN_TO_SPECS = {
    "board-known": "the example generates no board at all, so that none is judged",
    "branch-anchor": "the site file says which release branches live",
    "cluster-known": "the site file says which clusters there are",
    "merge-blocking-board": "a provided board is none of the files",
    "signal-board": "the signal is read off the boards, and cannot contradict them",
}

REFUSED_IN_PART = {"blocking-alert-email", "release-board-first"}
"""Rules without an engine of their own, of which an engine refuses some findings all the same."""


@pytest.mark.parametrize("rule", ON_SPECS, ids=lambda rule: rule.id)
def test_a_rule_looks_at_the_specs_of_its_failing_example(rule, tmp_path):
    verdict = run(specs_with(tmp_path, rule.failing)).verdict

    assert verdict is not None
    (tally,) = [tally for tally in verdict.tallies if tally.rule == rule.id]
    assert tally.looked_at > 0
    assert tally.failed > 0


@pytest.mark.parametrize("rule", ON_BOTH, ids=lambda rule: rule.id)
def test_lint_finds_the_same_in_what_the_failing_example_generates(rule, tmp_path):
    done = linted(generated(tmp_path, rule.failing))

    found = {finding.severity for finding in done.findings if finding.rule == rule.id}
    if rule.id in KNOWN_TO_SPECS:
        assert found == set()
        return
    assert done.tallies[rule.id].looked_at > 0
    assert found
    assert rule.engine or Severity.ERROR not in found or rule.id in REFUSED_IN_PART


def generated(folder, example):
    """Return the folder with the job files and TestGrid files of an example."""
    written = folder / "written"
    for name, text in files(run(specs_with(folder, example))).items():
        if name.endswith(".yaml"):
            path = written / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return written


def test_the_exceptions_are_rules_on_both():
    assert KNOWN_TO_SPECS.keys() <= {rule.id for rule in ON_BOTH}

"""Every input that fuzzing has kept, once more: what made jobgen do something new before may do so again.

Here is no fuzzer, only its inputs; `make fuzz` looks for new ones.
"""

import pytest
from fuzz_seeds import KEPT, LARGEST, kept
from fuzz_targets import TARGETS, survive

INPUTS = [path for name in TARGETS for path in kept(name)]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_jobgen_survives(path):
    survive(path.parent.name, path.read_bytes())


def test_there_are_inputs_for_every_target_and_nothing_else():
    assert {path.parent.name for path in INPUTS} == set(TARGETS)
    assert {path for path in KEPT.rglob("*") if path.is_file()} == set(INPUTS)


def test_the_corpus_is_small():
    sizes = [path.stat().st_size for path in INPUTS]

    assert max(sizes) <= LARGEST
    assert sum(sizes) <= 600 * 1024
    assert len(sizes) <= 300

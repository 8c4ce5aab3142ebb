"""Every kind of change by its cases: what it says, and that nothing else would say it."""

from collections.abc import Callable
from functools import cache

import pytest
from review_cases import CASES, Case
from reviewing import lines, sides

from jobgen.model.review import Side
from jobgen.review.compare import compare
from jobgen.review.kinds import KINDS


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Case], tuple[Side, Side]]:
    """Return a function that reads both sides of a case, once."""
    return cache(lambda case: sides(tmp_path_factory.mktemp("case"), case.base, case.head))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_says_this_and_nothing_more(case, read):
    assert lines(compare(*read(case))) == list(case.lines)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.ids[0])
def test_each_id_of_a_kind_has_a_case_and_needs_the_kind(kind, read):
    others = [each for each in KINDS if each is not kind]
    for name in kind.ids:
        case, said = next(((case, said) for case in CASES for said in case.lines if f" {name}: " in said), (None, ""))
        assert case is not None, f"no case says {name}"
        assert said not in lines(compare(*read(case), others))


def test_ids_of_kinds_are_their_own_and_documented():
    ids = [name for kind in KINDS for name in kind.ids]

    assert len(ids) == len(set(ids))
    for kind in KINDS:
        assert [name for name in kind.ids if f"`{name}`" not in kind.doc] == []
        assert "rank " in kind.doc.lower()


def test_a_kind_says_nothing_under_an_id_or_in_a_section_that_is_not_its_own(read):
    owners = {name: kind for kind in KINDS for name in kind.ids}

    for case in CASES:
        for change in compare(*read(case)).changes:
            assert change.section is owners[change.kind].section
            assert 1 <= change.rank <= 5

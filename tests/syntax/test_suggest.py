"""Did you mean."""

from itertools import permutations

import pytest

from jobgen.syntax.suggest import closest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("perodics", "periodics"),
        ("Presubmits", "presubmits"),
        ("post_submits", "postsubmits"),
        ("interval", None),
        ("", None),
    ],
)
def test_the_nearest_word(word, meant):
    assert closest(word, ["presubmits", "postsubmits", "periodics"]) == meant


def test_the_order_of_the_candidates_does_not_matter():
    assert {closest("cart", names) for names in permutations(["carb", "card", "CARE"])} == {"CARE"}


def test_without_candidates_there_is_nothing_to_mean():
    assert closest("cat", []) is None

"""The quick yes of `jobgen.schemas.accepting` is never a yes where jsonschema says no, and is a yes for what is shipped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import restructured, shipped

from jobgen.model.spec import Document
from jobgen.nodes import Mapping, plain
from jobgen.schemas.accepting import Accepting
from jobgen.stages.validate import kind, validator
from jobgen.yamlio.parse import parse

ACCEPTING = Accepting()


def document(name: str, text: str) -> Document | None:
    node, _ = parse(text, name)
    return Document(name=name, path=name, node=node) if isinstance(node, Mapping) else None


def accepts(spec: Document) -> bool:
    return ACCEPTING.document(kind(spec))(spec.node)


def fits(spec: Document) -> bool:
    return bool(validator(kind(spec)).is_valid(plain(spec.node)))


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_shipped_specs_are_accepted(path):
    spec = document(path.name, path.read_text())

    assert spec is not None
    assert accepts(spec)
    assert fits(spec)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(data=st.data())
def test_nothing_is_accepted_that_does_not_fit(data):
    path = data.draw(st.sampled_from(shipped()))
    spec = document(path.name, data.draw(restructured(path.read_text())))

    assert spec is None or not accepts(spec) or fits(spec)

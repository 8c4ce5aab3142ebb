"""TestGrid files as test groups, dashboards and dashboard groups."""

from collections.abc import Iterator, Sequence

from jobgen.existing.files import WrittenFile
from jobgen.existing.fitting import fitting
from jobgen.findings import Finding
from jobgen.model.existing import TestGrid, Written
from jobgen.nodes import Mapping, Node, Scalar, find, plain
from jobgen.nodes import Sequence as Items

SCHEMA = "testgrid-file"


def read_boards(files: Sequence[WrittenFile], findings: list[Finding]) -> TestGrid:
    """Return the objects of all files together; a file that does not fit the schema becomes findings, and gives none."""
    made = (fitting(file.node, SCHEMA, file.path, findings, loose=True) for file in files)
    nodes = [node for node in made if node is not None]
    return TestGrid(
        test_groups=tuple(each for node in nodes for each in _written(node, "test_groups")),
        dashboards=tuple(each for node in nodes for each in _written(node, "dashboards")),
        dashboard_groups=tuple(each for node in nodes for each in _written(node, "dashboard_groups")),
    )


def _written(node: Node, key: str) -> Iterator[Written]:
    listed = find(node, key)
    for item in listed.items if isinstance(listed, Items) else ():
        data = plain(item)
        assert isinstance(data, dict)  # noqa: S101  (the schema has said so)
        assert isinstance(item, Mapping)  # noqa: S101  (the same)
        name = find(item, "name")
        place = name.place if isinstance(name, Scalar) else item.place
        yield Written(name=str(data.get("name") or ""), body=item, data=data, place=place)

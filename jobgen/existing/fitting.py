"""What somebody wrote against the schema that it has to fit, as the engine sees it."""

from dataclasses import replace

from jobgen.existing.decode import decoded, is_as_written
from jobgen.findings import Finding, Severity
from jobgen.model.spec import Document
from jobgen.nodes import Mapping, Node
from jobgen.stages.validate import accepts, validate_as


def fitting(
    node: Node, schema: str, path: str, findings: list[Finding], *, name: str = "", loose: bool = False
) -> Mapping | None:
    """Return the node as the engine sees it if that fits the schema; else say why it does not, and whose it is by `name`."""
    if isinstance(node, Mapping) and accepts(node, schema) and is_as_written(node):
        return node
    if not isinstance(node, Mapping):
        what = name or f"each {schema.rpartition('/')[2]}"
        findings.append(
            Finding(
                rule="schema-type",
                place=node.place,
                message=f"{what} must be a mapping",
                hint="write its keys, each on a line of its own",
            )
        )
        return None
    problems: list[Finding] = []
    body = decoded(node, schema, problems, loose=loose)
    assert isinstance(body, Mapping)  # noqa: S101  (a mapping decodes to one)
    problems += validate_as(Document(name=path, path=path, node=body, schema=schema))
    findings.extend(_named(problem, name) for problem in problems)
    return None if any(problem.severity is Severity.ERROR for problem in problems) else body


def _named(problem: Finding, name: str) -> Finding:
    return replace(problem, message=f"{name}: {problem.message}", job=name) if name else problem

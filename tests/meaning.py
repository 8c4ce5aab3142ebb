"""What specs mean, before any rule looks at it: the stages up to the expansion, on texts instead of files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import small

from jobgen.findings import Finding, ordered
from jobgen.model.job import Expansion
from jobgen.model.spec import SITE, SUITES, Document
from jobgen.nodes import Mapping as Node
from jobgen.stages.expand import expand
from jobgen.stages.read import read_catalogue, read_platform, read_site
from jobgen.stages.resolve import resolve
from jobgen.stages.validate import validate
from jobgen.yamlio.parse import parse

PLATFORM = "linux-riscv64.yaml"


@dataclass(frozen=True)
class Meaning:
    """The expansion of some specs, and the findings on the way."""

    expansion: Expansion
    findings: list[Finding]

    @property
    def jobs(self) -> dict[str, dict[str, Any]]:
        """The Prow jobs by suite and trigger, such as `unit periodic`."""
        return {f"{job.suite} {job.trigger}": job.data for job in self.expansion.jobs}

    @property
    def job(self) -> dict[str, Any]:
        """The only Prow job."""
        (job,) = self.expansion.jobs
        return job.data

    @property
    def container(self) -> dict[str, Any]:
        """The only container of the only job."""
        (container,) = self.job["spec"]["containers"]
        assert isinstance(container, dict)
        return container

    @property
    def said(self) -> list[str]:
        """The findings as users read them, without hints."""
        return [str(finding) for finding in self.findings]


def platform(suites: str, more: str = "", *, step: int = 1) -> str:
    """Return the spec of a platform with these suites, and more keys; the suites may be indented as they like."""
    head = small.PLATFORM.partition("suites:")[0].replace("step: 1", f"step: {step}")
    return f"{head}{more}suites:\n{suites}"


def meaning(
    spec: str | Mapping[str, str],
    *,
    site: str = small.SITE,
    suites: str = small.SUITES,
    files: Mapping[str, str | Finding] | None = None,
) -> Meaning:
    """Return what the specs mean: one platform as text, or several by file name."""
    platforms = {PLATFORM: spec} if isinstance(spec, str) else spec
    shared = read_site(document(SITE, site)), read_catalogue(document(SUITES, suites))
    read = tuple(read_platform(document(name, text)) for name, text in platforms.items())
    resolved, unresolved = resolve(*shared, read, dict(files or {}))
    expansion, unexpanded = expand(shared[0], read, resolved)
    return Meaning(expansion, ordered([*unresolved, *unexpanded]))


def document(name: str, text: str) -> Document:
    """Return a spec that its schema accepts."""
    node, findings = parse(text, name)
    assert isinstance(node, Node)
    assert not findings
    made = Document(name=name, path=name, node=node)
    assert not validate(made)
    return made

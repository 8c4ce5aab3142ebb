"""The one pipeline, and the order of its stages: load -> validate -> read -> resolve -> expand -> gate -> render.

Every command is a consumer of what stands here; none has a copy of the flow.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from jobgen.findings import Finding, Severity, ordered
from jobgen.model.job import Expansion
from jobgen.model.spec import Catalogue, Document, Platform, Site, Sources
from jobgen.remembered import Expand, Jobs, Remembered, joined, split
from jobgen.rules import RULES
from jobgen.stages.expand import expand, expand_jobs, whole
from jobgen.stages.gate import Verdict, gate, standings
from jobgen.stages.load import SpecsFolder, load, load_site
from jobgen.stages.read import read_catalogue, read_platform, read_site
from jobgen.stages.render import render
from jobgen.stages.resolve import resolve
from jobgen.stages.validate import validate
from jobgen.syntax.platform import error as platform_error
from jobgen.syntax.platform import suggestion
from jobgen.targets import TARGETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run of the pipeline found out. Without a usable site file and catalogue there is no expansion.

    `loading` are those of the findings that were made before a document was looked into.
    """

    sources: Sources
    findings: tuple[Finding, ...]
    loading: tuple[Finding, ...] = ()
    expansion: Expansion | None = None
    verdict: Verdict | None = None

    @property
    def failed(self) -> bool:
        """Whether anything is an error, so that nothing may be written."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def run(specs: Path | SpecsFolder, *, warn: tuple[str, ...] = (), memory: Path | None = None, code: str = "") -> Run:
    """Read the specs folder and return everything that follows from it, findings of every stage included.

    `warn` are rules that only warn. `memory` is a folder in which platforms may be remembered, for commands that ask for no layers; `code` stands for this jobgen.
    """
    sources, findings = load(specs)
    sources = replace(sources, warn=warn)
    return _run(sources, findings, Remembered(memory, sources, code) if memory else None)


def read_site_of(specs: Path) -> tuple[Site | None, list[Finding]]:
    """Return the site of a specs folder, and what is wrong with its file; None where there is no folder or no usable site file."""
    document, findings = load_site(specs)
    if document is None:
        return None, findings
    problems = validate(document)
    return (None, problems) if problems else (read_site(document), [])


def rerun(done: Run, document: Document, *, alone: bool = False) -> Run:
    """Return what would follow if one platform's spec were another document; no file is read again.

    With `alone` the other platforms are left out, which is enough for whatever is about this one.
    """
    others = () if alone else (each for each in done.sources.platforms if each.name != document.name)
    platforms = tuple(sorted((*others, document), key=lambda each: each.name))
    return _run(replace(done.sources, platforms=platforms), list(done.loading))


def run_beside(done: Run, specs: Path | SpecsFolder) -> Run:
    """Return what another state of the same specs means; what both have in common is read and expanded once.

    It is held to the floors alone, which say where each platform stands: the other rules are about what is to come.
    """
    sources, findings = load(specs, known=done.sources)
    return _run(sources, findings, _Beside(done, sources), judged=False)


def files(done: Run) -> dict[str, str]:
    """Return the text of every file that the run stands for, by path below the output folder."""
    return render(done.expansion, TARGETS) if done.expansion else {}


class _Memory(Protocol):
    """What platforms expanded to before."""

    def recall(self, platform: Platform, expand: Expand) -> Jobs | None: ...
    def remember(self, platform: Platform, jobs: Jobs) -> None: ...


class _Beside:
    """The jobs of another run, for platforms that mean the same in both."""

    def __init__(self, done: Run, sources: Sources) -> None:
        other = done.sources
        same = sources.site is other.site and sources.suites is other.suites and sources.files == other.files
        self._expansion = done.expansion if same else None

    def recall(self, platform: Platform, _expand: Expand) -> Jobs | None:
        known = self._expansion.platform.get(platform.name) if self._expansion else None
        if self._expansion is None or known is None or known.document is not platform.document:
            return None
        return self._expansion.jobs_of.get(platform.name, ()), self._expansion.forks_of.get(platform.name, ())

    def remember(self, platform: Platform, jobs: Jobs) -> None:
        """Keep nothing: nobody comes after."""


def _run(sources: Sources, findings: list[Finding], memory: _Memory | None = None, *, judged: bool = True) -> Run:
    loading = tuple(findings)
    valid = {document.name: document for document in _documents(sources) if _valid(document, findings)}
    if sources.site is None or sources.suites is None or not {sources.site.name, sources.suites.name} <= valid.keys():
        return Run(sources=sources, findings=tuple(ordered(findings)), loading=loading)
    site, catalogue = read_site(sources.site), read_catalogue(sources.suites)
    platforms = tuple(read_platform(document) for document in sources.platforms if document.name in valid)
    expansion, verdict = _meaning(site, catalogue, platforms, sources, findings, memory=memory, judged=judged)
    return Run(
        sources=sources, findings=tuple(ordered(findings)), loading=loading, expansion=expansion, verdict=verdict
    )


def at_step(done: Run, name: str, step: int) -> Expansion:
    """Return what one platform of an expanded run would mean at another step, and where it would stand there."""
    assert done.expansion is not None  # noqa: S101  (there is one where both shared files are usable)
    assert done.sources.suites is not None  # noqa: S101  (the same)
    platform = replace(done.expansion.platform[name], step=step)
    site, catalogue = done.expansion.site, read_catalogue(done.sources.suites)
    resolved, _ = resolve(site, catalogue, (platform,), done.sources.files)
    expansion, _ = expand(site, (platform,), resolved)
    return replace(expansion, standings=standings(expansion, RULES))


def _documents(sources: Sources) -> Iterable[Document]:
    return (each for each in (sources.site, sources.suites, *sources.platforms) if each is not None)


def _valid(document: Document, findings: list[Finding]) -> bool:
    problems = validate(document)
    if not document.name.startswith("_"):
        problems += _name_problem(document)
    findings.extend(problems)
    return not problems


def _name_problem(document: Document) -> list[Finding]:
    name = document.name.removesuffix(".yaml")
    problem = platform_error(name)
    if not problem:
        return []
    near = suggestion(name)
    named = f"Go calls it {near}: rename the spec to {near}.yaml"
    hint = named if near else "name the spec <os>-<arch>.yaml as Go spells them, for example linux-riscv64.yaml"
    return [Finding(rule="spec-name", place=document.node.place, message=problem, hint=hint)]


def _meaning(
    site: Site,
    catalogue: Catalogue,
    platforms: tuple[Platform, ...],
    sources: Sources,
    findings: list[Finding],
    *,
    memory: _Memory | None,
    judged: bool,
) -> tuple[Expansion, Verdict | None]:
    jobs, forks = _jobs(site, catalogue, platforms, sources, findings, memory=memory)
    named = frozenset(document.name.removesuffix(".yaml") for document in sources.platforms)
    expansion = replace(whole(site, platforms, jobs, forks), named=named)
    if not judged:
        return replace(expansion, standings=standings(expansion, RULES)), None
    verdict = gate(expansion, RULES, sources.warn)
    findings.extend(verdict.findings)
    return replace(expansion, standings=verdict.standings), verdict


def _jobs(
    site: Site,
    catalogue: Catalogue,
    platforms: tuple[Platform, ...],
    sources: Sources,
    findings: list[Finding],
    *,
    memory: _Memory | None,
) -> Jobs:
    """Return the jobs and forks of all platforms, in their order; those that are remembered are not made again."""

    def made(*wanted: Platform) -> tuple[Jobs, list[Finding]]:
        resolved, unresolved = resolve(site, catalogue, wanted, sources.files)
        jobs, forks, unexpanded = expand_jobs(site, resolved)
        return (jobs, forks), [*unresolved, *unexpanded]

    if memory is None:
        jobs, problems = made(*platforms)
        findings.extend(problems)
        return jobs
    known = {each.name: found for each in platforms if (found := memory.recall(each, lambda one: made(one)[0]))}
    new = [each for each in platforms if each.name not in known]
    jobs, problems = made(*new)
    findings.extend(problems)
    fresh = split(jobs, new)
    if not problems:
        for each in new:
            memory.remember(each, fresh[each.name])
    return joined([(known | fresh)[each.name] for each in platforms])

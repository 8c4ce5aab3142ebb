"""`jobgen lint`: the rules on Prow and TestGrid configuration that exists already, whoever wrote it."""

from collections.abc import Sequence
from pathlib import Path

from jobgen.commands.common import (
    Outcome,
    Settings,
    counted,
    dumped,
    exit_code_of,
    findings_json,
    report,
    tallied,
    told,
)
from jobgen.existing import Existing, read_existing
from jobgen.findings import ordered
from jobgen.pipeline import read_site_of
from jobgen.reporters.words import plural
from jobgen.rules import RULES
from jobgen.stages.gate import gate


def lint(
    paths: Sequence[Path], settings: Settings, *, prow_config: Path | None = None, verbose: bool = False
) -> Outcome:
    """Report on the job files and TestGrid files that the paths name or hold.

    Raises:
        JobgenError: there is no such file or folder.
    """
    site, problems = read_site_of(settings.specs)
    settings.progress("reading")
    existing = read_existing(paths, prow_config=prow_config, site=site)
    settings.progress("judging")
    verdict = gate(existing.expansion, RULES)
    findings = ordered([*problems, *existing.findings, *verdict.findings])
    code = exit_code_of(findings)
    if settings.format == "json":
        return Outcome(
            text=dumped({"findings": findings_json(findings), "rules": tallied(verdict.tallies)}), exit_code=code
        )
    text = report(findings, settings) + counted(findings, settings)
    if settings.format == "text":
        text += told(verdict.tallies) if verbose else ""
        text += "" if settings.quiet or findings else _nothing(existing)
    return Outcome(text=text, exit_code=code)


def _nothing(existing: Existing) -> str:
    jobs, boards = len(existing.expansion.jobs), len(existing.expansion.testgrid.dashboards)
    what = [plural(len(existing.files), "file"), plural(jobs, "job"), plural(boards, "dashboard")]
    return f"nothing to report: {', '.join(what)}\n"

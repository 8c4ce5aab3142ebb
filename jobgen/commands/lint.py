"""`jobgen lint`: the rules on Prow and TestGrid configuration that exists already, whoever wrote it."""

from collections.abc import Sequence
from pathlib import Path

from jobgen.commands.common import Outcome, Settings, counted, dumped, findings_json, report, tallied
from jobgen.errors import Exit
from jobgen.existing import Existing, read_existing
from jobgen.findings import Finding, Severity, ordered
from jobgen.pipeline import read_site_of
from jobgen.reporters.words import plural
from jobgen.rules import RULES
from jobgen.stages.gate import Verdict, gate
from jobgen.trees import IO_RULES


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
    code = _exit_code(findings)
    if settings.format == "json":
        return Outcome(
            text=dumped({"findings": findings_json(findings), "rules": tallied(verdict.tallies)}), exit_code=code
        )
    text = report(findings, settings) + counted(findings, settings)
    if settings.format == "text":
        text += _told(verdict) if verbose else ""
        text += "" if settings.quiet or findings else _nothing(existing)
    return Outcome(text=text, exit_code=code)


def _exit_code(findings: Sequence[Finding]) -> int:
    if any(finding.rule in IO_RULES for finding in findings):
        return Exit.USAGE
    return Exit.FINDINGS if any(finding.severity is Severity.ERROR for finding in findings) else Exit.CLEAN


def _told(verdict: Verdict) -> str:
    return "".join(
        f"{tally.rule}: looked at {tally.looked_at}, failed {tally.failed}, skipped {tally.skipped}\n"
        for tally in verdict.tallies
    )


def _nothing(existing: Existing) -> str:
    jobs, boards = len(existing.expansion.jobs), len(existing.expansion.testgrid.dashboards)
    what = [plural(len(existing.files), "file"), plural(jobs, "job"), plural(boards, "dashboard")]
    return f"nothing to report: {', '.join(what)}\n"

"""What commands share: their settings, what they answer, and how findings end up in it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jobgen.errors import Exit, JobgenError
from jobgen.findings import Finding, Severity
from jobgen.pipeline import Run
from jobgen.reporters.findings import REPORTERS, as_json, summary
from jobgen.reporters.folding import folded
from jobgen.reporters.style import Style
from jobgen.stages.gate import Tally
from jobgen.trees import IO_RULES

OUTPUT_VERSION = 1
"""Version of every JSON object that a command prints; `schemas/output/` describes them."""


def _silent(_message: str) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the common options say. `memory` is a folder in which platforms may be remembered, `code` stands for this jobgen.

    `warn` are rules that only warn. `progress` receives one line about what goes on, on a terminal only.
    """

    specs: Path = Path("arch-specs")
    out: Path = Path("generated")
    format: str = "text"
    quiet: bool = False
    warn: tuple[str, ...] = ()
    memory: Path | None = None
    code: str = ""
    style: Style = field(default_factory=Style)
    progress: Callable[[str], None] = _silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command answers: text for standard output, and the exit code."""

    text: str
    exit_code: int = Exit.CLEAN


def exit_code(run: Run, *, found: bool = False) -> int:
    """Return the exit code for what the run found; `found` adds drift or an unmet gate."""
    return exit_code_of(run.findings, found=found)


def exit_code_of(findings: Sequence[Finding], *, found: bool = False) -> int:
    """Return the exit code for findings: a file that cannot be had comes before what is wrong with one."""
    if any(finding.rule in IO_RULES for finding in findings):
        return Exit.USAGE
    failed = any(finding.severity is Severity.ERROR for finding in findings)
    return Exit.FINDINGS if failed or found else Exit.CLEAN


def dumped(content: dict[str, Any]) -> str:
    """Return a JSON object of the output contract as text."""
    return json.dumps({"version": OUTPUT_VERSION, **content}, indent=2) + "\n"


def report(findings: Sequence[Finding], settings: Settings) -> str:
    """Return the findings in the format of the settings; with --quiet only errors."""
    shown = [each for each in findings if each.severity is Severity.ERROR] if settings.quiet else list(findings)
    return REPORTERS[settings.format](shown if settings.format == "sarif" else folded(shown), settings.style)


def counted(findings: Sequence[Finding], settings: Settings) -> str:
    """Return the closing line that counts findings, in text output only."""
    if settings.quiet or settings.format != "text" or not findings:
        return ""
    return settings.style.paint(f"{summary(folded(findings))}\n", "bold")


def findings_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return all findings as JSON shows them."""
    return [as_json(finding) for finding in findings]


def tallied(tallies: Sequence[Tally]) -> list[dict[str, Any]]:
    """Return what each rule looked at, as JSON shows it."""
    return [
        {"id": tally.rule, "looked_at": tally.looked_at, "failed": tally.failed, "skipped": tally.skipped}
        for tally in tallies
    ]


def told(tallies: Sequence[Tally]) -> str:
    """Return what each rule looked at, one line a rule, as text shows it."""
    return "".join(f"{tally.rule}: {', '.join(_counts(tally))}\n" for tally in tallies)


def _counts(tally: Tally) -> Iterator[str]:
    yield f"looked at {tally.looked_at}"
    yield f"failed {tally.failed}"
    if tally.lifted:
        yield f"lifted {tally.lifted}"
    yield f"skipped {tally.skipped}"


def platform_named(run: Run, name: str, settings: Settings) -> str:
    """Return the platform that the user named, by its name or by the path of its spec.

    Raises:
        JobgenError: there is no such spec.
    """
    from jobgen.syntax.suggest import closest  # noqa: PLC0415  (difflib is slow to import, and rarely needed)

    wanted = Path(name).name.removesuffix(".yaml")
    known = [document.name.removesuffix(".yaml") for document in run.sources.platforms]
    if wanted in known:
        return wanted
    near = closest(wanted, sorted(known))
    hint = f'did you mean "{near}"?' if near else f"platforms: {', '.join(sorted(known))}"
    message = f'there is no spec of "{name}" in {settings.specs}'
    raise JobgenError(message, hint=hint)

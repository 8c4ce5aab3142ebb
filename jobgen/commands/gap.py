"""`jobgen gap`: what a platform lacks for a step, or beside another platform."""

from dataclasses import dataclass
from typing import Any

from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, platform_named, report
from jobgen.errors import Exit, JobgenError
from jobgen.findings import Severity
from jobgen.model.gap import Lack, brings, lacks
from jobgen.model.job import Expansion
from jobgen.model.matrix import step_name
from jobgen.model.standing import HIGHEST, Standing, Unmet
from jobgen.pipeline import Run, at_step, run
from jobgen.reporters.matrix import steps
from jobgen.reporters.words import plural
from jobgen.rules import RULES
from jobgen.stages.write import recover
from jobgen.syntax.markdown import prose, thread


def gap(name: str, settings: Settings, *, to: int | None = None, against: str = "") -> Outcome:
    """Show the floors that the platform does not meet, up to step `to` or the next one, or that another platform meets.

    Raises:
        JobgenError: there is no such platform, or both `to` and `against` are given.
    """
    if to is not None and against:
        raise JobgenError("--to and --against ask different questions", hint="give one of them")
    recover(settings.out)
    done = run(settings.specs)
    platform = platform_named(done, name, settings)
    other = platform_named(done, against, settings) if against else ""
    expansion = done.expansion
    asked = {platform, other} - {""}
    if expansion is None or _refused(done, asked) or not asked <= expansion.platform.keys():
        return _findings(platform, done, settings)
    return _beside(platform, other, expansion, settings) if other else _toward(platform, to, done, expansion, settings)


def _refused(done: Run, asked: set[str]) -> bool:
    """Return whether anything that concerns the platforms is wrong besides floors, which are what a gap is made of."""
    floors = {rule.id for rule in RULES if rule.floor is not None}
    elsewhere = {each.path for each in done.sources.platforms if each.name.removesuffix(".yaml") not in asked}
    errors = (each for each in done.findings if each.severity is Severity.ERROR and each.place.file not in elsewhere)
    return any(each.rule not in floors for each in errors)


def _findings(name: str, done: Run, settings: Settings) -> Outcome:
    if settings.format == "json":
        shown: dict[str, Any] = {"platform": name, "from": None, "earned": None, "to": None, "unmet": []}
        return Outcome(text=dumped({**shown, "findings": findings_json(done.findings)}), exit_code=exit_code(done))
    return Outcome(text=report(done.findings, settings) + counted(done.findings, settings), exit_code=exit_code(done))


def _toward(name: str, to: int | None, done: Run, expansion: Expansion, settings: Settings) -> Outcome:
    declared = next(each for each in expansion.standings if each.platform == name)
    target = to or declared.next or declared.declared
    there = at_step(done, name, target) if target > declared.declared else expansion
    standing = next(each for each in there.standings if each.platform == name)
    new = tuple(job.name for job in brings(expansion, there, name))
    return _answered(_Gap(declared=declared, to=target, unmet=standing.missing(target), brings=new), settings)


def _beside(name: str, other: str, expansion: Expansion, settings: Settings) -> Outcome:
    standings = {each.platform: each for each in expansion.standings}
    declared, beside = standings[name], standings[other]
    theirs = {each.rule for each in beside.missing(HIGHEST)}
    unmet = tuple(each for each in declared.missing(HIGHEST) if each.rule not in theirs)
    said = {(each.suite, each.trigger) for each in unmet}
    more = lacks(expansion.platform[name], expansion.platform[other], expansion)
    more = tuple(each for each in more if (each.test_class, each.what) not in said)
    return _answered(_Gap(declared=declared, to=beside.earned, unmet=unmet, against=other, lacks=more), settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """What is missing: floors, jobs that the step brings along, and what another platform has besides."""

    declared: Standing
    to: int
    unmet: tuple[Unmet, ...]
    brings: tuple[str, ...] = ()
    against: str = ""
    lacks: tuple[Lack, ...] = ()


def _answered(found: _Gap, settings: Settings) -> Outcome:
    code = Exit.FINDINGS if found.unmet or found.lacks else Exit.CLEAN
    shape = {"json": _json, "markdown": _markdown}.get(settings.format)
    return Outcome(text=shape(found) if shape else _text(found, settings), exit_code=code)


def _title(found: _Gap) -> str:
    standing = found.declared
    stands = f"{standing.platform}: {step_name(standing.declared)}, earned {step_name(standing.earned)}"
    return f"{stands}; beside {found.against}" if found.against else f"{stands}; toward {step_name(found.to)}"


def _text(found: _Gap, settings: Settings) -> str:
    if settings.quiet:
        return "".join(f"{rule}\n" for rule in dict.fromkeys(each.rule for each in found.unmet))
    text = settings.style.paint(_title(found), "bold") + "\n\n" + steps(found.unmet, settings.style)
    if found.lacks:
        text += "".join(f"  {each.message}\n    {each.hint}\n" for each in found.lacks)
    if found.brings:
        text += f"Not running yet, and switched on by the step itself: {', '.join(found.brings)}\n"
    count = len(found.unmet) + len(found.lacks)
    return text + (f"{plural(count, 'thing')} missing\n" if count else "nothing is missing\n")


def _markdown(found: _Gap) -> str:
    lines = [
        f"- **{each.rule}** (step {each.step}): {prose(each.message)}; {prose(each.hint)}{_lifted(each)}"
        for each in found.unmet
    ]
    lines += [f"- {prose(each.message)}; {prose(each.hint)}" for each in found.lacks]
    return f"{_title(found)}\n\n" + ("".join(f"{line}\n" for line in lines) or "Nothing is missing.\n")


def _lifted(each: Unmet) -> str:
    """Return which delta lifts it, for the end of a line of Markdown."""
    delta = each.delta
    return f". Lifted until {delta.until}: {prose(delta.reason)} ({thread(delta.issue)})" if delta else ""


def _json(found: _Gap) -> str:
    shown = {
        "platform": found.declared.platform,
        "from": found.declared.declared,
        "earned": found.declared.earned,
        "to": found.to,
        "unmet": [_unmet_json(each) for each in found.unmet],
    }
    if found.against:
        lacking = [
            {"class": each.test_class, "what": each.what, "message": each.message, "hint": each.hint}
            for each in found.lacks
        ]
        return dumped({**shown, "against": found.against, "lacks": lacking, "findings": []})
    return dumped({**shown, "brings": list(found.brings), "findings": []})


def _unmet_json(each: Unmet) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "rule": each.rule,
        "step": each.step,
        "message": each.message,
        "hint": each.hint,
        "file": each.place.file,
        "line": each.place.line,
    }
    if each.delta is not None:
        shown["lifted"] = {
            "until": each.delta.until,
            "reason": each.delta.reason,
            "issue": each.delta.issue,
            "line": each.delta.place.line,
        }
    return shown

"""`jobgen explain`: where a value of a generated job comes from, why something is not there, what a rule says."""

from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, report
from jobgen.commands.explaining.answer import Answer, as_markdown, as_text
from jobgen.commands.explaining.board import explain_board, explain_external
from jobgen.commands.explaining.field import explain_field
from jobgen.commands.explaining.job import explain_job
from jobgen.commands.explaining.rules import explain_rule, list_rules, rule_named
from jobgen.commands.explaining.suite import explain_absence, explain_platform
from jobgen.commands.explaining.targets import BoardNamed, SuiteOf, TabNamed, Target, target_named
from jobgen.errors import JobgenError
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Catalogue, Platform
from jobgen.model.words import Trigger
from jobgen.pipeline import Run, run
from jobgen.stages.read import read_catalogue


def explain(name: str, settings: Settings, *, field: str = "") -> Outcome:
    """Explain whatever has the name; without one, list the rules. A `field` is one of a job.

    Specs with errors are explained as far as they can be understood, and the exit code says so.

    Raises:
        JobgenError: nothing has the name, or it has no fields.
    """
    if not name:
        return Outcome(text=list_rules(settings))
    rule = rule_named(name)
    if rule is not None:
        if field:
            raise JobgenError(f'only a job has fields, and "{name}" is a rule', hint=f"jobgen explain {name}")
        return Outcome(text=explain_rule(rule, settings))
    done = run(settings.specs)
    if done.expansion is None or done.sources.suites is None:
        return _refused(done, settings)
    catalogue = read_catalogue(done.sources.suites)
    target = target_named(name, done.expansion, catalogue)
    answer = (
        _field(name, field, target, done.expansion, catalogue)
        if field
        else _whole(target, done.expansion, catalogue, settings)
    )
    return Outcome(text=_shown(answer, done, settings), exit_code=exit_code(done))


def _refused(done: Run, settings: Settings) -> Outcome:
    if settings.format == "json":
        return Outcome(text=dumped({"findings": findings_json(done.findings)}), exit_code=exit_code(done))
    return Outcome(text=report(done.findings, settings) + counted(done.findings, settings), exit_code=exit_code(done))


def _field(name: str, field: str, target: Target, expansion: Expansion, catalogue: Catalogue) -> Answer:
    if isinstance(target, TabNamed):
        target = target.job
    if isinstance(target, Job):
        return explain_field(field, target, expansion, catalogue)
    if isinstance(target, SuiteOf) and target.trigger is None:
        hint = f"name the trigger too, as {name}/periodic"
        raise JobgenError(f'only a job has fields, and "{name}" is a suite', hint=hint)
    if isinstance(target, SuiteOf):
        raise JobgenError(f'there is no job "{name}"', hint=f"jobgen explain {name} says why")
    hint = f"jobgen explain {name}/{field}" if isinstance(target, Platform) else f"jobgen explain {name}"
    raise JobgenError(f'only a job has fields, and "{name}" is none', hint=hint)


def _whole(target: Target, expansion: Expansion, catalogue: Catalogue, settings: Settings) -> Answer:
    if isinstance(target, Job):
        return explain_job(target, expansion, catalogue, settings.out.as_posix())
    if isinstance(target, TabNamed):
        return explain_field("tab", target.job, expansion, catalogue)
    if isinstance(target, BoardNamed):
        return explain_board(target.name, expansion, catalogue, settings.out.as_posix())
    if isinstance(target, Platform):
        return explain_platform(target, expansion, catalogue)
    if isinstance(target, SuiteOf):
        triggers = (target.trigger,) if target.trigger else tuple(Trigger)
        return explain_absence(target.platform, target.suite, triggers, expansion, catalogue)
    return explain_external(target)


def _shown(answer: Answer, done: Run, settings: Settings) -> str:
    if settings.format == "json":
        return dumped({**answer.data, "findings": findings_json(done.findings)})
    if settings.format == "markdown":
        return as_markdown(answer)
    note = "\nThe specs have errors; jobgen validate shows them.\n" if done.failed else ""
    return as_text(answer, settings.style) + note

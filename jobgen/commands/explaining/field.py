"""A field of a job explained: its value, who made it so, and whoever was overridden."""

from typing import Any

from jobgen.commands.explaining.answer import Answer, Line, Section, place_json, shown
from jobgen.commands.explaining.fields import BOARDS, OWN_WORDS, TAB, Field, dotted, field_named, in_body
from jobgen.commands.explaining.forked import Change, changes
from jobgen.commands.explaining.job import setting_of
from jobgen.commands.explaining.targets import main_job
from jobgen.commands.explaining.trace import Effect, Said
from jobgen.commands.explaining.values import Explained, explain_value
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Catalogue
from jobgen.nodes import Plain, plain

NOT_SET = "not set"
UNSAID = "no layer says it, so it is left to Prow and its defaults"


def explain_field(words: str, job: Job, expansion: Expansion, catalogue: Catalogue) -> Answer:
    """Return the value of a field and the chain of layers that made it; of a fork, what changed it too.

    Raises:
        JobgenError: there is no such field.
    """
    main = main_job(job, expansion) if job.version else job
    field = field_named(words, main)
    told = explain_value(setting_of(main, expansion, catalogue), field)
    changed = changes(main, job, field, expansion.site) if job.version else ()
    value = _value_of(job, field, told)
    head = "What the layers say, lowest first; * counts:"
    if job.version:
        head = f"What the layers of {main.name} say, lowest first; * counts:"
    whole = told.parts and not job.version
    sections = (
        Section(head="Its value:", lines=() if whole else (Line(text=_shown(value)),)),
        Section(head="Where it comes from:", lines=() if changed else _source(told, job)),
        Section(head=head, lines=tuple(map(_said, told.said))),
        Section(head="What it holds:", lines=_parts(told) if whole else ()),
        Section(head="What made the fork differ, in order:", lines=tuple(map(_change, changed))),
    )
    return Answer(
        title=f"{job.name}: {field}", sections=sections, data={"field": _json(job, field, value, told, changed)}
    )


def _value_of(job: Job, field: Field, told: Explained) -> Plain:
    if not job.version:
        return told.value
    if field.path[0] == "signal":
        return job.signal.value
    if field.path == BOARDS:
        return list(job.boards)
    node = in_body(job.body, field.body)
    if node is None and field.path == TAB and job.boards:
        return job.tab
    return plain(node) if node else told.value if field.path[0] in OWN_WORDS else None


def _shown(value: Plain) -> str:
    return NOT_SET if value is None else shown(value)


def _source(told: Explained, job: Job) -> tuple[Line, ...]:
    kept = (Line(text="the fork has it as the job of the main branch has"),) if job.version else ()
    return (_origin(told), *kept)


def _origin(told: Explained) -> Line:
    counting = [each for each in told.said if each.counts]
    if told.because:
        return Line(text=told.because, place=told.place)
    if told.value is None:
        return Line(text="the last of the layers below takes it away" if counting else UNSAID)
    if counting and (len(counting) == 1 or not told.parts):
        return Line(text=counting[-1].layer, place=counting[-1].place)
    return Line(text=f"merged from {len(counting)} layers")


def _said(said: Said) -> Line:
    return Line(text=f"{said.layer}: {_effect(said)}", place=said.place, counts=said.counts)


def _effect(said: Said) -> str:
    value = shown(said.value)
    if said.effect is Effect.REMOVES:
        return f"{value} removes it" if said.value is None else f"{value} empties it"
    if said.effect is Effect.CLEARS:
        return f"cleared by {said.by} ({value})"
    if said.effect is Effect.IDLE:
        return f"{value} removes nothing"
    return value


def _parts(told: Explained) -> tuple[Line, ...]:
    return tuple(Line(text=f"{dotted(part.path)}: {shown(part.value)}", place=part.place) for part in told.parts)


def _change(change: Change) -> Line:
    return Line(text=f"{_shown(change.value)}: {change.text}", place=change.place)


def _json(job: Job, field: Field, value: Plain, told: Explained, changed: tuple[Change, ...]) -> dict[str, Any]:
    return {
        "job": job.name,
        "field": str(field),
        "set": value is not None,
        "value": value,
        "place": place_json(changed[-1].place if changed else told.place),
        "because": told.because,
        "said": [_said_json(each) for each in told.said],
        "parts": [
            {"field": dotted(part.path), "value": part.value, "place": place_json(part.place)} for part in told.parts
        ],
        "fork": [{"value": each.value, "because": each.text, "place": place_json(each.place)} for each in changed],
    }


def _said_json(said: Said) -> dict[str, Any]:
    return {
        "layer": said.layer,
        "effect": said.effect.value,
        "value": said.value,
        "by": said.by,
        "counts": said.counts,
        "place": place_json(said.place),
    }

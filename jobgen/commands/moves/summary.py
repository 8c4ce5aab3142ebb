"""A promotion or demotion for people: on a terminal, and as Markdown for a pull request."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jobgen.commands.common import Settings, counted, report
from jobgen.commands.moves.answer import Answer
from jobgen.commands.moves.gates import Gate, State, as_finding
from jobgen.reporters.words import plural
from jobgen.syntax.markdown import prose, table, thread

_KEPT = "nothing was changed"


class _Section(NamedTuple):
    title: str
    lines: tuple[str, ...]
    bullet: str = "- "


def text(answer: Answer, settings: Settings) -> str:
    """Return the answer for a terminal; a dry run prints the patch and nothing else."""
    if answer.effects is None:
        return _refused(answer, settings)
    if answer.move.request.dry_run:
        return answer.patch
    if settings.quiet:
        return ""
    paint = settings.style.paint
    title = paint(f"{answer.subject}: {answer.start} -> {answer.end}", "bold")
    sections = [_Section("gates", tuple(_gate_line(gate) for gate in answer.gates)), *_sections(answer)]
    body = "".join(
        f"\n{paint(section.title, 'bold')}\n"
        + "".join(f"  {section.bullet.removeprefix('- ')}{line}\n" for line in section.lines)
        for section in sections
        if section.lines
    )
    return f"{title}\n{body}\n{answer.patch}\n{answer.tree}"


def markdown(answer: Answer) -> str:
    """Return the answer as a description of the pull request."""
    parts = [f"## {answer.subject}: {answer.start} to {answer.end}\n", _story(answer)]
    if answer.gates:
        rows = [(gate.state.value, f"`{gate.rule}`", prose(gate.message)) for gate in answer.gates]
        parts.append("### Gates\n\n" + table(("state", "rule", "what"), rows))
    if answer.effects is None:
        lines = [str(finding) for finding in answer.findings]
        lines = lines or [f"{each.place}: {each.message}" for each in answer.by_hand]
        parts += ["".join(f"- {prose(line)}\n" for line in lines)] if lines else []
        return "\n".join([*parts, f"**{_why_not(answer)}; {_KEPT}.**\n"])
    for section in _sections(answer):
        if section.lines:
            lines = [f"{section.bullet}{prose(line)}" for line in section.lines]
            parts.append("### " + section.title[0].upper() + section.title[1:] + "\n\n" + "\n".join(lines) + "\n")
    parts.append(f"### Patch\n\n```diff\n{answer.patch}```\n")
    return "\n".join(parts)


def _refused(answer: Answer, settings: Settings) -> str:
    if answer.unmet:
        spec = answer.move.platform.document.node.place
        said = report([as_finding(gate, spec) for gate in answer.unmet], settings)
    elif answer.by_hand and not answer.findings:
        said = "".join(f"{each.place}: {each.message}\n" for each in answer.by_hand)
    else:
        said = report(answer.findings, settings) + counted(answer.findings, settings)
    return said + f"{_why_not(answer)}; {_KEPT}\n"


def _why_not(answer: Answer) -> str:
    stays = f"{answer.subject} stays at {answer.start}"
    if answer.unmet:
        return f"{stays}: {len(answer.unmet)} of {plural(len(answer.gates), 'gate')} not met"
    if answer.by_hand and not answer.findings:
        return f"{stays}: {plural(len(answer.by_hand), 'edit')} to be made by hand"
    return f"{stays}: at {answer.end} the specs would not be valid"


def _story(answer: Answer) -> str:
    request = answer.move.request
    entry = answer.move.entry
    link = f" ({thread(request.issue)})" if request.issue else ""
    return f"{entry['date']}: {prose(str(entry['why']))}{link}\n"


def _gate_line(gate: Gate) -> str:
    said = f": {gate.message}" if gate.state is State.LIFTED else ""
    return f"{gate.state.value:<7} {gate.rule}{said}"


def _sections(answer: Answer) -> Iterator[_Section]:
    effects = answer.effects
    if effects is None:
        return
    yield _Section("jobs that start", effects.starts)
    yield _Section("jobs that stop", effects.stops)
    yield _Section("jobs that change", tuple(f"{name}: {'; '.join(changes)}" for name, changes in effects.changes))
    yield _Section("boards gain", _seats(effects.gains))
    yield _Section("boards lose", _seats(effects.loses))
    yield _Section("deltas that lift nothing any more, to be removed", tuple(str(each.rule) for each in effects.idle))
    yield _Section("left as it is, and to be looked at", effects.notes)
    yield _Section("still to be shown", answer.evidence, "- [ ] ")


def _seats(boards: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(f"{board}: {', '.join(names)}" for board, names in boards.items())

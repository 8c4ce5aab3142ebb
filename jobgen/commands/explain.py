"""`jobgen explain`: what a rule says, why, where it comes from, and examples."""

from typing import Any

from jobgen.commands.common import Outcome, Settings, dumped
from jobgen.errors import JobgenError
from jobgen.findings import Severity
from jobgen.reporters.tables import table
from jobgen.rules import RULES
from jobgen.rules.protocol import Kind, Rule
from jobgen.rules.reading import NOTES, WARNINGS
from jobgen.syntax.suggest import closest


def explain(name: str, settings: Settings) -> Outcome:
    """Explain one rule, or list all of them where the name is empty.

    Raises:
        JobgenError: there is no such rule.
    """
    rules = {rule.id: rule for rule in RULES}
    if not name:
        return Outcome(text=_list(settings))
    rule = rules.get(name) or _noted(name)
    if rule is None:
        near = closest(name, {*rules, *NOTES})
        hint = f'did you mean "{near}"?' if near else "jobgen explain lists the rules"
        raise JobgenError(f'there is no rule "{name}"', hint=hint)
    if settings.format == "json":
        return Outcome(text=dumped({"rule": _json(rule)}))
    return Outcome(text=_markdown(rule) if settings.format == "markdown" else _text(rule, settings))


def _noted(name: str) -> Rule | None:
    """Return a finding of the stages before the rules as if it were one; it has neither source nor examples."""
    if name not in NOTES:
        return None
    return Rule(
        id=name,
        doc=NOTES[name],
        on=Kind.TREE,
        check=lambda *_: iter(()),
        source=(),
        passing="",
        failing="",
        severity=Severity.WARNING if name in WARNINGS else Severity.ERROR,
    )


def _list(settings: Settings) -> str:
    if settings.format == "json":
        return dumped({"rules": [_json(rule) for rule in (*RULES, *filter(None, map(_noted, NOTES)))]})
    rows = [*((rule.id, rule.title) for rule in RULES), *((name, note.rstrip(".")) for name, note in NOTES.items())]
    if settings.quiet:
        return "".join(f"{name}\n" for name, _ in rows)
    return table(("rule", "what it says"), rows, markdown=settings.format == "markdown")


def _text(rule: Rule, settings: Settings) -> str:
    title, _, body = rule.doc.partition("\n")
    text = settings.style.paint(f"{rule.id}: {title}", "bold") + f"\n{_facts(rule)}\n"
    text += f"\n{body.strip()}\n" if body.strip() else ""
    parts = (
        ("Source", rule.source),
        ("Holds", rule.passing.splitlines()),
        ("Does not hold", rule.failing.splitlines()),
    )
    for head, lines in parts:
        text += f"\n{head}:\n" + "".join(f"    {line}\n" for line in lines) if lines else ""
    return text


def _markdown(rule: Rule) -> str:
    title, _, body = rule.doc.partition("\n")
    text = f"## {rule.id}\n\n{title}\n\n{_facts(rule)}\n"
    text += f"\n{body.strip()}\n" if body.strip() else ""
    text += f"\nSource: {'; '.join(rule.source)}.\n" if rule.source else ""
    for head, example in (("Holds", rule.passing), ("Does not hold", rule.failing)):
        text += f"\n{head}:\n\n```yaml\n{example.strip()}\n```\n" if example else ""
    return text


def _facts(rule: Rule) -> str:
    """Return in one line how bad it is, which step asks for it, whether a delta may lift it, and who else refuses it."""
    step = f", a floor of step {rule.floor}" if rule.floor is not None else ""
    refused = f"; {rule.engine} refuses it too" if rule.engine else ""
    return f"{rule.severity}{step}; {'a delta may lift it' if rule.lifts else 'no delta lifts it'}{refused}"


def _json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "doc": rule.doc.strip(),
        "source": list(rule.source),
        "severity": rule.severity.value,
        "step": rule.floor,
        "lifts": rule.lifts,
        "passing": rule.passing.strip(),
        "failing": rule.failing.strip(),
    }

"""A rule explained: what it says, why, where it comes from, and examples."""

from typing import Any

from jobgen.commands.common import Settings, dumped
from jobgen.reporters.tables import table
from jobgen.rules import RULES
from jobgen.rules.protocol import ON_SPECS, Kind, Rule
from jobgen.rules.reading import NOTES, severity


def rule_named(name: str) -> Rule | None:
    """Return the rule, or the finding of an earlier stage, with this id."""
    return next((rule for rule in RULES if rule.id == name), None) or _noted(name)


def rule_ids() -> tuple[str, ...]:
    """Return every id that can be explained."""
    return (*(rule.id for rule in RULES), *NOTES)


def explain_rule(rule: Rule, settings: Settings) -> str:
    """Return the documentation of one rule."""
    if settings.format == "json":
        return dumped({"rule": _json(rule)})
    return _markdown(rule) if settings.format == "markdown" else _text(rule, settings)


def list_rules(settings: Settings) -> str:
    """Return all rules, each with its title."""
    if settings.format == "json":
        return dumped({"rules": [_json(rule) for rule in (*RULES, *filter(None, map(_noted, NOTES)))]})
    rows = [*((rule.id, rule.title) for rule in RULES), *((name, note.rstrip(".")) for name, note in NOTES.items())]
    if settings.quiet:
        return "".join(f"{name}\n" for name, _ in rows)
    return table(("rule", "what it says"), rows, markdown=settings.format == "markdown")


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
        severity=severity(name),
        asks=(ON_SPECS,),
    )


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
    by_hand = f"{rule.severity_by_hand} in hand-written configuration; " if _differs(rule) else ""
    refused = f"; {rule.engine} refuses it too" if rule.engine else ""
    return f"{rule.severity}{step}; {by_hand}{'a delta may lift it' if rule.lifts else 'no delta lifts it'}{refused}"


def _differs(rule: Rule) -> bool:
    return rule.on_written and rule.severity_by_hand is not rule.severity


def _json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "doc": rule.doc.strip(),
        "source": list(rule.source),
        "severity": rule.severity.value,
        "severity_by_hand": rule.severity_by_hand.value if rule.on_written else None,
        "step": rule.floor,
        "lifts": rule.lifts,
        "passing": rule.passing.strip(),
        "failing": rule.failing.strip(),
    }

"""Write docs/rules.md: what `jobgen explain` says of every rule, by family, below a table of all.

Everything comes from the rules themselves, and from `jobgen/rules/reading.py` for what is found before they are asked.
"""

from pathlib import Path

from jobgen.commands.common import Settings
from jobgen.commands.explain import explain
from jobgen.reporters.tables import table
from jobgen.rules import boards, ladder, prow, reading, spec
from jobgen.rules.protocol import Rule

TARGET = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
COMMAND = ".venv/bin/python scripts/make_rule_docs.py"
FAMILIES = (
    ("Specs", spec.__doc__, spec.RULES),
    ("Prow and TestGrid", prow.__doc__, prow.RULES),
    ("TestGrid files", boards.__doc__, boards.RULES),
    ("The ladder", ladder.__doc__, ladder.RULES),
)
READING = "Before the rules"
COLUMNS = ("rule", "what must hold", "severity", "by hand", "step", "delta")
HEAD = f"""\
<!-- Made from jobgen/rules by `{COMMAND}`; do not edit. -->

# The rules

What must hold, why, and what to write. `jobgen explain RULE` says the same. An example is a part of a spec: its keys stand in a small
complete platform, `linux-arm64`. For rules that look at hand-written configuration alone it is files, by their names. The tests run each
of them. A source such as `P-30` is a row of [the coverage table](coverage.md).

`severity` is that of a finding on specs, `by hand` that of one on configuration that somebody wrote (`jobgen lint`); it is empty for rules that look
at specs alone. `step` is the step of the ladder that the rule is a floor of; `delta` says whether a delta may lift the rule.

"""


def main() -> None:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the page: a table of every rule, then each family with its rules."""
    rows = [*(_row(rule) for _, _, rules in FAMILIES for rule in rules), *map(_noted, reading.NOTES)]
    families = [_family(title, doc, [rule.id for rule in rules]) for title, doc, rules in FAMILIES]
    last = _family(READING, reading.__doc__, list(reading.NOTES))
    return HEAD + table(COLUMNS, rows, markdown=True) + "".join(families) + last


def _row(rule: Rule) -> tuple[str, ...]:
    by_hand = rule.severity_by_hand if rule.on_written else ""
    step = "" if rule.floor is None else str(rule.floor)
    return (_link(rule.id), rule.title, rule.severity, by_hand, step, "yes" if rule.lifts else "")


def _noted(name: str) -> tuple[str, ...]:
    severity = reading.severity(name)
    return (_link(name), reading.NOTES[name].rstrip("."), severity, severity, "", "")


def _link(name: str) -> str:
    return f"[`{name}`](#{name})"


def _family(title: str, doc: str | None, names: list[str]) -> str:
    about = (doc or "").strip().partition("\n\n")[0]
    rules = "".join(f"\n#{explain(name, Settings(format='markdown')).text}" for name in names)
    return f"\n## {title}\n\n{about}\n{rules}"


if __name__ == "__main__":
    main()
